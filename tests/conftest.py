"""Fixtures of all tests: copies of the sites under tests/sites/, and the sample site built once."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "hooks"))  # the package, where it has not been installed

from tests.building import Building, copied_project, run_qunzhi

NOON_2025 = "1735704000"
"""1 January 2025, 12:00 in China: builds of the tests are all of that day."""


@pytest.fixture(autouse=True, scope="session")
def _one_day() -> Iterator[None]:
    """Whatever the calendar says, embargoes and expiries count from one day."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = NOON_2025
    yield
    if before is None:
        del os.environ["SOURCE_DATE_EPOCH"]
    else:
        os.environ["SOURCE_DATE_EPOCH"] = before


@pytest.fixture(autouse=True, scope="session")
def _no_originals() -> None:
    """Whatever store of originals the machine has, the sites of the tests have their own."""
    os.environ.pop("QUNZHI_ORIGINALS", None)


@pytest.fixture
def project(tmp_path: Path) -> Building:
    """A copy of the project with the sample site, to be changed and built."""
    return copied_project(tmp_path)


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the sample site, built once; tests only read it."""
    building = copied_project(tmp_path_factory.mktemp("sample"))
    done = run_qunzhi(building, "build", "--site-dir", str(building.site_dir))
    assert done.returncode == 0, f"the sample site cannot be built:\n{done.stderr}"
    return building.site_dir
