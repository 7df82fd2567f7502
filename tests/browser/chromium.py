"""The browser of the tests: the system's Chromium if there is one, else Playwright's own."""

import atexit
import shutil
from functools import cache

from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking")


@cache
def chromium() -> Browser:
    """A running browser. Playwright can be started once only in a process, so all tests of one share it."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    playwright = sync_playwright().start()
    browser = playwright.chromium.launch(executable_path=found, args=list(ARGUMENTS))
    atexit.register(playwright.stop)
    atexit.register(browser.close)
    return browser
