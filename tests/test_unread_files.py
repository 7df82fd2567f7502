"""A file that cannot be read is told once: nothing is said of what may stand in it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from qunzhi.checks import check
from qunzhi.findings import Finding, Place, in_order, unread_first
from qunzhi.load import load
from tests.building import SITES


def _first(text: str, before: str, after: str) -> str:
    """With the first `before` of an indented line replaced, of one without braces if there is any."""
    lines = text.split("\n")
    indented = [n for n, line in enumerate(lines) if line.startswith("  ") and before in line]
    at = next((n for n in indented if "{" not in lines[n]), indented[0])
    lines[at] = lines[at].replace(before, after, 1)
    return "\n".join(lines)


WAYS: dict[str, Callable[[str], bytes]] = {
    "in GBK": lambda text: text.encode("gb18030"),
    "with a tab": lambda text: _first(text, "  ", "\t").encode(),
    "with a full-width colon": lambda text: _first(text, ": ", "：").encode(),
    "with a quotation mark that never closes": lambda text: _first(text, ": ", ": '").encode(),
    "of nothing but zeros": lambda text: b"\0" * len(text),
}


def _told(root: Path) -> set[tuple[str, str]]:
    return {(finding.code, str(finding.place)) for finding in _all(root) if finding.severity != "note"}


def _all(root: Path) -> list[Finding]:
    loaded = load(root)
    return in_order([*loaded.findings, *check(loaded.checked)])


@pytest.mark.parametrize("way", WAYS)
def test_one_unreadable_register_has_no_findings_elsewhere(way: str, tmp_path: Path) -> None:
    shutil.copytree(SITES / "sample", tmp_path / "site", ignore=shutil.ignore_patterns(".cache"))
    registers = sorted((tmp_path / "site" / "content").glob("*.yml"))
    before = _told(tmp_path / "site")
    for register in registers:
        text = register.read_text("utf-8")
        register.write_bytes(WAYS[way](text))
        new = _told(tmp_path / "site") - before
        register.write_text(text, "utf-8")
        assert len(new) == 1, f"{register.name} {way}: {sorted(new)}"
        assert f"content/{register.name}:" in new.pop()[1]


@pytest.mark.parametrize("way", ["in GBK", "of nothing but zeros"])
def test_one_unreadable_file_of_a_table_has_no_findings_elsewhere(way: str, tmp_path: Path) -> None:
    shutil.copytree(SITES / "sample", tmp_path / "site", ignore=shutil.ignore_patterns(".cache"))
    before = {str(finding) for finding in _all(tmp_path / "site")}
    for path in sorted((tmp_path / "site" / "content").rglob("tables/*")):
        text = path.read_text("utf-8")
        path.write_bytes(WAYS[way](text))
        new = [finding for finding in _all(tmp_path / "site") if str(finding) not in before]
        path.write_text(text, "utf-8")
        assert [f.place.path for f in new] == [path.relative_to(tmp_path / "site").as_posix()], f"{path.name} {way}"


def test_what_keeps_a_file_from_being_read_is_printed_first() -> None:
    codes = ["QZ-N05", "QZ-Y02", "QZ-F10", "QZ-R01", "QZ-F04"]
    findings = [Finding(code, Place(f"{n}.yml")) for n, code in enumerate(codes)]
    assert [f.code for f in unread_first(findings)] == ["QZ-Y02", "QZ-F04", "QZ-N05", "QZ-F10", "QZ-R01"]
