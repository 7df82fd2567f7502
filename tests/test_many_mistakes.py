import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.building import Building, run_qunzhi, snapshot

NEWS, CASES = "content/activities", "content/cases"
CONTEST, TRAINING, FORUM = (
    f"{NEWS}/2024-05-16-skills-contest",
    f"{NEWS}/2023-09-teacher-training",
    f"{NEWS}/2024-03-16-forum",
)
NOTICE, REPORT = "content/documents/2024-contest-notice", "content/reports/annual-report-2023"


@dataclass(frozen=True)
class Mistake:
    """Words of a file replaced by worse ones, and the finding that must come of it."""

    path: str
    good: str
    bad: str
    code: str
    line: int
    column: int


MISTAKES = (
    Mistake("content/group.yml", "\nicp: ", "\nicpp: ", "QZ-S02", 14, 1),
    Mistake("content/members.yml", "  role: partner\n", "  role: partner\n  role: partner\n", "QZ-Y04", 25, 3),
    Mistake("content/members.yml", "count: 12", "count: 十二", "QZ-S06", 36, 10),
    Mistake("content/members.yml", "site: https://", "site: ", "QZ-S07", 11, 9),
    Mistake("content/members.yml", "- id: other-companies", "- id: sample-college", "QZ-A01", 32, 7),
    Mistake(f"{CONTEST}/index.zh.md", "\ndate: 2024-05-16", "\ndate: 2024-13-16", "QZ-D02", 6, 7),
    Mistake(f"{CONTEST}/index.en.md", "credit:", "date: 2024-05-16\ncredit:", "QZ-L03", 7, 1),
    Mistake(f"{TRAINING}/index.zh.md", "[[2024-autumn-fair|", "[[2024-autumn-fiar|", "QZ-R03", 11, 14),
    Mistake(f"{TRAINING}/index.zh.md", "album: sample-album", "album: smaple-album", "QZ-R01", 14, 8),
    Mistake(f"{NEWS}/2024-autumn-fair/index.zh.md", "type: meeting", "photos:\n\t- caption: 照片", "QZ-Y02", 6, 1),
    Mistake(f"{NEWS}/2022-06-equipment-visit/index.zh.md", "2024-03-16-forum", "2024-03-16-form", "QZ-R01", 11, 16),
    Mistake(f"{FORUM}/index.zh.md", "(diagram.png", "(diagramm.png", "QZ-F12", 14, 1),
    Mistake(f"{FORUM}/index.zh.md", "members: [fict", "members: [某某公司, fict", "QZ-O01", 7, 11),
    Mistake(f"{FORUM}/index.en.md", "[[fictional-precision]]", "[a firm](firm.html)", "QZ-M01", 6, 34),
    Mistake(f"{NEWS}/2098-signing/index.zh.md", "type: signing", "type: singing", "QZ-S08", 5, 7),
    Mistake(f"{CASES}/case-dual-mentors/index.zh.md", "summary: ", "summary：", "QZ-Y03", 3, 8),
    Mistake(
        "content/albums/sample-album/index.zh.md",
        "    alt: {zh: 灰色测试图, en: A grey test pattern}\n",
        "",
        "QZ-P02",
        7,
        5,
    ),
    Mistake(f"{NOTICE}/index.zh.md", "file: notice.pdf", "file: ../../../mkdocs.yml", "QZ-F11", 12, 12),
    Mistake("content/documents/2019-charter/index.zh.md", "title: 样例职业教育集团章程\n", "", "QZ-S01", 2, 1),
    Mistake(f"{REPORT}/index.zh.md", "year: 2023", "year: 23", "QZ-D04", 5, 7),
    Mistake(f"{REPORT}/index.zh.md", "date: 2024-04-02", "date: 2024-04", "QZ-D03", 10, 12),
    Mistake(f"{REPORT}/02-training.zh.md", "---\ntitle:", "title:", "QZ-Y07", 1, 1),
    Mistake("docs/index.md", "kind: case\n", "kind: cases\n", "QZ-S03", 16, 7),
    Mistake("docs/en/index.md", "count: {kind: member, role", "count: {kind: case, role", "QZ-B01", 17, 58),
    Mistake("docs/about.md", "# 关于集团\n", "# [关于集团](javascript:history)\n", "QZ-M04", 1, 10),
)


