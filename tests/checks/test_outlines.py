from pathlib import Path

import pytest

from qunzhi.checks.outlines import check
from qunzhi.reports.typed import typed_number
from tests.reports.report_site import REPORT, chart, report_site
from tests.small_sites import site_of


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("一、成员", "一、"),
        ("（二）活动", "（二）"),
        ("第三章 人才培养", "第三章"),
        ("1.成员", "1."),
        ("2.1 Members", "2.1"),
        ("2.1.3成员", "2.1.3"),
        ("（3）其他", "（3）"),
        ("Chapter 2: Training", "Chapter 2"),
        ("3.5亿元产值", ""),
        ("2.5 million for machines", ""),
        ("2023年的工作", ""),
        ("1+X证书", ""),
        ("三年行动计划", ""),
        ("表格汇总", ""),
    ],
)
def test_a_number_before_a_heading_is_told_from_words_that_begin_with_one(words: str, number: str) -> None:
    assert typed_number(words, captions=False) == number


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("表2-5 证书", "表2-5"),
        ("续表3 证书", "续表3"),
        ("图一：校门", "图一"),
        ("案例 2 双导师", "案例 2"),
        ("Table 2-5 Certificates", "Table 2-5"),
        ("Fig. 3 The gate", "Fig. 3"),
        ("图书馆一角", ""),
        ("表1949年以来的变化", ""),
        ("图一体化教室", ""),
        ("Tables of the year", ""),
    ],
)
def test_a_number_before_a_caption_is_told_from_words_that_begin_alike(words: str, number: str) -> None:
    assert typed_number(words, captions=True) == number


def test_a_number_in_a_caption_is_told_where_the_caption_stands(tmp_path: Path) -> None:
    text = "---\ntitle: 人才培养\n---\n\n" + chart("by-sector", "图2-1 按产业") + "![图3 操场](yard.jpg)\n"
    site = site_of(report_site(tmp_path / "site", {f"{REPORT}/02-training.zh.md": text}))
    found = [(str(one.place), one.values["number"]) for one in check(site) if one.code == "QZ-R07"]
    assert found == [(f"{REPORT}/02-training.zh.md:8:10", "图2-1"), (f"{REPORT}/02-training.zh.md:12:1", "图3")]


def test_words_in_code_are_no_headings(tmp_path: Path) -> None:
    text = "---\ntitle: 人才培养\n---\n\n```text\n# 1. 注释\n```\n"
    site = site_of(report_site(tmp_path / "site", {f"{REPORT}/02-training.zh.md": text}))
    assert [one for one in check(site) if one.code == "QZ-R07"] == []


def test_a_report_whose_numbers_agree_is_not_complained_of(tmp_path: Path) -> None:
    assert list(check(site_of(report_site(tmp_path / "site")))) == []


def test_what_cites_a_chart_is_not_blamed_for_mistakes_in_its_block(tmp_path: Path) -> None:
    text = "---\ntitle: 人才培养\n---\n\n" + chart("by-sector", "{zh: 按产业, 乙}") + "见[[#by-sector]]。\n"
    site = site_of(report_site(tmp_path / "site", {f"{REPORT}/02-training.zh.md": text}))
    assert [one for one in check(site) if one.code == "QZ-R05" and ".zh.md" in one.place.path] == []
