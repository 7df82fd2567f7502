import os
from pathlib import Path

from tests.hostile_pictures import hostile, told

COUNT = int(os.environ.get("QUNZHI_HOSTILE_PICTURES", "150"))


def test_whatever_is_sent_as_a_picture_is_published_right_or_refused_with_a_reason(tmp_path: Path) -> None:
    files = list(hostile(COUNT))
    found = told(files, tmp_path)
    assert found.faults == ()
    published = [name for name, outcome in found.outcomes.items() if outcome.file]
    assert 0.1 < len(published) / COUNT < 0.6, "the files are not hostile enough, or all are refused"


def test_the_same_seed_gives_the_same_files() -> None:
    assert [one.raw for one in hostile(5, seed=7)] == [one.raw for one in hostile(5, seed=7)]
