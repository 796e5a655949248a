"""What stands in a sent mail."""

import re
from collections.abc import Callable
from email.message import EmailMessage

Mailbox = Callable[[], list[EmailMessage]]


def written_to(mailbox: Mailbox, name: str) -> list[EmailMessage]:
    """Mails to a member by the first part of their address, oldest first."""
    return [mail for mail in mailbox() if mail["To"].addresses[0].username == name]


def subjects(mailbox: Mailbox, name: str) -> list[str]:
    """Subjects of a member's mails without the number in front."""
    return [str(mail["Subject"]).split("] ", 1)[1] for mail in written_to(mailbox, name)]


def text_of(mail: EmailMessage) -> str:
    """The plain text of a mail."""
    part = mail.get_body(("plain",))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def words_of(mail: EmailMessage) -> str:
    """The same on one line, wherever its lines break."""
    return " ".join(text_of(mail).split())


def code_in(mail: EmailMessage) -> str:
    """The six digits that a mail tells."""
    found = re.search(r"\b\d{6}\b", words_of(mail))
    assert found
    return found[0]
