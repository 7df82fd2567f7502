"""Files of a site that have got or lost another name, as when a preview of the same site is built or removed."""

import os
from pathlib import Path

import pytest

from qunzhi.build import examine, finish
from qunzhi.built import Built
from qunzhi.manifest import verify
from qunzhi.quick import CACHE
from qunzhi.search import NoSearch
from qunzhi.stamps import stamp
from qunzhi.store import Store
from qunzhi.tree import spare_of
from tests.building import snapshot
from tests.small_sites import bare_shell, laid_over

PAGE = "news/index.html"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return laid_over(tmp_path / "site", {})


def build(root: Path, folder: str = "out") -> Built:
    examined, static = examine(root), root.parent / "static"
    static.mkdir(exist_ok=True)
    return finish(examined, bare_shell(examined.site), static, root.parent / folder, NoSearch(), workers=1)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Digests for which the store was asked."""
    found: list[str] = []
    holds = Store.holds

    def noted(store: Store, digest: str) -> bool:
        found.append(digest)
        return holds(store, digest)

    monkeypatch.setattr(Store, "holds", noted)
    return found


def test_a_second_site_of_the_same_files_leaves_the_first_as_it_is(root: Path, asked: list[str]) -> None:
    build(root)
    build(root, "preview")
    page = root.parent / "out" / PAGE
    before = page.stat().st_ino
    asked.clear()
    assert build(root).made == 0
    assert (page.stat().st_ino, asked) == (before, []), "it was put there again"
    laid_over(root, {"content/activities.yml": "- {id: new, title: 新活动, date: 2024, type: visit}\n"})
    build(root, "preview")
    build(root)
    assert "新活动" in page.read_text("utf-8")
    assert snapshot(root.parent / "out") == snapshot(root.parent / "preview")


def test_a_file_that_holds_something_else_under_its_old_stamp_is_put_there_again(root: Path) -> None:
    build(root)
    page = root.parent / "out" / PAGE
    good, known = page.read_bytes(), page.stat()
    page.chmod(0o644)
    with page.open("r+b") as file:
        file.write(good.swapcase())
    os.utime(page, ns=(known.st_atime_ns, known.st_mtime_ns))
    now = stamp(page.stat())
    assert now._replace(changed_ns=0) == stamp(known)._replace(changed_ns=0), "only the inode tells of the change"
    build(root)
    assert page.read_bytes() == good


@pytest.mark.parametrize("is_replaced", [True, False])
def test_what_is_not_in_the_second_site_any_more_is_not_missing_from_the_next_one(
    root: Path, *, is_replaced: bool
) -> None:
    build(root)
    out, path = root.parent / "out", "members/index.html"
    good = (out / path).read_bytes()
    lost = spare_of(root / CACHE, out) / path
    lost.unlink()
    if is_replaced:
        lost.write_bytes(b"something else")
    laid_over(root, {"content/activities.yml": "- {id: new, title: 新活动, date: 2024, type: visit}\n"})
    build(root)
    assert (out / path).read_bytes() == good
    assert verify(out) == []
