from pathlib import Path

from qunzhi.pages.entries import entries
from tests.pages.counted_group import FILES, edition_of
from tests.reading_pages import page
from tests.small_sites import findings_of, laid_over


def test_a_term_stands_with_its_other_language_its_other_words_and_those_not_to_be_used(tmp_path: Path) -> None:
    edition = edition_of(tmp_path / "site", "en")
    term, untranslated = entries(edition, edition.site.by_kind["term"])
    assert (term.id, term.title.title, term.other.title, term.other.lang) == (
        "certificate",
        "skills certificate",
        "技能证书",
        "zh-CN",
    )
    assert [(fact.label, [value.title for value in fact.values]) for fact in term.facts] == [
        ("Also called", ["证书"]),
        ("Not to be used", ["skill paper"]),
        ("See also", ["Entered"]),
    ]
    assert term.facts[0].values[0].lang == "zh-CN"
    assert (untranslated.title.lang, untranslated.other.title) == ("zh-CN", "")


def test_english_words_not_to_be_used_are_marked_on_a_chinese_page(tmp_path: Path) -> None:
    edition = edition_of(tmp_path / "site")
    term, _ = entries(edition, edition.site.by_kind["term"])
    words = [(value.title, value.lang) for fact in term.facts for value in fact.values]
    assert ("skill paper", "en") in words and ("证书", None) in words


def test_a_source_tells_how_many_figures_rest_on_it(tmp_path: Path) -> None:
    edition = edition_of(tmp_path / "site", "en")
    report, office = entries(edition, edition.site.by_kind["source"])
    assert (report.uses, office.uses) == (
        "2 figures on this site rest on it",
        "2 figures on this site rest on it",
    )
    assert ("Publisher", "Example College") in [(fact.label, fact.values[0].title) for fact in report.facts]


def test_every_entry_is_an_element_with_its_id_and_terms_in_texts_say_what_they_mean(tmp_path: Path) -> None:
    text = "---\ntitle: 考证\ndate: 2022\ntype: training\n---\n\n考取[[certificate]]，又见[[untranslated]]。\n"
    english = "---\ntitle: Exams\n---\n\nA [[certificate]] and [[untranslated]].\n"
    record = "content/activities/2022-exam/index"
    root = laid_over(tmp_path / "site", {**FILES, f"{record}.zh.md": text, f"{record}.en.md": english})
    findings_of(root)
    assert page(root / "site", "glossary").xpath("//article[@id]/@id") == ["certificate", "untranslated"]
    first, second = page(root / "site", "en/news/2022-exam").xpath("//main//div[contains(@class, 'prose')]//a")
    assert (first.get("href"), first.get("title")) == ("../../../en/glossary/#certificate", 'It proves "a skill".')
    assert second.get("title") is None, "an English page does not explain in Chinese"
    (chinese, _) = page(root / "site", "news/2022-exam").xpath("//main//div[contains(@class, 'prose')]//a")
    assert chinese.get("title") == "证明技能的证书。"
