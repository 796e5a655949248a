"""What anybody sees: the home page in five languages, without JavaScript too; and honest answers to wrong addresses."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.people import JONAS
from tests.browser.visit import Begin

MOST_SCRIPT, MOST_STYLE = 60_000, 15_000  # bytes after compression
HELLO = {
    "sv": "Beställ, fråga och vet när du får svar.",
    "it": "Ordina, chiedi e sappi quando avrai risposta.",
    "fi": "Tilaa, kysy ja tiedä, milloin saat vastauksen.",
    "lt": "Užsakykite, klauskite ir žinokite, kada sulauksite atsakymo.",
    "en": "Order, ask, and know when you will be answered.",
}


@pytest.mark.parametrize("language", HELLO)
@pytest.mark.parametrize(("size", "scheme"), [("phone", "dark"), ("desktop", "light")])
def test_the_home_page_is_readable_by_everybody(visit: Begin, size: str, scheme: str, language: str) -> None:
    tab = visit(size, scheme, language).go(f"/{language}/")  # type: ignore[arg-type]

    tab.heading(HELLO[language])
    assert tab.page.locator("html").get_attribute("lang") == language
    tab.picture("home")
    tab.ensure_accessible()


def test_the_bare_address_leads_to_the_visitors_language(visit: Begin) -> None:
    tab = visit(language="fi").go("/")

    tab.page.wait_for_url("**/fi/")


def test_a_language_once_chosen_is_kept(visit: Begin) -> None:
    tab = visit(language="sv").go("/sv/")
    tab.page.locator("details.menu summary").click()
    tab.page.locator("details.menu").get_by_role("link", name="Lietuvių").click()
    tab.heading(HELLO["lt"])

    tab.go("/app/sign-in")

    tab.heading("Prisijungti")


def test_no_link_leads_nowhere(visit: Begin, portal: str) -> None:
    tab = visit().go("/en/")
    addresses = {link.get_attribute("href") for link in tab.page.locator("a[href]").all()}

    answers = {href: tab.page.request.get(portal + href).status for href in addresses if href and href[0] == "/"}

    assert answers
    assert {href: status for href, status in answers.items() if status != 200} == {}


def test_what_is_not_there_is_said_to_be_missing(visit: Begin) -> None:
    tab = visit()

    answer = tab.page.goto(tab.url + "/en/no-such-page")

    assert answer is not None
    assert answer.status == 404
    expect(tab.page.get_by_text("There is no such page")).to_be_visible()
    tab.ensure_accessible()
    tab.faults.clear()  # Chromium notes the 404 itself


def test_the_policy_is_strict(visit: Begin, portal: str) -> None:
    policy = visit().page.request.get(portal + "/app").headers["content-security-policy"]

    assert "default-src 'none'" in policy
    assert "require-trusted-types-for 'script'" in policy
    assert "unsafe" not in policy


def test_the_home_page_reads_without_javascript(browser: Browser, portal: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()

    page.goto(portal + "/lt/")

    expect(page.get_by_role("heading", level=1)).to_have_text(HELLO["lt"])
    page.locator("details.menu summary").click()
    page.locator("details.menu").get_by_role("link", name="Suomi").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(HELLO["fi"])
    context.close()


def test_a_page_is_small(visit: Begin) -> None:
    """What travels for the landing page, signed in, in the language with the longest words."""
    tab = visit("phone", language="lt").sign_in(JONAS, "/app")

    sizes = tab.page.evaluate(
        """() => {
          const [ahead] = performance.getEntriesByName('ahead'); // from there on it fetches the next pages
          const all = performance.getEntriesByType('resource');
          const loaded = all.filter(({ startTime }) => startTime < ahead.startTime);
          return Object.groupBy(loaded, ({ name }) => name.split('.').at(-1));
        }"""
    )

    assert sum(entry["encodedBodySize"] for entry in sizes["js"]) <= MOST_SCRIPT
    assert sum(entry["encodedBodySize"] for entry in sizes["css"]) <= MOST_STYLE
