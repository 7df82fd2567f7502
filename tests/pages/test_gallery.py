import pytest

from qunzhi.gallery import pictures_by, ways_of
from qunzhi.media import Media
from qunzhi.pages.edition import Edition
from qunzhi.pages.gallery import MOST_VALUES, PAGE_LENGTH, wall_view, walls
from tests.pages.album_site import BuiltSite, album_site
from tests.reading_pages import main_words, page, words
from tests.small_sites import laid_over, site_of

MANY = 2 * PAGE_LENGTH + 1


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return album_site(tmp_path_factory.mktemp("gallery"))


def shown(site: BuiltSite, address: str) -> list[str]:
    return [words(one, ".") for one in page(site.folder, address).xpath("//main//*[@class='caption__text']")]


def test_pictures_are_found_by_year_by_record_and_by_member(site: BuiltSite) -> None:
    assert shown(site, "gallery/pictures/year/1998") == ["旧照（原图未入藏）"]
    assert shown(site, "gallery/pictures/record/2024-expo") == ["新生在礼堂集合。", "校门。", "旧照（原图未入藏）"]
    assert len(shown(site, "gallery/pictures/record/first-day")) == 4
    assert len(shown(site, "gallery/pictures/member/example-college")) == 4, "by the members of their album"


def test_all_pictures_stand_from_the_newest_to_the_oldest(site: BuiltSite) -> None:
    assert shown(site, "gallery/pictures") == ["新生在礼堂集合。", "校门。", "只有中文的一幅", "旧照（原图未入藏）"]


def test_each_value_tells_how_many_pictures_it_holds_and_leads_to_them(site: BuiltSite) -> None:
    for address in ("gallery", "gallery/pictures"):
        links = page(site.folder, address).xpath("//ul[@class='chips']//a[contains(@href, 'gallery/pictures/')]")
        assert len(links) == 5, "two years, two records, one member"
        for link in links:
            target = link.get("href").removeprefix("../").removeprefix("../").rstrip("/")
            assert len(shown(site, target)) == int(words(link, "span[@class='chips__count']"))


def test_a_narrowed_list_leads_back_and_marks_where_it_is(site: BuiltSite) -> None:
    tree = page(site.folder, "gallery/pictures/year/2023")
    assert words(tree, "//h1") == "图片 · 2023年"
    (chosen,) = tree.xpath("//a[@aria-current='true']")
    assert words(chosen, ".") == "2023年 3"
    assert [words(one, ".") for one in tree.xpath("//nav[@class='breadcrumbs']//li")][-2:] == [
        "全部图片",
        "图片 · 2023年",
    ]


def test_the_card_of_an_album_tells_how_many_pictures_it_shows(site: BuiltSite) -> None:
    assert "4幅" in main_words(site.folder, "gallery") and "4 pictures" in main_words(site.folder, "en/gallery")


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """An event a day, each with a picture whose original is lost."""
    laid: dict[str, str | bytes | None] = {}
    for number in range(MANY):
        day = f"2023-{number // 28 + 1:02}-{number % 28 + 1:02}"
        text = f"---\ntitle: 活动{number}\ndate: {day}\ntype: visit\nphotos:\n  - caption: 第{number}天\n---\n"
        laid[f"content/activities/event-{number:03}/index.zh.md"] = text
    return Edition(site_of(laid_over(tmp_path_factory.mktemp("crowded") / "site", laid)), "zh", Media({}, {}))


def test_a_long_list_of_pictures_is_divided_and_each_stands_on_one_page(crowded: Edition) -> None:
    whole = next(walls(crowded.site))
    pages = [wall_view(crowded, whole, number) for number in range(1, whole.pages + 1)]
    assert [len(view.pictures) for view in pages] == [PAGE_LENGTH, PAGE_LENGTH, 1]
    assert pages[0].pictures[0].caption == f"第{MANY - 1}天" and pages[2].pictures[0].caption == "第0天"
    assert [view.title for view in pages][1:] == ["全部图片 · 第2页", "全部图片 · 第3页"]


def test_of_many_records_the_newest_stand_above_the_list_and_one_leads_to_all(crowded: Edition) -> None:
    view = wall_view(crowded, next(walls(crowded.site)), 1)
    (records,) = (facet for facet in view.facets if facet.label == "活动与记录")
    assert len(records.values) == MOST_VALUES + 1
    assert records.values[0].title == f"活动{MANY - 1}"
    assert (records.values[-1].url, records.values[-1].count) == ("gallery/pictures/record/", MANY)


def test_the_chosen_value_stands_above_the_list_also_when_it_is_none_of_the_newest(crowded: Edition) -> None:
    oldest = next(wall for wall in walls(crowded.site) if wall.value == "event-000")
    (records,) = (facet for facet in wall_view(crowded, oldest, 1).facets if facet.label == "活动与记录")
    assert [value.title for value in records.values if value.active] == ["活动0"]


def test_the_gallery_files_what_is_public_and_nothing_else(site: BuiltSite) -> None:
    found = site_of(site.root)
    assert not [name for names in pictures_by(found).values() for name in names if name == "hidden"]
    assert dict(ways_of(found)["year"]) == {"2023": 3, "1998": 1}


def test_an_event_leads_to_its_pictures_that_stand_in_albums(site: BuiltSite) -> None:
    (link,) = page(site.folder, "news/2024-expo").xpath("//*[@class='record__more']/a")
    assert (words(link, "."), link.get("href")) == ("相关图片（3幅）", "../../gallery/pictures/record/2024-expo/")
    assert not page(site.folder, "gallery/first-day").xpath("//*[@class='record__more']"), (
        "an album shows all of its own"
    )


def test_a_member_leads_to_its_pictures(site: BuiltSite) -> None:
    links = page(site.folder, "members/example-college").xpath("//a[contains(@href, 'gallery/pictures/')]")
    assert [words(link, ".") for link in links] == ["相关图片（4幅）"]
