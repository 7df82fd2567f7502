from pathlib import Path

import pytest

from qunzhi.kinds import KINDS
from qunzhi.kinds.kind import Kind
from qunzhi.load import load
from qunzhi.new import NotWritten, new_record
from qunzhi.site import Site
from tests.small_sites import findings_of, laid_over

BODY = "- {id: example-council, name: 理事会, offices: [{id: chair, title: 理事长}]}\n"
LISTS = ("grades", "honour-types", "base-types", "training-types", "notice-types", "plan-types", "body-types")
MEMBERS, ACTIVITIES = (next(kind for kind in KINDS if kind.name == name) for name in ("member", "activity"))


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """The minimal site with a body, and with a term in every list that a kind may use."""
    words = (Path(__file__).parent / "sites/minimal/content/vocabularies.yml").read_text("utf-8")
    words += "".join(f"{name}:\n  - {{id: some, zh: 某类, en: Some}}\n" for name in (*LISTS, "indicator-groups"))
    root = laid_over(tmp_path / "site", {"content/bodies.yml": BODY, "content/vocabularies.yml": words})
    found = load(root).site
    assert found, "the site has no group"
    return found


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_new_record_of_any_kind_is_a_draft_that_stops_nothing(kind: Kind, site: Site) -> None:
    path = new_record(site, kind, "brand-new", "崭新的记录")
    if kind.name == "appointment":  # which office is meant, nobody can guess
        text = (site.root / path).read_text("utf-8")
        (site.root / path).write_text(text.replace("office:\n", "office: chair\n"), "utf-8")
    assert "state: draft" in (site.root / path).read_text("utf-8"), f"{kind.name}: a new record is public at once"
    errors = [str(f) for f in findings_of(site.root) if f.severity == "error"]
    assert errors == [], f"{kind.name}: the new record is not valid"
    record = load(site.root).checked.held["brand-new"]
    assert (record.kind.name, record.title.zh) == (kind.name, "崭新的记录")


def test_a_new_entry_of_a_register_names_the_fields_that_it_may_have(site: Site) -> None:
    honours = next(kind for kind in KINDS if kind.name == "honour")
    text = (site.root / new_record(site, honours, "brand-new", "奖")).read_text("utf-8")
    assert "  # grade: some  # some 某类  # 等次\n" in text and "  # holders:  # 获奖单位\n" in text


def test_a_new_entry_leaves_the_register_before_it_as_it_was(site: Site) -> None:
    before = (site.root / "content/members.yml").read_text("utf-8")
    new_record(site, MEMBERS, "brand-new", "新单位")
    assert (site.root / "content/members.yml").read_text("utf-8").startswith(before)


def test_a_register_with_line_ends_of_windows_keeps_them_and_every_byte(site: Site) -> None:
    register = site.root / "content/members.yml"
    before = register.read_bytes().replace(b"\n", b"\r\n")
    register.write_bytes(before)
    new_record(site, MEMBERS, "brand-new", "新单位")
    assert register.read_bytes().startswith(before)
    assert register.read_bytes().count(b"\n") == register.read_bytes().count(b"\r\n")


def test_nothing_is_added_to_a_register_that_cannot_be_read(site: Site) -> None:
    register = site.root / "content/members.yml"
    register.write_bytes("# 名册\n".encode("gb18030"))
    with pytest.raises(NotWritten, match="QZ-F04"):
        new_record(site, MEMBERS, "brand-new", "新单位")
    assert register.read_bytes() == "# 名册\n".encode("gb18030")


def test_pictures_may_lie_in_the_folder_before_the_record_does_and_a_text_is_never_overwritten(site: Site) -> None:
    laid_over(site.root, {"content/activities/2026-expo/opening.jpg": b"a picture"})
    path = site.root / new_record(site, ACTIVITIES, "2026-expo", "座谈会")
    path.write_text("三年的心血", "utf-8")
    with pytest.raises(NotWritten, match="已经有了"):
        new_record(site, ACTIVITIES, "2026-expo", "座谈会")
    assert path.read_text("utf-8") == "三年的心血"


def test_the_id_of_a_record_that_has_errors_is_taken(site: Site) -> None:
    laid_over(site.root, {"content/members.yml": "- {id: faulty, name: 甲, type: nonsense}\n"})
    with pytest.raises(NotWritten, match="已经有了"):
        new_record(load(site.root).checked, MEMBERS, "faulty", "新单位")


@pytest.mark.parametrize("record_id", ["example-college", "Not An Id", "a/b", "../out", "", "中文"])
def test_an_id_that_is_taken_or_cannot_be_is_refused_in_both_languages(record_id: str, site: Site) -> None:
    with pytest.raises(NotWritten) as caught:
        new_record(site, KINDS[0], record_id, "题")
    chinese, _, english = str(caught.value).partition(" · ")
    assert chinese and english
