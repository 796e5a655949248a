"""Some of the demo vendor's people."""

import json
from pathlib import Path

PASSWORD: str = json.loads((Path(__file__).parents[2] / "local/demo/people.json").read_text(encoding="utf-8"))[
    "password"
]
ELIN = "elin@kafe-lulea.example"  # a company's, Swedish, with orders and a ticket that waits for her
JONAS = "jonas@senamiescio-kepykla.example"  # a company's, Lithuanian
GIULIA = "giulia.ferrari@posta.example"  # a person, Italian
MIKKO = "mikko.heikkinen@posti.example"  # a person, Finnish
ILZE = "ilze@norrbrygga.example"  # staff, English
