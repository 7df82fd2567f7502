"""What a browser complains of while it shows a page."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page, Request, Response

RULES = {
    "resultTypes": ["violations"],
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]},
}


@dataclass
class Trouble:
    """Errors, failed requests and requests to other hosts of one page, as they come."""

    host: str
    status: int
    """That the page's own answer is to have."""
    found: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        """Listen from now on."""
        page.on("pageerror", lambda error: self.found.append(f"error: {error}"))
        page.on("requestfailed", self._failed)
        page.on("console", self._said)
        page.on("request", self._asked)
        page.on("response", self._answered)

    def _failed(self, request: Request) -> None:
        # A browser itself gives up a copy of a picture when the window takes another width; what is not there at all
        # is answered with a status.
        if request.failure != "net::ERR_ABORTED":
            self.found.append(f"not loaded: {request.url} ({request.failure})")

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and f"status of {self.status} " not in message.text:
            self.found.append(f"console: {message.text}")

    def _asked(self, request: Request) -> None:
        if urlsplit(request.url).netloc != self.host and not request.url.startswith("data:"):
            self.found.append(f"request to another host: {request.url}")

    def _answered(self, response: Response) -> None:
        expected = self.status if response.request.is_navigation_request() else 200
        if response.status != expected:
            self.found.append(f"status {response.status}: {response.url}")


def barriers(page: Page) -> list[str]:
    """What axe finds: the rule, and the first element that breaks it."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    violations: list[dict[str, Any]] = page.evaluate("rules => axe.run(rules).then(said => said.violations)", RULES)
    return [f"{fault['id']} at {fault['nodes'][0]['target']}: {fault['help']}" for fault in violations]


def overflow(page: Page) -> list[str]:
    """Whether a reader would have to scroll sideways."""
    wide, room = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    return [] if wide <= room else [f"the page is {wide} px wide in a window of {room} px"]
