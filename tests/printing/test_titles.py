import pytest

from qunzhi.languages import Language
from qunzhi.media import Media
from qunzhi.pages.edition import Edition
from qunzhi.printing.colophon import cover
from qunzhi.printing.titles import title_lines
from tests.printing.printed import site_named

GROUP = "示例职业教育集团"


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("2024年度工作计划", ["2024年度工作计划"]),
        ("示例职业教育集团示范培育三年计划（2021-2023）", [GROUP, "示范培育三年计划（2021\u2060-\u20602023）"]),
        ("关于举办第三届“样例杯”数控技能竞赛的通知", ["关于举办第三届“样例杯”", "数控技能竞赛的通知"]),
        ("关于举办全省职业院校数控技能竞赛选拔工作通知", ["关于举办全省职业院校数控技能竞赛选拔工作通知"]),
    ],
)
def test_a_long_title_is_broken_behind_the_group_or_where_one_pauses(title: str, lines: list[str]) -> None:
    assert title_lines(title, GROUP) == lines


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        ("zh", ["咸宁职业技术学院", "高等职业教育质量报告（2023）"]),
        ("en", ["Xianning Vocational Technical College, Quality Report 2023"]),
    ],
)
def test_a_title_on_a_cover_is_broken_behind_the_name_of_who_issued_it_where_both_lines_fit(
    lang: Language, lines: list[str]
) -> None:
    site = site_named("ernan")
    assert cover(Edition(site, lang, Media({}, {})), site.records["quality-report-2023"])["title"] == lines
