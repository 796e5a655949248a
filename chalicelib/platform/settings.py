"""Every setting that the code reads, typed, with a default that works on a laptop."""

import json
import os
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path

PREFIX = "PORTICO_"
FILE = "PORTICO_SETTINGS"
"""The variable that names the file of the long settings: a JSON object of texts, by field."""
STORED = frozenset(
    {
        *("calendar", "complaints", "delivery_ways", "fees", "late_interest", "letterhead", "order_minimum", "repairs"),
        *("return_address", "service_classes", "targets", "teams", "texts", "topics"),
    }
)
"""The long ones. On AWS they lie in that file beside the code, because Lambda takes 4 kB of variables in all."""
OFFICE_HOURS = (
    '{"zone": "Europe/Helsinki", "week": {"mon": ["08:00-17:00"], "tue": ["08:00-17:00"], "wed": ["08:00-17:00"],'
    ' "thu": ["08:00-17:00"], "fri": ["08:00-17:00"]}}'
)


@dataclass(frozen=True, slots=True)
class Settings:
    """Each field comes from PORTICO_<FIELD>, a long one from the file where there is no such variable.

    `region` comes from AWS_REGION. Names follow infra/template.yaml.
    """

    stage: str = "dev"
    vendor: str = "Portico"
    site_url: str = "http://localhost:8000"
    mail_from: str = "portal@portico.example"
    user_pool_id: str = ""
    user_pool_client_id: str = ""
    edge_key: str = ""
    user_pool_arn: str = "arn:aws:cognito-idp:eu-north-1:000000000000:userpool/eu-north-1_unknown"
    queue_notifications: str = ""
    queue_escalations: str = ""
    queue_reactions: str = ""
    queue_documents: str = ""
    bucket_media: str = ""
    bucket_documents: str = ""
    bucket_mail: str = ""
    mail_domain: str = "in.portico.example"
    reply_keys: str = ""
    letterhead: str = "{}"
    terms_version: str = ""
    calendar: str = OFFICE_HOURS
    targets: str = "{}"
    service_classes: str = "{}"
    payment_days: str = "14"
    reminders: str = "-3,3,10,21,28"
    late_interest: str = "{}"
    invoice_on: str = "accepted"
    accept_orders: str = "by_hand"
    order_minimum: str = "{}"
    delivery_ways: str = "[]"
    fees: str = "[]"
    currency: str = "EUR"
    reorder_tick: str = "1000"
    withdrawal_days: str = "14"
    return_days: str = "14"
    repayment_days: str = "14"
    return_window_days: str = "30"
    return_address: str = ""
    repairs: str = ""
    texts: str = "{}"
    first_language: str = "en"
    answer_hours: str = "4"
    quiet_days: str = "3"
    complaints: str = "{}"
    owner: str = ""
    scanner_tag: str = ""
    topics: str = "[]"
    teams: str = "{}"
    log_level: str = "INFO"
    region: str = "eu-north-1"

    def table(self, name: str) -> str:
        """The physical name of a table: computed, so that `app.py` can be imported without any variable set."""
        return f"portico-{self.stage}-{name}"

    def queue(self, name: str) -> str:
        """The url of a queue: notifications, escalations, reactions or documents."""
        urls = {
            "notifications": self.queue_notifications,
            "escalations": self.queue_escalations,
            "reactions": self.queue_reactions,
            "documents": self.queue_documents,
        }
        return urls[name]


@lru_cache
def settings() -> Settings:
    """Read once. A process that changes its environment calls `settings.cache_clear()`."""
    given = {
        field.name: os.environ[PREFIX + field.name.upper()]
        for field in fields(Settings)
        if PREFIX + field.name.upper() in os.environ
    }
    region = os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION")
    return Settings(**_stored() | given | ({"region": region} if region else {}))


def _stored() -> dict[str, str]:
    """A file that was named and is not there is an error: to go on would be to forget what the vendor has settled."""
    path = os.environ.get(FILE)
    found: dict[str, str] = json.loads(Path(path).read_bytes()) if path else {}
    return found
