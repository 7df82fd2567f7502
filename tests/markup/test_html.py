import pytest

from qunzhi.markup.html import to_html
from qunzhi.markup.tables import table_boxes


def html(markdown: str) -> str:
    return to_html(markdown, "表格").html.strip()


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("**“技能校园”**建设", "<strong>“技能校园”</strong>建设"),
        ("推行**“一人一机”**办法", "推行<strong>“一人一机”</strong>办法"),
        ("**《章程》**已通过", "<strong>《章程》</strong>已通过"),
        ("共**36%**的学生", "共<strong>36%</strong>的学生"),
        ("这是*重点（一）*内容", "这是<em>重点（一）</em>内容"),
    ],
)
def test_emphasis_works_between_chinese_characters_and_quotation_marks(written: str, expected: str) -> None:
    assert html(written) == f"<p>{expected}</p>"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("第一行\n第二行", "第一行第二行"),
        ("他说：\n“好”", "他说：“好”"),
        ("a line\nanother", "a line\nanother"),
        ("中文\nEnglish", "中文\nEnglish"),
    ],
)
def test_a_line_break_is_a_space_in_latin_and_nothing_in_chinese(written: str, expected: str) -> None:
    assert html(written) == f"<p>{expected}</p>"


@pytest.mark.parametrize(
    "tag", ["<script>alert(1)</script>", "<b onclick=x>粗</b>", "<iframe src=x></iframe>", "<!-- x -->"]
)
def test_raw_html_is_shown_as_words_and_never_obeyed(tag: str) -> None:
    made = html(f"前{tag}后")
    assert "<b" not in made and "<script" not in made and "<iframe" not in made and "<!--" not in made
    assert "&lt;" in made, "what was written must stay readable"


@pytest.mark.parametrize(
    "link",
    [
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html,<script>)",
        "[x](vbscript:x)",
        "<javascript:alert(1)>",
        "[x]\n\n[x]: javascript:alert(1)",
        "[x](&#106;avascript:alert(1))",
    ],
)
def test_a_link_that_would_run_a_program_is_no_link(link: str) -> None:
    assert "href" not in html(link)


@pytest.mark.parametrize(
    "address", ["https://example.com/", "http://example.com/", "mailto:a@example.com", "tel:000", "#x"]
)
def test_an_honest_link_stays(address: str) -> None:
    assert html(f"[x]({address})") == f'<p><a href="{address}">x</a></p>'


def test_a_table_scrolls_in_a_box_that_the_keyboard_reaches() -> None:
    made = html("| 甲 | 乙 |\n| --- | ---: |\n| 1 | 2 |\n")
    assert made.startswith('<div class="table-box" role="region" tabindex="0" aria-label="表格"><table>')
    assert made.endswith("</table></div>")
    assert '<td style="text-align:right">2</td>' in made


def test_html_without_a_table_is_left_alone() -> None:
    assert table_boxes("<p>a</p>", "表格") == "<p>a</p>"


def test_headings_have_anchors_of_their_own_and_the_title_stays_the_only_first() -> None:
    made = to_html("# 概况\n\n## 概况\n\n#### 概况\n", "")
    assert [(h.words, h.anchor, h.level) for h in made.headings] == [
        ("概况", "概况", 2),
        ("概况", "概况-2", 2),
        ("概况", "概况-3", 4),
    ]
    assert "<h1" not in made.html


def test_footnotes_lead_there_and_back() -> None:
    made = html("正文[^1]\n\n[^1]: 注")
    assert 'href="#fn1"' in made and 'id="fn1"' in made and 'href="#fnref1"' in made and 'id="fnref1"' in made
