"""What is told of texts that speak of tables, and what is not: a text may always mean something else."""

from pathlib import Path

import pytest

from qunzhi.checks import told_tables
from tests.small_sites import findings_of, laid_over, site_of

FOLDER = "content/reports/2024-report"

FUNDING = (
    "指标,2022年,2023年,增长率\n经费收入（万元）,3200,3520,10%\n经费支出（万元）,3000,2940,-2%\n生师比,18,17,-5.6%\n"
)
PATENTS = "专利,金额（元）\n甲,1205\n乙,1345\n合计,2550\n"
BOARD = (
    "名称,职务,成立\n甲,副理事长单位,2022年\n乙,常务副理事长单位,2023年\n丙,副理事长单位,2023年\n丁,理事单位,2023年\n"
)
COURSES = "类型,课程（门）\nA类课程,222\nB类课程,709\nC类课程,246\n"


def _block(word: str, name: str) -> str:
    more = "type: pie\n" if word == "chart" else ""
    return f"```{word}\nid: {name}\n{more}caption: {{zh: 统计, en: Numbers}}\ndata: tables/{name}.csv\n```\n"


def _told(tmp_path: Path, text: str, english: str = "", **tables: str) -> list[str]:
    """Codes with the words or the cell that they are about."""
    files: dict[str, str | bytes | None] = {
        f"{FOLDER}/index.zh.md": "---\ntitle: 年报\npublished: 2024-02-01\nyear: 2023\ntype: annual\n---\n\n卷首。\n",
        f"{FOLDER}/index.en.md": "---\ntitle: Report\n---\n\nForeword.\n",
        f"{FOLDER}/01-overview.zh.md": f"---\ntitle: 概况\n---\n\n{text}",
        **{f"{FOLDER}/tables/{name}.csv": csv for name, csv in tables.items()},
    }
    if english:
        files[f"{FOLDER}/01-overview.en.md"] = f"---\ntitle: Overview\n---\n\n{english}"
        files[f"{FOLDER}/tables/words.yml"] = (
            "经费收入（万元）: Income (CNY 10,000)\n经费支出（万元）: Expenditure (CNY 10,000)\n"
        )
    found = told_tables.check(site_of(laid_over(tmp_path / "site", files)))
    return [f"{f.code} {f.values.get('words', f.values.get('cell'))}" for f in found]


GROWTH = {
    "the growth of its row": ("经费收入增长9%（[[#funding]]）。", ["增长9%"]),
    "what it fell by": ("经费支出减少3%（[[#funding]]）。", ["减少3%"]),
    "behind its value and the words for the year before": (
        "经费收入3520万元，比上年增长9%（[[#funding]]）。",
        ["增长9%"],
    ),
    "in a table that the next sentence cites": ("经费收入的增幅为9%。见[[#funding]]。", ["增幅为9%"]),
    "in the only table of its section": ("学校经费收入同比增长9%。", ["增长9%"]),
    "the right growth": ("2023年，经费收入增长10%，经费支出下降2%（[[#funding]]）。", []),
    "about the right growth": ("经费收入增长近11%（[[#funding]]）。", []),
    "of a part of it": ("经费收入中财政拨款增长9%（[[#funding]]）。", []),
    "of something else that ends so": ("技术服务经费收入增长9%（[[#funding]]）。", []),
    "of something else behind it": ("经费收入3520万元，学费增长9%（[[#funding]]）。", []),
    "of another year": ("2021年，经费收入增长9%（[[#funding]]）。", []),
    "since the year before": ("与2022年相比，经费收入增长9%（[[#funding]]）。", ["增长9%"]),
    "since another year": ("与2018年相比，经费收入增长90%（[[#funding]]）。", []),
    "in several years": ("近三年来，经费收入增长90%（[[#funding]]）。", []),
    "in half a year": ("2023年上半年，经费收入增长9%（[[#funding]]）。", []),
    "that is expected": ("预计经费收入增长9%（[[#funding]]）。", []),
    "up to a level": ("经费收入占比提高到9%（[[#funding]]）。", []),
    "by points": ("生师比降低2个百分点（[[#funding]]）。", []),
    "in a table that is not cited": ("经费收入增长9%（[[#other]]）。", []),
}


