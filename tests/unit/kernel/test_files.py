"""What is taken of what people send: by what the bytes are, whatever they are called."""

import pytest

from chalicelib.kernel.files import Fault, checked, kind_by_name

PDF = b"%PDF-1.7 ..."


def vast(width: int, height: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\rIHDR" + width.to_bytes(4) + height.to_bytes(4)


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("invoice.pdf", PDF, None),
        ("invoice.jpg", PDF, Fault.NOT_WHAT_IT_SAYS),
        ("tiny.png", vast(10, 10), None),
        ("bomb.png", vast(60_000, 60_000), Fault.HOSTILE),
        ("short.png", vast(1, 1)[:12], None),
    ],
)
def test_a_file_is_what_its_bytes_are(name: str, content: bytes, fault: Fault | None) -> None:
    file = checked(name, content)
    assert file.fault is fault
    assert bool(file.content) is (fault is None)


def test_names_say_what_a_form_takes() -> None:
    told = {name: kind_by_name(name) for name in ("A.JPG", "b.pdf", "c.csv", "d.odt", "e.exe", "f.heic", "pdf", "")}
    assert told == {
        "A.JPG": "image/jpeg",
        "b.pdf": "application/pdf",
        "c.csv": "text/csv",
        "d.odt": "application/vnd.oasis.opendocument.text",
        "e.exe": "",
        "f.heic": "",
        "pdf": "application/pdf",
        "": "",
    }
