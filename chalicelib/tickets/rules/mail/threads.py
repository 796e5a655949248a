"""By what a mail shows to which earlier one it answers. Pure."""

import hashlib
import re
from collections.abc import Iterable

from chalicelib.kernel import ids
from chalicelib.kernel.ids import InvalidNumber

MOST_IDS = 20
_ID = re.compile(r"<([!-;=?-~]{3,250})>")
_SES = re.compile(r"([0-9a-z-]{20,})@([a-z0-9-]+\.)?amazonses\.com", re.IGNORECASE)
_HOOK = re.compile(r"\[#\s*([0-9A-Za-z][0-9A-Za-z -]{9,20})\s*\]")
_PREFIX = re.compile(
    r"^\s*(re|sv|vs|ref|r|i|ats|atb|aw|antw|fw|fwd|vb|vl|tr|wg|rv|enc|pers|persiųsta)\s*(\[\d+\])?\s*[:：]\s*",
    re.IGNORECASE,
)


def ids_in(value: str) -> tuple[str, ...]:
    """The message ids in a header, as they stand there, without brackets."""
    return tuple(_ID.findall(value))


def newest_first(in_reply_to: Iterable[str], references: Iterable[str]) -> tuple[str, ...]:
    """What a mail answers: the one it names, then those before it from the right; each once, and not without end."""
    return tuple(dict.fromkeys([*in_reply_to, *reversed(list(references))]))[:MOST_IDS]


def key_of(message_id: str) -> str:
    """Under what a message id is kept. SES's own counts without its domain, which is another one in each region."""
    sent = _SES.fullmatch(message_id)
    known = f"ses|{sent[1].lower()}" if sent else f"id|{message_id}"
    return hashlib.sha256(known.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def key_of_sent(ses_message_id: str) -> str:
    """The same for the id with which SES answered when a mail was handed to it."""
    return key_of(f"{ses_message_id.partition('@')[0]}@amazonses.com")


def is_of_ses(message_id: str) -> bool:
    """Whether it looks like one that SES gave. Such a mail may have any sender, but its id may be that of ours."""
    return bool(_SES.fullmatch(message_id))


def number_in(subject: str) -> str:
    """The number in a subject like `Re: [#7Q4K-M2XD-9ET] ...`; empty when there is none without a mistake in it."""
    for written in _HOOK.findall(subject):
        try:
            return ids.parse_number(written)
        except InvalidNumber:
            continue
    return ""


def bare_subject(subject: str) -> str:
    """The subject without numbers and without what programs put before it in an answer."""
    bare, before = _HOOK.sub(" ", subject), ""
    while bare != before:
        before, bare = bare, _PREFIX.sub("", bare)
    return " ".join(bare.split())
