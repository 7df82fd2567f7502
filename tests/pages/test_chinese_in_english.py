from pathlib import Path

from tests.reading_pages import page
from tests.small_sites import findings_of, laid_over

ARTICLE = """---
title: {zh: 一次活动, en: 'A visit (走访)'}
summary: {zh: 走访企业。, en: Calls on companies under “百企行”.}
date: 2024-05-01
type: visit
provenance: {zh: 《示例学院年报（2024）》, en: 'Annual report 《示例学院年报（2024）》, part 2'}
---

正文提到示例学院。
"""
ENGLISH = "---\n---\n\nThe text names 示例学院 and [[example-college|the 学院 itself]].\n"
FILES = {
    "content/activities/2024-visit/index.zh.md": ARTICLE,
    "content/activities/2024-visit/index.en.md": ENGLISH,
}


def chinese(root: Path, address: str, inside: str) -> list[str]:
    """What is marked as Chinese within the elements of a class."""
    marked = page(root / "site", address).xpath(f"//*[contains(@class, '{inside}')]//span[@lang='zh-CN']")
    return [str(one.text) for one in marked]


def test_the_chinese_in_english_pages_is_marked_wherever_staff_wrote_it(tmp_path: Path) -> None:
    root = laid_over(tmp_path / "site", FILES)
    assert [finding for finding in findings_of(root) if finding.severity == "error"] == []
    address = "en/news/2024-visit"
    assert chinese(root, address, "record__title") == ["走访"]
    assert chinese(root, address, "record__summary") == ["百企行"]
    assert chinese(root, address, "origin") == ["《示例学院年报（2024）》"]
    assert chinese(root, address, "prose") == ["示例学院", "学院"]
    assert chinese(root, "en/news", "card__summary") == ["百企行"]


def test_the_head_of_a_page_and_chinese_pages_stay_plain(tmp_path: Path) -> None:
    root = laid_over(tmp_path / "site", FILES)
    findings_of(root)
    english = page(root / "site", "en/news/2024-visit")
    assert english.xpath("string(//title)").startswith("A visit (走访)")
    assert english.xpath("string(//meta[@name='description']/@content)") == "Calls on companies under “百企行”."
    assert page(root / "site", "news/2024-visit").xpath("//main//span[@lang]") == []
