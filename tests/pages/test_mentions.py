"""What mentions a record, at the end of its page."""

from pathlib import Path

from qunzhi.pages.record import FIRST_CARDS, MOST_CARDS
from tests.reading_pages import page, words
from tests.small_sites import findings_of, laid_over

ACTIVITY = (
    "---\ntitle: 第{n}次\nsummary: 摘要\ndate: 2023-01-{n:02}\ntype: visit\npublished: 2024-01-01\n---\n\n{text}\n"
)


def made(root: Path, mentioning: int) -> Path:
    """The site with an activity that so many others mention."""
    texts = {0: "正文。", **dict.fromkeys(range(1, mentioning + 1), "见[[a00]]。")}
    files: dict[str, str | bytes | None] = {
        f"content/activities/a{n:02}/index.zh.md": ACTIVITY.format(n=n + 1, text=text) for n, text in texts.items()
    }
    findings_of(laid_over(root, files))
    return root / "site"


def test_a_short_list_of_mentions_stands_as_cards(tmp_path: Path) -> None:
    found = page(made(tmp_path / "site", MOST_CARDS), "news/a00")
    assert len(found.xpath("//section[@class='mentions']//article")) == MOST_CARDS
    assert not found.xpath("//section[@class='mentions']//details")


def test_of_a_long_list_the_rest_unfolds_as_lines_and_nothing_is_left_out(tmp_path: Path) -> None:
    site = made(tmp_path / "site", MOST_CARDS + 4)
    found = page(site, "news/a00")
    assert len(found.xpath("//section[@class='mentions']//article")) == FIRST_CARDS
    assert words(found, "//details[@class='others']/summary") == f"其余{MOST_CARDS + 4 - FIRST_CARDS}条"
    links = found.xpath("//section[@class='mentions']//a/@href")
    assert links == [f"../../news/a{n:02}/" for n in range(MOST_CARDS + 4, 0, -1)], "in the order of the list"
    assert found.xpath("//details[@class='others']//time/@datetime")[-1] == "2023-01-02"
    english = page(site, "en/news/a00")
    assert words(english, "//details[@class='others']/summary") == f"{MOST_CARDS + 4 - FIRST_CARDS} more"
    assert set(english.xpath("//details[@class='others']//a/@lang")) == {"zh-CN"}
