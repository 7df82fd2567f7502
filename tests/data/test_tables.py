from pathlib import Path

import pytest

from qunzhi.data.files import harmless
from tests.data.releasing import Released, objects, released, rows
from tests.data.sites import FILES
from tests.small_sites import ADDRESS, laid_over


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Released:
    return released(laid_over(tmp_path_factory.mktemp("open") / "site", FILES))


def test_nothing_that_is_not_public_stands_in_any_file(found: Released) -> None:
    for path, content in found.items():
        words = content.decode()
        for secret in ("密", "secret", "Hush", "30年", "pending", "2030-12-31"):
            at = words.find(secret)
            # A schema for staff names what they may write: terms of consent and periods of retention.
            may_stand = path.endswith(".schema.json") and "published" not in path and secret in ("pending", "30年")
            assert at < 0 or may_stand, f"{path} tells of {secret}: {words[max(0, at - 80) : at + 80]}"


def test_every_published_record_has_a_row_and_only_those(found: Released) -> None:
    assert [row["id"] for row in rows(found, "activity")] == ["2024-expo"]
    assert [row["id"] for row in rows(found, "member")] == ["example-college", "nameless"]
    assert [row["id"] for row in rows(found, "pictures")] == ["shown"]
    assert "data/notice.csv" not in found, "a kind without records has no table"


def test_a_csv_is_what_rfc_4180_and_spreadsheets_ask_for(found: Released) -> None:
    for path, content in found.items():
        if path.endswith(".csv"):
            assert content.startswith(b"\xef\xbb\xbf") and content.endswith(b"\r\n"), path
            assert content.count(b"\n") == content.count(b"\r\n"), f"{path}: a line does not end with CR LF"


def test_a_record_is_one_row_with_texts_in_two_columns(found: Released) -> None:
    row = rows(found, "activity")[0]
    assert (row["title_zh"], row["title_en"]) == ("参加博览会", "At the fair")
    assert (row["type"], row["type_zh"], row["type_en"]) == ("visit", "考察", "Visit")
    assert row["date"] == "2024-05-01/2024-05-03"
    assert row["members"] == "example-college" and row["tasks"] == "open-task"
    assert row["summary_zh"] == "与同行，见同行。", "what names a record that is not public is left out"
    assert row["url"] == "news/2024-expo/"


def test_quantities_keep_their_digits_and_their_unit(found: Released) -> None:
    course = rows(found, "training")[0]
    assert (course["hours"], course["hours_unit"]) == ("24", "class-hour")
    assert (course["persons"], course["persons_unit"]) == ("30", "visit")
    assert course["date"] == "2023-09-01/2024-08-31", "a school year is an interval"
    assert objects(found, "training")[0]["persons"] == {"value": 30, "unit": "visit"}
    assert {"wan-yuan", "visit"} <= {row["id"] for row in rows(found, "units")}


def test_values_of_indicators_stand_by_period_and_source_and_computed_ones_say_so(found: Released) -> None:
    values = [
        (r["indicator"], r["period"], r["value"], r["value_unit"], r["computed"], r["source"])
        for r in rows(found, "indicator-values")
    ]
    assert values == [
        ("visits", "2024", "1", "entry", "true", ""),
        ("income", "2022-09-01/2023-08-31", "-3.5", "wan-yuan", "false", ""),
        ("income", "2023", "34118.10", "wan-yuan", "false", "yearbook"),
        ("income", "2023", "3.41", "yi-yuan", "false", ""),
    ]
    assert rows(found, "indicator-lines")[0]["label_zh"] == "甲"


def test_lists_within_records_are_tables_of_their_own(found: Released) -> None:
    task = rows(found, "plan-tasks")[0]
    assert (task["plan"], task["id"], task["url"]) == ("plan-2024", "open-task", "plans/plan-2024/#open-task")
    assert (task["measures_zh"], task["measures_en"]) == ("甲; 乙", "First; ")
    assert task["responsible"] == "example-college" and task["evidence"] == "2024-expo; shown"
    milestones = [
        (m["part"], m["year"], m["value"], m["value_unit"], m["done"]) for m in rows(found, "plan-milestones")
    ]
    assert milestones == [("open-task", "2024", "1.50", "wan-yuan", ""), ("open-task", "2025", "", "", "true")]
    assert [(o["body"], o["id"], o["seats"]) for o in rows(found, "body-offices")] == [
        ("council", "chair", "1"),
        ("council", "councillor", "0"),
    ]
    assert rows(found, "member-former-names")[0]["name_zh"] == "示例学校"


def test_no_cell_is_a_formula_and_numbers_stay_numbers(found: Released) -> None:
    row = rows(found, "activity")[0]
    assert (row["outcome_zh"], row["outcome_en"]) == ("'=1+1", "'@cmd")
    assert rows(found, "indicator-values")[3]["note_zh"] == "'-5 是说明"
    assert objects(found, "activity")[0]["outcome"] == {"zh": "=1+1", "en": "@cmd"}, "JSON needs no apostrophe"


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@a", "\tx", "\rx", "\nx", "＝1", "＠a"])
def test_whatever_a_spreadsheet_may_run_begins_with_an_apostrophe(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


def test_plain_words_stay_as_they_are() -> None:
    assert [harmless(cell) for cell in ("", "a=b", "甲-乙", "'=", "1")] == ["", "a=b", "甲-乙", "'=", "1"]


def test_both_forms_hold_the_same_records(found: Released) -> None:
    for path in found:
        if path.endswith(".csv"):
            name = path.removeprefix("data/").removesuffix(".csv")
            assert len(rows(found, name)) == len(objects(found, name)) > 0, name


def test_the_same_records_give_the_same_bytes(found: Released, tmp_path: Path) -> None:
    assert released(laid_over(tmp_path / "site", FILES)) == found


def test_addresses_are_whole_where_the_site_knows_its_own(tmp_path: Path) -> None:
    found = released(laid_over(tmp_path / "site", FILES), ADDRESS)
    assert rows(found, "activity")[0]["url"] == f"{ADDRESS}news/2024-expo/"
    assert rows(found, "pictures")[0]["image"].startswith(f"{ADDRESS}media/")
