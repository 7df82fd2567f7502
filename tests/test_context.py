from pathlib import Path

import pytest

from qunzhi import context
from qunzhi.context import CONTEXT, context_of
from qunzhi.quick import CACHE, now_ns


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site with a template and an emblem of its own, which it has had for a while."""
    (tmp_path / CACHE / "past").mkdir(parents=True)
    (tmp_path / "overrides/qunzhi").mkdir(parents=True)
    (tmp_path / "overrides/assets").mkdir()
    (tmp_path / "overrides/qunzhi/record.html").write_text("<p>{{ title }}</p>", "utf-8")
    (tmp_path / "overrides/assets/emblem.svg").write_text("<svg/>", "utf-8")
    monkeypatch.setattr(context, "now_ns", lambda: now_ns() + 10**9)
    return tmp_path


def test_the_program_is_read_once_while_it_stays_as_it_is(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = context_of(root)
    monkeypatch.setattr(context, "program", lambda: pytest.fail("the program is read again"))
    assert context_of(root) == found


@pytest.mark.parametrize("path", ["qunzhi/record.html", "assets/emblem.svg", "print/cover.typ"])
def test_another_template_is_another_context_though_the_last_one_is_known(root: Path, path: str) -> None:
    before = context_of(root)
    (root / "overrides" / path).parent.mkdir(exist_ok=True)
    (root / "overrides" / path).write_text("another", "utf-8")
    assert context_of(root) != before


def test_another_version_of_a_library_is_another_context_though_the_last_one_is_known(
    root: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    libraries = tmp_path_factory.mktemp("libraries")
    monkeypatch.syspath_prepend(str(libraries))
    before = context_of(root)
    (libraries / "typst-999.dist-info").mkdir()
    (libraries / "typst-999.dist-info/METADATA").write_text("Name: typst\nVersion: 999\n", "utf-8")
    assert context_of(root) != before


def test_what_has_just_been_written_is_not_relied_on(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(context, "now_ns", now_ns)
    (root / "overrides/qunzhi/record.html").write_text("<p>another</p>", "utf-8")
    context_of(root)
    assert not (root / CACHE / CONTEXT).exists()
