import shutil
from pathlib import Path
from uuid import uuid4

import pytest

from qunzhi.build import CACHE, Stopped, examine
from qunzhi.findings import Finding
from qunzhi.originals import seeking
from qunzhi.originals.adding import add
from qunzhi.originals.distant import DistantOriginals
from qunzhi.originals.folder import FolderOriginals
from qunzhi.originals.holding import Originals, Unreachable
from qunzhi.originals.opened import may_come, originals_of, ready_originals
from qunzhi.originals_place import VARIABLE
from qunzhi.prepare import prepare
from qunzhi.quick import inputs_of
from tests.building import snapshot
from tests.files import jpeg, pdf
from tests.originals.stores import file, sha256, spoil
from tests.small_sites import built, laid_over, site_of

PICTURE, PAPER = jpeg((64, 48)), pdf(2)
ACTIVITY, DOCUMENT = "content/activities/2024-a", "content/documents/2024-b"
PHOTO = "photos:\n  - {{{name}original: {digest}, caption: 合影, alt: 一群人{more}}}\n"


def site(tmp_path: Path, name: str = "", more: str = "") -> Path:
    """A site with a picture and a download that lie nowhere yet."""
    photo = PHOTO.format(name=name, digest=sha256(PICTURE), more=more)
    attachment = f"attachments:\n  - {{file: 会议 通知.pdf, original: {sha256(PAPER)}, title: 正文}}\n"
    files: dict[str, str | bytes | None] = {
        "mkdocs.yml": "site_name: 群志\n",
        f"{ACTIVITY}/index.zh.md": f"---\ntitle: 甲\ndate: 2024\ntype: visit\n{photo}---\n\n正文。\n",
        f"{DOCUMENT}/index.zh.md": f"---\ntitle: 乙\ntype: notice\n{attachment}---\n\n正文。\n",
    }
    return laid_over(tmp_path / "site", files)


def fill(store: Originals, tmp_path: Path) -> None:
    """Put both into a store."""
    add(store, file(tmp_path, "scan.tif", PICTURE))
    add(store, file(tmp_path, "paper.pdf", PAPER))


def build(root: Path) -> list[Finding]:
    """What is found; the site lies beside the root."""
    try:
        return built(examine(root), root.parent / "out")
    except Stopped as stopped:
        return stopped.findings


def codes(findings: list[Finding]) -> list[str]:
    return [one.code for one in findings if one.code.startswith("QZ-Z")]


def pages(root: Path) -> tuple[str, str]:
    """The page of the picture, and that of the download."""
    out = root.parent / "out"
    return (out / "news/2024-a/index.html").read_text("utf-8"), (out / "documents/2024-b/index.html").read_text("utf-8")


