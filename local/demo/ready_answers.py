"""What the demo vendor's staff answer often."""

from typing import Any

READY_ANSWERS: tuple[dict[str, Any], ...] = (
    {
        "title": "When the order comes",
        "texts": {
            "en": "Hello {name},\n\nwhat is still to come of your order {order} comes {promised}.\n\n{staff}",
            "sv": "Hej {name},\n\ndet som återstår av din order {order} kommer {promised}.\n\n{staff}",
            "fi": "Hei {name},\n\ntilauksestasi {order} vielä tuleva saapuu {promised}.\n\n{staff}",
            "it": "Buongiorno {name},\n\nciò che manca del Suo ordine {order} arriva {promised}.\n\n{staff}",
            "lt": "Sveiki, {name},\n\nlikusi užsakymo {order} dalis atvyks {promised}.\n\n{staff}",
        },
    },
    {
        "title": "A photograph, please",
        "texts": {
            "en": "Hello {name},\n\ncould you send us a photograph? Then we see at once what it is.\n\n{staff}",
            "sv": "Hej {name},\n\nkan du skicka oss ett foto? Då ser vi genast vad det är.\n\n{staff}",
        },
        "then": "waiting_customer",
        "assign": {"team": "Repairs"},
        "tags": ["photo"],
    },
)
