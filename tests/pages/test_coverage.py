from pathlib import Path

from tests.pages.counted_group import FILES
from tests.reading_pages import page, words
from tests.small_sites import findings_of, laid_over

MEDIA = """
- id: daily
  title: {zh: 集团成立, en: The group is founded}
  outlet: {zh: 示例日报, en: Example Daily}
  level: national
  column: {zh: 教育版, en: Education}
  date: 2022-03-01
  link: https://news.example.com/1
"""


def test_a_report_says_where_it_appeared_and_its_link_says_that_it_leads_out(tmp_path: Path) -> None:
    root = laid_over(tmp_path / "site", {**FILES, "content/media.yml": MEDIA})
    findings_of(root)
    row = words(page(root / "site", "media"), "//ul[@class='rows']/li")
    for word in ("集团成立", "国家级", "示例日报", "教育版", "2022年3月1日"):
        assert word in row
    (link,) = page(root / "site", "en/media/daily").xpath("//a[contains(@class, 'button')]")
    assert link.get("rel") == "noopener noreferrer"
    assert link.text == "Read it at Example Daily (leaves this site: news.example.com)"
