"""The frames of the measured sites, for whoever else fills them: Hugo's theme, and the bare loops of the floor."""

from pathlib import Path

from qunzhi.identity import load_identity
from qunzhi.shell import shell_for
from tests.bench.sites import write_qunzhi

_ENOUGH = 10
"""Records that a site needs to have every kind."""


def shell_of(work: Path) -> Path:
    """The folder in which our theme has left frames and static files; made once below `work`."""
    site = work / "frames"
    if not site.is_dir():
        write_qunzhi(site, _ENOUGH)
    identity = load_identity(site)
    assert identity, "the measured group has a name"
    return shell_for(site, work / "frames-cache", identity)
