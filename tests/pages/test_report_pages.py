from pathlib import Path

import pytest

from qunzhi.findings import Finding
from tests.files import jpeg
from tests.reading_pages import page, words
from tests.reports.report_site import REPORT, report_site
from tests.small_sites import findings_of

OVERVIEW, TRAINING, WHOLE = (f"reports/2023-report/{name}" for name in ("overview", "training", "whole"))


def built_report(root: Path, files: dict[str, str | bytes | None] | None = None) -> tuple[Path, list[Finding]]:
    found = findings_of(report_site(root / "here", files))
    return root / "here" / "site", found


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made, findings = built_report(tmp_path_factory.mktemp("report"))
    assert [str(one) for one in findings if one.severity == "error"] == []
    return made


def test_chapters_and_their_headings_show_their_numbers(site: Path) -> None:
    chinese, english = page(site, OVERVIEW), page(site, f"en/{OVERVIEW}")
    assert words(chinese, "//h1") == "一、集团概况"
    assert words(english, "//h1") == "1 Overview"
    assert [words(one, ".") for one in chinese.xpath("//article//*[self::h2 or self::h3][@id]")][:4] == [
        "（一） 成员",
        "1. 牵头单位",
        "2. 其他",
        "（二） 活动",
    ]
    assert words(english, "//h3[@id='lead']") == "1.1.1 Lead"
    assert [link.text for link in english.xpath("//nav[@class='toc']//a")] == [
        "1.1 Members",
        "1.1.1 Lead",
        "1.1.2 Others",
        "1.2 Events",
    ]


def test_a_citation_leads_to_the_chapter_that_holds_what_it_cites(site: Path) -> None:
    (link,) = page(site, OVERVIEW).xpath("//article//p[contains(., '见')]/a")
    assert (link.text, link.get("href")) == ("图2-1", "../../../reports/2023-report/training/#figure-by-sector")
    assert link.get("class") == "cite", "at the end of a line it would be parted"
    (link,) = page(site, f"en/{OVERVIEW}").xpath("//article//p[starts-with(., 'See')]/a")
    assert (link.text, link.get("href")) == (
        "Figure 2-1",
        "../../../../en/reports/2023-report/training/#figure-by-sector",
    )


def test_on_the_same_page_a_citation_leads_down_it_and_may_have_words_of_its_own(site: Path) -> None:
    links = page(site, f"en/{TRAINING}").xpath("//article//p[starts-with(., 'See')]/a")
    assert [(link.text, link.get("href")) for link in links] == [
        ("Figure 2-1", "#figure-by-sector"),
        ("the case", "#case-mentors"),
    ]


def test_every_citation_of_the_whole_page_stays_on_it(site: Path) -> None:
    for prefix in ("", "en/"):
        tree = page(site, f"{prefix}{WHOLE}")
        links = [link for link in tree.xpath("//article//a/@href") if "#figure-" in link or "#case-" in link]
        anchors = tree.xpath("//@id")
        assert len(links) == 7 and all(link[1:] in anchors for link in links)
        assert len(anchors) == len(set(anchors))


def test_the_report_lists_its_figures_and_cases_in_front(site: Path) -> None:
    tree = page(site, "en/reports/2023-report")
    assert [words(one, ".") for one in tree.xpath("//div[@class='lists']//summary")] == [
        "List of figures (3)",
        "List of cases (1)",
    ]
    assert [words(one, ".") for one in tree.xpath("//details//a")] == [
        "Figure 2-1 By sector",
        "Figure 2-2 Over the years",
        "Figure 2-3 The gate",
        "Case 2-1 Two mentors",
    ]
    assert tree.xpath("//details//a/@href")[0] == "../../../en/reports/2023-report/training/#figure-by-sector"


def test_a_picture_of_the_report_has_its_number_before_its_caption(site: Path) -> None:
    (figure,) = page(site, TRAINING).xpath("//figure[@id='figure-gate']")
    assert words(figure, ".//figcaption").startswith("图2-3 校门。")


