"""After a change everything that shows a picture, files it or counts it is made again, and nothing else is needed."""

import shutil
from pathlib import Path

from tests.building import snapshot
from tests.pages.album_site import FOLDER, build, files
from tests.small_sites import laid_over

ARTICLE, CASE = f"{FOLDER}/index.zh.md", "content/cases/a-case/index.zh.md"
VISIT = """---
title: {zh: 一次考察, en: A visit}
date: 2020-05
type: visit
photos:
  - {caption: {zh: 合影, en: All of us}}
---
"""
"""Its picture stands alone on the page of its record, where the numbers of all others stand too."""

WITHDRAWN = "state: withdrawn\nwithdrawn: {date: 2024-06-01, reason: {zh: 有误, en: Wrong}}"

CHANGES = (
    (ARTICLE, "date: 1998", "date: 1999"),
    (ARTICLE, "caption: {zh: 校门。, en: The gate.}", "caption: {zh: 南门。, en: The south gate.}"),
    (ARTICLE, "consent: withdrawn", "consent: given"),
    (CASE, "picture: gate", "picture: lost"),
    ("docs/index.md", "album: first-day", "pictures: [hall]"),
    (ARTICLE, "members: [example-college]", "members: []"),
    (ARTICLE, "about: [example-college]", "about: [2024-expo, example-college]"),
    ("content/members.yml", "zh: 示例学院", "zh: 示例大学"),
    (ARTICLE, "archive: {number: YL01-2023-0007}", "archive: {number: YL01-2023-0008}"),
    (ARTICLE, "  - id: gate", "  - caption: {zh: 插入的一幅, en: Put between}\n    about: [2024-expo]\n  - id: gate"),
    (ARTICLE, "date: 2023-09-01", "date: 2022-09-01"),
    (ARTICLE, "date: 2022-09-01", f"date: 2022-09-01\n{WITHDRAWN}"),
)
"""A file, words in it, and what is written in their place; one after the other."""


def test_after_each_change_the_pictures_pages_are_those_of_a_build_from_nothing(tmp_path: Path) -> None:
    root = laid_over(tmp_path / "here" / "site", {**files(), "content/activities/2020-visit/index.zh.md": VISIT})
    build(root)
    for number, (path, words, others) in enumerate(CHANGES):
        before = (root / path).read_text("utf-8")
        assert words in before, f"{path} does not hold {words!r}"
        (root / path).write_text(before.replace(words, others), "utf-8")
        fresh = tmp_path / f"fresh-{number}" / "site"
        shutil.copytree(root, fresh, ignore=shutil.ignore_patterns(".cache"))
        assert snapshot(build(root).folder) == snapshot(build(fresh).folder), f"after {others!r} in {path}"
