from datetime import date
from pathlib import Path

from tests.small_sites import laid_over, site_of

MEMBERS = """\
- id: example-college
  name: {zh: 示例职业技术大学, en: Example Vocational University}
  short_name: 示例职大
  former_names: [{name: {zh: 示例学院, en: Example College}, until: 2020-08-31}, 更早的学校]
  aliases: [示例高职]
  type: college
  role: lead
"""


def activity(day: str, members: str, text: str) -> dict[str, str | bytes | None]:
    words = f"---\ntitle: 活动\ndate: {day}\ntype: visit\nmembers: {members}\n---\n\n{text}\n"
    return {f"content/activities/{day}-visit/index.zh.md": words}


def test_fields_may_give_any_name_of_an_organisation_and_the_site_knows_who_was_called_what(tmp_path: Path) -> None:
    names = ("示例职业技术大学", "示例职大", "示例学院", "更早的学校", "示例高职", "Example Vocational University")
    files: dict[str, str | bytes | None] = {"content/members.yml": MEMBERS}
    for number, name in enumerate(names, start=1):
        files |= activity(f"2024-01-0{number}", f"[{name}]", "正文。")
    site = site_of(laid_over(tmp_path / "site", files))
    for number, _ in enumerate(names, start=1):
        assert site.records[f"2024-01-0{number}-visit"].facts.members == ("example-college",)
    assert set(site.called["example-college"]) == set(names)
    place = site.called["example-college"]["示例学院"][0]
    assert str(place) == "content/activities/2024-01-03-visit/index.zh.md:5:11"


def test_a_name_is_shown_as_it_was_at_the_date(tmp_path: Path) -> None:
    root = laid_over(tmp_path / "site", {"content/members.yml": MEMBERS})
    record = site_of(root).records["example-college"]
    days = {day: record.name_at(day) for day in (date(2020, 8, 31), date(2020, 9, 1))}
    assert [name.zh for name in days.values()] == ["示例学院", "示例职业技术大学"]
    assert record.name_at(None).en == "Example Vocational University"
