import shutil
from pathlib import Path

from qunzhi.build import examine
from tests.building import snapshot
from tests.small_sites import built, laid_over

MEMBERS = "content/members.yml"


def made(root: Path) -> dict[str, str]:
    """The files of a site built beside its folder."""
    built(examine(root), root.with_name("out"))
    return snapshot(root.with_name("out"))


def test_a_new_member_stands_in_every_table_after_a_build_that_follows_another(tmp_path: Path) -> None:
    root = laid_over(tmp_path / "here" / "site", {})
    made(root)
    with (root / MEMBERS).open("a", encoding="utf-8") as file:
        file.write("- id: works\n  name: {zh: 示例工厂, en: Example Works}\n  type: college\n  role: lead\n")
    shutil.copytree(root, tmp_path / "there" / "site", ignore=shutil.ignore_patterns(".cache"))
    again, anew = made(root), made(tmp_path / "there" / "site")
    assert [path for path in anew if again.get(path) != anew[path]] == []
    assert again.keys() == anew.keys()
