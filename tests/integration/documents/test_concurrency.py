"""The same document is wanted by many at once, and written by several processes at once: there is one file."""

from concurrent.futures import ThreadPoolExecutor

import boto3
import pytest

from chalicelib.billing import service as billing
from chalicelib.documents import service as documents
from chalicelib.documents.schemas import WrittenDocumentView
from chalicelib.kernel.idempotency import IdempotencyKey
from tests.support import bills, people

AT_ONCE = 12


def ask(account: str, n: int) -> tuple[WrittenDocumentView, bool]:
    wanted = documents.AskDocument.model_validate({"kind": "statement", "format": "json"})
    return documents.ask(account, "en", wanted, IdempotencyKey(f"{account}:ask", f"k{n}", "body"))


@pytest.mark.usefixtures("stack")
def test_many_who_ask_at_once_get_one_file() -> None:
    people.customer(None)
    billing.bring_up_to("acc_elin", "elin", bills.bill(bills.ORDER, bills.coffee(2)))
    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = list(pool.map(lambda n: ask("acc_elin", n), range(AT_ONCE)))
        document = answers[0][0]
        list(pool.map(lambda _: documents.write("acc_elin", document.document_id), range(4)))

    assert {found.document_id for found, _ in answers} == {document.document_id}
    assert {found.number[-6:] for found, _ in answers} == {"000001"}
    assert [is_new for _, is_new in answers].count(True) == 1
    shown = documents.show("acc_elin", document.document_id, "en")
    listed = boto3.client("s3").list_objects_v2(Bucket="portico-dev-documents-000000000000")["Contents"]
    digests = {one["Key"].rpartition("/")[2] for one in listed}
    assert (shown.state, digests) == ("ready", {f"{shown.sha256}.json"})  # the archived facts, and the file of them


@pytest.mark.usefixtures("stack")
def test_numbers_leave_no_gap_whoever_asks() -> None:
    accounts = [f"p{n}" for n in range(AT_ONCE)]
    for sub in accounts:
        people.customer(None, sub)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = list(pool.map(lambda sub: ask(f"acc_{sub}", 0), accounts))

    numbers = sorted(int(found.number[-6:]) for found, _ in answers)
    assert numbers == list(range(1, AT_ONCE + 1))
