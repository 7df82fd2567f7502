import json
import re
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection, HTTPResponse
from socket import create_server
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.building import Building, copied_project, run_qunzhi
from tests.preview.running import PATIENCE_SECONDS, Preview, previewing, running

RECORD = "content/activities/2024-05-16-skills-contest/index.zh.md"
ARTICLE = "news/2024-05-16-skills-contest/"


@contextmanager
def asked(url: str) -> Iterator[HTTPResponse]:
    parts = urlsplit(url)
    assert parts.hostname
    with closing(HTTPConnection(parts.hostname, parts.port, timeout=PATIENCE_SECONDS)) as connection:
        connection.request("GET", parts.path)
        yield connection.getresponse()


def page(preview: Preview, path: str) -> tuple[int, str]:
    with asked(preview.url + path) as response:
        return response.status, response.read().decode()


def states(response: HTTPResponse) -> Iterator[dict[str, Any]]:
    """What an open page is told, as it comes."""
    for line in response:
        if line.startswith(b"data: "):
            yield json.loads(line.removeprefix(b"data: "))


def edit(building: Building | Preview, old: str, new: str, path: str = RECORD) -> None:
    whole = building.root / path
    words = whole.read_text("utf-8")
    assert old in words
    whole.write_text(words.replace(old, new, 1), "utf-8")


def follow(building: Building, preview: Preview) -> None:
    """A title changes, a mistake is made and mended: what pages show and are told meanwhile."""
    with asked(f"http://{urlsplit(preview.url).netloc}/__qunzhi/events") as response:
        told = states(response)
        first = next(state for state in told if state["site"] and not state["building"])
        edit(building, "title: 第三届", "title: 第四届")
        changed = next(state for state in told if state["site"] != first["site"] and not state["building"])
        assert "<h1" in page(preview, ARTICLE)[1] and "第四届" in page(preview, ARTICLE)[1]
        edit(building, "date: 2024-05-16", "date: 2018-13-01")
        stopped = next(state for state in told if state["errors"])
        assert stopped["site"] == changed["site"]
        assert [(e["code"], e["path"], e["line"], e["column"]) for e in stopped["errors"]] == [("QZ-D02", RECORD, 6, 7)]
        assert page(preview, ARTICLE)[0] == 200
        edit(building, "date: 2018-13-01", "date: 2024-05-16")
        assert next(state for state in told if not state["building"] and not state["errors"])


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """One that has followed what was written."""
    building = copied_project(tmp_path_factory.mktemp("preview"))
    (building.root / "site").mkdir()
    (building.root / "site" / "index.html").write_text("made before", "utf-8")
    with previewing(building) as preview:
        follow(building, preview)
        yield preview


def test_a_preview_tells_what_it_builds_and_each_mistake_once(preview: Preview) -> None:
    assert re.search(r"已生成，改动 \d+ 页，[\d.]+ 秒 · built, \d+ pages changed, [\d.]+ s", preview.said)
    assert preview.said.count(f"{RECORD}:6:7  QZ-D02  日期“2018-13-01”不存在") == 1
    assert "Traceback" not in preview.said


def test_a_page_that_is_open_is_shown_anew_before_the_rest_is_made(preview: Preview) -> None:
    with asked(f"http://{urlsplit(preview.url).netloc}/__qunzhi/events") as response:
        told = states(response)
        first = next(state for state in told if not state["building"])
        assert page(preview, ARTICLE)[0] == 200
        edit(preview, "title: 第四届", "title: 第五届")
        assert next(state for state in told if state["site"] != first["site"])["building"], "it is told at the end only"
        assert "第五届" in page(preview, ARTICLE)[1]
        assert next(state for state in told if not state["building"])["site"] != first["site"]
    assert "第五届" in page(preview, ARTICLE)[1]


def test_a_preview_leaves_the_made_site_alone(preview: Preview) -> None:
    site = preview.root / "site"
    assert {path.name: path.read_text("utf-8") for path in site.iterdir()} == {"index.html": "made before"}


def test_a_preview_is_searched_in_an_index_of_its_own(preview: Preview) -> None:
    preview.wait_until_said("检索已更新")
    status, script = page(preview, "pagefind/pagefind.js")
    assert status == 200 and script


def test_a_preview_that_is_interrupted_at_work_ends_in_peace(project: Building) -> None:
    with previewing(project) as preview:
        assert preview.interrupt() == 0
        assert preview.said.endswith("\n预览已结束。 · The preview has ended.\n")
        assert "Traceback" not in preview.said


def test_mkdocs_own_preview_does_the_same(project: Building) -> None:
    with running(project, ["mkdocs", "serve", "--livereload", "--dev-addr", f"127.0.0.1:{_free_port()}"]) as preview:
        preview.wait_until_said("Serving on http://127.0.0.1:")
        follow(project, preview)


def test_mkdocs_own_preview_starts_with_mistakes(project: Building) -> None:
    edit(project, "title:", "titel:")
    with running(project, ["mkdocs", "serve", "--livereload", "--dev-addr", f"127.0.0.1:{_free_port()}"]) as preview:
        preview.wait_until_said("Serving on http://127.0.0.1:")
        assert page(preview, ARTICLE)[0] == 503
        edit(project, "titel:", "title:")
        preview.wait_until_said("网站已生成")
        assert page(preview, ARTICLE)[0] == 200


def test_a_taken_port_is_told_with_what_to_do(project: Building) -> None:
    with create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        done = run_qunzhi(project, "serve", "--port", str(port))
    assert done.returncode == 1
    assert done.stderr.startswith(f"{port} 端口打不开，可能已被占用；换一个：make serve PORT={port + 1} · Port {port}")
    assert "Traceback" not in done.stderr


def _free_port() -> int:
    with create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port
