from datetime import datetime
from pathlib import Path

from tests.reading_pages import page, xml
from tests.small_sites import findings_of, laid_over

ATOM = {"a": "http://www.w3.org/2005/Atom"}
MAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
BASE = "https://example.edu.cn/archive/"


def test_a_feed_has_what_rfc_4287_asks_of_it_and_of_each_entry(sample_site: Path) -> None:
    for name in ("feed.xml", "en/feed.xml"):
        feed = xml(sample_site / name)
        for part in ("id", "title", "updated", "author/a:name", "link[@rel='self']"):
            assert len(feed.xpath(f"a:{part}", namespaces=ATOM)) == 1, f"{name}: no {part}"
        assert feed.xpath("string(a:link[@rel='self']/@href)", namespaces=ATOM) == BASE + name
        for entry in feed.xpath("a:entry", namespaces=ATOM):
            for part in ("id", "title", "updated", "link"):
                assert len(entry.xpath(f"a:{part}", namespaces=ATOM)) == 1, f"{name}: an entry without {part}"
            assert datetime.fromisoformat(entry.xpath("string(a:updated)", namespaces=ATOM))


def test_the_ids_of_a_feed_are_its_own_and_lead_to_pages_that_are_there(sample_site: Path) -> None:
    for name in ("feed.xml", "en/feed.xml"):
        ids = xml(sample_site / name).xpath("a:entry/a:id/text()", namespaces=ATOM)
        assert len(set(ids)) == len(ids) > 0
        for one in ids:
            assert (sample_site / one.removeprefix(BASE) / "index.html").is_file(), f"{one} is not there"


def test_a_feed_runs_from_the_newest_and_tells_of_nothing_that_is_not_public(sample_site: Path) -> None:
    feed = xml(sample_site / "feed.xml")
    updated = feed.xpath("a:entry/a:updated/text()", namespaces=ATOM)
    assert updated == sorted(updated, reverse=True)
    titles = feed.xpath("a:entry/a:title/text()", namespaces=ATOM)
    assert titles[0] == "关于征集2024年典型案例的通知"
    assert "第三届“样例杯”数控技能竞赛" in titles
    for hidden in ("秋季校园招聘会", "尚未公开的签约", "赴装备企业考察"):
        assert hidden not in titles


def test_the_english_feed_holds_what_can_be_read_in_english(sample_site: Path) -> None:
    titles = xml(sample_site / "en" / "feed.xml").xpath("a:entry/a:title/text()", namespaces=ATOM)
    assert "Third Sample Cup in numerical control" in titles
    assert not any("\u4e00" <= character <= "\u9fff" for character in "".join(titles))


def test_titles_with_every_special_character_keep_a_feed_well_formed(tmp_path: Path) -> None:
    title = "\"甲\" & <乙> ]]> '丙'"
    text = f"---\ntitle: {title!s}\ndate: 2024\ntype: visit\npublished: 2024-05-01\n---\n".replace('"甲"', "甲")
    root = laid_over(tmp_path / "site", {"content/activities/2024-a/index.zh.md": text})
    findings_of(root)
    titles = xml(root / "site" / "feed.xml").xpath("a:entry/a:title/text()", namespaces=ATOM)
    assert titles == ["甲 & <乙> ]]> '丙'"]
    heading = page(root / "site", "news/2024-a").xpath("string(//h1)").strip()
    assert heading == "甲 & <乙> ]]> '丙'"


def test_every_address_of_the_sitemap_is_a_page_that_may_be_listed(sample_site: Path) -> None:
    addresses = xml(sample_site / "sitemap.xml").xpath("s:url/s:loc/text()", namespaces=MAP)
    assert len(set(addresses)) == len(addresses) > 30
    for one in addresses:
        tree = page(sample_site, one.removeprefix(BASE))
        assert not tree.xpath("//meta[@name='robots' and contains(@content, 'noindex')]"), f"{one} says noindex"
        assert tree.xpath("string(//link[@rel='canonical']/@href)") == one


def test_translations_name_each_other_in_the_sitemap_and_on_the_pages(sample_site: Path) -> None:
    found = {
        url.xpath("string(s:loc)", namespaces=MAP): sorted(url.xpath("x:link/@href", namespaces=MAP))
        for url in xml(sample_site / "sitemap.xml").xpath("s:url", namespaces=MAP)
    }
    for address, alternates in found.items():
        tree = page(sample_site, address.removeprefix(BASE))
        assert sorted(tree.xpath("//link[@rel='alternate' and @hreflang]/@href")) == alternates, address
        assert alternates == [] or address in alternates, f"{address} does not name itself"
        for twin in alternates:
            assert found[twin] == alternates, f"{twin} does not answer {address}"


def test_what_has_no_english_has_no_english_address_in_the_sitemap(sample_site: Path) -> None:
    addresses = xml(sample_site / "sitemap.xml").xpath("s:url/s:loc/text()", namespaces=MAP)
    for path in ("news/2023-09-teacher-training/", "reports/annual-report-2023/training/", "about/"):
        assert BASE + path in addresses
        assert f"{BASE}en/{path}" not in addresses


def test_robots_are_told_of_the_sitemap(sample_site: Path) -> None:
    assert f"Sitemap: {BASE}sitemap.xml" in (sample_site / "robots.txt").read_text("utf-8").splitlines()
