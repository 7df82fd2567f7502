import json
import subprocess
from itertools import product
from math import ceil
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.building import PROJECT
from tests.iiif_schema import INFO, MANIFEST
from tests.pages.album_site import BuiltSite, album_site, build, files
from tests.reading_pages import page
from tests.small_sites import ADDRESS, laid_over

ALBUM = "gallery/first-day/manifest.json"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return album_site(tmp_path_factory.mktemp("iiif"))


def complaints(schema: Any, value: Any) -> list[str]:
    """What an independent validator says."""
    found = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER).iter_errors(value)
    return [f"{error.json_path}: {error.message[:200]}" for error in found]


def test_the_manifest_of_an_album_is_what_the_specification_asks_for(site: BuiltSite, sample_site: Path) -> None:
    assert complaints(MANIFEST, site.json(ALBUM)) == []
    manifests = sorted(sample_site.glob("gallery/*/manifest.json"))
    assert len(manifests) == 2
    for path in manifests:
        sample = BuiltSite(sample_site, sample_site)
        assert complaints(MANIFEST, sample.json(path.relative_to(sample_site).as_posix())) == []


def taken(*manifests: Path) -> "subprocess.CompletedProcess[str]":
    """What the models of the IIIF community say, in the environment that scripts/apart.sh has made for them."""
    command = [PROJECT / ".venv" / "iiif" / "bin" / "python", PROJECT / "tests" / "iiif_models.py", *manifests]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_models_of_the_iiif_community_take_every_manifest(site: BuiltSite, sample_site: Path) -> None:
    manifests = [site.folder / ALBUM, *sorted(sample_site.glob("gallery/*/manifest.json"))]
    said = taken(*manifests)
    assert (said.returncode, said.stderr) == (0, "")
    assert len(said.stdout.splitlines()) == 3 and said.stdout.startswith("4 ")


def test_the_models_of_the_iiif_community_find_a_mistake(site: BuiltSite, tmp_path: Path) -> None:
    for damage in ({"items": "none"}, {"behavior": 7}, {"id": 7}):
        (tmp_path / "manifest.json").write_text(json.dumps({**site.json(ALBUM), **damage}), "utf-8")
        said = taken(tmp_path / "manifest.json")
        assert said.returncode and "ValidationError" in said.stderr, damage


def test_the_schema_of_the_tests_finds_mistakes(site: BuiltSite) -> None:
    damages: tuple[dict[str, object], ...] = (
        {"label": "开学影像"},
        {"items": []},
        {"id": "gallery/first-day"},
        {"rights": "集团所有"},
        {"titel": ""},
    )
    for damage in damages:
        assert complaints(MANIFEST, {**site.json(ALBUM), **damage}), f"{damage} passes"


def test_pictures_are_canvases_in_their_order_and_lost_ones_are_empty(site: BuiltSite) -> None:
    canvases = site.json(ALBUM)["items"]
    assert [canvas["label"]["zh-CN"] for canvas in canvases] == [
        ["礼堂全景"],
        ["校门"],
        ["旧照（原图未入藏）"],
        ["只有中文的一幅"],
    ]
    assert ["items" in canvas for canvas in canvases] == [True, True, False, True]
    assert "en" not in canvases[3]["label"], "nobody has translated it"


def test_what_a_canvas_shows_is_a_file_of_the_site_with_its_proportions(site: BuiltSite) -> None:
    for canvas in site.json(ALBUM)["items"]:
        for image in (*canvas.get("thumbnail", ()), *(a["body"] for p in canvas.get("items", ()) for a in p["items"])):
            assert image["id"].removeprefix(ADDRESS) in site.addresses
            assert image["width"] / image["height"] == pytest.approx(canvas["width"] / canvas["height"], rel=0.01)
        for home in canvas["homepage"]:
            assert home["id"].removeprefix(ADDRESS) + "index.html" in site.addresses


def test_a_tiled_picture_names_its_image_service_and_every_tile_of_it_is_there(site: BuiltSite) -> None:
    (hall, *_) = site.json(ALBUM)["items"]
    (service,) = hall["items"][0]["items"][0]["body"]["service"]
    info = site.json(f"{service['id'].removeprefix(ADDRESS)}/info.json")
    assert complaints(INFO, info) == [] and info["id"] == service["id"]
    assert {f"iiif/test/{name}" for name in tiles(info)} <= site.addresses


def tiles(info: Any) -> set[str]:
    """The names that a viewer asks for at level 0 (Image API 3.0, 5.4 and 4.7)."""
    side, found = info["tiles"][0]["width"], set()
    for scale in info["tiles"][0]["scaleFactors"]:
        width, height = ceil(info["width"] / scale), ceil(info["height"] / scale)
        for column, row in product(range(ceil(width / side)), range(ceil(height / side))):
            left, top = column * side * scale, row * side * scale
            region = left, top, min(side * scale, info["width"] - left), min(side * scale, info["height"] - top)
            size = min(side, width - column * side), min(side, height - row * side)
            whole = region == (0, 0, info["width"], info["height"])
            found.add(f"{'full' if whole else ','.join(map(str, region))}/{size[0]},{size[1]}/0/default.jpg")
    return found


def test_the_album_leads_to_its_manifest_in_both_languages(site: BuiltSite) -> None:
    for address, way in (("gallery/first-day", "../../"), ("en/gallery/first-day", "../../../")):
        (link,) = page(site.folder, address).xpath("//p[@class='album__manifest']/a/@href")
        assert link == way + ALBUM


def test_a_site_without_an_address_has_tiles_but_neither_manifests_nor_descriptions_of_images(tmp_path: Path) -> None:
    site = build(laid_over(tmp_path / "site", files()), "")
    assert not [path for path in site.addresses if path.endswith(("/manifest.json", "/info.json"))]
    assert [path for path in site.addresses if path.startswith("iiif/test/")]
    assert "manifest.json" not in site.text("gallery/first-day/index.html")
    assert "data-zoom=" in site.text("gallery/hall/index.html"), "the close view needs no address"


def test_an_album_of_which_no_original_is_left_has_no_manifest(tmp_path: Path) -> None:
    album = "---\ntitle: 旧影\ndate: 1998\npictures:\n  - {id: old, caption: 旧照, about: [2024-expo]}\n---\n"
    site = build(laid_over(tmp_path / "site", {"content/albums/old-days/index.zh.md": album}))
    assert "gallery/old-days/index.html" in site.addresses
    assert "gallery/old-days/manifest.json" not in site.addresses
