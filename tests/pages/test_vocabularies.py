import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from qunzhi.kinds import KINDS
from qunzhi.kinds.fields import Vocabulary
from qunzhi.languages import LANGUAGES, Language
from qunzhi.media import Media
from qunzhi.pages.edition import Edition
from qunzhi.pages.term_records import PAGE_LENGTH, SHOWN, TermView, pages_of, term_view
from qunzhi.pages.views import Link
from qunzhi.pages.vocabularies import ListView, term_pages, uses_of, vocabularies_view
from qunzhi.walk import marked
from qunzhi.words import words
from tests.building import SITES
from tests.pages.counted_group import FILES as COUNTED
from tests.reading_pages import main_words, page, xml
from tests.reading_pages import words as words_of
from tests.small_sites import findings_of, laid_over, site_of

LISTS = (SITES / "minimal/content/vocabularies.yml").read_text("utf-8")
SKILLS = "  - {id: skills, zh: 技能, en: Skills}\n"
MORE_THEMES = """\
  - {id: skills, zh: 技能, en: Skills, aliases: [技能校园, VR]}
  - {id: ethics, zh: 师德师风}
  - {id: unused, zh: 无人用, en: Unused}
"""
FILES = {**COUNTED, "content/vocabularies.yml": str(COUNTED["content/vocabularies.yml"]).replace(SKILLS, MORE_THEMES)}


def activity(number: int, more: str = "themes: [skills, ethics]") -> str:
    return f"- {{id: visit-{number}, title: 考察{number}, date: 2024-05-{number:02}, type: visit, {more}}}\n"


def case(more: str) -> str:
    return f"- {{id: a-case, title: {{zh: 案例, en: Case}}, year: 2024, shape: practice, themes: skills, {more}}}\n"


def with_themes(root: Path, activities: int = 2) -> Path:
    register = "".join(activity(number) for number in range(1, activities + 1))
    terms = str(FILES["content/terms.yml"]).replace("- id: certificate\n", "- id: certificate\n  themes: skills\n")
    return laid_over(
        root,
        {
            **FILES,
            "content/activities.yml": register,
            "content/cases.yml": case("level: national"),
            "content/terms.yml": terms,
        },
    )


def edition_of(root: Path, lang: Language = "zh", activities: int = 2) -> Edition:
    return Edition(site_of(with_themes(root, activities)), lang, Media({}, {}))


def lists_of(edition: Edition) -> dict[str, ListView]:
    return {found.anchor.removeprefix("list-"): found for found in vocabularies_view(edition).lists}


def theme(edition: Edition, name: str = "skills") -> TermView:
    return term_view(edition, "themes", name)


def told(links: tuple[Link, ...]) -> list[tuple[str, str]]:
    return [(link.title, link.url) for link in links]


def test_every_list_that_records_use_has_a_title_in_both_languages() -> None:
    names = {mark.name for kind in KINDS for _, mark in marked(kind.schema, Vocabulary)}
    without = [(name, lang) for name in names for lang in LANGUAGES if _key(name) not in words(lang)]
    assert without == [], "words.yml lacks vocabulary_… for a list"


def test_no_title_is_left_of_a_list_that_no_schema_names() -> None:
    names = {_key(mark.name) for kind in KINDS for _, mark in marked(kind.schema, Vocabulary)}
    assert {key for key in words("zh") if key.startswith("vocabulary_")} == names


def _key(name: str) -> str:
    return f"vocabulary_{name.replace('-', '_')}"


def test_lists_stand_with_those_of_several_kinds_first_and_none_that_nobody_uses(tmp_path: Path) -> None:
    found = lists_of(edition_of(tmp_path / "site"))
    assert list(found)[:2] == ["themes", "levels"]
    assert "report-types" not in found, "no report is there, so nobody uses its types"
    assert "consent" not in found, "it is the editors' own business"
    assert (found["themes"].title, found["themes"].count) == ("主题", "3个词")


