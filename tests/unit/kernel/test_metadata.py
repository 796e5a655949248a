"""Pictures lose what they tell beside themselves, and nothing of what they show."""

import io
from struct import pack
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from chalicelib.kernel.metadata import without

ORIENTATION, MAKER, GPS = 0x0112, 0x010F, 0x8825


def picture(form: str, *, turned: int = 6, **how: Any) -> bytes:
    """A small picture as a telephone writes it."""
    exif = Image.Exif()
    exif[ORIENTATION], exif[MAKER] = turned, "Nokia"
    exif.get_ifd(GPS)[1] = "N"
    file = io.BytesIO()
    Image.effect_noise((40, 30), 90).convert("RGB").save(file, form, exif=exif.tobytes(), **how)
    return file.getvalue()


@pytest.mark.parametrize(("form", "how"), [("jpeg", {}), ("jpeg", {"progressive": True}), ("png", {}), ("webp", {})])
def test_the_picture_stays_and_who_took_it_where_goes(form: str, how: dict[str, Any]) -> None:
    taken = picture(form, **how)
    bare = without(taken, f"image/{form}")

    before, after = Image.open(io.BytesIO(taken)), Image.open(io.BytesIO(bare))
    assert before.tobytes() == after.tobytes()
    assert dict(after.getexif()) == ({ORIENTATION: 6} if form == "jpeg" else {})
    assert b"Nokia" in taken
    assert b"Nokia" not in bare
    assert without(bare, f"image/{form}") == bare


def segment(marker: int, told: bytes) -> bytes:
    return b"\xff" + bytes([marker]) + pack(">H", len(told) + 2) + told


def test_of_a_jpeg_stays_what_shows_it() -> None:
    colours, tables = segment(0xE2, b"ICC_PROFILE\x00...") + segment(0xEE, b"Adobe"), segment(0xDB, b"tables")
    pixels = segment(0xDA, b"scan") + b"\x01\xff\x00\x02\xff\xd0\x03"
    more = segment(0xC4, b"between scans") + segment(0xDA, b"scan") + b"\x04"
    told = segment(0xE1, b"http://ns.adobe.com/xap/1.0/\x00") + segment(0xED, b"IPTC") + segment(0xFE, b"by Nokia")
    others = segment(0xE2, b"MPF\x00...") + segment(0xEB, b"JP: when and by which camera, signed")

    taken = b"\xff\xd8" + told + colours + others + b"\xff\x01\xff" + tables + pixels + more + b"\xff\xd9" + b"a film"

    assert without(taken, "image/jpeg") == b"\xff\xd8" + colours + b"\xff\x01" + tables + pixels + more + b"\xff\xd9"


@pytest.mark.parametrize("tiff", [b"II*\x00", b"II*\x00\x08\x00\x00\x00\x01\x00", b"??*\x00\x08\x00\x00\x00\x00\x00"])
def test_what_says_nothing_that_can_be_read_goes_whole(tiff: bytes) -> None:
    rest = segment(0xDA, b"scan") + b"\x01\xff\xd9"
    assert without(b"\xff\xd8" + segment(0xE1, b"Exif\x00\x00" + tiff) + rest, "image/jpeg") == b"\xff\xd8" + rest


def test_a_broken_picture_keeps_nothing_back() -> None:
    told, rest = segment(0xED, b"IPTC"), segment(0xDA, b"scan") + b"\x01\xff\xd9"
    for stray in (b"\x00\x00", b"\xff\x00\x07"):
        assert without(b"\xff\xd8" + stray + told + rest, "image/jpeg") == b"\xff\xd8" + rest
    for cut in (b"\xff", b"\xff\xe0\x00", b"\x00"):
        assert without(b"\xff\xd8" + told + cut, "image/jpeg") == b"\xff\xd8"
    for form in ("png", "webp"):
        assert b"Nokia" not in without(picture(form)[:-3], f"image/{form}")


def test_the_usual_way_up_needs_no_word() -> None:
    assert b"Exif" not in without(picture("jpeg", turned=1), "image/jpeg")


def test_what_was_cut_off_can_still_be_looked_at() -> None:
    whole = without(picture("jpeg"), "image/jpeg")
    assert without(whole[:-40], "image/jpeg") == whole[:-40]


@given(st.sampled_from([b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF\x00\x00\x00\x00WEBP"]), st.binary(max_size=60))
def test_nothing_that_comes_makes_it_stumble(beginning: bytes, rest: bytes) -> None:
    for media_type in ("image/jpeg", "image/png", "image/webp"):
        assert isinstance(without(beginning + rest, media_type), bytes)
    assert without(beginning + rest, "application/pdf") == beginning + rest
