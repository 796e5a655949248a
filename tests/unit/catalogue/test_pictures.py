"""Pictures by their content; drawings that only draw."""

import pytest

from chalicelib.catalogue.rows import pictures
from chalicelib.catalogue.rows.pictures import PictureRefused, recognise

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">{}</svg>'


def drawing(inside: str) -> bytes:
    return SVG.format(inside).encode()


@pytest.mark.parametrize(
    ("data", "ending", "content_type"),
    [
        (b"\x89PNG\r\n\x1a\n....", "png", "image/png"),
        (b"\xff\xd8\xff....", "jpg", "image/jpeg"),
        (b"RIFF....WEBP....", "webp", "image/webp"),
        (drawing('<path d="M0 0h9" fill="url(#a)"/>'), "svg", "image/svg+xml"),
        (
            b"\xef\xbb\xbf<?xml version='1.0' encoding='UTF-8' standalone='no'?><!-- drawn by hand -->"
            + drawing("<use href='#b'/>"),
            "svg",
            "image/svg+xml",
        ),
        (drawing("<style>.a{fill:url(#b)}</style>"), "svg", "image/svg+xml"),
        (drawing("<style/>"), "svg", "image/svg+xml"),
    ],
)
def test_a_picture_is_known_by_its_content(data: bytes, ending: str, content_type: str) -> None:
    picture = recognise(data)

    assert (picture.key.rsplit(".", 1)[1], picture.content_type) == (ending, content_type)
    assert picture == recognise(data)
    assert picture.key != recognise(data + b" ").key


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        "<SCRIPT/>",
        '<path onclick="alert(1)"/>',
        '<path ONLOAD="alert(1)"/>',
        "<foreignObject/>",
        '<a href="https://evil.example"><path/></a>',
        '<use href="https://evil.example/x.svg#a"/>',
        '<use xlink:href="javascript:alert(1)"/>',
        '<use xlink:href="data:image/svg+xml,x"/>',
        '<path fill="url(https://evil.example/x)"/>',
        "<path style=\"background:url( '//evil.example' )\"/>",
        '<path style="fill:u\\72l(x)"/>',
        "<style>@import 'https://evil.example/x.css';</style>",
        '<animate attributeName="href" to="javascript:alert(1)"/>',
        '<image href="https://evil.example/x.png"/>',
        "<x:script xmlns:x='http://www.w3.org/1999/xhtml'/>",
        "<?php x?>",
        '<g xml:base="https://evil.example/"/>',
    ],
)
def test_a_drawing_that_does_something_is_refused(inside: str) -> None:
    with pytest.raises(PictureRefused):
        recognise(drawing(inside))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a",
        b"<html><svg></svg></html>",
        b"<svg></svg>",
        b"<svg",
        b"<svg \xff/>",
        b'<?xml version="1.0" encoding="utf-7"?>' + drawing(""),
        b'<!DOCTYPE svg [<!ENTITY a "aaa">]>' + drawing("&a;"),
        b"<?xml-stylesheet href='https://evil.example/x.css'?>" + drawing(""),
        b"\x89PNG\r\n\x1a\n" + b"x" * pictures.LARGEST,
    ],
)
def test_what_is_no_picture_or_too_much_of_one_is_refused(data: bytes) -> None:
    with pytest.raises(PictureRefused):
        recognise(data)
