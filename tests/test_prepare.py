from pathlib import Path

import pytest

from qunzhi.build import CACHE
from qunzhi.findings import Finding
from qunzhi.prepare import prepare
from tests.files import dated_jpeg, jpeg, pdf
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


def told(tmp_path: Path, date: str, taken: str) -> list[Finding]:
    """What is found of a photograph with this date in its record and that in its file."""
    text = f"---\ntitle: 甲\ndate: 2024\ntype: visit\n{photo(f', date: {date}' if date else '')}---\n"
    files: dict[str, str | bytes | None] = {f"{RECORD}/index.zh.md": text, f"{RECORD}/a.jpg": dated_jpeg(taken)}
    site = site_of(laid_over(tmp_path / "site", files))
    return prepare(site, site.root / CACHE)[1]


@pytest.mark.parametrize(
    ("date", "taken", "is_told"),
    [
        ("2018-05-31", "2018:05:31 10:00:00", False),
        ("2018-05-31", "2018:06:01 01:00:00", False),
        ("2018-05-31", "2018:06:02 01:00:00", True),
        ("2018-05", "2018:05:02 10:00:00", False),
        ("2018-05", "2018:07:02 10:00:00", True),
        ("2018", "2018:12:02 10:00:00", False),
        ("2018", "2016:12:02 10:00:00", True),
        ("2018-05-29/2018-05-31", "2018:05:30 10:00:00", False),
        ("", "2016:12:02 10:00:00", False),
    ],
)
def test_a_camera_that_says_another_day_is_told_beyond_the_precision_of_the_record(
    date: str, taken: str, is_told: bool, tmp_path: Path
) -> None:
    found = [finding for finding in told(tmp_path, date, taken) if finding.code == "QZ-P17"]
    assert bool(found) == is_told
    assert all(finding.place.line == 6 for finding in found)


def test_the_day_of_the_camera_is_given_to_the_pages(tmp_path: Path) -> None:
    text = f"---\ntitle: 甲\ndate: 2024\ntype: visit\n{photo()}---\n"
    files: dict[str, str | bytes | None] = {f"{RECORD}/index.zh.md": text}
    files |= {f"{RECORD}/a.jpg": dated_jpeg("2018:05:31 10:00:00")}
    (file,) = media_of(site_of(laid_over(tmp_path / "site", files))).pictures.values()
    assert str(file.taken) == "2018-05-31" and file.tiles is None


def test_a_picture_that_asks_for_a_close_view_has_tiles(tmp_path: Path) -> None:
    text = f"---\ntitle: 甲\ndate: 2024\ntype: visit\n{photo(', zoom: true')}---\n"
    files: dict[str, str | bytes | None] = {f"{RECORD}/index.zh.md": text, f"{RECORD}/a.jpg": jpeg((64, 48))}
    (file,) = media_of(site_of(laid_over(tmp_path / "site", files))).pictures.values()
    assert file.tiles and file.tiles.scales == (1,)


def test_a_refused_picture_is_left_out_and_told_where_it_is_named(tmp_path: Path) -> None:
    text = f"---\ntitle: 甲\ndate: 2024\ntype: visit\n{photo()}---\n"
    files: dict[str, str | bytes | None] = {f"{RECORD}/index.zh.md": text, f"{RECORD}/a.jpg": jpeg((64, 48))[:500]}
    site = site_of(laid_over(tmp_path / "site", files))
    media, findings = prepare(site, site.root / CACHE)
    assert dict(media.pictures.items()) == {}
    assert [(finding.code, finding.place.line, finding.values["name"]) for finding in findings] == [
        ("QZ-P03", 6, "a.jpg")
    ]
