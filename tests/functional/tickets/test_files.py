"""Files with what people write: uploaded before, checked after, fetched by those who read the ticket."""

import io
from collections.abc import Callable
from typing import Any

import boto3
import pytest
from PIL import Image

from chalicelib.platform.settings import settings
from tests.functional.tickets.conftest import ASKED
from tests.support.caller import Answer, Caller

PDF = b"%PDF-1.7 what the grinder costs"
ABSENT = "upl_" + "0" * 26


def photograph() -> bytes:
    """As a telephone makes it."""
    exif, file = Image.Exif(), io.BytesIO()
    exif[0x010F] = "Nokia"
    Image.new("RGB", (8, 8)).save(file, "jpeg", exif=exif.tobytes())
    return file.getvalue()


def put(form: Answer, content: bytes) -> None:
    """What the browser does with the form, as far as moto plays it."""
    fields = form.json["fields"]
    bucket = settings().bucket_documents
    boto3.client("s3").put_object(Bucket=bucket, Key=fields["key"], Body=content, ContentType=fields["Content-Type"])


def upload(caller: Caller, name: str = "bill.pdf", content: bytes = PDF, **more: str) -> dict[str, str]:
    """A file as a message names it."""
    form = caller.post("/v1/uploads", {"name": name, "size": len(content)})
    assert form.status == 200, form.body
    put(form, content)
    return {"upload_id": form.json["upload_id"], "name": name, **more}


def files_of(caller: Caller, number: str) -> list[dict[str, Any]]:
    desk = "staff/" if caller.groups else ""
    shown = caller.get(f"/v1/{desk}tickets/{number}").json
    return [file for entry in shown["entries"] for file in entry["files"]]


def test_a_photograph_is_checked_before_anybody_may_fetch_it(
    customer: Caller, agent: Caller, stranger: Caller, deliver: Callable[[], int]
) -> None:
    sent = upload(customer, "burr.jpg", photograph(), alt="A broken burr")
    opened = customer.post("/v1/tickets", {**ASKED, "kind": "complaint", "files": [sent]}, key="one")
    again = customer.post("/v1/tickets", {**ASKED, "kind": "complaint", "files": [sent]}, key="one")
    number = opened.json["ticket"]["number"]
    [waiting] = opened.json["entries"][0]["files"]
    assert (waiting["is_being_checked"], waiting["file_id"], waiting["alt"]) == (True, None, "A broken burr")
    assert (again.status, again.json["entries"]) == (200, opened.json["entries"])
    entry = opened.json["entries"][0]["entry_id"]
    assert customer.get(f"/v1/tickets/{number}/files/{entry}.0").code == "file_not_found"

    deliver()

    [kept] = files_of(customer, number)
    assert (kept["name"], kept["media_type"], kept["alt"]) == ("burr.jpg", "image/jpeg", "A broken burr")
    assert kept["size"] < len(photograph())
    path = f"/tickets/{number}/files/{kept['file_id']}"
    for url in (customer.get(f"/v1{path}").json["url"], agent.get(f"/v1/staff{path}").json["url"]):
        assert "response-content-disposition=attachment" in url
    assert stranger.get(f"/v1{path}").status == 404
    bucket: Any = boto3.client("s3")
    stored = bucket.get_object(Bucket=settings().bucket_mail, Key=f"files/{entry}/0")["Body"].read()
    assert b"Nokia" not in stored


def test_only_what_oneself_has_uploaded_is_sent(customer: Caller, stranger: Caller) -> None:
    others = upload(stranger)
    for absent in (others, {"upload_id": ABSENT, "name": "a.pdf"}):
        answer = customer.post("/v1/tickets", {**ASKED, "files": [absent]})
        assert (answer.status, answer.code) == (409, "file_not_uploaded")

    asked = {"name": "a.pdf", "size": 9}
    first, again = (customer.post("/v1/uploads", asked, key="k").json["upload_id"] for _ in range(2))
    assert first == again
    assert customer.post("/v1/uploads", {"name": "run.exe", "size": 9}).code == "file_kind_not_taken"
    assert customer.post("/v1/uploads", {"name": "a.pdf", "size": 15 * 1024 * 1024 + 1}).status == 422


def test_what_is_not_what_it_says_is_named_and_not_kept(
    customer: Caller, agent: Caller, ask: Callable[..., Any], deliver: Callable[[], int]
) -> None:
    number = ask()["number"]
    sent = [upload(customer, "burr.jpg"), upload(customer)]
    customer.post(f"/v1/tickets/{number}/messages", {"text": "Here", "files": sent})
    note = {"text": "Their bill", "internal": True, "files": [upload(agent)]}
    agent.post(f"/v1/staff/tickets/{number}/messages", note)
    deliver()

    told = [(file["name"], file["fault"]) for file in files_of(customer, number)]
    assert told == [("burr.jpg", "not_what_it_says"), ("bill.pdf", None)]
    assert [file["fault"] for file in files_of(agent, number)] == ["not_what_it_says", None, None]
    among_staff = files_of(agent, number)[-1]["file_id"]
    assert agent.get(f"/v1/staff/tickets/{number}/files/{among_staff}").status == 200
    assert customer.get(f"/v1/tickets/{number}/files/{among_staff}").code == "file_not_found"


@pytest.mark.parametrize(("value", "fault"), [("CLEAN", None), ("INFECTED", "hostile"), ("", "not_checked")])
def test_files_wait_for_the_vendors_scanner(
    customer: Caller,
    settled: Callable[..., None],
    deliver: Callable[[], int],
    later: Callable[..., None],
    value: str,
    fault: str | None,
) -> None:
    settled(scanner_tag="scan=CLEAN")
    sent = upload(customer)
    number = customer.post("/v1/tickets", {**ASKED, "files": [sent]}).json["ticket"]["number"]
    deliver()
    assert files_of(customer, number)[0]["is_being_checked"]

    if value:
        tags: Any = {"TagSet": [{"Key": "scan", "Value": value}]}
        key = f"uploads/elin/{sent['upload_id']}"
        boto3.client("s3").put_object_tagging(Bucket=settings().bucket_documents, Key=key, Tagging=tags)
    later(minutes=2 if value else 61)

    [file] = files_of(customer, number)
    assert (file["is_being_checked"], file["fault"], bool(file["file_id"])) == (False, fault, fault is None)
