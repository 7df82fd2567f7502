"""Sentences and labels of the sample site as readers of each language expect them."""

from pathlib import Path

from tests.reading_pages import main_words, page


def test_chinese_sentences_and_labels_stand_without_spaces_and_half_width_marks(sample_site: Path) -> None:
    withdrawn = main_words(sample_site, "honours/honour-2023-mistaken")
    assert "2024年1月15日：与另一条重复" in withdrawn
    assert "各期比较。数值与来源见下表。" in main_words(sample_site, "figures/students")
    assert "在校生数（人）" in main_words(sample_site, "reports/annual-report-2023/skills")


def test_english_sentences_and_labels_stand_apart(sample_site: Path) -> None:
    assert "Please see instead: " in main_words(sample_site, "en/honours/honour-2023-mistaken")
    assert ", by period. The table below" in main_words(sample_site, "en/figures/students")
    assert "National (awards)" in main_words(sample_site, "en/reports/annual-report-2023/skills")


def test_a_theme_that_is_called_as_the_type_is_stands_once_beside_the_title(sample_site: Path) -> None:
    chips = page(sample_site, "news/2024-05-16-skills-contest").xpath("//header//ul[@class='chips']/li")
    assert [chip.text_content().strip() for chip in chips] == ["技能竞赛", "产教融合"]
