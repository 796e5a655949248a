"""Photographs of what comes back: the form says what it takes, and only what is there is shown."""

from collections.abc import Callable
from typing import Any

import boto3
import pytest

from chalicelib.platform.settings import settings
from tests.support.caller import Answer, Caller
from tests.support.returns import line

Made = Callable[..., Any]
PICTURE = {"kind": "image/jpeg", "size": 4}
BYTES = b"\xff\xd8\xff\xfe\x00\x07Nokia\xff\xda\x00\x02.\xff\xd9"


@pytest.fixture
def path(customer: Caller, delivered: Made, asked_return: Made) -> str:
    return f"/v1/returns/{asked_return(line(delivered(customer, BEAN_1=1)))['number']}"


def put(answer: Answer, content: bytes = BYTES) -> None:
    """What the browser does with the form, as far as moto plays it."""
    upload = answer.json["fields"]
    boto3.client("s3").put_object(
        Bucket=settings().bucket_documents, Key=upload["key"], Body=content, ContentType=upload["Content-Type"]
    )


def test_a_photograph_is_shown_to_both_once_it_is_there(customer: Caller, agent: Caller, path: str) -> None:
    form = customer.post(f"{path}/photographs", PICTURE, key="one")
    kept = f"{path}/photographs/{form.json['photograph_id']}"
    assert customer.put(kept).json["code"] == "photograph_not_uploaded"
    put(form)
    again = customer.post(f"{path}/photographs", PICTURE, key="one")
    customer.put(kept)
    [shown] = customer.put(kept).json["photographs"]

    assert again.json["photograph_id"] == form.json["photograph_id"]
    assert shown["by"] == "Elin Lund"
    assert form.json["fields"]["key"].startswith("uploads/elin/")
    kept_at = f"photographs/returns/{path.rpartition('/')[2]}/{form.json['photograph_id']}"
    assert kept_at in shown["url"]
    s3: Any = boto3.client("s3")
    assert b"Nokia" not in s3.get_object(Bucket=settings().bucket_documents, Key=kept_at)["Body"].read()
    assert agent.get(path.replace("/v1", "/v1/staff")).json["photographs"][0]["at"] == shown["at"]


def test_what_is_no_picture_or_not_scanned_yet_is_not_shown(
    customer: Caller, path: str, settled: Callable[..., None]
) -> None:
    form = customer.post(f"{path}/photographs", PICTURE)
    kept = f"{path}/photographs/{form.json['photograph_id']}"
    put(form, b"<svg>")
    assert customer.put(kept).json["code"] == "not_a_picture"
    put(form)
    settled(scanner_tag="scan=CLEAN")
    assert customer.put(kept).json["code"] == "picture_being_checked"


def test_only_pictures_of_some_size_are_taken(customer: Caller, stranger: Caller, path: str) -> None:
    for wrong in ({"kind": "image/svg+xml"}, {"size": 10_485_761}, {"size": 0}):
        assert customer.post(f"{path}/photographs", {**PICTURE, **wrong}).status == 422
    assert stranger.post(f"{path}/photographs", PICTURE).status == 404
    assert customer.put(f"{path}/photographs/rev_1").status == 404


def test_there_is_an_end_to_photographs(customer: Caller, path: str) -> None:
    forms = [customer.post(f"{path}/photographs", PICTURE, key=str(count)) for count in range(11)]
    for form in forms:
        put(form)
    answers = [customer.put(f"{path}/photographs/{form.json['photograph_id']}") for form in forms]
    assert [answer.status for answer in answers] == [200] * 10 + [409]
    assert answers[-1].json["code"] == "too_many_photographs"

    customer.post(f"{path}/moves", {"move": "cancel", "version": 1})
    assert customer.post(f"{path}/photographs", PICTURE).json["code"] == "return_is_over"
