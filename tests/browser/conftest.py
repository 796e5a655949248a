"""The browser ring: a real browser before the running product, started as `make run` starts it.

Without a browser these tests say loudly that they are left out; in continuous integration that is a failure.
"""

import contextlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright

from local.emulator.control import free_port
from tests.browser.api import Api
from tests.browser.mailbox import Mailbox
from tests.browser.visit import Begin, Scheme, Size, Visit, begin

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FIRST_START = 180
FETCHED_WITHIN = 240
PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1360, "height": 900}
ALWAYS_OPEN = {
    "zone": "Europe/Helsinki",
    "week": {day: ["00:00-24:00"] for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")},
}
expect.set_options(timeout=20_000)  # two busy cores
EXPECTED_NOISE = re.compile(r"Failed to load resource: the server responded with a status of 4\d\d")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker("browser")


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the running product keeps its data and its log."""
    return tmp_path_factory.mktemp("portal")


@pytest.fixture(scope="session")
def portal(folder: Path) -> Iterator[str]:
    """The address of the running product, with the demo vendor, open day and night and answering within a minute."""
    port = free_port()
    log = (folder / "run.log").open("w")
    promised = {"p1": {"first_reply": 1, "next_reply": 1}}
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "PORTICO_QUEUE"))},
        "PORTICO_CALENDAR": json.dumps(ALWAYS_OPEN),
        "PORTICO_TARGETS": json.dumps(promised),
    }
    command = [sys.executable, "-m", "local.run", "--port", str(port), "--data", str(folder / "data")]
    running = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=subprocess.STDOUT)
    try:
        _wait_until_served(running, folder / "run.log")
        yield f"http://localhost:{port}"
    finally:
        running.send_signal(signal.SIGINT)
        running.wait(20)
        log.close()
        shutil.rmtree(folder / "data", ignore_errors=True)


def _wait_until_served(running: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + FIRST_START
    while "Ctrl-C stops it" not in log.read_text():
        assert running.poll() is None, log.read_text()
        assert time.monotonic() < until, log.read_text()
        time.sleep(0.2)


@pytest.fixture
def shell(portal: str, folder: Path) -> Callable[..., None]:
    """`shell("-m", "infra.staff", "--help")`: Python in another terminal, as the product's first words explain it."""

    def run(*arguments: str) -> None:
        there = 'set -a; . "$1"; shift; exec "$@"'
        command = ["sh", "-c", there, "sh", str(folder / "data" / "environment"), sys.executable, *arguments]
        subprocess.run(command, cwd=ROOT, check=True)

    return run


@pytest.fixture(scope="session")
def mailbox(portal: str) -> Mailbox:
    return Mailbox(portal)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def api(playwright: Playwright, portal: str) -> Iterator[Callable[[str], Api]]:
    """`api("elin@...")`: what the API answers to somebody of the demo."""
    requests = playwright.request.new_context(base_url=portal)
    yield cache(lambda email: Api(requests, portal, email))
    requests.dispose()


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if not found and not _brought_by(playwright):
        if os.environ.get("CI"):
            pytest.fail("No browser: install Debian's chromium.")
        with warnings.catch_warnings():
            warnings.simplefilter("always")  # here a warning is meant to be read, not to be an error
            warnings.warn("THE BROWSER TESTS WERE LEFT OUT: no Chromium or Chrome was found.", stacklevel=1)
        pytest.skip("No Chromium or Chrome was found, and Playwright could bring none.")
    options = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
    launched = playwright.chromium.launch(executable_path=found, args=options)
    yield launched
    launched.close()


def _brought_by(playwright: Playwright) -> bool:
    """Whether there is a browser that Playwright keeps, or can bring now."""
    kept = Path(playwright.chromium.executable_path)
    if not kept.exists():
        command = [sys.executable, "-m", "playwright", "install", "chromium"]
        with contextlib.suppress(subprocess.TimeoutExpired):
            subprocess.run(command, timeout=FETCHED_WITHIN, capture_output=True, check=False)
    return kept.exists()


@pytest.fixture
def open_page(browser: Browser, portal: str, request: pytest.FixtureRequest) -> Iterator[Callable[..., Page]]:
    """`open_page(viewport=PHONE, color_scheme="dark")`: a page of a new person. Errors in its console fail the test."""
    contexts, errors = [], []

    def opened(**options: Any) -> Page:
        context = browser.new_context(**{"base_url": portal, "viewport": DESKTOP, **options})
        context.set_default_timeout(20_000)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: errors.append(str(error)))
        return page

    yield opened
    for place, context in enumerate(contexts):
        for page in context.pages:  # what a failed test last saw
            page.screenshot(path=ROOT / "build" / "screenshots" / f"{request.node.name}-{place}.png".replace("/", "-"))
        context.close()
    assert [error for error in errors if not EXPECTED_NOISE.search(error)] == []


@pytest.fixture
def visit(browser: Browser, portal: str, mailbox: Mailbox) -> Iterator[Begin]:
    """`visit("phone", "dark", "lt")`: a tab of somebody new. What its console complains of fails the test."""
    visits: list[Visit] = []

    def begin_visit(size: Size = "desktop", scheme: Scheme = "light", language: str = "en") -> Visit:
        visits.append(begin(browser, portal, mailbox, size, scheme, language))
        return visits[-1]

    yield begin_visit
    for one in visits:
        one.hush()
        one.page.context.close()
    assert [fault for one in visits for fault in one.faults] == []


@pytest.fixture
def sign_in(open_page: Callable[..., Page]) -> Callable[..., Page]:
    """`sign_in("elin@...", viewport=PHONE)`: a page of somebody of the demo, signed in."""

    def signed(email: str, password: str = "Kaffe-och-bulle-7", **options: Any) -> Page:
        page = open_page(**options)
        page.goto("/app/sign-in")
        page.locator("input[type=email]").fill(email)
        page.locator("input[type=password]").fill(password)
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url: "sign-in" not in url)
        return page

    return signed
