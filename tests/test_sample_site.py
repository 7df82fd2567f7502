import json
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from PIL import Image

from qunzhi.kinds import KINDS
from tests.reading_pages import main_words, page, words

CONTEST = "news/2024-05-16-skills-contest"
HIDDEN = (
    *("尚未公开的签约", "签约前不公开", "2098-signing", "草稿，尚未发布", "news/2024-autumn-fair"),
    *("绝密词", "Topsecretword", "2098-secret", "待核实的荣誉", "honour to be checked", "honour-2024-draft"),
    *("剪报副本", "clipping.txt"),
)
"""Words of what is not public: drafts, what waits for its day, and a copy of somebody else's report."""


def html_files(site: Path) -> list[Path]:
    return sorted(path for path in site.rglob("*.html") if path.name == "index.html" or path.name == "404.html")


def test_a_record_has_its_page_at_the_same_address_in_both_languages(sample_site: Path) -> None:
    assert "由 虚构精密 提供设备" in main_words(sample_site, CONTEST)
    assert "with machines from Fictional Precision" in main_words(sample_site, f"en/{CONTEST}")


def test_each_list_shows_what_is_published_and_nothing_else(sample_site: Path) -> None:
    for prefix in ("", "en/"):
        for kind in KINDS:
            if kind.has_list:
                (heading,) = page(sample_site, f"{prefix}{kind.section}").xpath("//main//h1")
                assert words(heading, ".") == kind.heading.pick("en" if prefix else "zh")
    links = page(sample_site, "news").xpath("//main//article//a/@href")
    assert [urlsplit(link).path.rstrip("/").rpartition("/")[2] for link in links] == [
        "2024-05-16-skills-contest",
        "2024-03-16-forum",
        "2023-09-teacher-training",
    ]


def test_nothing_of_drafts_and_of_what_is_under_embargo_is_anywhere(sample_site: Path) -> None:
    for path in sample_site.rglob("*"):
        if path.is_file() and path.suffix in (".html", ".xml", ".json", ".csv", ".txt", ".svg"):
            text = path.read_text("utf-8", errors="ignore")
            for hidden in HIDDEN:
                assert hidden not in text, f"{path.relative_to(sample_site)} tells of {hidden}"
                assert hidden not in path.as_posix()


def test_a_withdrawn_record_says_why_and_shows_nothing_else(sample_site: Path) -> None:
    assert "内容有误，已另行发布。" in main_words(sample_site, "news/2022-06-equipment-visit")
    assert "It held mistakes" in main_words(sample_site, "en/news/2022-06-equipment-visit")
    for prefix in ("", "en/"):
        text = (sample_site / prefix / "news/2022-06-equipment-visit/index.html").read_text("utf-8")
        assert "不应再公开" not in text and "must not be public" not in text
        assert 'content="noindex"' in text


def test_a_former_address_leads_to_the_record_also_without_scripts(sample_site: Path) -> None:
    for prefix in ("", "en/"):
        tree = page(sample_site, f"{prefix}news/2024-forum")
        (target,) = tree.xpath("//body//a/@href")
        assert tree.xpath("string(//meta[@http-equiv='refresh']/@content)") == f"0; url={target}"
        assert (sample_site / f"{prefix}news/2024-forum" / target / "index.html").is_file()


def test_a_page_without_english_shows_the_chinese_and_says_so(sample_site: Path) -> None:
    tree = page(sample_site, "en/news/2023-09-teacher-training")
    assert tree.xpath("string(//h1/@lang)") == "zh-CN"
    assert "has not been translated" in words(tree)
    assert tree.xpath("//meta[@name='robots' and @content='noindex']")
    assert not tree.xpath("//link[@hreflang]")
    cards = page(sample_site, "en/news").xpath("//main//a[contains(@href, '2023-09-teacher-training')]")
    assert [card.get("lang") for card in cards] == ["zh-CN"]


def test_a_chapter_without_english_is_left_out_of_hreflang(sample_site: Path) -> None:
    for prefix in ("", "en/"):
        assert not page(sample_site, f"{prefix}reports/annual-report-2023/training").xpath("//link[@hreflang]")
        assert page(sample_site, f"{prefix}reports/annual-report-2023/overview").xpath("//link[@hreflang]")


