"""What is otherwise between two looks at the same return."""

from chalicelib.orders.rules.returning.looks import Difference, Look, SeenLine, differences

TEA, CUP, POT = ("7Q4K", "TEA"), ("7Q4K", "CUP"), ("8XXX", "POT")


def test_lines_what_they_bring_and_how_it_is_settled_are_each_told() -> None:
    before = Look(
        lines={TEA: SeenLine(3), CUP: SeenLine(1, instead=500), POT: SeenLine(1)},
        worth={"EUR": 900, "SEK": 100},
        refund={"EUR": 900},
        ways=("credit", "refund"),
        extra=20,
    )
    after = Look(
        lines={TEA: SeenLine(2), CUP: SeenLine(1, instead=600)},
        worth={"EUR": 700},
        refund={},
        ways=("credit", "exchange"),
        extra=120,
    )
    assert differences(before, after) == [
        Difference("less", 3, 2, *TEA),
        Difference("instead", 500, 600, *CUP),
        Difference("gone", 1, None, *POT),
        Difference("worth", 900, 700, currency="EUR"),
        Difference("worth", 100, 0, currency="SEK"),
        Difference("refund", 900, 0, currency="EUR"),
        Difference("extra", 20, 120, currency="EUR"),
        Difference("way_gone", "refund", None),
        Difference("way_new", None, "exchange"),
    ]


def test_a_wish_that_cannot_be_had_any_more_is_told_and_what_is_the_same_is_not() -> None:
    before = Look({CUP: SeenLine(1, instead=500), TEA: SeenLine(1)}, {"EUR": 5}, {"EUR": 5}, ("credit",))
    after = Look({CUP: SeenLine(1), TEA: SeenLine(1)}, {"EUR": 5}, {"EUR": 5}, ("credit",))
    assert differences(before, after) == [Difference("instead_gone", 500, None, *CUP)]
