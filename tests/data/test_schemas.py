import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from frictionless import validate
from jsonschema import Draft202012Validator

from qunzhi.data.columns import DATE_PATTERN
from qunzhi.data.staff import WRITTEN, staff_schema
from qunzhi.dates import parse_date
from qunzhi.identity import held_kinds
from tests.building import SITES
from tests.data.releasing import Released, released, written
from tests.data.sites import FILES
from tests.small_sites import ADDRESS, laid_over, site_of

REVIEW = {"stage": "初审", "by": {"zh": "主任", "en": "Head"}, "date": "2024-06-01", "seal": "3f9a2c1b5d07"}
SITES_OF_OTHERS = ("sample", "ernan", "weifang")


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Released:
    return released(laid_over(tmp_path_factory.mktemp("open") / "site", FILES), ADDRESS)


def schema(found: Released, name: str) -> Any:
    return json.loads(found[f"data/schemas/{name}.schema.json"])


def complaints(schema: Any, value: Any) -> list[str]:
    """What an independent validator says."""
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    return [f"{error.json_path}: {error.message[:300]}" for error in validator.iter_errors(value)]


def test_every_published_json_is_what_its_schema_says(sample_site: Path) -> None:
    schemas = sorted((sample_site / "data/schemas").glob("*.published.schema.json"))
    assert len(schemas) > 10
    for path in schemas:
        name = re.sub("^(statistics|reports)-", r"\1/", path.name.removesuffix(".published.schema.json"))
        stated = json.loads(path.read_bytes())
        Draft202012Validator.check_schema(stated)
        assert (
            complaints(stated, json.loads((sample_site / f"data/{name.replace('.', '/')}.json").read_bytes())) == []
        ), name


def test_a_published_schema_notices_what_does_not_belong(found: Released) -> None:
    stated, (record, *_) = schema(found, "activity.published"), json.loads(found["data/activity.json"])
    assert complaints(stated, [record]) == []
    for wrong in ({"type": {"id": "party", "zh": "", "en": None}}, {"date": "1 May"}, {"state": "draft"}, {"id": 5}):
        assert complaints(stated, [{**record, **wrong}]), wrong


def test_the_schemas_for_staff_name_fields_terms_and_meanings(found: Released) -> None:
    stated = schema(found, "activity")
    Draft202012Validator.check_schema(stated)
    assert stated["title"] == "活动 / Activity"
    assert stated["$id"] == f"{ADDRESS}data/schemas/activity.schema.json"
    article = stated["$defs"]["article"]
    assert article["properties"]["date"]["title"] == "时间 / Date"
    assert article["properties"]["place"]["description"] == "Where it happened."
    assert article["properties"]["type"]["anyOf"][0]["enum"] == ["training", "visit"]
    assert set(article["required"]) == {"title", "date", "type"}


@pytest.mark.parametrize(
    ("written_down", "is_right"),
    [
        ({"title": "甲", "date": 2024, "type": "visit"}, True),
        ({"title": "甲", "date": "2024-05", "type": "考察"}, True),
        ({"title": {"zh": "甲", "en": "A"}, "date": "2023-2024学年", "type": "visit", "place": None}, True),
        ({"title": "甲", "date": "2024-05", "type": "visit", "themes": "skills"}, True),
        ([{"id": "a", "title": "甲", "date": 2024, "type": "visit"}], True),
        ({"title": "甲", "date": "2021/2023", "type": "visit"}, True),
        ({"title": "甲", "date": 2024, "type": "visit", "people": ["院长"], "review": [REVIEW]}, True),
        ({"title": "甲", "date": 2024, "type": "visit", "review": [{**REVIEW, "stage": "四审"}]}, False),
        ({"title": "甲", "date": "2021-05/2021-06", "type": "visit"}, True),
        ({"title": "甲", "date": "2021/2023-05", "type": "visit"}, False),
        ({"title": "甲", "date": "5月", "type": "visit"}, False),
        ({"title": "甲", "date": "2024-05", "type": "party"}, False),
        ({"title": "甲", "date": "2024-05", "type": "visit", "colour": "red"}, False),
        ({"title": {"en": "A"}, "date": "2024-05", "type": "visit"}, False),
        ({"date": "2024-05", "type": "visit"}, False),
        ([{"title": "甲", "date": 2024, "type": "visit"}], False),
        ([{"id": "A b", "title": "甲", "date": 2024, "type": "visit"}], False),
    ],
)
def test_a_schema_for_staff_tells_right_from_wrong(written_down: Any, is_right: bool, found: Released) -> None:
    assert (complaints(schema(found, "activity"), written_down) == []) is is_right


