"""SPF and DKIM prove something about whoever sent or signed; only for the domain of From does that count."""

import pytest

from chalicelib.tickets.rules.mail.proof import Proof, Verdicts, proof_of

ELIN = "elin@customer.example"


def test_a_domain_that_vouches_for_itself_is_believed() -> None:
    assert proof_of(Verdicts(dmarc="PASS"), ELIN, "") is Proof.VERIFIED


def test_a_failing_check_speaks_against_the_sender() -> None:
    assert proof_of(Verdicts(spf="PASS", dkim="PASS", dmarc="FAIL"), ELIN, "") is Proof.FAILED
    assert proof_of(Verdicts(spf="FAIL", dkim="GRAY"), ELIN, "") is Proof.FAILED
    assert proof_of(Verdicts(spf="FAIL", dkim="PASS", dmarc="GRAY"), ELIN, "") is Proof.UNPROVEN


@pytest.mark.parametrize(
    ("envelope", "proof"),
    [
        ("bounce@customer.example", Proof.VERIFIED),
        ("bounce@mail.customer.example", Proof.VERIFIED),
        ("bounce@evil.example", Proof.UNPROVEN),
        ("bounce@example", Proof.UNPROVEN),
        ("bounce@notcustomer.example", Proof.UNPROVEN),
        ("", Proof.UNPROVEN),
    ],
)
def test_spf_counts_for_the_domain_of_from_only(envelope: str, proof: Proof) -> None:
    assert proof_of(Verdicts(spf="PASS", dmarc="GRAY", envelope_from=envelope), ELIN, "") is proof


@pytest.mark.parametrize(
    ("results", "proof"),
    [
        ("amazonses.com; spf=none; dkim=pass header.i=@customer.example; dmarc=none", Proof.VERIFIED),
        ("amazonses.com; dkim=pass header.d=customer.example", Proof.VERIFIED),
        ("amazonses.com; dkim=pass header.i=@evil.example; dmarc=none", Proof.UNPROVEN),
        ("amazonses.com; dkim=fail header.i=@customer.example", Proof.UNPROVEN),
        ("evil.example; dkim=pass header.i=@customer.example", Proof.UNPROVEN),
        ("", Proof.UNPROVEN),
    ],
)
def test_a_signature_counts_if_ses_checked_it_and_the_domain_is_that_of_from(results: str, proof: Proof) -> None:
    assert proof_of(Verdicts(dkim="PASS"), ELIN, results) is proof


def test_nobody_is_believed_without_an_address() -> None:
    assert proof_of(Verdicts(dmarc="PASS"), "", "") is Proof.UNPROVEN
