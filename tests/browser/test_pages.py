"""Every sort of page in a real browser: narrow and wide, light and dark, in both languages."""

from itertools import product
from typing import Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page
from tests.browser.places import NOWHERE, PLACES, address
from tests.browser.server import Served
from tests.browser.trouble import Trouble, barriers, overflow

WIDTHS = (375, 1280)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")

VISITS = [(site, place, lang) for site, places in PLACES.items() for place in places for lang in ("zh", "en")]


@pytest.mark.parametrize(("served", "place", "lang"), VISITS, indirect=["served"])
def test_a_page_works_at_every_width_and_in_every_scheme(page: Page, served: Served, place: str, lang: str) -> None:
    path = address(served.site, place, lang)
    trouble = Trouble(urlsplit(served.url).netloc, status=404 if path == NOWHERE else 200)
    trouble.watch(page)
    page.goto(served.url + path)
    for width, scheme in product(WIDTHS, SCHEMES):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        trouble.found += [f"{width} px, {scheme}: {fault}" for fault in (*overflow(page), *barriers(page))]
    assert not trouble.found, "\n".join([path, *trouble.found])


@pytest.mark.parametrize("served", ["weifang"], indirect=True)
@pytest.mark.parametrize("lang", ("zh", "en"))
def test_many_types_of_members_fit_between_phone_and_desk(page: Page, served: Served, lang: str) -> None:
    page.goto(served.url + address(served.site, "membership", lang))
    for width in (768, 1024):
        page.set_viewport_size({"width": width, "height": 900})
        assert overflow(page) == []


@pytest.mark.parametrize("served", ["sample"], indirect=True)
def test_a_record_of_facts_alone_leaves_no_empty_column(page: Page, served: Served) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(served.url + address(served.site, "member", "zh"))
    left = [
        page.locator(part).evaluate("one => one.getBoundingClientRect().x")
        for part in (".record__head", ".record__side")
    ]
    assert left[0] == left[1]
