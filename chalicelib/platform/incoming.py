"""Mail in, by SES: it lays each mail into the bucket of mails and says so to a topic, which says so to a queue.

What SES found out about a mail is believed from its own notification, never from the mail.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from chalicelib.kernel import clock
from chalicelib.platform import aws, files
from chalicelib.platform.observability import logger
from chalicelib.platform.settings import settings

RAW, FILES = "raw/", "files/"
_NOBODY = ("", "<>")


@dataclass(frozen=True, slots=True)
class Arrived:
    """A mail that SES took: where it lies, when it came, to whom it went, whose address bounces ("" for nobody's), and
    the verdicts by name (spf, dkim, dmarc, spam, virus), as PASS, FAIL, GRAY ...
    """

    key: str
    at: datetime
    recipients: tuple[str, ...]
    sender: str
    verdicts: dict[str, str]


def consume(event: dict[str, Any], take: Callable[[Arrived], None]) -> dict[str, Any]:
    """A batch from the queue of mails. Each stands alone: the answer names those that failed and will come again."""
    failed: list[dict[str, str]] = []
    for record in event["Records"]:
        try:
            take(arrived(json.loads(record["body"])))
        except Exception:  # noqa: BLE001  (a poison mail must block nobody)
            logger.exception("a mail failed", message_id=record["messageId"])
            failed.append({"itemIdentifier": record["messageId"]})
    return {"batchItemFailures": failed}


def arrived(notification: dict[str, Any]) -> Arrived:
    """What SES's notification says. Raises KeyError for anything else."""
    receipt, source = notification["receipt"], notification["mail"].get("source") or ""
    verdicts = {
        name.removesuffix("Verdict"): str(value.get("status", ""))
        for name, value in receipt.items()
        if name.endswith("Verdict")
    }
    return Arrived(
        key=str(receipt["action"]["objectKey"]),
        at=clock.parse(receipt["timestamp"]),
        recipients=tuple(str(one) for one in receipt.get("recipients", ())),
        sender="" if source in _NOBODY else str(source),
        verdicts=verdicts,
    )


def raw(key: str, most: int) -> tuple[bytes, int]:
    """The mail under that key, or its beginning where it is longer than `most` bytes; and how long it is."""
    found = aws.client("s3").get_object(Bucket=settings().bucket_mail, Key=key)
    body = found["Body"]
    try:
        return body.read(most), int(found["ContentLength"])
    finally:
        body.close()


def keep(key: str, content: bytes, media_type: str) -> None:
    """Keeps a file that came with a mail. The same key is the same file."""
    aws.client("s3").put_object(Bucket=settings().bucket_mail, Key=key, Body=content, ContentType=media_type)


def link(key: str, name: str, media_type: str) -> str:
    """A link by which anybody may save a kept file under that name, for some minutes."""
    return files.link(key, name, media_type, bucket=settings().bucket_mail)