def test_a_term_shows_both_languages_its_aliases_and_who_uses_it(tmp_path: Path) -> None:
    skills, untranslated, unused = lists_of(edition_of(tmp_path / "site"))["themes"].terms
    assert (skills.name, skills.other) == (
        Link("技能", "vocabularies/themes/skills/"),
        Link("Skills", "", "en"),
    )
    assert skills.aliases == (Link("技能校园"), Link("VR", "", "en"))
    assert told(skills.uses) == [
        ("新闻动态 2条", "news/theme/skills/"),
        ("典型案例 1条", "cases/theme/skills/"),
        ("术语表 1条", ""),
    ]
    assert untranslated.other.title == ""
    assert (unused.name, unused.uses) == (Link("无人用"), ())


def test_in_english_what_is_chinese_is_marked_so(tmp_path: Path) -> None:
    skills, untranslated, _ = lists_of(edition_of(tmp_path / "site", "en"))["themes"].terms
    assert (skills.other, skills.aliases[0]) == (Link("技能", "", "zh-CN"), Link("技能校园", "", "zh-CN"))
    assert (untranslated.name.title, untranslated.name.lang) == ("师德师风", "zh-CN")
    assert skills.uses[1].title == "Case library: 1"


def test_only_terms_of_lists_that_several_kinds_use_have_pages(tmp_path: Path) -> None:
    edition = edition_of(tmp_path / "site")
    assert set(term_pages(edition.site)) == {("themes", "skills"), ("themes", "ethics"), ("levels", "national")}
    grades = lists_of(edition)["grades"].terms
    assert grades[0].name.url == ""
    assert told(grades[0].uses) == [("荣誉成果 1条", "honours/grade/first/")]


def test_a_term_gathers_records_of_all_kinds_the_newest_first(tmp_path: Path) -> None:
    view = theme(edition_of(tmp_path / "site"))
    assert [group.title for group in view.groups] == ["新闻动态", "典型案例", "术语表"]
    assert [card.title for card in view.groups[0].cards] == ["考察2", "考察1"]
    assert view.groups[2].cards[0].url == "glossary/#certificate"
    assert view.total == "共4条记录标有“技能”，分栏目列出。"


def test_what_a_facet_shows_whole_is_shown_here_in_part(tmp_path: Path) -> None:
    view = theme(edition_of(tmp_path / "site", "zh", SHOWN + 3))
    group = view.groups[0]
    assert (group.count, len(group.cards)) == ("共15条", SHOWN)
    assert group.more == Link("在“新闻动态”栏目查看（共15条）", "news/theme/skills/")


def test_kinds_without_the_facet_are_shown_whole(tmp_path: Path) -> None:
    root = with_themes(tmp_path / "site")
    terms = "".join(f"- {{id: term-{n}, title: 词{n}, explanation: 无, themes: skills}}\n" for n in range(SHOWN + 3))
    edition = Edition(site_of(laid_over(root, {"content/terms.yml": terms})), "zh", Media({}, {}))
    group = theme(edition).groups[-1]
    assert (group.more, len(group.cards)) == (None, SHOWN + 3)


def test_a_term_leads_to_the_others_of_its_list_that_have_pages(tmp_path: Path) -> None:
    values = theme(edition_of(tmp_path / "site")).facets[0].values
    assert [(value.title, value.count, value.active) for value in values] == [("技能", 4, True), ("师德师风", 2, False)]


def test_a_record_that_is_withdrawn_is_not_counted(tmp_path: Path) -> None:
    gone = "state: withdrawn, withdrawn: {date: 2024-06-01, reason: 误登}"
    root = laid_over(with_themes(tmp_path / "site"), {"content/cases.yml": case(gone)})
    assert [kind.name for kind, _ in uses_of(site_of(root))["themes", "skills"]] == ["activity", "term"]


def test_each_record_counts_once_however_often_it_bears_a_term(tmp_path: Path) -> None:
    root = laid_over(with_themes(tmp_path / "site"), {"content/activities.yml": activity(1, "themes: [技能, skills]")})
    (kind, records), *_ = uses_of(site_of(root))["themes", "skills"]
    assert (kind.name, len(records)) == ("activity", 1)