@pytest.fixture(params=["folder", "bucket"])
def root(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site whose store is empty: in its own folder, or far away."""
    root = site(tmp_path)
    if request.param == "bucket":
        monkeypatch.setenv(VARIABLE, f"memory://{uuid4().hex}/originals")
    else:
        (root / "originals").mkdir()
    return root


def test_what_is_not_in_the_store_is_told_and_its_page_says_so(root: Path) -> None:
    assert codes(build(root)) == ["QZ-Z01", "QZ-Z01"]
    shown, offered = pages(root)
    assert "原图未入藏" in shown and "合影" in shown and "<picture" not in shown
    assert "原件未入藏" in offered and "正文" in offered and ".pdf" not in offered


def test_what_is_in_the_store_is_shown_and_offered_under_the_name_of_its_record(root: Path, tmp_path: Path) -> None:
    fill(originals_of(root), tmp_path)
    assert codes(build(root)) == []
    shown, offered = pages(root)
    assert "原图未入藏" not in shown and "media/" in shown
    assert (root.parent / "out/documents/2024-b/会议 通知.pdf").read_bytes() == PAPER
    assert sha256(PAPER) in offered and "PDF" in offered and "原件未入藏" not in offered


def test_a_build_after_originals_have_come_and_gone_is_as_one_from_nothing(root: Path, tmp_path: Path) -> None:
    build(root)
    fill(originals_of(root), tmp_path)
    build(root)
    assert snapshot(root.parent / "out") == from_nothing(root)
    store = originals_of(root)
    for path in store.paths():
        store.drop(path)
    shutil.rmtree(root / CACHE / seeking.FETCHED, ignore_errors=True)
    assert codes(build(root)) == ["QZ-Z01", "QZ-Z01"]
    assert snapshot(root.parent / "out") == from_nothing(root)


def from_nothing(root: Path) -> dict[str, str]:
    fresh = root.parent / uuid4().hex / root.name
    shutil.copytree(root, fresh, ignore=shutil.ignore_patterns(".cache"))
    build(fresh)
    return snapshot(fresh.parent / "out")


def test_no_open_data_leads_to_a_file_that_is_not_there(root: Path, tmp_path: Path) -> None:
    build(root)
    table = root.parent / "out/data/document-attachments.csv"
    assert "documents/2024-b/" in table.read_text("utf-8-sig") and ".pdf" not in table.read_text("utf-8-sig")
    fill(originals_of(root), tmp_path)
    build(root)
    assert ".pdf" in table.read_text("utf-8-sig")


@pytest.mark.parametrize("content", [PAPER[:-1], b"\x00" + PAPER[1:], b""])
def test_a_damaged_original_stops_the_build_and_is_never_used(root: Path, content: bytes, tmp_path: Path) -> None:
    fill(originals_of(root), tmp_path)
    store = originals_of(root)
    path = next(one for one in store.paths() if one.endswith(".pdf"))
    store.drop(path)
    store.put(path, file(tmp_path, "damaged", content))
    findings = [one for one in build(root) if one.code == "QZ-Z02"]
    assert [one.severity for one in findings] == ["error"]
    assert findings[0].values["found"] == sha256(content)
    media, _ = prepare(site_of(root), root / CACHE)
    assert list(media.files) == [] and len(media.pictures) == 1


def test_an_original_that_is_damaged_after_a_build_is_noticed_by_its_stamp(tmp_path: Path) -> None:
    root = site(tmp_path)
    store = FolderOriginals(root / "originals", "originals")
    fill(store, tmp_path)
    build(root)
    spoil(next(store.folder / one for one in store.paths() if one.endswith(".tif")), PICTURE[:-9])
    assert codes(build(root)) == ["QZ-Z02"]


def test_an_original_that_is_called_by_its_digest_or_has_any_name_is_a_picture(tmp_path: Path) -> None:
    for name in ("", "file: scan.tif, "):
        root = site(tmp_path / name[:4], name)
        fill(originals_of(root), tmp_path)
        media, findings = prepare(site_of(root), root / CACHE)
        key = f"{ACTIVITY}/{'scan.tif' if name else sha256(PICTURE)}"
        assert (list(media.pictures), findings) == ([key], [])


def test_a_file_beside_the_record_is_taken_before_the_store_and_must_be_the_original(tmp_path: Path) -> None:
    root = site(tmp_path, "file: scan.jpg, ")
    (root / ACTIVITY / "scan.jpg").write_bytes(PICTURE)
    (root / DOCUMENT / "会议 通知.pdf").write_bytes(PAPER)
    assert codes(build(root)) == [] and not (root / "originals").exists()
    (root / ACTIVITY / "scan.jpg").write_bytes(PICTURE[:-1])
    assert codes(build(root)) == ["QZ-Z03"]


def test_originals_of_what_is_withdrawn_or_may_not_be_shown_are_not_even_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "nosuch://bucket")
    root = site(tmp_path, more=", consent: pending")
    laid_over(root, {f"{DOCUMENT}/index.zh.md": None})
    shutil.rmtree(root / DOCUMENT)
    assert codes(build(root)) == []


def test_without_a_store_one_finding_tells_how_many_originals_are_not_here(tmp_path: Path) -> None:
    (one,) = (finding for finding in build(site(tmp_path)) if finding.code.startswith("QZ-Z"))
    assert (one.code, one.severity, one.values["count"]) == ("QZ-Z09", "warning", 2)


def test_a_distant_store_is_asked_once_for_what_is_then_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, f"memory://{uuid4().hex}")
    root = site(tmp_path)
    fill(originals_of(root), tmp_path)
    assert codes(build(root)) == []
    monkeypatch.setenv(VARIABLE, "nosuch://bucket")  # nobody answers any more
    assert codes(build(root)) == [], "what had been fetched was asked for again"
    held = root / CACHE / seeking.FETCHED
    spoil(next(path for path in held.rglob("*.tif")), b"damaged in the cache")
    assert codes(build(root)) == ["QZ-Z09"], "a damaged copy was used"


def test_a_connection_that_breaks_off_leaves_nothing_that_could_be_taken_for_an_original(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, f"memory://{uuid4().hex}")
    root = site(tmp_path)
    fill(originals_of(root), tmp_path)

    def broken(_: DistantOriginals, path: str) -> None:
        raise ConnectionResetError(104, "Connection reset by peer")

    with monkeypatch.context() as patch:
        patch.setattr(DistantOriginals, "reading", broken)
        assert codes(build(root)) == ["QZ-Z09"]
    assert [path for path in (root / CACHE / seeking.FETCHED).rglob("*") if path.is_file()] == []
    assert codes(build(root)) == []


def test_a_cache_that_is_full_is_told_and_no_traceback(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, f"memory://{uuid4().hex}")
    root = site(tmp_path)
    fill(originals_of(root), tmp_path)
    laid_over(root, {f"{CACHE}/{seeking.FETCHED}": "no folder"})
    assert codes(build(root)) == ["QZ-Z09"]


def test_a_password_in_the_address_of_a_store_is_not_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "nosuch://keeper:secret@archive.example/originals")
    told = "".join(map(str, build(site(tmp_path))))
    assert "nosuch://archive.example/originals" in told and "secret" not in told


def test_a_folder_that_is_named_and_not_there_is_a_disk_that_is_not_connected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = site(tmp_path)
    ready_originals(root)
    monkeypatch.setenv(VARIABLE, str(tmp_path / "disk"))
    with pytest.raises(Unreachable, match="connect its disk"):
        ready_originals(root)


def test_a_build_notices_whatever_happens_in_a_store_in_a_folder(tmp_path: Path) -> None:
    root = site(tmp_path)
    before = inputs_of(root)
    fill(originals_of(root), tmp_path)
    assert len(inputs_of(root)) == len(before) + 2


def test_what_a_distant_store_lacks_is_asked_for_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = site(tmp_path)
    before, lacking = inputs_of(root), build(root)
    assert not may_come(root, lacking), "the stamps of a folder tell when something comes"
    monkeypatch.setenv(VARIABLE, f"memory://{uuid4().hex}")
    assert may_come(root, build(root)) and not may_come(root, [])
    assert inputs_of(root) != before