@pytest.fixture
def mistaken(project: Building) -> Building:
    """The sample site with all the mistakes."""
    for mistake in MISTAKES:
        path = project.root / mistake.path
        words = path.read_text("utf-8")
        assert words.count(mistake.good) == 1, f"{mistake.path} does not hold {mistake.good!r} once"
        path.write_text(words.replace(mistake.good, mistake.bad), "utf-8")
    return project


def test_25_mistakes_are_25_findings_of_one_run(mistaken: Building) -> None:
    done = run_qunzhi(mistaken, "check", "--json")
    errors = [one for one in json.loads(done.stdout) if one["severity"] == "error"]
    found = sorted((one["path"], one["line"], one["column"], one["code"]) for one in errors)
    assert found == sorted((m.path, m.line, m.column, m.code) for m in MISTAKES)
    assert len(found) == 25
    assert done.returncode == 1, "a check that finds mistakes must fail"
    assert "Traceback" not in done.stderr, "a mistake of content must never end in a traceback"


def test_who_calls_a_refused_organisation_by_its_name_is_not_to_blame(project: Building) -> None:
    members = project.root / "content/members.yml"
    members.write_text(members.read_text("utf-8").replace("  joined: 2021-03-15", "  joined: 2021-13-15"), "utf-8")
    errors = [one for one in json.loads(run_qunzhi(project, "check", "--json").stdout) if one["severity"] == "error"]
    assert [(one["path"], one["code"]) for one in errors] == [("content/members.yml", "QZ-D02")]


def test_each_finding_says_in_both_languages_what_is_wrong_and_how_to_mend_it(mistaken: Building) -> None:
    for one in json.loads(run_qunzhi(mistaken, "check", "--json").stdout):
        for part in (one["message"], one["hint"]):
            assert _is_chinese(part["zh"]), f"{one['code']}: no Chinese in {part['zh']!r}"
            assert part["en"] and "{" not in part["en"].replace("{zh", "").replace("{date", ""), f"{one}: not filled in"


def test_findings_come_in_the_order_of_their_places(mistaken: Building) -> None:
    places = [(f["path"], f["line"], f["column"]) for f in json.loads(run_qunzhi(mistaken, "check", "--json").stdout)]
    assert places == sorted(places)


def test_a_build_with_mistakes_fails_and_leaves_the_old_site_untouched(mistaken: Building, sample_site: Path) -> None:
    shutil.copytree(sample_site, mistaken.site_dir)
    before, beside = snapshot(mistaken.site_dir), _names(mistaken.site_dir.parent)
    done = run_qunzhi(mistaken, "build", "--site-dir", str(mistaken.site_dir))
    assert done.returncode == 1
    assert snapshot(mistaken.site_dir) == before, "a build that failed has changed the site"
    assert _names(mistaken.site_dir.parent) == beside, "a build that failed has left something beside the site"
    for mistake in MISTAKES:
        place = f"{mistake.path}:{mistake.line}:{mistake.column}  {mistake.code}  "
        assert place in done.stderr, f"the build does not tell of {place}"


def test_mkdocs_itself_fails_on_mistakes_before_it_touches_the_old_site(mistaken: Building, sample_site: Path) -> None:
    shutil.copytree(sample_site, mistaken.site_dir)
    before = snapshot(mistaken.site_dir)
    command = [sys.executable, "-m", "mkdocs", "build", "-f", str(mistaken.root / "mkdocs.yml")]
    command += ["-d", str(mistaken.site_dir)]
    done = subprocess.run(command, env=mistaken.environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "content/group.yml:14:1  QZ-S02  " in done.stderr, "mkdocs does not tell what is wrong"
    assert snapshot(mistaken.site_dir) == before, "a build that failed has changed the site"


def test_places_are_told_from_the_root_of_the_site(mistaken: Building) -> None:
    printed = run_qunzhi(mistaken, "check").stdout
    assert str(mistaken.root) not in printed, "a finding that is passed on must not tell where the folder lies"


def _is_chinese(words: Any) -> bool:
    return any("\u4e00" <= character <= "\u9fff" for character in words)


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())