def test_pages_are_there_in_both_languages_also_of_a_term_without_english(tmp_path: Path) -> None:
    root = with_themes(tmp_path / "site")
    findings_of(root)
    site = root / "site"
    links = page(site, "vocabularies").xpath("//main//li/div//a/@href")
    assert "../vocabularies/themes/ethics/" in links
    assert "考察1" in main_words(site, "vocabularies/themes/ethics")
    english = page(site, "en/vocabularies/themes/ethics")
    assert english.xpath("//h1/span[@lang='zh-CN']/text()") == ["师德师风"]
    assert english.xpath("string(//title)") == "Themes – 师德师风 - Example Group"
    assert english.xpath("//a[@class='switch']/@href") == ["../../../../vocabularies/themes/ethics/"]
    assert not (site / "vocabularies/themes/unused").exists()


def test_headings_name_the_parts_of_the_page_and_no_id_stands_twice(tmp_path: Path) -> None:
    root = with_themes(tmp_path / "site")
    findings_of(root)
    for address in ("vocabularies", "vocabularies/themes/skills", "en/vocabularies/levels/national"):
        tree = page(root / "site", address)
        ids = tree.xpath("//main//@id")
        assert len(set(ids)) == len(ids)
        assert set(tree.xpath("//main//section/@aria-labelledby")) <= set(ids)
        assert len(tree.xpath("//main//h1")) == 1


def test_the_sitemap_knows_the_pages_by_their_addresses(tmp_path: Path) -> None:
    root = with_themes(tmp_path / "site")
    findings_of(root)
    places = set(xml(root / "site" / "sitemap.xml").xpath("//*[local-name()='loc']/text()"))
    for path in ("vocabularies/", "vocabularies/themes/skills/", "en/vocabularies/themes/ethics/"):
        assert f"https://example.edu.cn/{path}" in places
    assert all(re.fullmatch(r"[!-~]+", place) for place in places)


def test_a_site_whose_records_bear_no_term_has_the_page_nonetheless(tmp_path: Path) -> None:
    site = site_of(laid_over(tmp_path / "site", {"content/vocabularies.yml": LISTS}))
    assert vocabularies_view(Edition(replace(site, records={}), "zh", Media({}, {}))).lists == ()


def with_levels(root: Path, activities: int) -> Path:
    """Activities of a level, by which no list of activities is narrowed down."""
    days = ((number, date(2023, 1, 1) + timedelta(days=number)) for number in range(activities))
    found = [f"- {{id: visit-{n}, title: 考察{n}, date: {day}, type: visit, level: national}}\n" for n, day in days]
    return laid_over(
        root, {**FILES, "content/activities.yml": "".join(found), "content/cases.yml": case("level: national")}
    )


def test_a_term_that_many_records_bear_has_several_pages(tmp_path: Path) -> None:
    edition = Edition(site_of(with_levels(tmp_path / "site", 2 * PAGE_LENGTH + 1)), "zh", Media({}, {}))
    assert pages_of(edition, "levels", "national") == 3
    views = [term_view(edition, "levels", "national", number) for number in (1, 2, 3)]
    shown = [{group.anchor: [card.title for card in group.cards] for group in view.groups} for view in views]
    assert [list(groups) for groups in shown] == [
        ["kind-activity", "kind-case", "kind-honour"],
        ["kind-activity"],
        ["kind-activity"],
    ]
    titles = [title for groups in shown for title in groups["kind-activity"]]
    assert sorted(titles) == sorted(f"考察{n}" for n in range(2 * PAGE_LENGTH + 1))
    assert views[1].groups[0].count == "共201条"
    assert views[1].pager
    assert views[1].pager.previous
    assert views[1].pager.previous.url == "vocabularies/levels/national/"
    assert views[1].pager.next
    assert views[1].pager.next.url == "vocabularies/levels/national/page/3/"


def test_every_page_of_a_term_is_published_and_says_which_it_is(tmp_path: Path) -> None:
    root = with_levels(tmp_path / "site", PAGE_LENGTH + 1)
    findings_of(root)
    second = page(root / "site", "vocabularies/levels/national/page/2")
    assert second.xpath("string(//title)") == "级别 · 国家级 · 第2页 - 示例职教集团"
    assert words_of(second, "//h1") == "级别 · 国家级 · 第2页"
    assert "考察0" in words_of(second)
    before = second.xpath("//nav[@class='pager']//a[@rel='prev']/@href")
    assert before == ["../../../../../vocabularies/levels/national/"]
    assert not (root / "site/vocabularies/levels/national/page/3").exists()