def test_a_chart_is_drawn_for_wide_and_narrow_screens_with_its_values_in_a_table(site: Path) -> None:
    (figure,) = page(site, f"en/{TRAINING}").xpath("//figure[@id='figure-by-sector']")
    assert words(figure, "./figcaption") == "Figure 2-1 By sector"
    assert len(figure.xpath(".//svg")) == 2
    assert [words(row, ".") for row in figure.xpath(".//tr")] == ["专业数", "一产 3", "二产 12"]


def test_a_caption_that_only_the_english_text_has_is_no_chinese(site: Path) -> None:
    (caption,) = page(site, f"en/{TRAINING}").xpath("//figure[@id='figure-by-year']/figcaption")
    assert words(caption, ".") == "Figure 2-2 Over the years"
    assert caption.xpath(".//@lang") == []


def test_the_plain_text_of_a_report_names_what_it_cites(site: Path) -> None:
    text = (site / "en/reports/2023-report/2023-report.txt").read_text("utf-8-sig")
    assert "1 Overview" in text and "See Figure 2-1." in text
    assert "Figure 2-1 By sector" in text and "Case 2-1 Two mentors" in text


def test_a_report_without_chapters_lists_its_figures_too(tmp_path: Path) -> None:
    alone = "---\ntitle: 简报\npublished: 2024-02-01\nyear: 2023\ntype: annual\n---\n\n```figure\npicture: gate\n```\n"
    site, _ = built_report(tmp_path, {"content/reports/brief/index.zh.md": alone})
    (link,) = page(site, "reports/brief").xpath("//div[@class='lists']//a")
    assert (words(link, "."), link.get("href")) == ("图1 校门", "#figure-gate")


def test_a_case_stands_whole_in_the_report_and_its_page_says_so(site: Path) -> None:
    (case,) = page(site, TRAINING).xpath("//section[@id='case-mentors']")
    assert words(case, ".") == ("案例2-1 双导师 示例学院 人数 30 做法 一人两师。 案例库中的本案例")
    assert [one.tag for one in case.xpath(".//h3|.//h4")] == ["h3", "h4"]
    assert case.xpath(".//h4/@id") == []
    assert "年度报告" in words(page(site, "cases/mentors"), "//section[contains(@class, 'mentions')]")


def test_on_the_whole_page_the_headings_of_a_case_stand_one_level_lower(site: Path) -> None:
    (case,) = page(site, WHOLE).xpath("//section[@id='case-mentors']")
    assert [one.tag for one in case.xpath(".//h3|.//h4|.//h5")] == ["h4", "h5"]


def test_pictures_beside_the_text_and_albums_are_figures_too(tmp_path: Path) -> None:
    text = "---\ntitle: 校园\n---\n\n![操场](Yard.jpg)\n\n```gallery\nalbum: campus\n```\n\n见[[#campus]]。\n"
    site, _ = built_report(tmp_path, {f"{REPORT}/03-campus.zh.md": text, f"{REPORT}/Yard.jpg": jpeg((64, 48))})
    tree = page(site, "reports/2023-report/campus")
    assert words(tree, "//*[@id='figure-yard']//p[@class='number']") == "图3-1"
    assert words(tree, "//*[@id='figure-campus']/figcaption") == "图3-2 校园"
    assert tree.xpath("//a[@href='#figure-campus']")[0].text == "图3-2"


def test_a_chapter_without_english_bears_english_numbers_on_the_english_page(tmp_path: Path) -> None:
    site, _ = built_report(tmp_path, {f"{REPORT}/02-training.en.md": None})
    tree = page(site, f"en/{TRAINING}")
    assert words(tree, "//h1") == "2 人才培养"
    assert words(tree, "//article//h2[@id='专业']") == "2.1 专业"


def test_footnotes_of_chapters_do_not_share_anchors_on_the_whole_page(tmp_path: Path) -> None:
    noted = "---\ntitle: 注\n---\n\n一[^1]。\n\n[^1]: 注。\n"
    site, _ = built_report(tmp_path, {f"{REPORT}/0{n}-note-{n}.zh.md": noted for n in (3, 4)})
    tree = page(site, WHOLE)
    anchors = tree.xpath("//@id")
    assert len(anchors) == len(set(anchors))
    assert {"#chapter-3-fn1", "#chapter-4-fn1"} <= set(tree.xpath("//sup/a/@href"))
