"""What a browser prints."""

from playwright.sync_api import Page
from tests.building import PROJECT

LIST = '<details class="others"><summary>其余1条</summary><ul><li>第一次</li></ul></details>'


def test_lines_that_unfold_on_a_screen_are_there_on_paper(page: Page) -> None:
    css = (PROJECT / "overrides/assets/css/print.css").read_text("utf-8")
    page.set_content(f"<style>@media print {{ {css} }}</style>{LIST}")
    shown = "line => line.checkVisibility()"
    assert not page.locator("li").evaluate(shown)
    page.emulate_media(media="print")
    assert page.locator("li").evaluate(shown)
