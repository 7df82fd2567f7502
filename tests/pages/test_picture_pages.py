import json
from pathlib import Path

import pytest

from tests.pages.album_site import ALBUM, FOLDER, BuiltSite, album_site, build, files
from tests.reading_pages import main_words, page, words
from tests.small_sites import ADDRESS, findings_of, laid_over


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return album_site(tmp_path_factory.mktemp("album"))


def facts(site: BuiltSite, address: str) -> dict[str, str]:
    lines = page(site.folder, address).xpath("//dl/div")
    return {words(line, "dt"): words(line, "dd") for line in lines}


def test_a_picture_has_a_page_in_both_languages_with_the_elements_of_a_photographic_record(site: BuiltSite) -> None:
    assert facts(site, "gallery/hall") == {
        "题名": "礼堂全景",
        "时间": "2023年9月2日",
        "地点": "礼堂",
        "人物": "院长",
        "摄影": "宣传部",
        "权利": "集团所有，https://creativecommons.org/licenses/by/4.0/",
        "肖像许可": "已同意",
        "相关记录": "参加博览会",
        "所属": "开学影像",
        "档号": "YL01-2023-0007",
        "原图": "1200×800像素",
    }
    assert "新生在礼堂集合。" in main_words(site.folder, "gallery/hall")
    english = facts(site, "en/gallery/hall")
    assert (english["Title"], english["People"], english["Consent"]) == ("The hall", "The president", "Given")


def test_without_a_title_the_caption_is_the_heading_and_stands_once(site: BuiltSite) -> None:
    tree = page(site.folder, "gallery/gate")
    assert words(tree, "//h1") == "校门"
    assert "校门。" not in words(tree)


def test_where_no_date_is_written_the_day_of_the_camera_stands_and_says_so(site: BuiltSite) -> None:
    assert facts(site, "gallery/gate")["时间"] == "2023年10月21日（据相机记录）"
    assert facts(site, "en/gallery/gate")["Date"] == "21 October 2023 (recorded by the camera)"
    assert facts(site, "gallery/first-day-5")["时间"] == "2023年9月1日", "neither: that of the album"


def test_the_checksum_of_the_original_stands_where_it_is_known(site: BuiltSite) -> None:
    assert "ab" * 32 in main_words(site.folder, "gallery/gate")
    assert "SHA-256" not in main_words(site.folder, "gallery/lost")


def test_a_picture_whose_original_is_lost_has_a_page_that_says_so(site: BuiltSite) -> None:
    tree = page(site.folder, "gallery/lost")
    assert "原图未入藏" in words(tree) and facts(site, "gallery/lost")["时间"] == "1998年"
    assert not tree.xpath("//main//h1/following::img[contains(@class, 'shot')]") and not tree.xpath("//a[@download]")
    (card,) = page(site.folder, "gallery/first-day").xpath("//figure[@id='lost']//a/@href")
    assert card == "../../gallery/lost/"


def test_pictures_follow_each_other_as_in_their_album_and_pass_over_what_is_withheld(site: BuiltSite) -> None:
    lost = page(site.folder, "gallery/lost")
    assert words(lost, "//nav[@class='neighbours']") == "上一幅 校门 下一幅 只有中文的一幅"
    assert "第3幅，共4幅" in words(lost)
    assert words(page(site.folder, "gallery/hall"), "//nav[@class='neighbours']") == "下一幅 校门"


def test_a_page_tells_who_shows_or_names_its_picture(site: BuiltSite) -> None:
    titles = [words(a, ".") for a in page(site.folder, "gallery/gate").xpath("//section[@class='mentions']//a")]
    assert titles == ["开学影像", "一个案例", "index"], "its album, a case by a block, and the home page by its album"


def test_the_largest_copy_can_be_downloaded(site: BuiltSite) -> None:
    (link,) = page(site.folder, "gallery/hall").xpath("//a[@download]")
    assert (site.folder / "gallery/hall" / link.get("href")).is_file()
    assert words(link, ".") == "下载图片（JPEG，1200×800像素）"


def test_a_picture_without_consent_is_nowhere(site: BuiltSite) -> None:
    for path in site.addresses:
        assert "hidden" not in path, f"{path} is there"
        text = (site.folder / path).read_bytes()
        for secret in ("绝不公开", "Neverpublic", "gallery/hidden"):
            assert secret.encode() not in text, f"{path} tells of it"


