from pathlib import Path

import pytest

from tests.building import Building, run_qunzhi, snapshot
from tests.edits import flip
from tests.reading_pages import main_words, page


def build(project: Building) -> None:
    done = run_qunzhi(project, "build", "--site-dir", str(project.site_dir))
    assert done.returncode == 0, done.stderr


def shells(project: Building) -> list[tuple[str, int]]:
    """What the cache keeps of MkDocs' runs, and when each was made."""
    folder = project.root / ".cache/qunzhi/shell"
    return sorted((path.name, (path / "shell.json").stat().st_mtime_ns) for path in folder.iterdir())


def change(path: Path, old: str, new: str) -> None:
    words = path.read_text("utf-8")
    assert old in words, f"{path} does not hold {old!r}"
    path.write_text(words.replace(old, new), "utf-8")


@pytest.fixture
def built(project: Building) -> Building:
    """The sample site, built once, with what that leaves in the cache."""
    build(project)
    return project


def test_mkdocs_does_not_run_when_only_a_record_has_changed(built: Building) -> None:
    before = shells(built)
    change(built.root / "content/activities/2024-03-16-forum/index.zh.md", "title: 产教融合研讨会", "title: 改过的标题")
    build(built)
    assert shells(built) == before, "MkDocs was run although nothing that it reads has changed"
    assert "改过的标题" in main_words(built.site_dir, "news/2024-03-16-forum")
    assert "改过的标题" in main_words(built.site_dir, ""), "a list on a hand-written page still shows the old title"


def test_a_change_of_a_page_or_of_the_group_is_seen_by_the_next_build(built: Building) -> None:
    change(built.root / "docs/about.md", "集团成立于2019年", "集团成立于二〇一九年")
    change(built.root / "content/group.yml", "鄂ICP备00000000号", "鄂ICP备11111111号")
    build(built)
    assert "集团成立于二〇一九年" in main_words(built.site_dir, "about")
    assert "鄂ICP备11111111号" in (built.site_dir / "news/index.html").read_text("utf-8")
    assert len(shells(built)) == 2


def test_a_change_of_the_configuration_that_a_site_inherits_is_seen_by_the_next_build(built: Building) -> None:
    assert "最新动态" in page(built.site_dir, "").xpath("//main//h2/@id")
    change(
        built.project / "mkdocs.yml", "slugify: !!python/name:markdown.extensions.toc.slugify_unicode", "baselevel: 1"
    )
    build(built)
    assert "最新动态" not in page(built.site_dir, "").xpath("//main//h2/@id"), "MkDocs was not run anew"


def test_a_shell_of_which_a_byte_is_not_as_it_was_is_made_again(built: Building) -> None:
    (shell,) = (built.root / ".cache/qunzhi/shell").iterdir()
    good = snapshot(built.site_dir)
    for path in ("shell.json", "static/assets/css/base.css"):
        whole = (shell / path).read_bytes()
        flip(shell / path, len(whole) // 2)
        change(built.root / "content/activities/2024-03-16-forum/index.zh.md", "title: 产教融合", "title: 再谈产教融合")
        build(built)
        assert (shell / path).read_bytes() == whole
        change(built.root / "content/activities/2024-03-16-forum/index.zh.md", "title: 再谈产教融合", "title: 产教融合")
        build(built)
        assert snapshot(built.site_dir) == good
