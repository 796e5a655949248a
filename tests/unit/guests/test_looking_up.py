"""What a number can be the number of."""

import pytest

from chalicelib.guests.rules.looking_up import Thing, read
from chalicelib.kernel import ids

NUMBER = ids.number("a", "thing")
PLAIN = NUMBER.replace("-", "").lower()


@pytest.mark.parametrize(
    ("typed", "number", "things"),
    [
        (f" {NUMBER} ", NUMBER, (Thing.ORDER, Thing.TICKET)),
        (PLAIN, NUMBER, (Thing.ORDER, Thing.TICKET)),
        (f"R{NUMBER}", f"R{NUMBER}", (Thing.RETURN,)),
        (f"w {PLAIN}", f"W{NUMBER}", (Thing.WITHDRAWAL,)),
        (f"X{NUMBER}", f"X{PLAIN.upper()}", ()),
        (
            f"{NUMBER[:-1]}{'2' if NUMBER[-1] != '2' else '3'}",
            f"{PLAIN[:-1].upper()}{'2' if NUMBER[-1] != '2' else '3'}",
            (),
        ),
        ("?", "?", ()),
    ],
)
def test_it_is_read_however_it_is_typed(typed: str, number: str, things: tuple[Thing, ...]) -> None:
    assert read(typed) == (number, things)
