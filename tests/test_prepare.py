from pathlib import Path

from qunzhi.build import CACHE
from qunzhi.prepare import prepare
from tests.files import jpeg, pdf
from tests.small_sites import laid_over, media_of, site_of

RECORD = "content/activities/2024-a"
WITHDRAWN = "state: withdrawn\nwithdrawn: {date: 2024-06-01, reason: 有误}\n"


def shown(tmp_path: Path, fields: str, body: str = "") -> list[str]:
    """Paths of the pictures that a record with one photograph publishes."""
    text = f"---\ntitle: 甲\ndate: 2024\ntype: visit\n{fields}---\n\n{body}\n"
    files: dict[str, str | bytes | None] = {f"{RECORD}/index.zh.md": text, f"{RECORD}/a.jpg": jpeg((64, 48))}
    return list(media_of(site_of(laid_over(tmp_path / "site", files))).pictures)


def photo(extra: str = "") -> str:
    return f"photos:\n  - {{file: a.jpg, caption: 合影, alt: 一群人{extra}}}\n"


def test_the_pictures_of_a_published_record_are_published(tmp_path: Path) -> None:
    assert shown(tmp_path, photo()) == [f"{RECORD}/a.jpg"]


def test_a_picture_in_a_text_is_published(tmp_path: Path) -> None:
    assert shown(tmp_path, "", "![合影](a.jpg)") == [f"{RECORD}/a.jpg"]


def test_the_pictures_of_drafts_and_of_records_under_embargo_are_not(tmp_path: Path) -> None:
    assert shown(tmp_path / "draft", f"state: draft\n{photo()}") == []
    assert shown(tmp_path / "embargo", f"embargo: 2999-01-01\n{photo()}") == []


def test_the_pictures_of_withdrawn_records_are_not(tmp_path: Path) -> None:
    assert shown(tmp_path, f"{WITHDRAWN}{photo()}", "![合影](a.jpg)") == []


def test_a_picture_whose_persons_have_withdrawn_their_consent_is_not_wherever_it_is_shown(tmp_path: Path) -> None:
    terms = "activity-types: [{id: visit, zh: 考察}]\nconsent: [{id: withdrawn, zh: 已撤回}]\n"
    for name, word in (("id", "withdrawn"), ("word", "已撤回")):
        root = tmp_path / name
        laid_over(root / "site", {"content/vocabularies.yml": terms, "content/members.yml": "[]"})
        assert shown(root, photo(f", consent: {word}"), "![合影](a.jpg)") == [], f"consent: {word}"


def test_the_facts_of_a_download_are_read_from_the_file(tmp_path: Path) -> None:
    folder = "content/documents/2024-a"
    attachments = "attachments:\n  - {file: a.pdf, title: 正文}\n  - {file: b.txt, title: 附表}\n"
    text = f"---\ntitle: 甲\ntype: notice\n{attachments}---\n"
    files: dict[str, str | bytes | None] = {
        f"{folder}/index.zh.md": text,
        f"{folder}/a.pdf": pdf(2),
        f"{folder}/b.txt": "甲",
    }
    facts = media_of(site_of(laid_over(tmp_path / "site", files))).files
    assert [(f.type, f.pages, f.size) for f in facts.values()] == [("PDF", 2, len(pdf(2))), ("TXT", None, 3)]


def test_a_pdf_that_does_not_open_is_not_offered(tmp_path: Path) -> None:
    folder = "content/documents/2024-a"
    text = "---\ntitle: 甲\ntype: notice\nattachments: [{file: a.pdf, title: 正文}]\n---\n"
    files: dict[str, str | bytes | None] = {f"{folder}/index.zh.md": text, f"{folder}/a.pdf": b"%PDF-1.4\nhalf"}
    site = site_of(laid_over(tmp_path / "site", files))
    media, findings = prepare(site, site.root / CACHE)
    assert (dict(media.files), [finding.code for finding in findings]) == ({}, ["QZ-V10"])


def test_a_site_without_pictures_starts_no_process_and_finds_nothing(tmp_path: Path) -> None:
    site = site_of(laid_over(tmp_path / "site", {}))
    media, findings = prepare(site, site.root / CACHE)
    assert (media.pictures, media.files, findings) == ({}, {}, [])
