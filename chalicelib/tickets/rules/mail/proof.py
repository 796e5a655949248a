"""How far the sender of a mail can be believed, by what SES found out about it. Pure.

A mail whose checks fail may have been written by anybody. One that passes was let out by the domain that its From
names. In between stands what small domains send: nothing speaks against it, and nothing for it.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

PASS, FAIL = "PASS", "FAIL"
_SIGNED_BY = re.compile(r"dkim=pass[^;]*?header\.(?:i=[^@\s;]*@|d=)([\w.-]+)", re.IGNORECASE)
_CHECKED_BY_SES = re.compile(r"\s*amazonses\.com\s*;", re.IGNORECASE)
_LEAST_LABELS = 2


class Proof(StrEnum):
    """Whether From is who it says."""

    VERIFIED = "verified"
    UNPROVEN = "unproven"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What SES says: PASS, FAIL, GRAY, PROCESSING_FAILED or DISABLED. `envelope_from` is whose address bounces."""

    spf: str = ""
    dkim: str = ""
    dmarc: str = ""
    envelope_from: str = ""


def proof_of(verdicts: Verdicts, sender: str, results: str) -> Proof:
    """How far `sender`, the address in From, is proven. `results` is the Authentication-Results header that SES wrote.

    SPF and DKIM prove something about whoever sent or signed the mail. That counts only where it is the domain of From.
    """
    if verdicts.dmarc == FAIL or (verdicts.spf == FAIL and verdicts.dkim != PASS):
        return Proof.FAILED
    domain = _domain(sender)
    by_envelope = verdicts.spf == PASS and _aligned(_domain(verdicts.envelope_from), domain)
    by_signature = verdicts.dkim == PASS and any(_aligned(one, domain) for one in _signers(results))
    return Proof.VERIFIED if domain and (verdicts.dmarc == PASS or by_envelope or by_signature) else Proof.UNPROVEN


def _signers(results: str) -> list[str]:
    return [one.lower() for one in _SIGNED_BY.findall(results)] if _CHECKED_BY_SES.match(results) else []


def _aligned(proven: str, claimed: str) -> bool:
    """The same domain, or one of them under the other; never a mere ending like `.com`."""
    short, long = sorted((proven, claimed), key=len)
    return short.count(".") + 1 >= _LEAST_LABELS and (short == long or long.endswith(f".{short}"))


def _domain(address: str) -> str:
    return address.rpartition("@")[2].lower().rstrip(".")
