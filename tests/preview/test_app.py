from collections.abc import Callable
from pathlib import Path

import pytest

from qunzhi.preview.hosting import base_of
from qunzhi.preview.session import Session
from qunzhi.preview.state import State
from tests.preview.sites import PAGE, ask, finished

FILES = {
    "index.html": PAGE.format("首页"),
    "en/index.html": PAGE.format("Home"),
    "404.html": PAGE.format("没有找到"),
    "en/404.html": PAGE.format("Not found"),
    "news/年会/index.html": PAGE.format("年会"),
    "assets/css/base.css": "h1 {}",
    "assets/qunzhi.js": "{}",
    "feed.xml": "<feed/>",
    "data/honours.json": "[]",
    "data/honours.csv": "id\n",
    "assets/emblem.svg": "<svg/>",
    "robots.txt": "",
    "media/a-480.webp": "",
    "pagefind/pagefind.js": "old",
}


@pytest.fixture
def session(tmp_path: Path) -> Session:
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    return Session(tmp_path, finished(tmp_path / "site", FILES))


@pytest.mark.parametrize(("path", "title"), [("/", "首页"), ("/en/", "Home"), ("/news/年会/", "年会")])
def test_a_folder_answers_with_its_page(session: Session, path: str, title: str) -> None:
    answered = ask(session, path)
    assert answered.status == 200
    assert f"<h1>{title}</h1>".encode() in answered.body


def test_a_folder_without_its_slash_leads_to_the_one_with_it(session: Session) -> None:
    answered = ask(session, "/archive/news/年会", base="/archive/")
    assert (answered.status, answered.headers["Location"]) == (302, "/archive/news/%E5%B9%B4%E4%BC%9A/")


def test_a_site_stands_at_the_path_of_its_address_and_nowhere_else(session: Session) -> None:
    assert ask(session, "/", base="/archive/").headers["Location"] == "/archive/"
    assert ask(session, "/archive", base="/archive/").headers["Location"] == "/archive/"
    assert ask(session, "/archive/en/", base="/archive/").status == 200
    assert ask(session, "/en/", base="/archive/").status == 404


@pytest.mark.parametrize(
    ("path", "title"), [("/nowhere/", "没有找到"), ("/en/nowhere/", "Not found"), ("/news/", "没有")]
)
def test_an_address_that_leads_nowhere_says_so_in_its_language(session: Session, path: str, title: str) -> None:
    answered = ask(session, path)
    assert answered.status == 404
    assert title.encode() in answered.body


@pytest.mark.parametrize(
    ("path", "content_type"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/assets/css/base.css", "text/css; charset=utf-8"),
        ("/assets/qunzhi.js", "text/javascript; charset=utf-8"),
        ("/feed.xml", "application/xml; charset=utf-8"),
        ("/data/honours.json", "application/json; charset=utf-8"),
        ("/data/honours.csv", "text/csv; charset=utf-8"),
        ("/assets/emblem.svg", "image/svg+xml; charset=utf-8"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/checksums.sha256", "text/plain; charset=utf-8"),
        ("/media/a-480.webp", "image/webp"),
        ("/__qunzhi/preview.js", "text/javascript; charset=utf-8"),
        ("/__qunzhi/preview.css", "text/css; charset=utf-8"),
    ],
)
def test_a_file_is_served_as_what_it_is_and_never_kept(session: Session, path: str, content_type: str) -> None:
    answered = ask(session, path)
    assert (answered.status, answered.headers["Content-Type"]) == (200, content_type)
    assert answered.headers["Cache-Control"] == "no-store"
    assert answered.headers["Content-Length"] == str(len(answered.body))


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/news/../../secret.txt",
        "//../secret.txt",
        "/..",
        "/link.txt",
        "/linked/secret.txt",
        "/circle",
        "/a\0b",
        f"/{'long' * 100}",
        "/__qunzhi/app.py",
        "/__qunzhi/../app.py",
    ],
)
def test_nothing_outside_the_site_is_served(session: Session, path: str) -> None:
    (session.site / "link.txt").symlink_to("../secret.txt")
    (session.site / "linked").symlink_to("..")
    (session.site / "circle").symlink_to("circle")
    answered = ask(session, path)
    assert answered.status == 404
    assert b"secret" not in answered.body


