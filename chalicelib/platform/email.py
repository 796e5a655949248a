"""Mail out, by SES."""

from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import parseaddr

from chalicelib.platform import aws
from chalicelib.platform.settings import settings


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail to one person, as text and as HTML. `reference` is the event it tells of, for whoever reads headers."""

    to_name: str
    to_address: str
    language: str
    subject: str
    text: str
    html: str
    reference: str


def send(mail: Mail) -> str:
    """Hands the mail to SES and returns the id that SES gave it, which is the Message-ID people's programs will see."""
    message = EmailMessage()
    message["From"] = _address(settings().vendor, settings().mail_from)
    message["To"] = _address(mail.to_name, mail.to_address)
    message["Subject"] = _one_line(mail.subject)
    message["Content-Language"] = mail.language
    message["Auto-Submitted"] = "auto-generated"  # so that nobody's holiday notice answers us
    message["X-Portico-Reference"] = mail.reference
    message.set_content(mail.text)
    message.add_alternative(mail.html, subtype="html")
    answer = aws.client("sesv2").send_email(
        FromEmailAddress=str(message["From"]),
        Destination={"ToAddresses": [mail.to_address]},
        Content={"Raw": {"Data": message.as_bytes()}},
    )
    return str(answer["MessageId"])


def _address(name: str, address: str) -> Address:
    return Address(_one_line(name), addr_spec=parseaddr(address)[1])


def _one_line(text: str) -> str:
    return " ".join(text.split())
