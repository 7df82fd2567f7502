import re
from pathlib import Path

import pytest

from qunzhi.preview.digests import Digests
from qunzhi.preview.injection import digest_of, with_script
from qunzhi.preview.session import Session
from tests.preview.sites import PAGE, ask, finished

SHOWN = Digests("site", "styles", "scripts", "pages")
SCRIPT = re.compile(rb"<script[^>]*preview\.js[^>]*></script>")


@pytest.mark.parametrize(
    "page",
    [
        PAGE.format("年会"),
        PAGE.format("&lt;/head&gt;").replace("</body>", "<pre>&lt;/head></head></pre></body>"),
        "<HTML><HEAD><TITLE>x</TITLE></HEAD ><BODY></BODY></HTML>",
        "<p>a page without a head",
        "",
    ],
)
def test_a_page_gets_the_script_once_and_stays_the_same_otherwise(page: str) -> None:
    sent = with_script(page.encode(), SHOWN, 200)
    assert len(SCRIPT.findall(sent)) == 1
    assert SCRIPT.sub(b"", sent).decode() == page


def test_the_script_stands_in_the_head() -> None:
    assert SCRIPT.search(with_script(PAGE.format("年会").encode(), SHOWN, 200).partition(b"</head>")[0])


def test_the_script_is_told_what_its_page_belongs_to() -> None:
    page = PAGE.format("年会").encode()
    found = SCRIPT.search(with_script(page, SHOWN, 404))
    assert found
    for told in (
        f'data-page="{digest_of(page)}"',
        'data-status="404"',
        'data-styles="styles"',
        'data-scripts="scripts"',
    ):
        assert told in found[0].decode()


def test_only_pages_get_the_script_and_their_length_is_right(tmp_path: Path) -> None:
    words = PAGE.format("年会")
    others = ("a.txt", "a.svg", "a.xml", "a.json", "a.css", "a.js")
    session = Session(tmp_path, finished(tmp_path / "site", dict.fromkeys((*others, "index.html"), words)))
    for name in others:
        assert ask(session, f"/{name}").body.decode() == words
    page = ask(session, "/")
    assert len(SCRIPT.findall(page.body)) == 1
    assert page.headers["Content-Length"] == str(len(page.body))
    assert page.headers["ETag"] == f'W/"{digest_of(words.encode())}"'


def test_files_are_left_as_they_are(tmp_path: Path) -> None:
    session = Session(tmp_path, finished(tmp_path / "site", {"index.html": PAGE.format("年会")}))
    ask(session, "/")
    assert (session.site / "index.html").read_text("utf-8") == PAGE.format("年会")


def test_a_published_site_holds_no_trace_of_the_preview(sample_site: Path) -> None:
    traces = (b"__qunzhi", b"preview.js", b"preview.css", b"new EventSource(")
    texts = [path for path in sample_site.rglob("*") if path.suffix in (".html", ".js", ".css", ".json", ".xml")]
    assert len(texts) > 100
    assert [
        path for path in texts if "pagefind" not in path.parts and any(t in path.read_bytes() for t in traces)
    ] == []
