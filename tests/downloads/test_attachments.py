"""The attachments of a site: looked at once, and known again."""

import os
import signal
import time
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from qunzhi.build import CACHE
from qunzhi.confined import Limits
from qunzhi.downloads import attachments, looking
from qunzhi.downloads.attachments import files_of
from qunzhi.downloads.examining import examine, with_first_page
from qunzhi.downloads.known import known_in
from qunzhi.findings import Finding
from qunzhi.media import FileFacts, Media
from qunzhi.originals.resolve import Found
from qunzhi.pieces import changed, theme_pieces
from qunzhi.store import FOLDER, Store
from tests import attachments as made
from tests.downloads.looked import given
from tests.small_sites import bare_shell, laid_over, site_of

RECORD = "content/documents/2024-a"
PDF = f"{RECORD}/a.pdf"


def with_pdf(root: Path, content: bytes) -> Path:
    """A site with one document that has one attachment."""
    text = "---\ntitle: 甲\ntype: notice\nattachments: [{file: a.pdf, title: 正文}]\n---\n"
    return laid_over(root, {f"{RECORD}/index.zh.md": text, PDF: content})


def outcome(root: Path) -> tuple[dict[str, FileFacts], list[str], int]:
    """Facts, codes of findings, and how many files were opened."""
    opened: list[int] = []
    facts, findings = files_of(site_of(root), root / CACHE, Found(root), lambda: opened.append(1))
    return dict(facts), [finding.code for finding in findings], len(opened)


def aged(root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site whose files count as written long ago."""
    monkeypatch.setattr("qunzhi.downloads.known.YOUNG_NS", -(10**12))
    return root


def test_a_file_is_opened_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = aged(with_pdf(tmp_path / "site", made.plain_pdf()), monkeypatch)
    first = outcome(root)
    monkeypatch.setattr(attachments, "_sha256", lambda path: pytest.fail("it was opened again"))
    assert first[2] == 1
    assert outcome(root) == (*first[:2], 0)


def test_a_file_that_has_changed_is_looked_at_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = aged(with_pdf(tmp_path / "site", made.plain_pdf()), monkeypatch)
    outcome(root)
    (root / PDF).write_bytes(made.acting_pdf(made.SCRIPT))
    assert outcome(root) == ({}, ["QZ-V11"], 1)


def test_what_was_said_is_said_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = aged(with_pdf(tmp_path / "site", made.scanned_pdf()), monkeypatch)
    assert outcome(root)[1:] == (["QZ-V15"], 1)
    assert outcome(root)[1:] == (["QZ-V15"], 0)


def test_pictures_that_were_removed_from_the_store_are_drawn_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = aged(with_pdf(tmp_path / "site", made.plain_pdf()), monkeypatch)
    store = Store(root / CACHE / FOLDER)
    preview = outcome(root)[0][PDF].preview
    assert preview is not None
    store.drop(preview.copies[0].digest)
    assert outcome(root)[2] == 1
    assert all(store.holds(copy.digest) for copy in preview.copies)


def test_what_took_too_long_is_tried_again_and_costs_the_preview_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = aged(with_pdf(tmp_path / "site", made.plain_pdf()), monkeypatch)
    with monkeypatch.context() as busy:
        busy.setattr(looking, "_drawn", _hang)
        busy.setattr(looking, "LIMITS", Limits(0.6, 1 << 30))
        facts, codes, _ = outcome(root)
    assert (facts[PDF].preview, facts[PDF].pages, codes) == (None, 1, ["QZ-V17"])
    assert outcome(root)[1:] == ([], 1)


def _hang(*_: object) -> None:
    time.sleep(600)


def _die(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_what_browsers_would_die_of_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "_drawn", _die)
    assert outcome(with_pdf(tmp_path / "site", made.plain_pdf()))[:2] == ({}, ["QZ-V18"])


def test_a_file_that_may_not_be_read_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(path: Path) -> str:
        raise PermissionError(13, "no")

    monkeypatch.setattr(attachments, "_sha256", forbidden)
    assert outcome(with_pdf(tmp_path / "site", made.plain_pdf()))[:2] == ({}, ["QZ-V10"])


def test_a_finding_stands_where_the_file_is_named(tmp_path: Path) -> None:
    root = with_pdf(tmp_path / "site", b"")
    (finding,) = files_of(site_of(root), root / CACHE, Found(root))[1]
    assert isinstance(finding, Finding)
    assert str(finding.place) == f"{RECORD}/index.zh.md:4:22"


def test_the_first_page_is_published_upright_in_two_formats_and_two_sizes(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    paper = given(tmp_path, "a.pdf", made.plain_pdf())
    facts = with_first_page(paper, examine(paper), store).facts
    assert facts is not None and facts.preview is not None
    sizes = {(copy.format, copy.width, copy.height) for copy in facts.preview.copies}
    assert sizes == {(f, w, h) for f in ("webp", "jpeg") for w, h in ((240, 340), (480, 680))}
    for copy in facts.preview.copies:
        with Image.open(store.path(copy.digest)) as image:
            assert image.size == (copy.width, copy.height)
            dark = image.convert("L").point(lambda value: 255 * (value < 128)).getbbox()
        assert dark and dark[3] < copy.height / 4, "the line of text is not at the top of the page"


def test_a_page_is_drawn_alike_every_time(tmp_path: Path) -> None:
    stores = [Store(tmp_path / name) for name in ("one", "other")]
    paper = given(tmp_path, "a.pdf", made.plain_pdf())
    one, other = (with_first_page(paper, examine(paper), store) for store in stores)
    assert one == other


def test_nothing_is_kept_of_files_that_are_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = aged(with_pdf(tmp_path / "site", made.plain_pdf()), monkeypatch)
    outcome(root)
    laid_over(root, {f"{RECORD}/index.zh.md": "---\ntitle: 甲\ntype: notice\n---\n", PDF: None})
    outcome(root)
    known = known_in(root / CACHE)
    assert (known.digests, known.examined) == ({}, {})


def test_a_file_outside_the_records_folder_is_not_even_looked_at(tmp_path: Path) -> None:
    text = "---\ntitle: 甲\ntype: notice\nattachments: [{file: ../../group.yml, title: 正文}]\n---\n"
    root = laid_over(tmp_path / "site", {f"{RECORD}/index.zh.md": text})
    assert outcome(root) == ({}, [], 0)


def test_pages_are_made_again_where_more_is_known_of_a_file_than_before(tmp_path: Path) -> None:
    root = with_pdf(tmp_path / "site", made.plain_pdf())
    site = site_of(root)
    facts = outcome(root)[0]
    plainer = {path: replace(one, preview=None) for path, one in facts.items()}
    before, after = (theme_pieces(Media({}, files), bare_shell(site)) for files in (facts, plainer))
    assert ("file", PDF) in changed(before, after)