def test_a_reference_to_a_draft_is_its_title_without_a_link(sample_site: Path) -> None:
    tree = page(sample_site, "news/2023-09-teacher-training")
    assert "秋季招聘会" in words(tree)
    assert not tree.xpath("//main//a[contains(., '秋季招聘会')]")


def test_references_become_links_in_text_in_headings_and_in_tables(sample_site: Path) -> None:
    tree = page(sample_site, CONTEST)
    assert tree.xpath("//h2/a[text()='双导师']/@href") == ["../../cases/case-dual-mentors/"]
    assert tree.xpath("//td/a[text()='协会']/@href") == ["../../members/placeholder-association/"]
    assert tree.xpath("//p/a[text()='竞赛现场']/@href") == [f"../../{CONTEST}/#contest-workshop"]
    assert "[[" not in words(tree)


def test_code_shows_a_reference_as_it_is_written(sample_site: Path) -> None:
    assert page(sample_site, "").xpath("//main//code/text()") == ["[[sample-college]]"]


def test_a_member_is_told_of_all_that_mentions_it(sample_site: Path) -> None:
    links = page(sample_site, "members/sample-college").xpath("//main//a/@href")
    for address in (CONTEST, "cases/case-dual-mentors", "documents/2024-contest-notice", "reports/annual-report-2023"):
        assert f"../../{address}/" in links, f"the member's page does not mention {address}"


def test_figures_on_the_home_page_are_counted_from_the_records(sample_site: Path) -> None:
    counted = words(page(sample_site, ""), "//main//*[contains(@class, 'figures') or contains(@class, 'counts')]")
    shown = counted or main_words(sample_site, "")
    for counted_line in ("成员单位 15 家", "竞赛 1", "图片 10 幅"):
        assert counted_line in shown, f"{counted_line} does not stand in {shown}"


def test_blocks_show_pictures_albums_and_lists(sample_site: Path) -> None:
    assert page(sample_site, "cases/case-dual-mentors").xpath("//main//img[@alt='灰色测试图']")
    assert page(sample_site, "about").xpath("//main//img[@alt='彩色测试图，左上角有一个红色方块']")
    assert "旧校门（原图未入档）" in main_words(sample_site, "news/2023-09-teacher-training")
    assert page(sample_site, "about").xpath("//main//a[contains(@href, 'documents/2024-contest-notice')]")


def test_the_fact_box_of_a_case_is_shown_in_both_languages(sample_site: Path) -> None:
    assert "企业师傅 12人" in main_words(sample_site, "cases/case-dual-mentors")
    assert "Company mentors 12" in main_words(sample_site, "en/cases/case-dual-mentors")


def test_downloads_are_the_files_themselves_also_under_a_chinese_name(sample_site: Path) -> None:
    links = page(sample_site, "en/documents/2024-contest-notice").xpath("//main//a/@href")
    files = [unquote(link) for link in links if link.endswith((".pdf", ".txt"))]
    own = [name for name in files if "/documents/2024-contest-notice/" in name]
    assert list(dict.fromkeys(name.rpartition("/")[2] for name in own)) == ["notice.pdf", "报名表.txt"]
    for name in files:
        assert (sample_site / "en/documents/2024-contest-notice" / name).is_file(), f"{name} leads nowhere"
    assert "2 pages" in main_words(sample_site, "en/documents/2024-contest-notice")


def test_corrections_of_a_report_are_shown_with_their_day(sample_site: Path) -> None:
    shown = main_words(sample_site, "reports/annual-report-2023")
    assert "第一章“35家”应为“36家”。" in shown and "2024-04-02" in shown.replace("2024年4月2日", "2024-04-02")


def test_the_whole_report_holds_each_chapter_and_no_anchor_twice(sample_site: Path) -> None:
    tree = page(sample_site, "reports/annual-report-2023/whole")
    assert "全年培训教师30人次" in words(tree) and "共有成员36家" in words(tree)
    ids = tree.xpath("//@id")
    assert sorted(ids) == sorted(set(ids)), "an anchor stands twice"


