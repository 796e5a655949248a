"""A machine reads the OpenAPI document and tries whatever it promises and whatever it forbids, through the gateway."""

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from chalicelib.platform.http import Audience
from tests.integration import residents
from tests.integration.residents import Residents
from tests.integration.visitor import Visitor
from tests.support.routes import EVERY

LEFT_OUT = {
    "unsupported_method": "API Gateway answers for methods that there are not, with 403 or what its template says",
    "positive_data_acceptance": "no schema can tell that a product is sold out or a ticket closed",
}
"""Schemathesis' checks that cannot hold here, and why."""


@pytest.fixture
def people(gateway: int, stack: dict[str, str]) -> Residents:
    return residents.settled(gateway, stack)


@pytest.fixture
def worth_trying(people: Residents) -> dict[str, list[str | int]]:
    """What a guess would never hit: half of what is tried is taken from here, so that it gets past the door."""
    made = people.made
    review = people.customer.call("GET", f"/api/v1/reviews/{made.review_id}").json
    numbers = made.order, made.shipped, made.picked, made.ticket, made.returned, made.withdrawal
    return {
        "path.number": [*numbers, made.invoice, made.payment],
        "path.review_id": [made.review_id, made.return_review_id],
        "path.account_id": [made.account_id],
        "path.cause_id": [made.cause_id],
        "path.document_id": [made.document_id],
        "path.file_id": [made.file_id],
        "path.list_id": [made.list_id],
        "path.parcel": [made.parcel],
        "path.photograph_id": [made.photograph_id],
        "path.place": [made.place],
        "path.reorder_id": [made.reorder_id],
        "path.request_id": [made.request_id],
        "path.sku": [made.sku],
        "query.q": ["kaffe", "brygga 250"],
        "body.lines[*].sku": [made.sku],
        "body.review_id": [made.review_id],
        "body.fingerprint": [review["fingerprint"]],
        "body.previous": [made.review_id],
        "body.order_number": [made.order],
        "body.time_zone": ["Europe/Vilnius"],
        "body.assignee": [people.agent.sub],
        "body.version": [1, 2, 3],
    }


CUSTOMERS = ["--exclude-path-regex", "/staff/"]
STAFFS = ["--include-path-regex", "/staff/"]


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize(
    "effort",
    [
        pytest.param(["--phases", "fuzzing", "--max-examples", "5", "--seed", "2"], id="reduced"),
        pytest.param(["--max-examples", "100"], id="whole", marks=pytest.mark.prove),
    ],
)
def test_the_api_keeps_to_its_document(
    people: Residents, worth_trying: Mapping[str, list[str | int]], gateway: int, tmp_path: Path, effort: list[str]
) -> None:
    url = f"http://127.0.0.1:{gateway}/api"
    tried = 0
    for caller, routes in ((people.customer, CUSTOMERS), (people.agent, STAFFS)):
        (tmp_path / "schemathesis.toml").write_text(configuration(url, caller, worth_trying))
        said = schemathesis(tmp_path, f"{url}/v1/openapi.json", *routes, *effort)
        tried += int(re.findall(r"Tested: (\d+)", said)[0])
    assert tried == len(EVERY)
    assert any(one.audience is Audience.STAFF for one in EVERY)


def schemathesis(folder: Path, *asked: str) -> str:
    """What it says when it has found nothing."""
    program = Path(sys.executable).with_name("schemathesis")
    checks = ["--exclude-checks", ",".join(LEFT_OUT)]
    command: list[str | Path] = [program, "--config-file", folder / "schemathesis.toml", "run", *asked, *checks]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def configuration(url: str, caller: Visitor, worth_trying: Mapping[str, list[str | int]]) -> str:
    """schemathesis.toml: the caller's token, and the values that are worth trying."""
    dictionaries = "".join(
        f"[dictionaries.d{place}]\nvalues = {json.dumps(values)}\n"
        for place, values in enumerate(worth_trying.values())
    )
    parameters = "".join(
        f'"{name}" = {{ dictionary = "d{place}", probability = 0.5 }}\n' for place, name in enumerate(worth_trying)
    )
    return f"""
base-url = "{url}"
continue-on-failure = true
[headers]
Authorization = "Bearer {caller.tokens["AccessToken"]}"
{dictionaries}
[parameters]
{parameters}
"""
