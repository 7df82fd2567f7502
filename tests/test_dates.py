from datetime import date

import pytest

from qunzhi.dates import CivilDate, DateProblem, Precision, parse_date
from qunzhi.languages import LANGUAGES
from qunzhi.likely_dates import likely_date


@pytest.mark.parametrize(
    ("written", "first", "last", "precision"),
    [
        ("2018", "2018-01-01", "2018-12-31", "year"),
        ("2018-05", "2018-05-01", "2018-05-31", "month"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2018-5-3", "2018-05-03", "2018-05-03", "day"),
        ("2024-02-29", "2024-02-29", "2024-02-29", "day"),
        ("2018-05-29/2018-06-02", "2018-05-29", "2018-06-02", "range"),
        ("2018-05-29/2018-05-29", "2018-05-29", "2018-05-29", "range"),
        ("2023-10/2023-11", "2023-10-01", "2023-11-30", "months"),
        ("2021/2023", "2021-01-01", "2023-12-31", "years"),
        ("2018-2019学年", "2018-09-01", "2019-08-31", "school year"),
        ("2018-2019 学年", "2018-09-01", "2019-08-31", "school year"),
    ],
)
def test_a_date_is_read_with_the_precision_it_was_written_in(
    written: str, first: str, last: str, precision: Precision
) -> None:
    assert parse_date(written) == CivilDate(date.fromisoformat(first), date.fromisoformat(last), precision)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("2018-13-01", "月份应为 1～12"),
        ("2018-00", "月份应为 1～12"),
        ("2023-02-29", "2023年2月只有 1～28 日"),
        ("2018-04-31", "2018年4月只有 1～30 日"),
        ("2018-05-00", "2018年5月只有 1～31 日"),
        ("2018-05-03/2018-05-01", "结束日期早于开始日期"),
        ("2018-05/2018-04", "结束日期早于开始日期"),
        ("2018-05-30/2018-05-32", "2018年5月只有 1～31 日"),
        ("2018-2020学年", "学年应是相连的两年"),
        ("0000", "年份应从 0001 起"),
    ],
)
def test_a_day_that_does_not_exist_is_refused_with_the_reason(written: str, reason: str) -> None:
    with pytest.raises(DateProblem) as caught:
        parse_date(written)
    assert caught.value.reason.zh == reason
    assert caught.value.reason.en, "the reason is missing in English"


@pytest.mark.parametrize(
    "written", ["", "去年", "2018年5月", "2018.05.31", "2018/05/31", "18-05-31", "2018-05-31 09:00"]
)
def test_words_that_are_no_date_are_refused(written: str) -> None:
    with pytest.raises(DateProblem):
        parse_date(written)


@pytest.mark.parametrize(
    ("written", "chinese", "english"),
    [
        ("2018", "2018年", "2018"),
        ("2018-05", "2018年5月", "May 2018"),
        ("2018-05-31", "2018年5月31日", "31 May 2018"),
        ("2018-05-29/2018-05-31", "2018年5月29日至31日", "29–31 May 2018"),
        ("2018-05-29/2018-06-02", "2018年5月29日至6月2日", "29 May – 2 June 2018"),
        ("2018-12-30/2019-01-02", "2018年12月30日至2019年1月2日", "30 December 2018 – 2 January 2019"),
        ("2018-05-29/2018-05-29", "2018年5月29日", "29 May 2018"),
        ("2018-2019学年", "2018—2019学年", "school year 2018–2019"),
        ("2021/2023", "2021—2023年", "2021–2023"),
        ("0987-06-05", "987年6月5日", "5 June 987"),
    ],
)
def test_a_date_is_written_as_readers_of_each_language_write_it(written: str, chinese: str, english: str) -> None:
    assert [parse_date(written).text(lang) for lang in LANGUAGES] == [chinese, english]


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2018", "2018"),
        ("2018-5", "2018-05"),
        ("2018-5-3", "2018-05-03"),
        ("2018-05-29/2018-05-31", "2018-05-29/2018-05-31"),
        ("2018-2019学年", "2018-09-01/2019-08-31"),
    ],
)
def test_machines_get_no_more_precision_than_the_source_had(written: str, iso: str) -> None:
    assert parse_date(written).iso == iso


def test_a_range_over_new_year_is_filed_under_the_year_in_which_it_ended() -> None:
    assert parse_date("2018-12-30/2019-01-02").year == 2019


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("2024年6月1日", "2024-06-01"),
        ("2024 年 6 月 1 号", "2024-06-01"),
        ("２０２４.６.１", "2024-06-01"),
        ("2024/6/1", "2024-06-01"),
        ("2024年6月", "2024-06"),
        ("2024年", "2024"),
        ("2024年5月1日至2024年6月1日", "2024-05-01/2024-06-01"),
        ("2021年—2023年", "2021/2023"),
        ("2024年5月1日至3日", "2024-05-01/2024-05-03"),
        ("2024年5月30日-6月1日", "2024-05-30/2024-06-01"),
        ("2024年5月至6月", "2024-05/2024-06"),
        ("2024/5/1-2024/5/3", "2024-05-01/2024-05-03"),
        ("2024.5.1—5.3", "2024-05-01/2024-05-03"),
        ("2024-05-01/03", "2024-05-01/2024-05-03"),
        ("2024-05-01–2024-05-03", "2024-05-01/2024-05-03"),
        ("2024–05–01", "2024-05-01"),
        ("20240501", "2024-05-01"),
        ("2023—2024学年", "2023-2024学年"),
        ("2023－2024学年度", "2023-2024学年"),
        ("2024年5月3日至1日", ""),
        ("2023-2024", ""),
        ("20241301", ""),
        ("2024年2月30日", ""),
        ("2024年13月", ""),
        ("去年六月", ""),
        ("6月1日", ""),
    ],
)
def test_a_date_in_another_form_is_understood_so_far_that_the_right_form_can_be_told(written: str, right: str) -> None:
    assert likely_date(written) == right
