import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.building import Building, run_qunzhi, snapshot
from tests.reading_pages import page


@pytest.fixture
def sites(project: Building) -> dict[str, Path]:
    """One site, built in three ways, each from a cold start."""
    made: dict[str, Path] = {}
    for name in ("mkdocs", "properdocs", "qunzhi"):
        shutil.rmtree(project.root / ".cache", ignore_errors=True)
        made[name] = project.project / f"by-{name}"
        done = _built(project, name, made[name])
        assert done.returncode == 0, f"{name} cannot build the sample site:\n{done.stdout}{done.stderr}"
    return made


def _built(project: Building, name: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    if name == "qunzhi":
        return run_qunzhi(project, "build", "--site-dir", str(folder))
    config = ["-f", str(project.root / "mkdocs.yml"), "-d", str(folder)]
    command = [sys.executable, "-m", name, "build", "--strict", *config]
    return subprocess.run(command, env=project.environment, capture_output=True, text=True, check=False)


def test_every_engine_builds_the_same_site_byte_for_byte(sites: dict[str, Path]) -> None:
    expected = snapshot(sites["qunzhi"])
    assert len(expected) > 100
    for name in ("mkdocs", "properdocs"):
        made = snapshot(sites[name])
        assert sorted(made) == sorted(expected), f"{name} writes other files"
        differing = [path for path, digest in made.items() if digest != expected[path]]
        assert differing == [], f"{name} writes other bytes"
    for name, folder in sites.items():
        assert page(folder, "about").xpath("//meta[@name='generator']/@content") == ["Qunzhi"], name


def test_properdocs_renders_the_frames_of_qunzhi_as_well(project: Building, sample_site: Path) -> None:
    folder = project.project / "site"
    done = run_qunzhi(project, "build", "--site-dir", str(folder), "--theme", "properdocs")
    assert done.returncode == 0, done.stderr
    assert snapshot(folder) == snapshot(sample_site)
