"""A small portal on an AWS that moto plays in this process: enough for whatever is counted, not timed."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import boto3
from moto import mock_aws

from chalicelib.platform import aws
from chalicelib.platform.settings import settings
from tests.support import resources
from tests.support.journeys import Portal


@contextmanager
def small_portal() -> Iterator[Portal]:
    """25 orders, 5 open tickets, the demo vendor's first products."""
    with mock_aws():
        boto3.client("sesv2").create_email_identity(EmailIdentity="portico.example")
        outputs = resources.create()
        for queue in ("notifications", "escalations", "reactions"):
            os.environ[f"PORTICO_QUEUE_{queue.upper()}"] = outputs[f"{queue.title()}QueueUrl"]
        for cached in (settings, aws.client, aws.dynamodb):
            cached.cache_clear()
        from app import app

        portal = Portal.opened(app)
        portal.settle_in(orders=25, tickets=5)
        portal.trade(invoices=12)
        yield portal
