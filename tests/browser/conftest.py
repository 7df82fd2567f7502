"""A site built once, served below a folder of its host, and a page of a real browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.chromium import chromium
from tests.browser.server import Served, serving
from tests.browser.sites import SOURCES, Built, built, shared_folder


@pytest.fixture(scope="session", params=SOURCES)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    return built(request.param, shared_folder(tmp_path_factory))


@pytest.fixture(scope="session", params=("project-with-address", "sample"))
def served(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Where nothing else is asked for, only sites whose address is known: without it, 404.html cannot know the folder
    of its host.
    """
    site = built(request.param, shared_folder(tmp_path_factory))
    with serving(site.folder, site.base) as url:
        yield Served(site, url)


@pytest.fixture(scope="session")
def browser() -> Browser:
    return chromium()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Without movement, or colours would be looked at while they change."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    try:
        yield context.new_page()
    finally:
        context.close()
