"""A letter, set as HTML and as text."""

import pytest

from chalicelib.kernel.letters import Amount, Bill, Button, Heading, Letter, Pairs, Paragraph, Quote, Secret
from chalicelib.platform import typesetting
from chalicelib.platform.email import one_line, several_lines
from tests.support.markup import read

LETTER = Letter(
    language="en",
    preheader="Seen beside the subject",
    heading="Thank you",
    blocks=(
        Paragraph("A few words. " * 12),
        Heading("Next"),
        Quote("Ilze wrote:", "Dear Elin,\n\nyes."),
        Pairs((("Customer", "Kafé Luleå AB"),)),
        Bill(
            "Order", (Amount("Beans " * 20, "€22.68", "12 × €1.89"),), (Amount("VAT", "€3.06"),), Amount("Total", "€9")
        ),
        Secret("Your code", "482915"),
    ),
    button=Button("See it", "https://portal.example/app"),
    small_print=("You get this mail because you asked for it.",),
)


def test_html_has_everything_and_nothing_from_elsewhere() -> None:
    html = typesetting.as_html(LETTER)
    page = read(html)

    for part in ("Thank you", "Next", "Ilze wrote:", "Dear Elin,", "Kafé Luleå AB", "12 × €1.89", "482915", "See it"):
        assert part in page.text
    assert "Seen beside the subject" not in page.text
    assert "Seen beside the subject" in html
    assert page.links == ["https://portal.example/app", "http://localhost:8000"]
    assert not {"img", "script", "link", "form", "iframe"} & set(page.tags)
    assert not {"src", "onclick", "background"} & page.attributes


def test_html_knows_light_and_dark() -> None:
    html = typesetting.as_html(LETTER)

    assert '<meta name="color-scheme" content="light dark">' in html
    assert "@media (prefers-color-scheme: dark)" in html


def test_text_keeps_to_its_width() -> None:
    text = typesetting.as_text(LETTER)

    assert max(len(line) for line in text.split("\n")) <= 72
    assert "Thank you\n=========\n" in text
    assert "> Dear Elin,\n>\n> yes.\n" in text
    assert "  12 × €1.89" + " " * 54 + "€22.68" in text
    assert "See it:\nhttps://portal.example/app\n" in text
    assert "\n-- \nYou get this mail because you asked for it.\nPortico, http://localhost:8000\n" in text


def test_a_letter_needs_no_button() -> None:
    letter = Letter("en", "", "Thank you", (Paragraph("Yes."),), None)

    assert read(typesetting.as_html(letter)).links == ["http://localhost:8000"]
    assert "app" not in typesetting.as_text(letter)


def test_an_unknown_block_is_a_mistake() -> None:
    with pytest.raises(TypeError):
        typesetting.as_text(Letter("en", "", "Thank you", ("words",), None))  # type: ignore[arg-type]


def test_one_line_has_no_breaks_and_no_tricks() -> None:
    assert one_line(" a\r\nBcc: b\u2028c\td ") == "a Bcc: b c d"
    assert one_line("abc\u202edef\x00\x1b") == "abcdef"
    assert one_line("1 890,00\xa0€") == "1 890,00\xa0€"


def test_several_lines_keep_their_breaks_and_indents() -> None:
    assert several_lines("\na\r\nb\rc\u2028  d\u202e \x00\n\n") == "a\nb\nc\n  d"
