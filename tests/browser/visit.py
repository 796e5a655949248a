"""Somebody before the portal, with a browser of a certain size, by day or night, in a language."""

import json
import os
import re
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, Protocol

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Request, ViewportSize, expect

from tests.browser import keys
from tests.browser.mailbox import Mailbox
from tests.browser.people import PASSWORD

ROOT = Path(__file__).resolve().parents[2]
PICTURES, LOCALES = ROOT / "build" / "screenshots", ROOT / "chalicelib" / "locales"
Size = Literal["phone", "desktop", "narrow", "zoomed"]
Scheme = Literal["light", "dark"]
SIZES: dict[Size, ViewportSize] = {
    "phone": {"width": 390, "height": 844},
    "desktop": {"width": 1440, "height": 900},
    "narrow": {"width": 320, "height": 640},
    "zoomed": {"width": 320, "height": 256},  # 1280 x 1024 at 400 %
}
REGIONS = {"sv": "sv-SE", "it": "it-IT", "fi": "fi-FI", "lt": "lt-LT", "en": "en-GB"}
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE_OPTIONS = {"runOnly": WCAG, "resultTypes": ["violations"], "preload": False}
AXE_FAULTS = "async (options) => (await axe.run(options)).violations"
QUIET = 0.12  # seconds without a request: longer than a page needs to ask for more after an answer
KEYS = {key for area in LOCALES.glob("en/*.json") for key in json.loads(area.read_text())}
REFUSED = "the server responded with a status of 4"  # Chromium's own note of an answer that the page has dealt with


@dataclass
class Visit:
    """One tab. `faults` are errors in its console, of the policy among them; a test ends with none."""

    url: str
    mailbox: Mailbox
    page: Page
    name: str
    faults: list[str] = field(default_factory=list)
    own_language: str | None = None
    waiting: set[Request] = field(default_factory=set)
    heard_at: float = 0.0

    def __post_init__(self) -> None:
        self.page.on("console", self.noted)
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("request", self.asked)
        self.page.on("requestfinished", self.answered)
        self.page.on("requestfailed", self.answered)

    def go(self, path: str) -> "Visit":
        self.page.goto(self.url + path)
        self.settle()
        return self

    def settle(self) -> None:
        """Until nothing loads and nothing moves. Playwright's own "networkidle" would wait half a second each time."""
        self.page.wait_for_load_state("load")
        expect(self.page.locator("h1")).not_to_have_count(0)  # a slow machine is silent too while it reads the program
        until = time.monotonic() + 20
        while self.waiting or time.monotonic() - self.heard_at < QUIET:
            assert time.monotonic() < until, f"{self.page.url} is never quiet: {[one.url for one in self.waiting]}"
            self.page.wait_for_timeout(25)
        expect(self.page.locator("[aria-busy=true]")).to_have_count(0)

    def sign_in(self, email: str, path: str = "/app") -> "Visit":
        """As one of the demo's people, who has signed in before: on that page."""
        self.page.add_init_script(keys.script(self.url, email))
        self.go(path)
        expect(self.page.locator(".shell")).to_be_visible()
        return self

    def enter(self, email: str, password: str = PASSWORD) -> "Visit":
        """Through the form."""
        self.go("/app/sign-in")
        self.fill(email=email, password=password)
        self.submit()
        expect(self.page.locator(".shell")).to_be_visible()
        self.settle()
        return self

    def speak(self, language: str) -> None:
        """Choose a language. It follows its member everywhere, so `hush` gives the member the old one back."""
        self.own_language = self.own_language or self._html().get_attribute("lang")
        self.page.locator(".language-picker select").first.select_option(language)
        expect(self._html()).to_have_attribute("lang", language)
        self.settle()

    def hush(self) -> None:
        """People of the demo are others' too: leave them as they were found."""
        if self.own_language:
            self.go("/app").speak(self.own_language)

    def _html(self) -> Locator:
        return self.page.locator("html")

    def fill(self, **values: str) -> None:
        """Inputs by their names, which are their ids too."""
        for name, value in values.items():
            self.page.locator(f"#{name}").fill(value)

    def submit(self) -> None:
        self.page.locator("main form button[type=submit]").last.click()

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name)

    def heading(self, name: str) -> None:
        """Wait for a page by its heading."""
        expect(self.page.get_by_role("heading", level=1, name=name)).to_be_visible()

    def picture(self, what: str) -> None:
        """A picture for people to look at, in build/screenshots, when PORTICO_PICTURES asks for them."""
        if not os.environ.get("PORTICO_PICTURES"):
            return
        PICTURES.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=PICTURES / f"{what}-{self.name}.png", full_page=True)

    def ensure_accessible(self) -> None:
        """No fault that axe can see, and nothing beside the page's width."""
        # Where a sticky bar happens to lie over a control, axe takes the control for too small.
        self.page.evaluate("document.querySelectorAll('.top, .tabs').forEach((bar) => (bar.style.position = 'static'))")
        # Colours fade over; what is taken away while it fades is done as well.
        self.page.evaluate("Promise.allSettled(document.getAnimations().map(({ finished }) => finished))")
        if not self.page.evaluate("'axe' in window"):  # it is half a megabyte
            self.page.evaluate(AXE_SCRIPT)
        found = self.page.evaluate(AXE_FAULTS, AXE_OPTIONS)
        self.page.evaluate("document.querySelectorAll('.top, .tabs').forEach((bar) => (bar.style.position = ''))")
        faults = [_worded(fault) for fault in found]
        assert faults == [], faults
        self.ensure_fits()
        self.ensure_worded()

    def ensure_worded(self) -> None:
        """Every text is there: a page whose part of the catalogue lacks one shows the name of its key."""
        shown = set(re.findall(r"[a-z_]+(?:\.\w+)+", self.page.locator("body").inner_text()))
        assert shown & KEYS == set()

    def resized(self, size: Size) -> "Visit":
        """The same page in a smaller window, or larger letters: cheaper than opening it anew."""
        self.page.set_viewport_size(SIZES[size])
        return self

    def lit(self, scheme: Scheme) -> "Visit":
        """The same page by day or by night."""
        self.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # colours do not fade over
        return self

    def ensure_fits(self) -> None:
        """Nothing has to be scrolled sideways."""
        too_wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert self.page.evaluate(too_wide) <= 0, f"{self.page.url} is wider than {self.name}"

    def asked(self, request: Request) -> None:
        self.waiting.add(request)
        self.heard_at = time.monotonic()

    def answered(self, request: Request) -> None:
        self.waiting.discard(request)
        self.heard_at = time.monotonic()

    def noted(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and REFUSED not in message.text:
            self.faults.append(message.text)


class Begin(Protocol):
    """Opens a tab."""

    def __call__(self, size: Size = "desktop", scheme: Scheme = "light", language: str = "en") -> Visit: ...


def begin(browser: Browser, url: str, mailbox: Mailbox, size: Size, scheme: Scheme, language: str) -> Visit:
    """A tab of a browser that has never been here."""
    context = browser.new_context(
        viewport=SIZES[size], color_scheme=scheme, locale=REGIONS[language], timezone_id="Europe/Helsinki"
    )
    context.set_default_timeout(20_000)
    return Visit(url, mailbox, context.new_page(), f"{size}-{scheme}-{language}")


def _worded(fault: dict[str, Any]) -> tuple[str, list[str]]:
    return fault["id"], [node["html"][:160] for node in fault["nodes"]][:4]
