"""The project's own site in a browser: what visitors ask for is known for real records only."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.chromium import chromium
from tests.browser.server import Served, serving
from tests.browser.sites import Built, built, shared_folder


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return built("project-with-address", shared_folder(tmp_path_factory))


@pytest.fixture(scope="session")
def served(site: Built) -> Iterator[Served]:
    with serving(site.folder, site.base) as url:
        yield Served(site, url)


@pytest.fixture(scope="session")
def browser() -> Browser:
    return chromium()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    try:
        yield context.new_page()
    finally:
        context.close()