@pytest.mark.parametrize("name", SITES_OF_OTHERS)
def test_what_other_groups_have_written_fits_the_schemas_for_staff(name: str) -> None:
    root = SITES / name
    site = site_of(root)
    for kind in held_kinds(root):
        stated = staff_schema(site, kind, "")
        for path in _sources(root / "content", kind.source):
            assert complaints(stated, as_an_editor_reads(path)) == [], path.relative_to(SITES)


def _sources(content: Path, source: str) -> list[Path]:
    found = [content / f"{source}.yml", *sorted((content / source).glob("*.yml"))]
    return [path for path in [*found, *sorted((content / source).glob("*/index.zh.md"))] if path.is_file()]


def as_an_editor_reads(path: Path) -> Any:
    """YAML 1.2 (core schema), as the editors do: 2024 is a number, a date is not."""
    words = path.read_text("utf-8")
    if path.suffix == ".md":
        words = words.split("---\n")[1]
    return _value(yaml.compose(words, Loader=yaml.CSafeLoader))


def _value(node: Any) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _value(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_value(one) for one in node.value]
    if node is None or (node.style is None and node.value in ("", "~", "null")):
        return None
    if node.style is None and re.fullmatch(r"[-+]?\d+", node.value):
        return int(node.value)
    if node.style is None and re.fullmatch(r"[-+]?\d+\.\d*", node.value):
        return float(node.value)
    return node.value == "true" if node.style is None and node.value in ("true", "false") else node.value


@pytest.mark.parametrize(
    "words", ["2018", "2018-05", "2018-5-31", "2018-05-29/2018-05-31", "2018-05/2018-06", "2021/2023", "2018-2019学年"]
)
def test_a_date_of_any_precision_is_published_as_the_schemas_have_it(words: str) -> None:
    assert re.search(DATE_PATTERN, parse_date(words).iso)
    assert complaints(WRITTEN["date"], words) == []


def test_the_data_package_is_valid(found: Released, tmp_path: Path) -> None:
    report = validate(str(written(found, tmp_path)))
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "message"])
    assert report.stats["tasks"] == sum(path.endswith(".csv") for path in found)


def test_the_data_package_of_the_sample_site_is_valid(sample_site: Path) -> None:
    report = validate(str(sample_site / "data/datapackage.json"))
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "message"])


def test_the_data_package_knows_keys_and_sizes(found: Released) -> None:
    package = json.loads(found["data/datapackage.json"])
    resources = {one["name"]: one for one in package["resources"]}
    assert resources["activity"]["schema"]["primaryKey"] == ["id"]
    assert resources["plan-tasks"]["schema"]["foreignKeys"] == [
        {"fields": "plan", "reference": {"resource": "plan", "fields": "id"}}
    ]
    assert resources["activity"]["bytes"] == len(found["data/activity.csv"])


def test_a_table_that_is_not_what_its_checksum_says_is_noticed(found: Released, tmp_path: Path) -> None:
    assert problems_after(found, tmp_path, "参加博览会", "参加博览会了") >= {"hash-count", "byte-count"}


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        (",visit,", ",party,", "constraint-error"),
        (",2024-05-06,", ",soon,", "type-error"),
        ("2024-05-01/2024-05-03", "1 May", "constraint-error"),
        ("id,title_zh", "name,title_zh", "incorrect-label"),
    ],
)
def test_a_table_that_is_not_what_its_schema_says_is_noticed(
    before: str, after: str, problem: str, found: Released, tmp_path: Path
) -> None:
    assert problem in problems_after(found, tmp_path, before, after)


def problems_after(found: Released, folder: Path, before: str, after: str) -> set[str]:
    """What an independent reader says when the table of activities is changed in one place."""
    path = "data/activity.csv"
    assert before.encode() in found[path]
    changed = {**found, path: found[path].replace(before.encode(), after.encode(), 1)}
    return {str(problem) for (problem,) in validate(str(written(changed, folder))).flatten(["type"])}
