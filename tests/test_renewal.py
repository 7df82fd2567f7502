"""What a build makes again, and what it leaves alone."""

from pathlib import Path

import pytest

from qunzhi import renewal, tree
from qunzhi.build import Stopped, examine, finish
from qunzhi.built import Built
from qunzhi.past import PAST, left_file, left_in, past_in
from qunzhi.quick import CACHE
from qunzhi.search import NoSearch
from qunzhi.stamps import stamp, survey
from qunzhi.store import FOLDER, Store
from qunzhi.tree import Sources, Tree, complete, spare_of, untrusted
from tests.building import SITES
from tests.edits import flip
from tests.small_sites import bare_shell, laid_over

HEAD = "---\ntitle: {title}\nsummary: 摘要\ndate: {day}\ntype: visit\npublished: {day}\n---\n\n{text}\n"


def activity(title: str, day: str, text: str = "正文。") -> str:
    return HEAD.format(title=title, day=day, text=text)


def files(**more: str) -> dict[str, str | bytes | None]:
    """Thirty activities, more than a page of a list holds; the newest mentions the oldest."""
    found: dict[str, str | bytes | None] = {
        f"content/activities/a{n:02}/index.zh.md": activity(f"第{n}次", f"2024-01-{n:02}") for n in range(1, 31)
    }
    found["content/activities/a30/index.zh.md"] = activity("第30次", "2024-01-30", "见[[a01]]。")
    return {**found, **{f"content/activities/{name}/index.zh.md": words for name, words in more.items()}}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return laid_over(tmp_path / "site", files())


def build(root: Path) -> Built:
    examined = examine(root)
    static = root.parent / "static"
    static.mkdir(exist_ok=True)
    return finish(examined, bare_shell(examined.site), static, root.parent / "out", NoSearch(), workers=1)


def made_by(root: Path, change: dict[str, str | bytes | None]) -> set[str]:
    """The files that a build after a change puts anew into the site."""
    build(root)
    before = {path: path.stat().st_ino for path in (root.parent / "out").rglob("*") if path.is_file()}
    laid_over(root, change)
    build(root)
    after = {path: path.stat().st_ino for path in (root.parent / "out").rglob("*") if path.is_file()}
    new = {path for path, inode in after.items() if before.get(path) != inode}
    return {path.relative_to(root.parent / "out").as_posix() for path in new} - {"checksums.sha256", "manifest.json"}


def test_where_nothing_has_changed_nothing_is_made(root: Path) -> None:
    assert build(root).made > 100
    assert build(root).made == 0


def test_a_changed_text_makes_the_pages_that_show_it(root: Path) -> None:
    change = files(a15=activity("第15次", "2024-01-15", "另一段。"))
    assert made_by(root, change) == {"news/a15/index.html", "en/news/a15/index.html"}


def test_a_changed_title_makes_what_shows_the_title_and_nothing_else(root: Path) -> None:
    found = {path.removeprefix("en/") for path in made_by(root, files(a01=activity("首次", "2024-01-01")))}
    assert {"news/a01/index.html", "news/a02/index.html", "news/a30/index.html"} <= found, (
        "itself, its neighbour, a mention"
    )
    assert {"news/page/2/index.html", "data/activity.csv", "chronicle/2024/index.html"} <= found
    assert not {"news/index.html", "news/a15/index.html", "members/index.html", "data/member.csv"} & found


def test_a_new_record_makes_the_lists_of_its_kind_and_leaves_other_kinds_alone(root: Path) -> None:
    found = made_by(root, files(a99=activity("新", "2024-03-01")))
    assert {"news/a99/index.html", "news/index.html", "news/page/2/index.html", "news/a30/index.html"} <= found
    assert not {"members/index.html", "news/a15/index.html"} & found


def test_a_remark_in_a_register_makes_no_page(root: Path) -> None:
    register = (SITES / "minimal/content/members.yml").read_text("utf-8")
    assert made_by(root, {"content/members.yml": f"# 一行说明\n{register}"}) == set()


def test_a_finding_follows_its_line_where_a_line_comes_before_it(root: Path) -> None:
    wrong = activity("第15次", "2024-01-15", "见[[nobody]]。")
    places = []
    for words in (wrong, wrong.replace("---\n", "---\n# 一行说明\n", 1)):
        laid_over(root, files(a15=words))
        with pytest.raises(Stopped) as stopped:
            build(root)
        places.append([finding.place.line for finding in stopped.value.findings if finding.code == "QZ-R03"])
    assert places == [[9], [10]]


def test_what_was_wrong_and_is_mended_elsewhere_is_wrong_no_more(root: Path) -> None:
    laid_over(root, files(a15=activity("第15次", "2024-01-15", "见[[b01]]。")))
    with pytest.raises(Stopped):
        build(root)
    laid_over(root, files(b01=activity("补上", "2024-02-01")))
    assert build(root).made > 0


def test_a_page_that_was_altered_by_hand_or_by_a_broken_disk_is_mended(root: Path) -> None:
    build(root)
    page = root.parent / "out/news/a15/index.html"
    good = page.read_bytes()
    flip(page, 100)
    assert page.read_bytes() != good
    build(root)
    assert page.read_bytes() == good
    page.unlink()
    build(root)
    assert page.read_bytes() == good


