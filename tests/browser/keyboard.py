"""Somebody who has no mouse: they come to every control by Tab, and see where they are."""

from playwright.sync_api import Locator, expect

from tests.browser.visit import Visit

MOST_TABS = 150
SEEN = """() => {
  const at = document.activeElement;
  const rings = (one) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
    return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
  };
  return at.matches(':focus-visible') && [at, at.closest('label'), at.parentElement].some((one) => one && rings(one));
}"""


def reach(tab: Visit, control: Locator) -> None:
    """Tab by Tab, and whoever looks sees it."""
    expect(control).to_be_visible()
    for _ in range(MOST_TABS):
        if control.evaluate("(one) => one === document.activeElement"):
            break
        tab.page.keyboard.press("Tab")
    expect(control).to_be_focused()
    assert tab.page.evaluate(SEEN), f"nobody sees the focus on {control}"


def press(tab: Visit, control: Locator, key: str = "Enter") -> None:
    """There, and press it."""
    reach(tab, control)
    tab.page.keyboard.press(key)


def write(tab: Visit, name: str, text: str) -> None:
    """Into the field with that name, whatever stands in it."""
    reach(tab, tab.page.locator(f"#{name}"))
    tab.page.keyboard.press("Control+a")
    tab.page.keyboard.type(text)
