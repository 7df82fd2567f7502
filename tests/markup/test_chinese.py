import pytest

from qunzhi.markup.chinese import mark_html, mark_words
from qunzhi.markup.html import to_html


def span(words: str) -> str:
    return f'<span lang="zh-CN">{words}</span>'


@pytest.mark.parametrize(
    ("written", "runs"),
    [
        ("The case 《校企合作（2023）》, part 2", ["《校企合作（2023）》"]),
        ("numbered 鄂职教〔2021〕5号 and 示职发", ["鄂职教〔2021〕5号", "示职发"]),
        ("the “双高” colleges, 1+X证书.", ["双高", "证书"]),
        ("称“示范”、“骨干”。", ["称“示范”、“骨干"]),
        ("plain – and “quoted”", []),
    ],
)
def test_each_run_of_chinese_in_english_words_is_marked(written: str, runs: list[str]) -> None:
    expected = written
    for run in runs:
        expected = expected.replace(run, span(run))
    assert mark_words(written) == expected


def test_marked_words_are_escaped() -> None:
    assert mark_words('<b title="甲">& 乙</b>') == f"&lt;b title=&#34;{span('甲')}&#34;&gt;&amp; {span('乙')}&lt;/b&gt;"


def test_attributes_of_html_stay_as_they_are() -> None:
    html = '<p><a href="/x" title="甲 > 乙">the 丙</a></p>'
    assert mark_html(html) == f'<p><a href="/x" title="甲 > 乙">the {span("丙")}</a></p>'


def test_only_english_texts_have_their_chinese_marked() -> None:
    assert to_html("The 章程 of *2018*", "", "en").html == f"<p>The {span('章程')} of <em>2018</em></p>\n"
    assert to_html("2018年的*章程*", "").html == "<p>2018年的<em>章程</em></p>\n"


def test_the_anchor_of_a_heading_is_not_touched() -> None:
    made = to_html("## The 章程", "", "en")
    assert made.html == f'<h2 id="the-章程">The {span("章程")}</h2>\n'
    assert made.headings[0].words == "The 章程"
