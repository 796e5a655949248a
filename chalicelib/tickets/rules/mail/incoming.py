"""A mail as it was read: everything that its decision needs, nothing that the library might still raise over. Pure."""

from dataclasses import dataclass

from chalicelib.kernel.files import File
from chalicelib.tickets.rules.mail.automatic import Nature
from chalicelib.tickets.rules.mail.limits import Overstep


@dataclass(frozen=True, slots=True)
class Envelope:
    """What the servers said to each other: to whom it went, and whose address bounces (empty: nobody's)."""

    recipients: tuple[str, ...]
    sender: str | None = None


@dataclass(frozen=True, slots=True)
class Returned:
    """What a delivery report tells: ids of the mail that came back and where its answers were to go, to whom it could
    not go, why, and if for ever."""

    ids: tuple[str, ...] = ()
    reply_to: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    why: str = ""
    is_final: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """`address` is that of From in lower case, empty when there is none that could be one. `text` is what they wrote
    themselves, `answers` the ids of what they answer, the likeliest first. `overstep`: why it was not read further."""

    address: str = ""
    name: str = ""
    recipients: tuple[str, ...] = ()
    message_id: str = ""
    digest: str = ""
    answers: tuple[str, ...] = ()
    subject: str = ""
    language: str = ""
    text: str = ""
    files: tuple[File, ...] = ()
    nature: Nature = Nature.PERSON
    wants_no_answer: bool = False
    is_our_own: bool = False
    returned: Returned = Returned()
    results: str = ""
    overstep: Overstep | None = None