def test_when_consent_is_withdrawn_the_next_build_takes_everything_away(tmp_path: Path) -> None:
    root = laid_over(tmp_path / "site", files())
    open_to_all = ALBUM.replace("consent: withdrawn", "consent: given")
    before = build(laid_over(root, {f"{FOLDER}/index.zh.md": open_to_all}))
    assert "gallery/hidden/index.html" in before.addresses
    after = build(laid_over(root, {f"{FOLDER}/index.zh.md": ALBUM}))
    assert not [path for path in after.addresses if "绝不公开".encode() in (after.folder / path).read_bytes()]
    assert "gallery/hidden/index.html" not in after.addresses
    assert "gallery/first-day/index.html" in after.addresses, "its record stays"


def test_a_reference_to_a_picture_still_leads_to_its_place_on_the_page_of_its_record(site: BuiltSite) -> None:
    (link,) = page(site.folder, "gallery/first-day").xpath("//div[contains(@class, 'prose')]//p/a")
    assert (words(link, "."), link.get("href")) == ("礼堂全景", "../../gallery/first-day/#hall")
    assert page(site.folder, "gallery/first-day").xpath("//figure[@id='hall']")


def test_a_picture_without_english_says_so_and_is_no_translation(site: BuiltSite) -> None:
    tree = page(site.folder, "en/gallery/first-day-5")
    assert tree.xpath("string(//h1/@lang)") == "zh-CN" and "has not been translated" in words(tree)
    assert tree.xpath("//meta[@name='robots']") and not tree.xpath("//link[@hreflang]")


def test_of_the_pictures_of_an_album_only_the_first_is_fetched_at_once(site: BuiltSite) -> None:
    images = page(site.folder, "gallery/first-day").xpath("//section[@class='record__part']//img")
    assert [(one.get("fetchpriority"), one.get("loading")) for one in images] == [
        ("high", None),
        (None, "lazy"),
        (None, "lazy"),
    ]
    assert all(one.get("width") and one.get("height") and one.get("decoding") == "async" for one in images)
    assert images[1].get("style") == "background-color:#c8b48a"


def test_pictures_to_be_compared_stand_side_by_side(site: BuiltSite) -> None:
    (pair,) = page(site.folder, "gallery/first-day").xpath("//ul[contains(@class, 'pictures--pair')]")
    assert [link.get("href") for link in pair.xpath(".//a[@class='figure__open']")] == [
        "../../gallery/gate/",
        "../../gallery/hall/",
    ]


def test_a_page_tells_machines_what_its_picture_is(site: BuiltSite) -> None:
    tree = page(site.folder, "en/gallery/hall")
    found = json.loads(tree.xpath("string(//script[@type='application/ld+json'])"))
    image = tree.xpath("string(//meta[@property='og:image']/@content)")
    assert found["@type"] == "ImageObject" and found["contentUrl"] == image
    assert (site.folder / image.removeprefix(ADDRESS)).is_file()
    assert found["creator"] == {"@type": "Organization", "name": "Press office"}
    assert (found["caption"], found["dateCreated"]) == ("New students in the hall.", "2023-09-02")
    assert found["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert "creator" not in json.loads(page(site.folder, "gallery/gate").xpath("string(//script)"))


def test_an_album_is_shared_with_its_first_picture_and_the_sitemap_names_pictures(site: BuiltSite) -> None:
    assert (
        page(site.folder, "gallery/first-day").xpath("string(//meta[@property='og:image']/@content)").endswith(".jpeg")
    )
    sitemap = site.text("sitemap.xml")
    assert f"<loc>{ADDRESS}gallery/hall/</loc>" in sitemap and f"<loc>{ADDRESS}en/gallery/hall/</loc>" in sitemap
    assert f"<loc>{ADDRESS}en/gallery/first-day-5/</loc>" not in sitemap, "it has no English"
    assert sitemap.count("<image:loc>") == 5, "three pictures, two of them in both languages"


def test_a_picture_whose_id_is_an_address_of_the_gallery_itself_is_told(tmp_path: Path) -> None:
    article = ALBUM.replace("- id: lost", "- id: pictures")
    root = laid_over(tmp_path / "site", {**files(), f"{FOLDER}/index.zh.md": article})
    assert [finding.values["address"] for finding in findings_of(root) if finding.code == "QZ-A03"] == [
        "gallery/pictures/"
    ]
