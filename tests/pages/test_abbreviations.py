from pathlib import Path

from tests.reading_pages import main_words
from tests.small_sites import findings_of, laid_over

FIRM = "- {id: firm, title: {zh: 示例公司, en: 'Example Co., Ltd.'}}\n"

FILES: dict[str, str | bytes | None] = {
    "content/sources.yml": FIRM,
    "content/activities/visit/index.zh.md": "---\ntitle: 走访\ndate: 2024-05-01\ntype: visit\n---\n\n走访[[firm]]。\n",
    "content/activities/visit/index.en.md": "---\ntitle: Visit\n---\n\n"
    "We went to [[firm]]. Staff of [[firm]] came too, and [[firm]]... “[[firm|The firm.]]”. It is [[firm]]\n",
}


def test_a_name_that_ends_with_a_point_shares_it_with_the_sentence(tmp_path: Path) -> None:
    found = findings_of(laid_over(tmp_path / "site", FILES))
    assert [str(one) for one in found if one.severity == "error"] == []
    words = main_words(tmp_path / "site" / "site", "en/news/visit")
    assert "We went to Example Co., Ltd . Staff of Example Co., Ltd. came too, and" in words
    assert "It is Example Co., Ltd." in words