def test_a_file_that_somebody_put_into_the_site_does_not_stay(root: Path) -> None:
    build(root)
    (root.parent / "out/news/stranger.html").write_text("stranger", "utf-8")
    build(root)
    build(root)
    assert not (root.parent / "out/news/stranger.html").exists()


def test_without_its_cache_or_its_site_a_build_gives_the_same(root: Path) -> None:
    build(root)
    seal = (root.parent / "out/checksums.sha256").read_bytes()
    for gone in (root / CACHE, root.parent / "out"):
        gone.rename(root.parent / f"gone-{gone.name}")
        build(root)
        assert (root.parent / "out/checksums.sha256").read_bytes() == seal


def test_everything_that_can_be_looked_at_is_compared_between_builds(root: Path) -> None:
    build(root)
    examined = examine(root)
    past = past_in(root / CACHE / PAST, examined.past.context)
    looked_at = {family for family, _ in past.index}
    assert looked_at - past.pieces.keys() == set(), "a change of these would go unnoticed"
    assert {"record", "text", "kind", "mentions", "beside", "facet", "terms", "group", "frame"} <= looked_at


def test_after_a_site_was_put_together_anew_its_files_are_known_again(root: Path) -> None:
    out = root.parent / "out"
    build(root)
    for _ in range(2):
        (out / "stranger.html").write_text("stranger", "utf-8")
        build(root)
        left, _ = left_in(left_file(root / CACHE, out), examine(root).past.context)
        assert untrusted(left.files, survey(out)) == frozenset(), "every build would begin anew"


def known(root: Path) -> bool:
    """Whether every file of the site is as the last build says that it has left it."""
    left, _ = left_in(left_file(root / CACHE, root.parent / "out"), examine(root).past.context)
    return bool(left.files) and not untrusted(left.files, survey(root.parent / "out"))


def test_the_second_site_is_put_together_without_the_store(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(root)
    asked: list[str] = []
    monkeypatch.setattr(Store, "holds", lambda _, digest: asked.append(digest))
    for text in ("另一段。", "又一段。"):
        laid_over(root, files(a15=activity("第15次", "2024-01-15", text)))
        assert build(root).made == 2
        assert known(root)
    assert asked == []


def test_the_first_build_leaves_a_second_site_which_the_next_one_changes(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(root)
    spare = spare_of(root / CACHE, root.parent / "out")
    assert survey(spare) == survey(root.parent / "out") != {}
    assert known(root)
    laid_over(root, files(a15=activity("第15次", "2024-01-15", "另一段。")))
    monkeypatch.setattr(tree, "_placed", lambda *_: pytest.fail("a file was placed that stands in the second site"))
    assert build(root).made == 2


def test_a_stranger_that_comes_while_a_site_is_put_into_place_does_not_stay(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stranger = root.parent / "out/stranger.html"
    monkeypatch.setattr(renewal, "survey", lambda folder: stranger.write_text("stranger") and survey(folder))
    build(root)
    assert stranger.exists()
    monkeypatch.undo()
    for text in ("一段。", "另一段。"):
        laid_over(root, files(a15=activity("第15次", "2024-01-15", text)))
        build(root)
        assert not stranger.exists()


def test_what_is_kept_of_a_build_is_not_written_down_again_where_little_has_changed(root: Path) -> None:
    build(root)
    kept = (root / CACHE / PAST, left_file(root / CACHE, root.parent / "out"))
    whole = [path.stat() for path in kept]
    for text in ("一段。", "另一段。"):
        laid_over(root, files(a15=activity("第15次", "2024-01-15", text)))
        build(root)
    assert [path.stat() for path in kept] == whole


def test_where_files_can_have_no_second_names_a_build_leaves_no_second_site(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(source: str, target: str) -> None:
        raise OSError(source, target)

    monkeypatch.setattr(tree, "link", refused)
    for text in ("一段。", "另一段。"):
        laid_over(root, files(a15=activity("第15次", "2024-01-15", text)))
        build(root)
        assert known(root)
    assert not list(root.parent.glob(".out.*")), "half a second site was left"


def test_a_file_that_changes_while_it_is_taken_over_is_taken_from_the_store(root: Path, tmp_path: Path) -> None:
    build(root)
    left, _ = left_in(left_file(root / CACHE, tmp_path / "out"), examine(root).past.context)
    path = "news/a15/index.html"
    page, digest = tmp_path / "out" / path, left.files[path][0]
    good = page.read_bytes()
    page.unlink()
    page.write_bytes(good.replace(b"2024", b"1024"))
    fresh, store = tmp_path / "fresh", Store(root / CACHE / FOLDER)
    fresh.mkdir()
    found = complete(Tree(fresh, {}), {path: digest}, {}, Sources(tmp_path / "out", left.files, store))
    assert (fresh / path).read_bytes() == good
    assert found == {path: (digest, stamp((fresh / path).stat()))}


def test_files_with_the_same_bytes_are_known_again(root: Path) -> None:
    static = root.parent / "static"
    static.mkdir()
    for name in ("a.js", "b.js", "c.js"):
        (static / name).write_text("same", "utf-8")
    build(root)
    for text in ("另一段。", "又一段。", "末一段。"):
        laid_over(root, files(a15=activity("第15次", "2024-01-15", text)))
        (static / "c.js").unlink(missing_ok=True)
        assert build(root).made == 2
        assert known(root)
