import pytest

from qunzhi.markup.blocks import WORDS
from qunzhi.markup.scan import CLOSE, OPEN, Block, Filling, Image, Reference, Scanned, fill, scan


def scanned(text: str) -> Scanned:
    return scan(text, WORDS)


def marks(text: str) -> str:
    """The text with its holes as `<0>`."""
    return scanned(text).text.replace(OPEN, "<").replace(CLOSE, ">")


def references(text: str) -> list[tuple[str, str]]:
    return [(hole.id, hole.words) for hole in scanned(text).holes if isinstance(hole, Reference)]


def test_a_reference_is_cut_out_and_a_mark_takes_its_place() -> None:
    text = "由[[sample-college]]和[[firm|虚构精密]]举办"
    assert marks(text) == "由<0>和<1>举办"
    assert references(text) == [("sample-college", ""), ("firm", "虚构精密")]


def test_the_offset_of_a_hole_is_that_of_its_first_bracket() -> None:
    text = "一\n\n| 甲 | [[a]] |\n## [[b|乙]]\n![图](c.png)\n[d](https://e)\n"
    found = scanned(text)
    assert [text[hole.start :][:2] for hole in found.holes] == ["[[", "[[", "!["]
    assert [text[link.start :][:9] for link in found.links] == ["https://e"]


@pytest.mark.parametrize(
    "text", ["`[[a]]`", "``[[a]] ` [[b]]``", "\\[[a]]", "```\n[[a]]\n```\n", "~~~text\n[[a]]\n~~~\n"]
)
def test_code_and_what_is_escaped_stay_as_they_are(text: str) -> None:
    assert scanned(text).text == text
    assert scanned(text).holes == ()


def test_a_backtick_without_a_partner_hides_nothing() -> None:
    assert references("一个`反引号，[[a]]") == [("a", "")]


def test_a_reference_between_two_code_spans_is_found() -> None:
    assert references("`[[a]]`、[[b]]、`[[c]]`") == [("b", "")]


def test_references_stand_in_headings_and_in_tables_written_either_way() -> None:
    text = "## [[a]]\n\n| 单位 |\n| --- |\n| [[b|乙]] |\n| [[c\\|丙]] |\n"
    assert references(text) == [("a", ""), ("b", "乙"), ("c", "丙")]
    assert "\\" not in marks(text)


@pytest.mark.parametrize("text", ["[[]]", "[[a\nb]]", "[a]", "[[a]", "[ [a]]"])
def test_brackets_that_are_no_reference_stay(text: str) -> None:
    assert scanned(text).holes == ()


def test_a_block_is_cut_out_with_the_offset_of_its_first_line() -> None:
    text = "前\n\n```records\nkind: activity\nlatest: 3\n```\n\n后\n"
    (block,) = scanned(text).holes
    assert block == Block("records", "kind: activity\nlatest: 3\n", text.index("kind"))
    assert marks(text) == "前\n\n\n<0>\n\n\n后\n"


def test_a_block_may_be_fenced_by_tildes_or_by_more_ticks_and_indented_a_little() -> None:
    for fence in ("~~~", "`````", "   ```"):
        close = fence.strip()
        (block,) = scanned(f"{fence}figure\npicture: a\n{close}\n").holes
        assert isinstance(block, Block) and block.word == "figure", f"{fence!r} is not taken for a fence"


def test_a_shorter_fence_within_a_block_does_not_end_it() -> None:
    (block,) = scanned("````facts\nfigures:\n```\n````\n[[a]]\n").holes[:1]
    assert isinstance(block, Block) and block.yaml == "figures:\n```\n"


def test_a_fence_with_another_word_is_code() -> None:
    assert scanned("```python\n[[a]]\n```\n").holes == ()


def test_a_block_within_a_code_fence_is_code() -> None:
    text = "````md\n```records\nkind: activity\n```\n````\n"
    assert scanned(text).text == text


def test_a_picture_beside_the_record_is_cut_out_and_one_of_another_site_is_a_link() -> None:
    found = scanned('![图](a.png "说明") ![](b.png) ![外](https://example.com/c.png)')
    assert found.holes == (Image("a.png", "图", "说明", 0), Image("b.png", "", "", 17))
    assert [link.destination for link in found.links] == ["https://example.com/c.png"]


def test_fillings_take_the_place_of_their_marks_and_blocks_that_of_their_paragraph() -> None:
    html = f"<p>{OPEN}0{CLOSE}</p><p>见{OPEN}1{CLOSE}。</p><p>{OPEN}1{CLOSE}</p>"
    filled = fill(html, (Filling("<ul></ul>", block=True), Filling("<a>甲</a>")))
    assert filled == "<ul></ul><p>见<a>甲</a>。</p><p><a>甲</a></p>"


def test_what_fills_a_hole_is_never_scanned_again() -> None:
    assert fill(f"{OPEN}0{CLOSE}", (Filling("[[b]]"),)) == "[[b]]"
