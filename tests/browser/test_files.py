"""Files for download: read within the page where the browser shows PDFs there, by their link everywhere else."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.server import Served
from tests.browser.trouble import barriers, overflow

from qunzhi.words import words

DOCUMENT = "documents/2024-contest-notice/"
CAN, CANNOT = (f"Object.defineProperty(navigator, 'pdfViewerEnabled', {{value: {has}}})" for has in ("true", "false"))
FILE = "notice.pdf"

pytestmark = pytest.mark.parametrize("served", ["sample"], indirect=True)


def opened(page: Page, served: Served, path: str = DOCUMENT, script: str = CAN) -> Page:
    """The page of a document, in a browser that shows PDFs or does not."""
    page.add_init_script(script)
    page.goto(served.url + path)
    return page


@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_pdf_opens_within_the_page_and_closes(page: Page, served: Served, width: int, lang: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    opened(page, served, DOCUMENT if lang == "zh" else f"en/{DOCUMENT}")
    button, reader = page.locator(".file__read"), page.locator(".reader")
    expect(reader).to_be_hidden()
    assert not page.locator(".reader__page").evaluate("one => one.data"), "it is loaded before anybody asks for it"
    button.click()
    expect(reader).to_be_visible()
    expect(button).to_have_attribute("aria-expanded", "true")
    assert FILE in page.locator(".reader__page").evaluate("one => one.data")
    assert (overflow(page), barriers(page)) == ([], [])
    button.click()
    expect(reader).to_be_hidden()
    expect(button).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_pdf_is_opened_and_closed_by_keys(page: Page, served: Served, key: str) -> None:
    button, reader = opened(page, served).locator(".file__read"), page.locator(".reader")
    button.focus()
    page.keyboard.press(key)
    expect(reader).to_be_visible()
    page.locator(".reader__close").focus()
    page.keyboard.press(key)
    expect(reader).to_be_hidden()
    expect(button).to_be_focused()
    page.keyboard.press(key)
    page.locator(".reader__close").focus()
    page.keyboard.press("Escape")
    expect(reader).to_be_hidden()
    expect(button).to_be_focused()


def test_where_the_browser_shows_no_pdf_the_link_leads_to_it(page: Page, served: Served) -> None:
    opened(page, served, script=CANNOT)
    expect(page.locator(".file__read")).to_be_hidden()
    expect(page.locator(".file__open")).to_be_visible()
    assert FILE in (page.locator(".file__open").get_attribute("href") or "")


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A page of a phone: its browser says that it shows PDFs, and within a page it does not."""
    context = browser.new_context(viewport={"width": 375, "height": 800}, is_mobile=True, has_touch=True)
    try:
        yield context.new_page()
    finally:
        context.close()


def test_a_phone_is_given_the_link_the_first_page_and_the_download(phone: Page, served: Served) -> None:
    opened(phone, served)
    expect(phone.locator(".file__read")).to_be_hidden()
    expect(phone.locator(".file__open")).to_be_visible()
    expect(phone.locator(".file__page img")).to_be_visible()
    with phone.expect_download() as saved:
        phone.locator(".file__download").first.click()
    assert saved.value.suggested_filename == "通知正文 印发稿.pdf"


def test_without_javascript_a_pdf_is_read_by_its_link(browser: Browser, served: Served) -> None:
    context = browser.new_context(java_script_enabled=False)
    try:
        page = opened(context.new_page(), served)
        expect(page.locator(".file__open")).to_be_visible()
        for scripted in (".file__read", ".reader", ".file__copy"):
            expect(page.locator(scripted).first).to_be_hidden()
        page.locator(".file__checksum summary").first.click()
        expect(page.locator(".file__checksum code").first).to_be_visible()
    finally:
        context.close()


def test_the_checksum_is_copied(page: Page, served: Served) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened(page, served).locator(".file__checksum summary").first.click()
    page.locator(".file__copy").first.click()
    expect(page.locator(".file__copy").first).to_have_text(words("zh")["copied"])
    shown = page.locator(".file__checksum code").first.inner_text()
    assert page.evaluate("navigator.clipboard.readText()") == shown
    assert len(shown) == 64


def test_the_first_page_keeps_its_room_before_it_has_come(page: Page, served: Served) -> None:
    page.route("**/media/**", lambda route: route.abort())
    box = opened(page, served).locator(".file__page img").bounding_box()
    assert box is not None
    assert abs(box["height"] / box["width"] - 297 / 210) < 0.02


def test_the_document_list_shows_the_first_page_of_a_document(page: Page, served: Served) -> None:
    opened(page, served, "documents/")
    picture = page.locator(".paper__page img")
    expect(picture).to_be_visible()
    assert picture.evaluate("async one => { await one.decode(); return one.naturalWidth; }") > 0
    assert (overflow(page), barriers(page)) == ([], [])
