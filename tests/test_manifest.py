import hashlib
import json
from pathlib import Path
from typing import Any

from qunzhi.kinds import KINDS
from qunzhi.load import load
from qunzhi.manifest import CHECKSUMS, checksum_list, manifest, verify
from tests.building import snapshot
from tests.small_sites import laid_over

MEMBERS = """\
- {id: example-college, name: {zh: 示例学院, en: Example College}, type: college, role: lead}
- {id: second-college, name: {zh: 第二学院}, type: college, role: lead}
- {id: third-college, name: {zh: 第三学院}, type: college, role: nobody}
- {id: fourth-college, name: {zh: 第四学院, en: Fourth}, type: college, role: lead, state: draft}
"""


def manifest_of(root: Path) -> dict[str, Any]:
    loaded = load(root)
    assert loaded.site
    plain: dict[str, Any] = json.loads(manifest(loaded, loaded.site, {"error": 1}, {"a": "0" * 64}, root))
    return plain


def test_read_is_published_and_draft_and_refused(tmp_path: Path) -> None:
    records = manifest_of(laid_over(tmp_path / "site", {"content/members.yml": MEMBERS}))["records"]["member"]
    assert records["zh"] == {"read": 4, "published": 2, "draft": 1, "refused": 1}
    assert records["en"]["published"] == 1, "only what has been translated counts in English"


def test_the_sums_agree_for_every_kind_and_in_total(tmp_path: Path) -> None:
    plain = manifest_of(laid_over(tmp_path / "site", {"content/members.yml": MEMBERS}))
    for counts in (*plain["records"].values(), plain["total"]):
        for lang in ("zh", "en"):
            one = counts[lang]
            assert one["read"] == one["published"] + one["draft"] + one["refused"], f"{counts} does not add up"
    for lang in ("zh", "en"):
        for name, total in plain["total"][lang].items():
            assert total == sum(kind[lang][name] for kind in plain["records"].values()), f"total of {name}"


def test_an_empty_register_holds_no_record_that_could_be_refused(tmp_path: Path) -> None:
    files: dict[str, str | bytes | None] = {"content/members.yml": "# 尚无成员\n"}
    assert manifest_of(laid_over(tmp_path / "site", files))["records"]["member"]["zh"]["read"] == 0


def test_the_manifest_of_the_sample_site_counts_every_record_that_lies_there(sample_site: Path) -> None:
    plain = json.loads((sample_site / "manifest.json").read_text("utf-8"))
    assert {name: kind["zh"]["read"] for name, kind in plain["records"].items()} == {
        "activity": 6,
        "notice": 4,
        "media": 3,
        "case": 1,
        "honour": 11,
        "base": 5,
        "training": 5,
        "album": 2,
        "document": 2,
        "plan": 2,
        "report": 1,
        "indicator": 12,
        "source": 3,
        "term": 3,
        "member": 8,
        "body": 6,
        "appointment": 5,
        "picture": 11,
    }
    assert plain["records"]["activity"]["zh"] == {"read": 6, "published": 4, "draft": 2, "refused": 0}
    assert plain["records"]["honour"] == {
        "zh": {"read": 11, "published": 9, "draft": 2, "refused": 0},
        "en": {"read": 10, "published": 8, "draft": 2, "refused": 0},
    }, "a draft and one under embargo wait; one is published in Chinese only"
    assert {kind.name for kind in KINDS} <= plain["records"].keys(), "the sample site holds records of every kind"
    assert plain["date"] == "2025-01-01"


def test_the_checksums_of_the_sample_site_name_every_file_and_no_other(sample_site: Path) -> None:
    written = (sample_site / CHECKSUMS).read_text("utf-8")
    listed = {line[66:]: line[:64] for line in written.splitlines()}
    there = snapshot(sample_site)
    assert listed == {path: digest for path, digest in there.items() if path not in (CHECKSUMS, "manifest.json")}
    plain = json.loads((sample_site / "manifest.json").read_text("utf-8"))["files"]
    assert plain["count"] == len(listed)
    assert plain["sha256"] == hashlib.sha256(written.encode()).hexdigest()


def test_a_file_that_is_missing_or_changed_is_found(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / name).write_text(name, "utf-8")
    digests = {name: hashlib.sha256(name.encode()).hexdigest() for name in ("a", "b", "c")}
    (tmp_path / CHECKSUMS).write_bytes(checksum_list(digests))
    assert verify(tmp_path) == []
    (tmp_path / "b").write_text("B", "utf-8")
    (tmp_path / "c").unlink()
    assert verify(tmp_path) == ["b", "c"]
