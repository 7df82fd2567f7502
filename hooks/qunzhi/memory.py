"""What a build leaves to the next one in the same process, so that it need not be read from the files again."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from qunzhi.stamps import Stamp
from qunzhi.tables import KeptTables


@dataclass(frozen=True, slots=True)
class Memory:
    """What the builds of a process have kept. A file that another process has written since is read all the same."""

    readings: KeptTables = field(default_factory=KeptTables)
    past: KeptTables = field(default_factory=KeptTables)
    left: KeptTables = field(default_factory=KeptTables)
    """For the folder of the site that was built."""
    content: Mapping[str, Stamp] = field(default_factory=dict)
    """The files of the content, as they were read."""


NOTHING = Memory()
"""Of a process that has not built yet."""
