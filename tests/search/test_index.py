"""The index of the search."""

import hashlib
import json
import shutil
from pathlib import Path

from tests.browser.sites import Built

from qunzhi.search import Pagefind, characters_apart

BUILDS = 3


def digests(folder: Path) -> dict[str, str]:
    """Every file of an index, and what is in it."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_the_same_pages_give_the_same_index_byte_for_byte(site: Built, tmp_path: Path) -> None:
    made = []
    for number in range(BUILDS):
        copy = tmp_path / str(number)
        shutil.copytree(site.folder, copy, ignore=shutil.ignore_patterns(Pagefind.FOLDER, "media"))
        Pagefind().index(copy)
        made.append(digests(copy / Pagefind.FOLDER))
    assert made[1:] == made[:1] * (BUILDS - 1)


def test_the_index_holds_no_interface_of_the_engine(site: Built) -> None:
    assert [name for name in digests(site.folder / Pagefind.FOLDER) if name.startswith(Pagefind.UNUSED)] == []


def test_every_language_has_its_pages_in_the_index(site: Built) -> None:
    entry = json.loads((site.folder / Pagefind.FOLDER / "pagefind-entry.json").read_text("utf-8"))
    assert {lang for lang, index in entry["languages"].items() if index["page_count"]} == {"zh-cn", "en"}


def test_chinese_is_divided_into_characters_and_nothing_else_is() -> None:
    apart = characters_apart("<p>华大基因2018年，BGI公司 new words</p>")
    assert apart.replace("\u200b", "|") == "<p>华|大|基|因|2018|年，BGI|公|司 new words</p>"


def test_the_published_pages_are_left_as_they_are(site: Built) -> None:
    pages = (path.read_text("utf-8") for path in site.folder.rglob("*.html"))
    assert not any("\u200b" in text for text in pages)
