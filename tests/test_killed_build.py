import contextlib
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.building import Building, run_qunzhi

KILLS_ANYWHERE, KILLS_AROUND_THE_SWITCH = 14, 6
WORDS = "第三届“样例杯”数控技能竞赛"


def complete(site: Path) -> str:
    """Which edition the site is; fails unless every file is there, as its checksums say, and no other."""
    lines = (site / "checksums.sha256").read_text("utf-8").splitlines()
    listed = {path: digest for digest, path in (line.split("  ", 1) for line in lines)}
    there = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    assert there == {*listed, "checksums.sha256", "manifest.json"}, "files are missing or too many"
    for path, digest in listed.items():
        assert hashlib.sha256((site / path).read_bytes()).hexdigest() == digest, f"{path} is not what it should be"
    page = (site / "news/2024-05-16-skills-contest/index.html").read_text("utf-8")
    return page.partition("<h1")[2].partition("版本")[2].partition("<")[0]


def edit(building: Building, edition: int) -> None:
    """Another edition of one record, which changes many pages."""
    path = building.root / "content/activities/2024-05-16-skills-contest/index.zh.md"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    lines[1] = f"title: {WORDS}版本{edition}\n"
    path.write_text("".join(lines), "utf-8")


def start(building: Building) -> "subprocess.Popen[bytes]":
    """A build in a process group of its own."""
    arguments = ["build", "--root", str(building.root), "--site-dir", str(building.site_dir), "--workers", "2"]
    return subprocess.Popen(
        [sys.executable, "-m", "qunzhi", *arguments],
        env=building.environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def kill(process: "subprocess.Popen[bytes]") -> None:
    """Kill a build with all its children, whatever they are at."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def killed_after(building: Building, seconds: float) -> None:
    """A build that lives so long, or until it is done."""
    process = start(building)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(seconds)
    kill(process)


def killed_around_the_switch(building: Building, seconds: float) -> None:
    """A build that lives so long after its manifest, the last file that it writes, is there."""
    process = start(building)
    last = building.site_dir.with_name(f".{building.site_dir.name}.new-{process.pid}") / "manifest.json"
    while process.poll() is None and not last.exists():
        time.sleep(0.001)
    time.sleep(seconds)
    kill(process)


def test_whenever_a_build_is_killed_the_old_site_or_the_new_one_is_there_and_whole(project: Building) -> None:
    edit(project, 0)
    assert run_qunzhi(project, "build", "--site-dir", str(project.site_dir)).returncode == 0
    edit(project, 1)
    begin = time.monotonic()
    assert start(project).wait() == 0
    whole_build = time.monotonic() - begin
    chance, current, kept = random.Random(20180531), "1", 0
    for edition in range(2, 2 + KILLS_ANYWHERE + KILLS_AROUND_THE_SWITCH):
        edit(project, edition)
        if edition < 2 + KILLS_ANYWHERE:
            killed_after(project, whole_build * chance.uniform(0, 1.1))
        else:
            killed_around_the_switch(project, chance.uniform(0, 0.03))
        found = complete(project.site_dir)
        assert found in (current, str(edition)), f"edition {found} is neither the old one nor the new one"
        kept += found == current
        current = found
    assert kept, "no build was killed before it was done: the test has seen nothing"
    edit(project, 0)
    assert run_qunzhi(project, "build", "--site-dir", str(project.site_dir)).returncode == 0
    assert complete(project.site_dir) == "0", "after so many kills a build no longer works"
    left = [path.name for path in project.site_dir.parent.iterdir() if path.name.startswith(".site.")]
    assert left == [], "killed builds have left something that the next build did not remove"


def test_a_site_that_was_deleted_from_is_noticed_by_the_test_itself(sample_site: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(sample_site, site)
    complete(site)
    (site / "about" / "index.html").unlink()
    try:
        complete(site)
    except AssertionError:
        return
    raise AssertionError("a missing file was not noticed")
