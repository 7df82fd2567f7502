import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from qunzhi.findings import Finding, Place
from qunzhi.preview.events import stream
from qunzhi.preview.indexing import SearchIndex, Stage
from qunzhi.preview.lately import MOST, Lately
from qunzhi.preview.session import Session
from qunzhi.preview.state import MOST_TOLD, Live
from tests.preview.sites import PAGE, finished

ERROR = Finding("QZ-S01", Place("content/members.yml", 3, 5), {"field": "title"})
WARNING = Finding("QZ-F10", Place("content/activities/2024/unused.jpg"), {"name": "unused.jpg"})


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    monkeypatch.setattr(SearchIndex, "renew", lambda index, site, pages: None)
    return Session(tmp_path, finished(tmp_path / "site", {"index.html": PAGE.format("1"), "a.css": "", "a.js": ""}))


def told(live: Live) -> dict[str, Any]:
    """What a page that is opened now is told first."""
    event = next(stream(live)).decode()
    assert event.startswith("data: ") and event.endswith("\n\n") and event.count("\n") == 2
    found: dict[str, Any] = json.loads(event.removeprefix("data: "))
    return found


def test_a_page_is_told_the_state_at_once_and_every_change_of_it(session: Session) -> None:
    events = stream(session.live)
    assert b'"building": false' in next(events)
    session.begin()
    assert b'"building": true' in next(events)
    session.stopped([ERROR])
    assert b'"building": false' in next(events)


def test_while_nothing_changes_a_page_is_sent_what_it_does_not_see(session: Session) -> None:
    events = stream(session.live, beat_seconds=0)
    next(events)
    assert next(events).startswith(b":")
    session.begin()
    assert next(events).startswith(b"data: ")


def test_a_site_that_an_earlier_preview_has_left_is_shown_at_once(session: Session) -> None:
    assert told(session.live)["site"]


def test_mistakes_are_told_while_the_last_good_site_stays(session: Session) -> None:
    before = told(session.live)
    session.begin()
    session.stopped([WARNING, ERROR])
    after = told(session.live)
    assert after["site"] == before["site"]
    assert after["counts"] == {"error": 1, "warning": 1, "note": 0}
    assert after["errors"] == [ERROR.plain()]
    assert after["warnings"] == [WARNING.plain()]
    session.built([])
    assert told(session.live)["counts"] == {"error": 0, "warning": 0, "note": 0}


def test_another_failure_is_told_until_a_build_succeeds(session: Session) -> None:
    session.failed("mkdocs.yml: mapping expected")
    assert told(session.live)["trouble"] == "mkdocs.yml: mapping expected"
    session.built([])
    assert told(session.live)["trouble"] == ""


def test_a_page_made_ahead_is_told_and_is_told_again_when_it_is_taken_back(session: Session) -> None:
    before = told(session.live)
    session.begin()
    session.made_ahead({"index.html": b"2"})
    ahead = told(session.live)
    assert ahead["site"] != before["site"] and ahead["building"]
    assert (ahead["styles"], ahead["scripts"]) == (before["styles"], before["scripts"])
    session.made_ahead({"index.html": b"3"})
    assert told(session.live)["site"] not in (ahead["site"], before["site"])
    session.made_ahead({})
    assert told(session.live)["site"] == before["site"]


@pytest.mark.parametrize(
    "end", [lambda one: one.built([]), lambda one: one.stopped([ERROR]), lambda one: one.failed("x")]
)
def test_a_page_made_ahead_goes_when_the_build_ends(session: Session, end: Callable[[Session], object]) -> None:
    before = told(session.live)
    session.made_ahead({"index.html": b"2"})
    end(session)
    assert session.page_ahead("index.html") is None
    assert told(session.live)["site"] == before["site"]


def test_a_page_ahead_of_a_build_that_was_overtaken_stays_while_the_next_one_meets_mistakes(session: Session) -> None:
    session.begin()
    session.made_ahead({"index.html": b"2"})
    ahead = told(session.live)["site"]
    for _ in range(2):
        session.begin()
        session.stopped([ERROR])
        assert session.page_ahead("index.html") == b"2"
        assert told(session.live)["site"] == ahead
    session.begin()
    session.made_ahead({"index.html": b"3"})
    session.stopped([ERROR])
    assert session.page_ahead("index.html") is None, "here it is the rest of its own build that fails"


def test_whoever_waits_for_a_state_goes_on_when_it_is_reached(session: Session) -> None:
    session.begin()
    waiting = Thread(target=session.live.wait_until, args=(lambda state: not state.building,))
    waiting.start()
    session.made_ahead({"index.html": b"2"})
    assert waiting.is_alive()
    session.stopped([])
    waiting.join(60)
    assert not waiting.is_alive()


def test_the_pages_that_were_asked_for_last_are_remembered() -> None:
    lately = Lately()
    for number in (0, *range(MOST), 0, MOST):
        lately.add(f"{number}.html")
    assert lately.paths == {"0.html", *(f"{number}.html" for number in range(2, MOST + 1))}


def test_of_thousands_of_findings_a_page_is_told_the_first_and_their_number(session: Session) -> None:
    session.stopped([replace(ERROR, place=Place("content/members.yml", line)) for line in range(1, 3001)])
    assert len(told(session.live)["errors"]) == MOST_TOLD
    assert told(session.live)["counts"]["error"] == 3000


def test_pages_that_are_new_gone_or_changed_are_counted(session: Session) -> None:
    pages = {"index.html": PAGE.format("1"), "gone/index.html": "x", "same/index.html": "x"}
    finished(session.site, pages)
    session.built([])
    finished(session.site, {"index.html": PAGE.format("2"), "new/index.html": "x", "same/index.html": "x", "b.css": ""})
    assert session.built([]) == 3


@pytest.mark.parametrize(
    ("path", "changed"),
    [("index.html", {"site"}), ("a.css", {"site", "styles"}), ("a.js", {"site", "scripts"}), ("a.json", {"site"})],
)
def test_a_page_is_told_what_kind_of_file_changed(session: Session, path: str, changed: set[str]) -> None:
    before = told(session.live)
    finished(session.site, {"index.html": PAGE.format("1"), "a.css": "", "a.js": "", path: "changed"})
    session.built([])
    after = told(session.live)
    assert {name for name in ("site", "styles", "scripts") if before[name] != after[name]} == changed


def test_an_index_is_made_once_of_the_same_pages(tmp_path: Path) -> None:
    page = PAGE.format("年会").replace("<html>", '<html lang="zh-CN">').replace("<body>", "<body data-pagefind-body>")
    site = finished(tmp_path / "site", {"index.html": page})
    live, stages = Live(Session(tmp_path, site).live.state), list[Stage]()

    def hear(stage: Stage) -> None:
        stages.append(stage)
        live.change(lambda state: replace(state, indexing=stage == "begun"))

    index = SearchIndex(tmp_path / "search", hear)
    index.renew(site, "digest")
    number, state = live.after(0, 0)
    while state.indexing:
        number, state = live.after(number, 60)
    assert stages == ["begun", "ready"], f"{sys.executable} -m qunzhi.preview.indexing has failed"
    assert (index.folder / "pagefind.js").is_file()
    index.renew(site, "digest")
    assert stages == ["begun", "ready"]
