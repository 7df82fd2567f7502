"""A build after any edits gives the same bytes as one that begins with nothing."""

import os
import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qunzhi.build import Stopped, examine
from qunzhi.memory import NOTHING, Memory
from tests.building import SITES, snapshot
from tests.edits import EDITS
from tests.small_sites import made

EXAMPLES = int(os.environ.get("QUNZHI_EXAMPLES", "12"))
"""A modest number in every run of the tests; `QUNZHI_EXAMPLES=300` for a thorough one."""

EDIT = st.tuples(st.integers(0, len(EDITS) - 1), st.integers(0, 999), st.integers(0, 999))

Outcome = tuple[dict[str, str], list[dict[str, object]]]
"""The files of the site by their digests, and what was found."""


def outcome(root: Path) -> Outcome:
    """Build the site of a folder beside it; where its content has mistakes, the old site stays."""
    return remembering(root, NOTHING)[0]


def remembering(root: Path, memory: Memory) -> tuple[Outcome, Memory]:
    """The same by a process that has built before."""
    site_dir = root.with_name("out")
    try:
        found = made(examine(root, memory=memory), site_dir, memory)
    except Stopped as stopped:
        return ({}, [finding.plain() for finding in stopped.findings]), memory
    return (snapshot(site_dir), [finding.plain() for finding in found.findings]), found.memory


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
@given(st.lists(st.tuples(st.lists(EDIT, min_size=1, max_size=3), st.booleans()), min_size=1, max_size=4))
def test_after_any_edits_a_build_gives_the_same_bytes_as_one_from_nothing(
    rounds: list[tuple[list[tuple[int, int, int]], bool]],
) -> None:
    """In a process that has built before, too, and where others have built meanwhile."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "here" / "site"
        shutil.copytree(SITES / "sample", root, ignore=shutil.ignore_patterns(".cache"))
        _, memory = remembering(root, NOTHING)
        for edits, elsewhere in rounds:
            for edit, a, b in edits:
                EDITS[edit](root, a, b)
            told = [EDITS[edit].__name__ for edit, _, _ in edits]
            if elsewhere:
                outcome(root)
            found, memory = remembering(root, memory)
            assert found == from_nothing(root, Path(folder) / "there"), f"after {told}"