@pytest.mark.parametrize("case", GROWTH)
def test_growth_in_a_text_is_compared_with_the_row_that_it_names(case: str, tmp_path: Path) -> None:
    text, words = GROWTH[case]
    told = _told(tmp_path, f"{text}\n\n{_block('table', 'funding')}", funding=FUNDING)
    assert told == [f"QZ-T40 {one}" for one in words]


def test_growth_in_another_section_is_not_compared_where_nothing_is_cited(tmp_path: Path) -> None:
    text = f"经费收入增长9%。\n\n## 经费\n\n{_block('table', 'funding')}"
    assert _told(tmp_path, text, funding=FUNDING) == []


def test_growth_in_english_is_compared_with_the_english_of_the_row(tmp_path: Path) -> None:
    block = _block("table", "funding")
    english = "Income grew by 9%, and expenditure fell by 2% ([[#funding]]). Income from fees grew by 8%.\n\n"
    assert _told(tmp_path, block, english + block, funding=FUNDING) == ["QZ-T40 grew by 9%"]


UNITS = {
    "a total in another unit": ("到账2550万元。", ["2550万元"]),
    "a cell in another unit": ("其中甲1205万元。", ["1205万元"]),
    "the same unit": ("到账2550元。", []),
    "the same amount": ("到账0.255万元。", []),
    "no unit of money": ("到账2550平方米。", []),
    "a quotation": ("原文作“2550万元”。", []),
}


@pytest.mark.parametrize("case", UNITS)
def test_the_same_digits_in_another_unit_are_told(case: str, tmp_path: Path) -> None:
    text, words = UNITS[case]
    assert _told(tmp_path, f"{text}\n\n{_block('table', 'patents')}", patents=PATENTS) == [
        f"QZ-T41 {one}" for one in words
    ]


def test_few_digits_are_not_taken_for_the_same_amount(tmp_path: Path) -> None:
    text = f"受赠30万元、120万元，共150万元，另有126万元。\n\n{_block('table', 'patents')}"
    assert _told(tmp_path, text, patents="专利,金额（元）\n甲,30\n乙,120\n丙,126\n合计,276\n") == []


def test_a_unit_in_the_label_of_a_row_counts_as_well(tmp_path: Path) -> None:
    text = f"经费收入3521元。\n\n{_block('table', 'funding')}"
    assert _told(tmp_path, text, funding=FUNDING.replace("3520", "3521")) == ["QZ-T41 3521元"]


COUNTS = {
    "more than the rows": ("其中担任副理事长单位的4个，名单见[[#board]]。", ["4个"]),
    "the number before the word": ("共有4家副理事长单位（[[#board]]）。", ["4家"]),
    "all that are a sort of it": ("担任副理事长单位的有3个，见[[#board]]。", []),
    "only those that are it itself": ("担任副理事长单位的有2个，见[[#board]]。", []),
    "a part of them": ("新任副理事长单位1个，见[[#board]]。", []),
    "a part by what follows": ("有4家副理事长单位派人参加，见[[#board]]。", []),
    "those of a year": ("2023年，副理事长单位1个，见[[#board]]。", []),
    "no table cited": ("副理事长单位4个。", []),
    "two tables cited": ("副理事长单位4个，见[[#board]]、[[#funding]]。", []),
    "no exact number": ("副理事长单位4余个，见[[#board]]。", []),
    "no number of things": ("副理事长单位4万元，见[[#board]]。", []),
}