def test_published_photographs_hold_no_trace_of_where_and_by_whom_they_were_taken(sample_site: Path) -> None:
    published = sorted(path for path in (sample_site / "media").iterdir() if path.suffix in (".avif", ".jpeg", ".webp"))
    assert len(published) > 3
    assert {path.suffix for path in (sample_site / "media").rglob("*.*")} == {".avif", ".jpeg", ".webp", ".html"}
    for path in published:
        with Image.open(path) as image:
            assert not image.getexif(), f"{path.name} has metadata"
    assert not list(sample_site.rglob("workshop.jpg")), "an original has been published"


def test_every_link_and_every_file_of_every_page_is_there(sample_site: Path) -> None:
    base = "https://here.invalid/"
    missing = set()
    for path in html_files(sample_site):
        if path.name == "404.html":
            continue
        address = base + path.relative_to(sample_site).as_posix().removesuffix("index.html")
        tree = page(sample_site, path.parent.relative_to(sample_site).as_posix())
        for link in tree.xpath("//@href | //@src"):
            target = urldefrag(urljoin(address, link)).url
            if target.startswith(base) and not _is_there(sample_site, unquote(target.removeprefix(base))):
                missing.add(f"{address} → {link}")
    assert not missing, "links that lead nowhere"


def test_an_anchor_that_a_link_names_is_on_its_page(sample_site: Path) -> None:
    lost = []
    for path in html_files(sample_site):
        tree = page(sample_site, path.parent.relative_to(sample_site).as_posix())
        for link in tree.xpath("//main//a/@href"):
            target, anchor = urldefrag(link)
            if anchor and not urlsplit(link).scheme:
                there = tree if not target else page(path.parent, target)
                if unquote(anchor) not in there.xpath("//@id"):
                    lost.append(f"{path.relative_to(sample_site)} → {link}")
    assert not lost, "anchors that are nowhere"


def test_no_id_stands_twice_on_a_page(sample_site: Path) -> None:
    twice = []
    for path in html_files(sample_site):
        ids = page(sample_site, path.parent.relative_to(sample_site).as_posix()).xpath("//@id")
        twice += [f"{path.relative_to(sample_site)}: {one}" for one in set(ids) if ids.count(one) > 1]
    assert not twice


def test_no_page_fetches_anything_from_another_host(sample_site: Path) -> None:
    for path in html_files(sample_site):
        tree = page(sample_site, path.parent.relative_to(sample_site).as_posix())
        fetched = tree.xpath("//@src | //link[@rel='stylesheet' or @rel='icon']/@href | //@srcset")
        assert not [one for one in fetched if "//" in one], f"{path} asks another host"


def test_the_filing_numbers_stand_at_the_foot_of_every_page(sample_site: Path) -> None:
    for path in html_files(sample_site):
        text = path.read_text("utf-8")
        if "http-equiv" in text and "2024-forum" in str(path):
            continue
        assert "鄂ICP备00000000号" in text, f"{path} lacks the ICP number"
        assert "鄂公网安备00000000000000号" in text, f"{path} lacks the police number"


def test_every_page_says_in_which_language_it_is_and_what_made_it(sample_site: Path) -> None:
    for path in html_files(sample_site):
        if "2024-forum" in str(path):
            continue
        tree = page(sample_site, path.parent.relative_to(sample_site).as_posix())
        wanted = "en" if path.relative_to(sample_site).parts[0] == "en" else "zh-CN"
        assert tree.get("lang") == wanted, f"{path}"
        assert tree.xpath("//meta[@name='generator']/@content") == ["Qunzhi"], f"{path}"


def test_linked_data_can_be_read_and_has_the_full_address(sample_site: Path) -> None:
    (script,) = page(sample_site, CONTEST).xpath("//script[@type='application/ld+json']/text()")
    found = json.loads(script)
    assert found["@type"] == "NewsArticle"
    assert found["url"] == f"https://example.edu.cn/archive/{CONTEST}/"
    assert found["inLanguage"] == "zh-CN"


def test_no_mark_of_a_hole_is_left_on_any_page(sample_site: Path) -> None:
    for path in html_files(sample_site):
        text = path.read_text("utf-8")
        assert "@@qz-" not in text and "\ue000" not in text and "\ue001" not in text, f"{path} has an empty hole"


def _is_there(site: Path, path: str) -> bool:
    whole = site / path
    return (whole / "index.html").is_file() if path.endswith("/") or not path else whole.is_file()
