"""A setting that cannot be read is found before a customer finds it, and said in one sentence."""

import json
from collections.abc import Callable, Iterator
from dataclasses import fields, replace

import pytest

from app import SETTLED
from chalicelib.platform import settled
from chalicelib.platform.settings import Settings, settings
from infra import check_settings
from infra.settled import text
from local import run
from local.demo import data

PROPOSED = {field.name: str(field.default) for field in fields(Settings)}
READ = {one.field: one for one in SETTLED}


def test_whatever_is_more_than_a_name_is_looked_at() -> None:
    formed = {field for field, text in PROPOSED.items() if text[:1] in ("{", "[") or text[:1].isdigit()}

    assert formed | {"reminders", "invoice_on", "accept_orders", "reply_keys"} <= set(READ)


@pytest.mark.parametrize("field", [field for field in READ if PROPOSED[field]])
def test_what_we_propose_can_be_read(field: str) -> None:
    READ[field].read(PROPOSED[field])


def test_what_the_demo_vendor_settles_can_be_read() -> None:
    known = {one.parameter: one for one in SETTLED}

    assert {"DeliveryWays", "Fees", "Letterhead", "Complaints"} <= known.keys() & data.SETTINGS.keys()
    for name in known.keys() & data.SETTINGS.keys():
        known[name].read(text(data.SETTINGS[name]))


WAY = {"code": "parcel", "net": {"EUR": 590}, "vat_rate": 2550}


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("delivery_ways", '[{"code": "parcel"', "DeliveryWays cannot be read: Invalid JSON"),
        ("delivery_ways", json.dumps([{**WAY, "net": 590}]), "DeliveryWays cannot be read: 0.net:"),
        ("delivery_ways", json.dumps([{**WAY, "price": 5}]), "0.price: Extra inputs are not permitted"),
        ("fees", json.dumps([WAY]), "Fees cannot be read: 0.below: Field required"),
        ("calendar", '{"zone": "Europe/Nowhere", "week": {"mon": ["08:00-17:00"]}}', "(time_zone: Europe/Nowhere)"),
        ("calendar", "[]", "Calendar cannot be read"),
        ("targets", '{"p9": {"first_reply": 5}}', "Targets cannot be read: 'p9'"),
        ("service_classes", '{"gold": {"p1": {"first_reply": 0}}}', "no target of 0 minutes"),
        ("reminders", "3,1", "Reminders cannot be read: Reminders are days like"),
        ("late_interest", '{"rate": "10 %"}', "LateInterest cannot be read: rate"),
        ("letterhead", '{"iban": 5}', "Letterhead cannot be read: iban"),
        ("texts", '{"xx": {}}', "Texts cannot be read"),
        ("invoice_on", "sometime", "InvoiceOn cannot be read"),
        ("reply_keys", "a:short", "ReplyKeys cannot be read: a key is"),
        ("payment_days", "soon", "PaymentDays cannot be read"),
        ("order_minimum", '{"EUR": -1}', "OrderMinimum cannot be read: EUR"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(field: str, text: str, said: str) -> None:
    wrong = replace(Settings(), **{field: text})

    [sentence] = settled.wrong(SETTLED, wrong)
    assert said in sentence
    assert "\n" not in sentence
    with pytest.raises(settled.SettingsWrong, match=READ[field].parameter):
        settled.ensure(SETTLED, wrong)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str, str], None]]:
    """`told("fees", "[")`: what the environment says of a setting."""
    yield lambda field, text: monkeypatch.setenv(f"PORTICO_{field.upper()}", text)
    monkeypatch.undo()
    settings.cache_clear()


def test_a_portal_does_not_start_with_what_cannot_be_read(told: Callable[[str, str], None]) -> None:
    told("fees", "[")
    with pytest.raises(SystemExit, match=r"^The setting Fees cannot be read: Invalid JSON"):
        check_settings.main()
    with pytest.raises(settled.SettingsWrong) as wrong:
        check_settings.ensure()
    assert run.sentence(wrong.value) == str(wrong.value)

    told("fees", "[]")
    assert check_settings.ensure() == len(SETTLED)


def test_a_function_starts_without_what_it_cannot_read(caplog: pytest.LogCaptureFixture) -> None:
    wrong = replace(Settings(), texts="{", fees="5")

    settled.report(SETTLED, wrong)

    assert [sentence.split(" cannot")[0] for sentence in caplog.messages] == ["The setting Texts", "The setting Fees"]
    assert settled.own_words(wrong) == {}