@pytest.mark.parametrize("host", ["example.edu.cn", "example.edu.cn:8000", "127.0.0.1.example.edu.cn:8000", ""])
def test_another_name_for_this_computer_is_refused(session: Session, host: str) -> None:
    assert ask(session, "/", host=host).status == 403


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "localhost", "[::1]:8000"])
def test_the_names_of_this_computer_are_served(session: Session, host: str) -> None:
    assert ask(session, "/", host=host).status == 200


def test_a_preview_for_other_computers_may_be_called_by_any_name(session: Session) -> None:
    assert ask(session, "/", host="192.0.2.7:8000", listens_on="0.0.0.0").status == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_nothing_can_be_sent_to_the_preview(session: Session, method: str) -> None:
    answered = ask(session, "/", method=method)
    assert (answered.status, answered.headers["Allow"]) == (405, "GET, HEAD")


def test_the_head_of_a_page_is_that_of_the_page(session: Session) -> None:
    head, whole = ask(session, "/", method="HEAD"), ask(session, "/")
    assert head.body == b""
    assert head.headers == whole.headers


def test_the_index_of_the_search_is_served_from_its_own_folder(session: Session) -> None:
    assert ask(session, "/pagefind/pagefind.js").status == 404
    finished(session.search.folder, {"pagefind.js": "new"})
    assert ask(session, "/pagefind/pagefind.js").body == b"new"


def test_before_there_is_a_site_a_page_waits_for_it(tmp_path: Path) -> None:
    answered = ask(Session(tmp_path, tmp_path / "site"), "/news/")
    assert answered.status == 503
    assert "网页还没有生成" in answered.body.decode()
    assert b"/__qunzhi/preview.js" in answered.body


@pytest.mark.parametrize(
    ("settings", "base"),
    [
        ("site_url: https://example.edu.cn/archive/", "/archive/"),
        ("site_url: 'https://example.edu.cn/archive'  # soon", "/archive/"),
        ("site_url: https://example.edu.cn", "/"),
        ("site_url: ''", "/"),
        ("INHERIT: common.yml", "/common/"),
        ("INHERIT: common.yml\nsite_url: https://example.edu.cn/own/", "/own/"),
    ],
)
def test_the_path_of_a_site_is_that_of_its_address(tmp_path: Path, settings: str, base: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(f"site_name: x\n{settings}\n", "utf-8")
    (tmp_path / "common.yml").write_text("site_url: https://example.edu.cn/common/\n", "utf-8")
    assert base_of(tmp_path) == base


def test_a_page_made_ahead_stands_in_the_place_of_the_old_one(session: Session) -> None:
    page = PAGE.format("新的年会").encode()
    session.made_ahead({"news/年会/index.html": page})
    answered = ask(session, "/archive/news/年会/", base="/archive/")
    assert answered.status == 200
    assert "<h1>新的年会</h1>".encode() in answered.body and b"preview.js" in answered.body
    assert b"<h1>Home</h1>" in ask(session, "/en/").body
    session.built([])
    assert "<h1>年会</h1>".encode() in ask(session, "/news/年会/").body


def test_a_page_made_ahead_is_known_again_when_it_stands_in_the_site(session: Session) -> None:
    page = PAGE.format("新的年会")
    session.made_ahead({"news/年会/index.html": page.encode()})
    ahead = ask(session, "/news/年会/")
    finished(session.site, {**FILES, "news/年会/index.html": page})
    session.built([])
    assert ask(session, "/news/年会/").headers["ETag"] == ahead.headers["ETag"]


def test_what_a_page_made_ahead_shows_is_waited_for(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    def end_of_build(holds: Callable[[State], bool]) -> None:
        finished(session.site, {**FILES, "media/new-480.webp": "new"})
        session.built([])
        assert holds(session.live.state)

    monkeypatch.setattr(session.live, "wait_until", end_of_build)
    assert ask(session, "/media/new-480.webp").status == 404
    session.begin()
    session.made_ahead({"index.html": b"<img src=media/new-480.webp>"})
    assert ask(session, "/media/new-480.webp").body == b"new"


def test_only_pages_that_are_there_are_remembered_as_open(session: Session) -> None:
    for path in ("/", "/news/年会/", "/nowhere/", "/assets/css/base.css", "/__qunzhi/preview.js"):
        ask(session, path)
    assert session.lately.paths == {"index.html", "news/年会/index.html"}
