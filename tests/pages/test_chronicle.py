from pathlib import Path

from qunzhi.pages.chronicle import Moment, events_of, index_view, year_view
from tests.pages.counted_group import FILES, HONOURS, edition_of, honour
from tests.reading_pages import page, words, xml
from tests.small_sites import findings_of, laid_over

MEMBERS = """
- {id: example-college, name: {zh: 示例学院, en: Example College}, type: college, role: lead}
- {id: north, name: {zh: 北方公司, en: North Ltd}, type: college, role: lead, joined: 2021-03, left: 2022-09-30}
"""
BODIES = """
- {id: council, name: {zh: 理事会, en: Council}, offices: [{id: chair, title: {zh: 理事长, en: Chair}}]}
"""
APPOINTMENTS = """
- {id: chair-1, holder: {zh: 示例学院, en: Example College}, body: council, office: chair, begins: 2022-05-20}
"""
LEVELS = ("world", "national", "city")
MORE = {"content/members.yml": MEMBERS, "content/bodies.yml": BODIES, "content/appointments.yml": APPOINTMENTS}


def told(moments: tuple[Moment, ...]) -> list[tuple[str, str, list[str]]]:
    return [(moment.date.text, moment.note, [entry.link.title for entry in moment.entries]) for moment in moments]


def test_what_is_known_to_the_year_only_stands_behind_all_that_has_a_month(tmp_path: Path) -> None:
    month = honour("2022-06", "D", "level: national")
    view = year_view(edition_of(tmp_path / "site", "zh", {**MORE, "content/honours.yml": HONOURS + month}), 2022)
    assert told(view.moments) == [
        ("2022年5月20日", "", ["示例学院出任理事会理事长"]),
        ("2022年6月1日", "", ["奖A"]),
        ("2022年6月", "日期只知到月", ["奖D"]),
        ("2022年9月30日", "", ["北方公司退出集团"]),
    ]
    assert told(view.undated) == [("2021—2022学年", "", ["奖C"]), ("2022年", "", ["奖B"])]


def test_only_honours_of_the_level_that_the_group_has_set_and_above_are_told(tmp_path: Path) -> None:
    lists = (
        str(FILES["content/vocabularies.yml"])
        .replace("levels:\n", "levels:\n  - {id: world, zh: 国际级}\n", 1)
        .replace("themes:\n", "  - {id: city, zh: 市级}\nthemes:\n", 1)
    )
    honours = "".join(honour("2022-06-01", name, f"level: {level}") for name, level in zip("ABC", LEVELS, strict=True))
    files = {"content/vocabularies.yml": lists, "content/honours.yml": honours}
    group = "name: {zh: 示例集团, en: Example Group}\nsummary: 集团。\nlead: [example-college]\n"

    def titles(level: str) -> list[str]:
        edition = edition_of(tmp_path / f"site{level}", "zh", {**files, "content/group.yml": group + level})
        return [title for _, _, those in told(year_view(edition, 2022).moments) for title in those]

    assert titles("") == ["奖A", "奖B", "奖C"]
    assert titles("chronicle_level: 国家级\n") == ["奖A", "奖B"], "a level may be called by any of its words"
    assert titles("chronicle_level: world\n") == ["奖A"]


def test_trainings_are_no_chronicle(tmp_path: Path) -> None:
    trainings = "- {id: course, title: {zh: 培训, en: Course}, date: 2023-05-01}\n"
    site = edition_of(tmp_path / "site", "zh", {"content/trainings.yml": trainings}).site
    assert site.by_kind["training"] and 2023 not in events_of(site)


def test_years_run_from_the_newest_and_tell_what_is_in_them(tmp_path: Path) -> None:
    edition = edition_of(tmp_path / "site", "en", MORE)
    years = index_view(edition, ()).years
    assert [(year.link.title, year.link.url) for year in years] == [
        ("2024", "en/chronicle/2024/"),
        ("2022", "en/chronicle/2022/"),
        ("2021", "en/chronicle/2021/"),
    ]
    assert (years[1].total, years[1].sorts) == ("5 entries", "Honour 3, Appointment 1, Membership 1")
    assert years[2].total == "1 entry"


def test_a_year_leads_to_those_beside_it(tmp_path: Path) -> None:
    view = year_view(edition_of(tmp_path / "site", "zh", MORE), 2022)
    assert view.earlier and view.later
    assert (view.earlier.title, view.later.title) == ("2021年", "2024年")


def test_the_founding_of_the_group_is_told(tmp_path: Path) -> None:
    group = "name: {zh: 示例集团, en: Example Group}\nsummary: 集团。\nlead: [example-college]\nfounded: 2017-11\n"
    site = edition_of(tmp_path / "site", "zh", {"content/group.yml": group}).site
    assert [event.what for event in events_of(site)[2017]] == ["founded"]


def test_the_pages_are_there_in_both_languages_and_in_the_sitemap(tmp_path: Path) -> None:
    root = laid_over(tmp_path / "site", {**FILES, **MORE})
    findings_of(root)
    assert "2022年大事记" in words(page(root / "site", "chronicle/2022"), "//h1")
    assert page(root / "site", "en/chronicle").xpath("//main//h2/a/@href")[0] == "../../en/chronicle/2024/"
    places = xml(root / "site" / "sitemap.xml").xpath("//*[local-name()='loc']/text()")
    assert {"https://example.edu.cn/chronicle/", "https://example.edu.cn/en/chronicle/2022/"} <= set(places)
