from pathlib import Path

from qunzhi.build import examine
from tests.reading_pages import page, xml
from tests.small_sites import built, laid_over

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def visit(number: int, member: str) -> dict[str, str | bytes | None]:
    folder = f"content/activities/2024-visit-{number}"
    facts = f"title: 第{number}次考察\ndate: 2024-03-0{number}\ntype: visit\npublished: 2024-04-0{number}"
    return {
        f"{folder}/index.zh.md": f"---\n{facts}\nmembers: [{member}]\n---\n\n正文{number}。\n",
        f"{folder}/index.en.md": f"---\ntitle: Visit {number}\n---\n\nText {number}.\n",
    }


def test_a_member_in_the_news_has_a_feed_of_its_own_and_its_page_leads_there(tmp_path: Path) -> None:
    members = (
        "- {id: example-college, name: {zh: 示例学院, en: Example College}, type: college, role: lead}\n"
        "- {id: quiet-school, name: {zh: 安静学校, en: Quiet School}, type: college, role: lead}\n"
        "- {id: busy-school, name: {zh: 忙碌学校, en: Busy School}, type: college, role: lead}\n"
    )
    files = {"content/members.yml": members, **visit(1, "busy-school"), **visit(2, "忙碌学校")}
    site = tmp_path / "out"
    built(examine(laid_over(tmp_path / "site", files)), site)
    for prefix, newest in (("", "第2次考察"), ("en/", "Visit 2")):
        feed = xml(site / f"{prefix}members/busy-school/feed.xml")
        titles = feed.xpath("//a:entry/a:title/text()", namespaces=ATOM)
        assert (titles[0], len(titles)) == (newest, 2)
        links = page(site, f"{prefix}members/busy-school").xpath("//main//a/@href")
        assert any(link.endswith("members/busy-school/feed.xml") for link in links), (
            "the page does not lead to the feed"
        )
    assert not (site / "members/quiet-school/feed.xml").exists(), "a feed of nothing"
