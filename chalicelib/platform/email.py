"""Mail out, by SES."""

import re
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import parseaddr

from botocore.exceptions import ClientError

from chalicelib.kernel.letters import Enclosure
from chalicelib.platform import aws
from chalicelib.platform.settings import settings

_SPACE = re.compile(r"[^\S\xa0\u202f]+")  # what holds an amount and its currency together stays
_LINE_BREAK = re.compile(r"\r\n?|[\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_CONTROL = r"\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff"  # those that are no white space
_TURNS_DIRECTION = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_HIDDEN = re.compile(f"[{_CONTROL}{_TURNS_DIRECTION}]")
_LONGEST_ID = 70
_REFUSES_THE_ADDRESS = {"MessageRejected", "BadRequestException", "InvalidParameterValue"}


class Undeliverable(Exception):
    """This mail can never go to this address, however often it is tried; the text says why."""


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail to one person, as text and as HTML. `reference` is the event it tells of, for whoever reads headers.

    `reply_to` is where answers go, if anybody reads them; `answers` are ids of the mails it answers, oldest first.
    """

    to_name: str
    to_address: str
    language: str
    subject: str
    text: str
    html: str
    reference: str
    enclosures: tuple[Enclosure, ...] = ()
    reply_to: str = ""
    answers: tuple[str, ...] = ()


def send(mail: Mail) -> str:
    """Hands the mail to SES and returns the id that SES gave it, which is the Message-ID people's programs will see.

    Raises Undeliverable when the address itself is the reason; anything else may be tried again.
    """
    message = _message(mail)
    try:
        answer = aws.client("sesv2").send_email(
            FromEmailAddress=settings().mail_from,
            Destination={"ToAddresses": [message["To"].addresses[0].addr_spec]},
            Content={"Raw": {"Data": message.as_bytes()}},
        )
    except ClientError as error:
        if _blames_the_address(error):
            raise Undeliverable(error.response["Error"].get("Message", "")) from error
        raise
    return str(answer["MessageId"])


def one_line(text: str) -> str:
    """The text on one line, without characters that cannot be seen or that turn the direction of what follows."""
    return _SPACE.sub(" ", _HIDDEN.sub("", text)).strip()


def several_lines(text: str) -> str:
    """The text with plain line breaks, without characters that cannot be seen; indents and empty lines stay."""
    return "\n".join(_HIDDEN.sub("", line).rstrip() for line in _LINE_BREAK.split(text)).strip("\n")


def _message(mail: Mail) -> EmailMessage:
    message = EmailMessage(policy=SMTP.clone(cte_type="7bit"))
    message["From"] = _address(settings().vendor, settings().mail_from)
    message["To"] = _address(mail.to_name, mail.to_address)
    message["Subject"] = one_line(mail.subject)
    message["Auto-Submitted"] = "auto-generated"  # so that nobody's holiday notice answers us
    message["X-Auto-Response-Suppress"] = "All"  # the same, for Exchange
    message["X-Portico-Reference"] = mail.reference
    _let_it_be_answered(message, mail)
    message.set_content(mail.text, cte="quoted-printable")
    message.add_alternative(mail.html, subtype="html", cte="quoted-printable")
    for one in mail.enclosures:
        message.add_attachment(one.content, maintype="application", subtype="octet-stream", filename=one.name)
    message["Content-Language"] = mail.language  # at last, or it would move into the first part
    return message


def _let_it_be_answered(message: EmailMessage, mail: Mail) -> None:
    """Where answers go, and what this one answers. An id that no line can hold would arrive as another."""
    if mail.reply_to:
        message["Reply-To"] = _address(settings().vendor, mail.reply_to)
    answers = [f"<{one}>" for one in mail.answers if len(one) <= _LONGEST_ID]
    if answers:
        message["In-Reply-To"] = answers[-1]
        message["References"] = " ".join(answers)


def _address(name: str, address: str) -> Address:
    """Raises Undeliverable for what is no address, or one with letters that SES does not carry before the @."""
    spec = parseaddr(address)[1]
    try:
        local, _, domain = spec.rpartition("@")
        ascii_spec = f"{local}@{domain.encode('idna').decode()}"
        ascii_spec.encode("ascii")
        found = Address(one_line(name), addr_spec=ascii_spec)
    except (HeaderParseError, ValueError, IndexError) as error:
        raise Undeliverable(f"not an address: {address[:100]}") from error
    if not found.username or not found.domain:
        raise Undeliverable(f"not an address: {address[:100]}")
    return found


def _blames_the_address(error: ClientError) -> bool:
    """Whether SES means the recipient. Where it names our own sender, the set-up is wrong and can be mended."""
    code, message = error.response["Error"].get("Code", ""), error.response["Error"].get("Message", "")
    own_domain = settings().mail_from.rpartition("@")[2]
    return code in _REFUSES_THE_ADDRESS and own_domain not in message
