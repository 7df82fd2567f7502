"""What became of an original stays known: a second look opens nothing, and what is missing is made again."""

import os
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import pytest

from qunzhi.confined import Ended, Limits, supervised
from qunzhi.pictures import originals, publishing
from qunzhi.pictures.known import KNOWN, blobs_in_use, known_pictures
from qunzhi.pictures.limits import LARGEST_BYTES, RESTLESS
from qunzhi.pictures.order import Order, Outcome
from qunzhi.pictures.originals import Original
from qunzhi.pictures.publishing import blob, publish
from qunzhi.store import FOLDER, Store
from tests.building import PROJECT
from tests.files import jpeg, png


def put(folder: Path, files: Mapping[str, bytes]) -> list[Original]:
    """Files that were written a while ago, and what asks for them."""
    folder.mkdir(exist_ok=True)
    for name, raw in files.items():
        (folder / name).write_bytes(raw)
    return [Original(name, str(folder / name)) for name in files]


@pytest.fixture(autouse=True)
def all_files_are_old(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that have just been written are read again by the next build; here they count as old at once."""
    monkeypatch.setattr(publishing, "YOUNG_NS", -(10**12))


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files for which a worker was asked."""
    asked: list[str] = []

    def noting(
        step: Callable[[Order], Outcome], orders: Iterable[Order], limits: Limits
    ) -> Iterator[tuple[Order, Outcome | Ended]]:
        for order, answer in supervised(step, orders, limits):
            asked.append(order.file.rpartition("/")[2])
            yield order, answer

    monkeypatch.setattr("qunzhi.pictures.publishing.supervised", noting)
    return asked


def test_a_second_build_opens_no_original(tmp_path: Path, made: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = put(tmp_path / "in", {"a.jpg": jpeg((64, 48)), "b.txt.png": b"no picture"})
    first = publish(wanted, tmp_path)
    assert sorted(made) == ["a.jpg", "b.txt.png"]

    def closed(path: str) -> object:
        raise AssertionError(f"{path} was opened")

    monkeypatch.setattr(publishing, "look", closed)
    assert publish(wanted, tmp_path) == first
    assert len(made) == 2


def test_what_has_just_been_written_is_read_again_but_not_made_again(
    tmp_path: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publishing, "YOUNG_NS", 10**15)
    wanted = put(tmp_path / "in", {"a.jpg": jpeg((64, 48))})
    publish(wanted, tmp_path)
    (tmp_path / "in/a.jpg").write_bytes(jpeg((64, 50)))
    assert (outcome := publish(wanted, tmp_path)["a.jpg"]).file and outcome.file.height == 50
    assert made == ["a.jpg", "a.jpg"]
    assert publish(wanted, tmp_path)["a.jpg"] == outcome and len(made) == 2


def test_the_same_original_under_two_names_is_made_once(tmp_path: Path, made: list[str]) -> None:
    raw = jpeg((64, 48))
    wanted = put(tmp_path / "in", {"a.jpg": raw, "b.jpg": raw, "c.jpg": jpeg((60, 48))})
    found = publish([*wanted[:1], Original("b.jpg", wanted[1].file, with_tiles=True), wanted[2]], tmp_path)
    assert sorted(made) == ["b.jpg", "c.jpg"]
    one, other = found["a.jpg"].file, found["b.jpg"].file
    assert one and other and one.copies == other.copies and one.tiles is None and other.tiles


def test_a_renamed_original_is_not_made_again(tmp_path: Path, made: list[str]) -> None:
    publish(put(tmp_path / "in", {"a.jpg": jpeg((64, 48))}), tmp_path)
    os.rename(tmp_path / "in/a.jpg", tmp_path / "in/b.jpg")
    assert publish([Original("b.jpg", str(tmp_path / "in/b.jpg"))], tmp_path)["b.jpg"].file
    assert made == ["a.jpg"]


def test_a_copy_that_the_store_has_lost_or_damaged_is_made_again(tmp_path: Path) -> None:
    wanted = put(tmp_path / "in", {"a.jpg": jpeg((64, 48))})
    file = publish(wanted, tmp_path)["a.jpg"].file
    assert file
    digest, store = file.copies[0].digest, Store(tmp_path / FOLDER)
    whole = store.get(digest)
    for damaged in (False, True):
        Path(store.path(digest)).unlink()
        if damaged:
            Path(store.path(digest)).write_bytes(b"half")
        assert blob(digest, wanted[0], tmp_path) == whole
        assert store.get(digest) == whole


def test_copies_are_in_use_as_long_as_a_build_wants_them(tmp_path: Path) -> None:
    wanted = put(tmp_path / "in", {"a.jpg": jpeg((64, 48))})
    file = publish(wanted, tmp_path)["a.jpg"].file
    assert file and {copy.digest for copy in file.copies} == set(blobs_in_use(tmp_path))
    publish([], tmp_path)
    assert set(blobs_in_use(tmp_path)) == set()
    assert len(known_pictures(tmp_path).kept) == 1, "it would be made again when its record can be read again"


def test_what_nobody_has_wanted_for_a_month_is_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(put(tmp_path / "in", {"a.jpg": jpeg((64, 48))}), tmp_path)
    today = publishing.today
    monkeypatch.setattr(publishing, "today", lambda: today() + 31)
    publish(put(tmp_path / "in", {"b.jpg": jpeg((60, 48))}), tmp_path)
    assert len(known_pictures(tmp_path).kept) == 1


def test_a_table_of_another_recipe_is_not_believed(tmp_path: Path, made: list[str]) -> None:
    wanted = put(tmp_path / "in", {"a.jpg": jpeg((64, 48))})
    publish(wanted, tmp_path)
    (tmp_path / KNOWN).write_bytes(b"something else")
    publish(wanted, tmp_path)
    assert made == ["a.jpg", "a.jpg"]


def test_a_pipe_a_device_and_a_link_are_not_opened(tmp_path: Path) -> None:
    put(tmp_path / "in", {"a.jpg": jpeg((64, 48))})
    os.mkfifo(tmp_path / "in/pipe.jpg")
    (tmp_path / "in/link.jpg").symlink_to("a.jpg")
    names = {"pipe.jpg": tmp_path / "in/pipe.jpg", "link.jpg": tmp_path / "in/link.jpg", "zero.jpg": Path("/dev/zero")}
    found = publish([Original(name, str(path)) for name, path in names.items()], tmp_path)
    assert {name: outcome.refusal for name, outcome in found.items()} == dict.fromkeys(names, RESTLESS)


def test_empty_and_heavy_files_are_refused_without_being_read(tmp_path: Path, made: list[str]) -> None:
    wanted = put(tmp_path / "in", {"empty.jpg": b"", "heavy.jpg": b"\xff\xd8\xff"})
    os.truncate(wanted[1].file, LARGEST_BYTES + 1)
    found = publish(wanted, tmp_path)
    refusals = [found[one.path].refusal for one in wanted]
    assert [one.code for one in refusals if one] == ["QZ-P03", "QZ-P08"]
    assert made == []


def test_any_name_that_a_file_system_allows_will_do(tmp_path: Path) -> None:
    names = [
        "with space.jpg",
        "合影.jpg",
        unicodedata.normalize("NFD", "é.jpg"),
        "50%20off.jpg",
        "x" * 251 + ".jpg",
        "A.jpg",
        "a.jpg",
    ]
    found = publish(put(tmp_path / "in", {name: jpeg((64, 48 + n)) for n, name in enumerate(names)}), tmp_path)
    assert {name for name, outcome in found.items() if outcome.file} == set(names)


def test_an_original_that_is_replaced_while_it_is_looked_at_is_looked_at_again(
    tmp_path: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = put(tmp_path / "in", {"a.jpg": jpeg((64, 48))})
    replacements = [jpeg((64, 50)), jpeg((64, 52))]

    def replaced(path: str) -> object:
        seen = originals.look(path)
        if replacements:
            Path(path).write_bytes(replacements.pop(0))
        return seen

    monkeypatch.setattr(publishing, "look", replaced)
    outcome = publish(wanted, tmp_path)["a.jpg"]
    assert outcome.file and outcome.file.height == 52
    assert len(made) == 3


def test_an_original_that_never_comes_to_rest_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = put(tmp_path / "in", {"a.jpg": jpeg((64, 48))})
    sizes = iter(range(50, 100))

    def replaced(path: str) -> object:
        seen = originals.look(path)
        Path(path).write_bytes(jpeg((64, next(sizes))))
        return seen

    monkeypatch.setattr(publishing, "look", replaced)
    assert publish(wanted, tmp_path)["a.jpg"] == Outcome(None, RESTLESS)
    monkeypatch.undo()
    assert publish(wanted, tmp_path)["a.jpg"].file, "it is tried again by the next build"


def test_a_build_that_makes_no_copies_loads_no_decoder(tmp_path: Path) -> None:
    wanted = put(tmp_path / "in", {"a.png": png((64, 48))})
    command = (
        "import sys; from pathlib import Path; from qunzhi.pictures import publishing as p;"
        "from qunzhi.pictures.originals import Original; p.YOUNG_NS = -10**12;"
        f"found = p.publish([Original('a.png', {wanted[0].file!r})], Path({str(tmp_path)!r}));"
        "print(found['a.png'].file is not None, 'PIL.Image' in sys.modules)"
    )
    said = [_run(command) for _ in range(2)]
    assert said == ["True True", "True False"]


def _run(command: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(PROJECT / "hooks")}
    done = subprocess.run([sys.executable, "-c", command], env=environment, capture_output=True, text=True, check=True)
    return done.stdout.strip()
