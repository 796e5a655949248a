"""Pictures go straight into the private bucket: what the form says is enforced there, not here."""

import pytest
import urllib3

from chalicelib.kernel.pictures import PictureKind
from chalicelib.platform import pictures
from chalicelib.platform.uploads import Form

BYTES = b"\xff\xd8\xff\xe0" + b"0" * 96


def send(form: Form, content: bytes = BYTES, **other: str) -> int:
    fields = {**form.fields, **{name.replace("_", "-"): value for name, value in other.items()}}
    return urllib3.request("POST", form.url, fields={**fields, "file": ("bean.jpg", content)}).status


@pytest.mark.usefixtures("stack")
def test_the_bucket_takes_what_was_announced_and_nothing_else() -> None:
    def form() -> Form:
        return pictures.form("uploads/elin/pho_1", PictureKind.JPEG, len(BYTES))

    assert send(form(), BYTES + b"0") >= 400
    assert send(form(), BYTES[:-1]) >= 400
    assert send(form(), Content_Type="text/html") >= 400
    assert send(form(), key="uploads/marta/pho_1") >= 400
    assert pictures.take("uploads/elin/pho_1", "photographs/returns/R1/pho_1") is None
    assert send(form()) < 300

    assert pictures.take("uploads/elin/pho_1", "photographs/returns/R1/pho_1") is PictureKind.JPEG
    fetched = urllib3.request("GET", pictures.link("photographs/returns/R1/pho_1", "R1-1", PictureKind.JPEG))
    assert (fetched.data, fetched.headers["content-type"]) == (BYTES, "image/jpeg")
    assert "R1-1.jpeg" in fetched.headers["content-disposition"]
