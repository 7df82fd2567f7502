"""A build that is given up because its sources have changed again."""

from pathlib import Path

import pytest

from qunzhi.build import examine
from qunzhi.built import Built
from qunzhi.overtaken import Overtaken, Wanted
from qunzhi.past import left_file, left_in
from qunzhi.quick import CACHE
from qunzhi.renewal import renew
from qunzhi.scene import survey_scene
from qunzhi.search import NoSearch
from qunzhi.stamps import survey
from tests.building import snapshot
from tests.small_sites import bare_shell, laid_over, made
from tests.test_incremental import from_nothing

RECORD = "---\ntitle: {}\nsummary: 摘要\ndate: 2024-01-0{}\ntype: visit\npublished: 2024-01-09\n---\n\n{}\n"
ONE, OTHER = "content/activities/one/index.zh.md", "content/activities/other/index.zh.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site that has been built, and is changed then; one record mentions the other."""
    texts = {ONE: RECORD.format("一", 1, "正文。"), OTHER: RECORD.format("二", 2, "见[[one]]。")}
    root = laid_over(tmp_path / "here" / "site", {**texts})
    made(examine(root), root.with_name("out"))
    return laid_over(root, {ONE: RECORD.format("改过的", 1, "另一段。")})


def built(root: Path, wanted: Wanted | None) -> Built:
    examined, static, out = examine(root), root.with_name("fresh"), root.with_name("out")
    scene = survey_scene(examined, bare_shell(examined.site), static, out, anew=False)
    return renew(scene, NoSearch(), 1, wanted=wanted)


class Count:
    """How often a build has asked whether it is still wanted; at the last of so many times it is not."""

    def __init__(self, most: int = 0) -> None:
        self.asked, self.most = 0, most

    def __call__(self) -> None:
        self.asked += 1
        if self.asked == self.most:
            raise Overtaken


def test_a_build_that_is_given_up_has_changed_nothing(root: Path, tmp_path: Path) -> None:
    out, count = root.with_name("out"), Count()
    left = left_in(left_file(root / CACHE, out), examine(root).past.context)[0]
    assert left.spare
    before, spare = survey(out), survey(root / CACHE / "spare")
    for most in (1, 2, 20):
        with pytest.raises(Overtaken):
            built(root, Count(most))
    assert (survey(out), survey(root / CACHE / "spare")) == (before, spare)
    assert built(root, count).made > 0
    assert snapshot(out) == from_nothing(root, tmp_path / "there")[0]


def test_a_build_asks_for_every_page_whether_it_is_still_wanted(root: Path) -> None:
    count = Count()
    made = built(root, count).made
    assert made > 2 and count.asked > made
    with pytest.raises(Overtaken):
        built(laid_over(root, {ONE: RECORD.format("一", 1, "正文。")}), Count(count.asked))


def test_what_pages_look_at_is_known_too_where_they_were_made_beforehand(root: Path, tmp_path: Path) -> None:
    built(root, Count())
    laid_over(root, {ONE: RECORD.format("又改过的", 1, "另一段。")})
    again = made(examine(root), root.with_name("out"))
    assert {"news/one/index.html", "news/other/index.html"} <= again.times.keys()
    assert snapshot(root.with_name("out")) == from_nothing(root, tmp_path / "there")[0]
