"""Mail to the portal on this machine: laid where SES would lay it, told of as SES tells. From there on all is real."""

import json
import time
import uuid
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate
from typing import Any

import boto3

from local.mailbox import Mail

QUEUE = "portico-dev-mail"
PASSED = {"spf": "PASS", "dkim": "PASS", "dmarc": "PASS", "spam": "PASS", "virus": "PASS"}
Json = dict[str, Any]


class Post:
    """Brings mails to the bucket and the queue of mails."""

    def __init__(self, bucket: str, domain: str) -> None:
        self._bucket = bucket
        self._objects: Any = boto3.client("s3")
        self._queues: Any = boto3.client("sqs")
        self._domain = domain
        self.anybody = f"help@{domain}"

    def bring(self, raw: bytes, sender: str, recipient: str) -> None:
        """One mail, every check passed: nobody proves here that an address is theirs."""
        key = f"raw/{uuid.uuid4().hex}"
        self._objects.put_object(Bucket=self._bucket, Key=key, Body=raw)
        told = notification(key, recipient, sender, PASSED, datetime.now(UTC))
        url = self._queues.get_queue_url(QueueName=QUEUE)["QueueUrl"]
        self._queues.send_message(QueueUrl=url, MessageBody=json.dumps(told))

    def answer(self, mail: Mail, text: str) -> None:
        """Its reader answers a mail, and their program quotes it below."""
        quoted = "\n".join(f"> {line}" for line in mail.text.splitlines())
        said = datetime.fromtimestamp(mail.at, UTC).strftime("%Y-%m-%d at %H:%M")
        recipient = mail.reply_to or self.anybody
        message = written(
            mail.to, recipient, f"Re: {mail.subject}", f"{text}\n\nOn {said}, {mail.sender} wrote:\n{quoted}"
        )
        message["In-Reply-To"] = f"<{mail.id}>"
        self.bring(message.as_bytes(), mail.to, recipient)

    def write(self, sender: str, recipient: str, subject: str, text: str) -> None:
        """Somebody writes of their own accord. Raises ValueError when it would not come to the portal."""
        if not recipient.endswith(f"@{self._domain}"):
            raise ValueError(recipient)
        self.bring(written(sender, recipient, subject, text).as_bytes(), sender, recipient)


def written(sender: str, recipient: str, subject: str, text: str) -> EmailMessage:
    """A mail as programs make it. Raises ValueError for what is no header."""
    message = EmailMessage(policy=SMTP)
    message["From"], message["To"], message["Subject"] = sender, recipient, subject
    message["Date"] = formatdate(time.time())
    message["Message-ID"] = f"<{uuid.uuid4().hex}@laptop.example>"
    message.set_content(text)
    return message


def notification(key: str, to: str, sender: str, verdicts: dict[str, str], at: datetime) -> Json:
    """What SES publishes when its rule has stored a mail."""
    return {
        "notificationType": "Received",
        "mail": {"source": sender or "<>", "messageId": key.removeprefix("raw/"), "destination": [to]},
        "receipt": {
            "timestamp": at.strftime("%Y-%m-%dT%H:%M:%S.000Z"),
            "recipients": [to],
            **{f"{name}Verdict": {"status": status} for name, status in verdicts.items()},
            "action": {"type": "S3", "bucketName": "mail", "objectKeyPrefix": "raw/", "objectKey": key},
        },
    }
