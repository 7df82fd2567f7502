"""Good twins: in each folder of tests/good/ nearly the records of a bad example, as they should be."""

import re
import shutil
from pathlib import Path

import pytest

from qunzhi.findings import codes
from tests.bad_examples import code_of, examples
from tests.building import PROJECT
from tests.small_sites import findings_of, laid_over

GOOD = Path(__file__).parent / "good"

CHECKS = PROJECT / "hooks" / "qunzhi" / "checks"
"""The checks across records: one that is too eager would make staff deaf to all of them."""


def twins() -> list[str]:
    """Names of all good twins."""
    return sorted(path.name for path in GOOD.iterdir())


@pytest.mark.parametrize("twin", twins())
def test_a_good_twin_has_no_errors_and_no_finding_of_its_code(twin: str, tmp_path: Path) -> None:
    root = laid_over(tmp_path / "site", {})
    shutil.copytree(GOOD / twin, root, dirs_exist_ok=True)
    findings = findings_of(root)
    assert [str(f) for f in findings if f.code == code_of(twin)] == [], f"{twin} is good, but {code_of(twin)} is told"
    assert [str(f) for f in findings if f.severity == "error"] == [], f"{twin} has other errors, so it shows nothing"


def test_each_code_that_a_check_tells_has_a_bad_example_and_a_good_twin() -> None:
    wanted = {code for path in CHECKS.glob("*.py") for code in re.findall(r"QZ-[A-Z]\d\d", path.read_text("utf-8"))}
    assert len(wanted) > 60 and wanted <= set(codes()), "the checks name their codes in another way"
    assert wanted - {code_of(example) for example in examples()} == set(), "codes without a bad example"
    assert wanted - {code_of(twin) for twin in twins()} == set(), "codes without a good twin"
