import pytest

from qunzhi.markup.engine import render
from qunzhi.markup.html import CLEANER, cleaned, to_html
from qunzhi.markup.scan import CLOSE, OPEN
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
        ("**第一行**\n*第二行*", "<strong>第一行</strong><em>第二行</em>"),
        ("**bold**\n中文", "<strong>bold</strong>\n中文"),
        ("见\n[章程](/a)\n一文", '见<a href="/a">章程</a>一文'),
        ("第一行  \n第二行", "第一行<br>\n第二行"),
    ],
)
def test_a_line_break_is_a_space_in_latin_and_nothing_in_chinese(written: str, expected: str) -> None:
    assert html(written) == f"<p>{expected}</p>"


def test_the_number_of_a_footnote_makes_no_space_at_the_end_of_a_chinese_line() -> None:
    assert "</sup>第二行" in html("第一行[^1]\n第二行\n\n[^1]: 注")
    assert "第一行<sup" in html("第一行\n[^1]第二行\n\n[^1]: 注")


def test_code_keeps_its_lines_and_what_follows_it_does_not() -> None:
    made = html("甲\n乙\n\n```\n丙\n丁\n```\n\n戊\n己\n")
    assert made == "<p>甲乙</p>\n<pre><code>丙\n丁\n</code></pre>\n<p>戊己</p>"


def test_spaces_by_which_chinese_is_typed_into_place_are_left_out() -> None:
    assert html("　　第一段　\n\n- 　甲　乙\n") == "<p>第一段</p>\n<ul>\n<li>甲　乙</li>\n</ul>"
    assert "<td>甲</td>" in html("| 一 |\n| --- |\n| 　甲　 |\n")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("3~5人，7~9个", "3~5人，7~9个"),
        ("约3~**“5人”**", "约3~<strong>“5人”</strong>"),
        ("~~3~5人~~", "<s>3~5人</s>"),
        ("\\~a\\~", "~a~"),
        ("`~a~`", "<code>~a~</code>"),
        ('[甲](/~b "c~d")', '<a href="/~b" title="c~d">甲</a>'),
    ],
)
def test_only_two_tildes_strike_out(written: str, expected: str) -> None:
    assert html(written) == f"<p>{expected}</p>"


def test_what_begins_like_a_tag_does_not_keep_markdown_from_its_work() -> None:
    assert html("<div>\n**甲**\n\n# 乙") == '<p>&lt;div&gt;\n<strong>甲</strong></p>\n<h2 id="乙">乙</h2>'
    assert html("<!-- 丙\n\n- 丁") == "<p>&lt;!-- 丙</p>\n<ul>\n<li>丁</li>\n</ul>"
    assert html('\\<b> <b title="*戊*">') == '<p>&lt;b&gt; &lt;b title="<em>戊</em>"&gt;</p>'


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
    assert made.startswith('<div class="table-box" role="group" tabindex="0" aria-label="表格"><table>')
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


def test_a_rule_between_headings_is_no_heading() -> None:
    made = to_html("## 甲\n\n***\n\n## 乙\n\n***\n", "")
    assert [h.words for h in made.headings] == ["甲", "乙"]
    assert made.html == '<h2 id="甲">甲</h2>\n<hr>\n<h2 id="乙">乙</h2>\n<hr>\n'


def test_the_words_of_a_heading_are_plain() -> None:
    made = to_html("# *甲* `<b>` [乙](/a)[^1] &amp; ~c~\n\nfirst\nsecond\n===\n\n[^1]: 注", "")
    assert [h.words for h in made.headings] == ["甲 <b> 乙 & ~c~", "first second"]
    assert made.headings[0].anchor == "甲-b-乙-c"


def test_holes_come_through_wherever_they_stand() -> None:
    text = "{0}\n\n# {1}甲\n\n| {2} |\n| --- |\n\n[{3}](/a)**{4}**、~~{5}~~\n\n- {6}\n\n> {7}[^1]\n\n[^1]: {8}\n"
    holes = [f"{OPEN}{number}{CLOSE}" for number in range(9)]
    made = to_html(text.format(*holes), "")
    assert all(made.html.count(hole) == 1 for hole in holes)
    assert f"<p>{holes[0]}</p>" in made.html, "a block takes the place of its paragraph"
    assert (made.headings[0].words, made.headings[0].anchor) == (f"{holes[1]}甲", "甲")


def test_footnotes_lead_there_and_back() -> None:
    made = html("正文[^1]\n\n[^1]: 注")
    assert 'href="#fn1"' in made and 'id="fn1"' in made and 'href="#fnref1"' in made and 'id="fnref1"' in made


def test_a_note_that_is_cited_twice_leads_back_to_both_places() -> None:
    made = html("甲[^注]、乙[^b]、丙[^注]\n\n[^b]: 二\n[^注]: 一")
    assert "甲<sup" in made and '<a href="#fn1" id="fnref1">[1]</a>' in made
    assert '<a href="#fn1" id="fnref1:1">[1:1]</a>' in made and '<a href="#fn2" id="fnref2">[2]</a>' in made
    first, second = made.partition('<li id="fn2"')[::2]
    assert 'href="#fnref1"' in first and 'href="#fnref1:1"' in first and 'href="#fnref2"' in second
    assert "Back to" not in made and "data-" not in made


def test_of_two_notes_with_one_label_the_last_counts_and_no_words_are_lost() -> None:
    made = html("甲[^1]\n\n[^1]: 一\n\n乙\n\n- 丙\n\n[^1]: 二\n")
    before, section, notes = made.partition("<section")
    assert [word in before for word in "甲乙丙一二"] == [True, True, True, False, False]
    assert section and "二 <a" in notes and "一" not in notes and notes.count("<li") == 1


@pytest.mark.parametrize(
    "text",
    [
        *('# 甲\n\n- 乙 **"丙"** & <丁>\n', "| 一 |\n| --- |\n| `二` |\n", "> 戊\n>\n>     己\n"),
        *("```\n庚\r辛\n```\n", "壬\xa0癸"),
    ],
)
def test_of_html_with_bare_tags_only_the_cleaner_would_leave_all(text: str) -> None:
    assert cleaned(render(text)) == CLEANER.clean(render(text))


@pytest.mark.parametrize(
    "dirty", ["<p onclick=x>甲</p>", "<script>x</script>", "<P>", "<b>甲</b>", "<p", "<h2 id='x'>"]
)
def test_html_with_anything_else_is_cleaned(dirty: str) -> None:
    assert cleaned(dirty) == CLEANER.clean(dirty) != dirty
