"""A build after any edits gives the same bytes as one that begins with nothing."""

import os
import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qunzhi.build import Stopped, examine
from tests.building import SITES, snapshot
from tests.edits import EDITS
from tests.small_sites import built

EXAMPLES = int(os.environ.get("QUNZHI_EXAMPLES", "12"))
"""A modest number in every run of the tests; `QUNZHI_EXAMPLES=300` for a thorough one."""

EDIT = st.tuples(st.integers(0, len(EDITS) - 1), st.integers(0, 999), st.integers(0, 999))

Outcome = tuple[dict[str, str], list[dict[str, object]]]
"""The files of the site by their digests, and what was found."""


def outcome(root: Path) -> Outcome:
    """Build the site of a folder beside it; where its content has mistakes, the old site stays."""
    site_dir = root.with_name("out")
    try:
        findings = built(examine(root), site_dir)
    except Stopped as stopped:
        return {}, [finding.plain() for finding in stopped.findings]
    return snapshot(site_dir), [finding.plain() for finding in findings]


def from_nothing(root: Path, folder: Path) -> Outcome:
    """The same site, built where no build has been before."""
    fresh = folder / root.name
    shutil.copytree(root, fresh, ignore=shutil.ignore_patterns(".cache"))
    found = outcome(fresh)
    shutil.rmtree(folder)
    return found


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
    derandomize=EXAMPLES < 100,
)
@given(st.lists(st.lists(EDIT, min_size=1, max_size=3), min_size=1, max_size=4))
def test_after_any_edits_a_build_gives_the_same_bytes_as_one_from_nothing(
    rounds: list[list[tuple[int, int, int]]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "here" / "site"
        shutil.copytree(SITES / "sample", root, ignore=shutil.ignore_patterns(".cache"))
        outcome(root)
        for edits in rounds:
            for edit, a, b in edits:
                EDITS[edit](root, a, b)
            told = [EDITS[edit].__name__ for edit, _, _ in edits]
            assert outcome(root) == from_nothing(root, Path(folder) / "there"), f"after {told}"
