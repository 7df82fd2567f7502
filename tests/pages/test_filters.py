from types import SimpleNamespace

import pytest
from markupsafe import Markup, escape

from qunzhi.pages.filters import linked, printed
from qunzhi.pages.templates import OWN, environment
from qunzhi.pages.views import ROOT, Link, PageView

ENGLISH = PageView("en", "en", "", SimpleNamespace())


@pytest.mark.parametrize("value", ["字", "a & b", "1 < 2", "x > y", '"', "it's", 3, None, Markup("<b>fat</b>")])
def test_what_is_printed_is_escaped_as_html_wants_it(value: object) -> None:
    assert printed(value) == escape(value)


def test_a_link_within_the_site_counts_from_its_root() -> None:
    assert linked(Link("News", "en/news/"), ENGLISH) == f'<a href="{ROOT}en/news/">News</a>'


def test_a_link_to_another_site_stands_as_it_is_and_tells_it_nothing() -> None:
    expected = '<a href="https://example.org/?a&amp;b" rel="noopener noreferrer">Elsewhere</a>'
    assert linked(Link("Elsewhere", "https://example.org/?a&b"), ENGLISH) == expected


def test_words_in_another_language_say_so_whether_they_lead_anywhere_or_not() -> None:
    assert (
        linked(Link("章程", "documents/x/", "zh-CN"), ENGLISH) == f'<a href="{ROOT}documents/x/" lang="zh-CN">章程</a>'
    )
    assert linked(Link("章程", "", "zh-CN"), ENGLISH) == '<span lang="zh-CN">章程</span>'


def test_chinese_in_english_words_is_marked() -> None:
    assert linked(Link("Rules of 章程 <2>"), ENGLISH) == 'Rules of <span lang="zh-CN">章程</span> &lt;2&gt;'


def test_a_remark_stands_behind_the_link() -> None:
    assert linked(Link("12", note="disputed & old"), ENGLISH).startswith(
        '12<sup class="noted" title="disputed &amp; old"'
    )


def test_a_template_that_names_a_field_which_its_view_does_not_have_stops_the_build() -> None:
    template = environment((OWN,), None).from_string("{% if link.colour %}red{% endif %}")
    with pytest.raises(AttributeError, match="colour"):
        template.render(link=Link("News"))
