"""Which copy of a picture a browser is offered."""

from qunzhi.media import Derivative, Format, Media, PictureFile
from qunzhi.pages.block_views import BlockView
from qunzhi.pages.edition import Edition
from qunzhi.pages.pictures import plain_picture
from qunzhi.pages.templates import OWN, Templates
from qunzhi.pages.views import ROOT, PictureView
from tests.building import SITES
from tests.small_sites import site_of

PATH = "content/activities/2024-expo/hall.jpg"
SIZES = ((480, 320), (960, 640), (1600, 1067))


def view() -> PictureView:
    copies = [
        *(_copy(size, "webp") for size in SIZES),
        *(_copy(size, "jpeg") for size in SIZES),
        _copy(SIZES[-1], "avif"),
    ]
    media = Media({PATH: PictureFile(tuple(copies), 4000, 2667, "#445566")}, {})
    edition = Edition(site_of(SITES / "minimal"), "zh", media)
    return plain_picture(edition, PATH, "礼堂", "礼堂。")


def _copy(size: tuple[int, int], file_format: Format) -> Derivative:
    return Derivative(*size, file_format, f"media/hall-{size[0]}.{file_format}")


def printed(block: str, shown: BlockView) -> str:
    edition = Edition(site_of(SITES / "minimal"), "zh", Media({}, {}))
    html = Templates((OWN,)).render(f"qunzhi/blocks/{block}.html", {"page": edition.page(""), "block": shown})
    return html.replace(ROOT, "./")


def test_webp_and_jpeg_come_in_all_widths_and_avif_in_the_largest() -> None:
    found = view()
    assert (
        found.webp.replace(ROOT, "") == "media/hall-480.webp 480w, media/hall-960.webp 960w, media/hall-1600.webp 1600w"
    )
    assert found.avif.replace(ROOT, "") == "media/hall-1600.avif"
    assert (found.src.replace(ROOT, ""), found.width, found.height) == ("media/hall-1600.jpeg", 1600, 1067)


def test_a_large_figure_offers_avif_to_wide_and_sharp_screens_before_webp() -> None:
    html = printed("figure", BlockView(picture=view()))
    assert html.index('type="image/avif" media="(min-width: 60em) and (min-resolution: 1.5dppx)"') < html.index(
        "image/webp"
    )


def test_a_small_one_in_a_grid_never_makes_a_browser_fetch_the_largest_copy() -> None:
    html = printed("gallery", BlockView(pictures=(view(), view())))
    assert 'type="image/avif"' not in html
    assert 'data-avif="./media/hall-1600.avif"' in html, "the lightbox knows it"


def test_until_a_picture_has_come_its_colour_stands_in_its_place() -> None:
    for block, shown in (("figure", BlockView(picture=view())), ("gallery", BlockView(pictures=(view(),)))):
        assert "background-color:#445566" in printed(block, shown)