@pytest.mark.parametrize("case", COUNTS)
def test_how_many_a_text_says_are_compared_with_the_rows_of_the_table(case: str, tmp_path: Path) -> None:
    text, words = COUNTS[case]
    blocks = f"{_block('table', 'board')}\n{_block('table', 'funding')}"
    assert _told(tmp_path, f"{text}\n\n{blocks}", board=BOARD, funding=FUNDING) == [f"QZ-T42 {one}" for one in words]


def test_rows_that_are_so_many_things_each_are_not_counted(tmp_path: Path) -> None:
    awards = "赛事,级别,数量（项）\n甲,国家级,3\n乙,国家级,2\n丙,省级,5\n"
    text = f"国家级5项，见[[#awards]]。\n\n{_block('table', 'awards')}"
    assert _told(tmp_path, text, awards=awards) == []


SHARES = {
    "a little off": ("A类课（课程数比例）%,18.84\nB类课（课程数比例）%,60.22\nC类课（课程数比例）%,20.94\n", 3),
    "right": ("A类课占比（%）,18.86\nB类课占比（%）,60.24\nC类课占比（%）,20.90\n", 0),
    "right, with less digits": ("A类课占比（%）,18.9\nB类课占比（%）,60.2\nC类课占比（%）,20.9\n", 0),
    "of something else": ("A类课占比（%）,30.00\nB类课占比（%）,40.00\nC类课占比（%）,30.00\n", 0),
    "of more than is counted": (
        "A类课占比（%）,18.7\nB类课占比（%）,59.8\nC类课占比（%）,20.8\n其他占比（%）,0.7\n",
        0,
    ),
    "of less than is counted": ("A类课占比（%）,23.8\nB类课占比（%）,76.2\n", 0),
}


@pytest.mark.parametrize("case", SHARES)
def test_shares_are_compared_with_the_numbers_beside_them(case: str, tmp_path: Path) -> None:
    rows, count = SHARES[case]
    text = f"{_block('chart', 'courses')}\n{_block('table', 'settings')}"
    told = _told(tmp_path, text, courses=COURSES, settings=f"项目,2023年\n{rows}")
    assert told == [f"QZ-T43 B{n}" for n in range(2, 2 + count)]


def test_shares_in_another_section_are_not_compared(tmp_path: Path) -> None:
    text = f"{_block('chart', 'courses')}\n## 课程\n\n{_block('table', 'settings')}"
    settings = f"项目,2023年\n{SHARES['a little off'][0]}"
    assert _told(tmp_path, text, courses=COURSES, settings=settings) == []


def test_a_column_of_shares_is_compared_as_well(tmp_path: Path) -> None:
    text = f"{_block('table', 'courses')}\n{_block('table', 'shares')}"
    shares = "类型,占比（%）\nA类课程,18.84\nB类课程,60.22\nC类课程,20.94\n"
    assert _told(tmp_path, text, courses=COURSES, shares=shares) == ["QZ-T43 B2", "QZ-T43 B3", "QZ-T43 B4"]


def test_a_number_that_changes_in_the_records_is_compared_anew(tmp_path: Path) -> None:
    patents, text = _block("table", "patents"), "---\ntitle: 概况\n---\n\n到账[[income@2023]]。\n\n"
    record = "- {{id: income, title: {{zh: 收入, en: Income}}, unit: 元, series: [{{period: 2023, value: {}}}]}}\n"
    files: dict[str, str | bytes | None] = {
        f"{FOLDER}/index.zh.md": "---\ntitle: 年报\npublished: 2024-02-01\nyear: 2023\ntype: annual\n---\n\n卷首。\n",
        f"{FOLDER}/01-overview.zh.md": text + patents,
        f"{FOLDER}/tables/patents.csv": PATENTS,
    }
    for value, count in (("2550 元", 0), ("2550 万元", 1), ("2550 元", 0)):
        root = laid_over(tmp_path / "site", {**files, "content/indicators.yml": record.format(value)})
        assert [one.code for one in findings_of(root)].count("QZ-T41") == count
