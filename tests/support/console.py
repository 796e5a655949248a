"""Drives a CloudWatch custom widget as the AWS console does, without a console.

The console calls the function with the widget's parameters and a `widgetContext`; it shows the HTML that comes back
after removing scripts and the like, and binds each `<cwdb-action>` to the element before it as a button.
"""

import html.parser
from collections.abc import Callable
from typing import Any

REMOVED = {"script", "iframe", "use", "object", "embed", "link", "meta", "base"}


class Shown(html.parser.HTMLParser):
    """What a member of staff sees: the text, the cells of tables, the buttons, and what the console would remove."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.tags: list[str] = []
        self.actions = 0
        self.removed: list[str] = []
        self.rows: list[list[str]] = []
        self._cell = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.actions += tag == "cwdb-action"
        if tag in REMOVED or any(name.startswith("on") for name, _ in attrs):
            self.removed.append(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in {"td", "th"}:
            self.rows[-1].append("")
            self._cell = True

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th"}:
            self._cell = False

    def handle_data(self, data: str) -> None:
        self.text.append(data)
        if self._cell:
            self.rows[-1][-1] += data


def open_widget(invoke: Callable[[dict[str, Any], Any], Any], zone: str = "UTC", **params: Any) -> Shown:
    """The widget with those parameters as the console shows it."""
    context = {
        "dashboardName": "portico",
        "widgetId": "widget-1",
        "accountId": "123456789012",
        "locale": "en",
        "timezone": {"label": zone, "offsetISO": "+00:00", "offsetInMinutes": 0},
        "period": 300,
        "theme": "light",
        "title": "Portico",
        "forms": {"all": {}},
        "params": params,
        "width": 588,
        "height": 369,
    }
    answer = invoke({**params, "widgetContext": context}, None)
    assert isinstance(answer, str), answer
    return Shown(answer)
