"""The whole portal in one process: the Chalice application, and AWS played by moto."""

import os
from collections.abc import Callable, Iterator
from email import message_from_string
from email.message import EmailMessage
from email.policy import default
from typing import Any

import boto3
import pytest
from moto import mock_aws
from moto.backends import get_backend
from moto.core.models import botocore_stubber

from chalicelib.kernel.event import Envelope
from chalicelib.platform import aws as clients
from chalicelib.platform.settings import settings
from tests.support import delivery, resources
from tests.support.caller import Caller
from tests.support.quick_answers import answer_quickly
from tests.support.roles import Watch
from tests.support.shop import ADDRESS, put_product, submit
from tests.support.short_way import take_the_short_way
from tests.support.untraced import untraced

ENVIRONMENT = {
    "PORTICO_QUEUE_NOTIFICATIONS": "NotificationsQueueUrl",
    "PORTICO_QUEUE_ESCALATIONS": "EscalationsQueueUrl",
    "PORTICO_QUEUE_REACTIONS": "ReactionsQueueUrl",
    "PORTICO_QUEUE_DOCUMENTS": "DocumentsQueueUrl",
    "PORTICO_BUCKET_MEDIA": "MediaBucketName",
    "PORTICO_BUCKET_DOCUMENTS": "DocumentsBucketName",
    "PORTICO_BUCKET_MAIL": "MailBucketName",
}


@pytest.fixture(scope="session")
def cloud() -> Iterator[None]:
    """Making clients and tables is slow; it happens once."""
    answer_quickly()
    botocore_stubber.process_request = untraced(botocore_stubber.process_request)  # type: ignore[method-assign]
    with mock_aws():
        outputs = resources.create()
        os.environ.update({name: outputs[output] for name, output in ENVIRONMENT.items()})
        os.environ["PORTICO_MAIL_DOMAIN"] = "in.portico.example"
        os.environ["PORTICO_REPLY_KEYS"] = "b:the-key-of-these-tests,a:the-key-before-it"
        settings.cache_clear()
        boto3.client("sesv2").create_email_identity(EmailIdentity="portico.example")
        yield


@pytest.fixture(scope="session")
def watch() -> Watch:
    """What the roles of the functions would have refused."""
    return Watch()


@pytest.fixture
def aws(cloud: None, watch: Watch) -> Iterator[None]:
    watch.attach()
    take_the_short_way(clients.dynamodb())
    yield
    resources.empty_tables()
    refused, watch.refused = watch.refused, set()
    assert refused == set(), "missing in .chalice/policy-<function>.json"


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """`settled(order_minimum="{}")`: the vendor's settings are others during this test."""

    def settle(**given: str) -> None:
        for name, value in given.items():
            monkeypatch.setenv(f"PORTICO_{name.upper()}", value)
        settings.cache_clear()

    yield settle
    monkeypatch.undo()
    settings.cache_clear()


@pytest.fixture
def app(aws: None) -> Any:
    from app import app as portal

    return portal


@pytest.fixture
def sign_in(app: Any) -> Callable[..., Caller]:
    """A caller with that sub, not yet a member."""
    return lambda sub, groups="": Caller(app, sub, groups)


@pytest.fixture
def visitor(app: Any) -> Caller:
    """Somebody who has not signed in."""
    return Caller(app)


@pytest.fixture
def newcomer(app: Any) -> Caller:
    """Somebody who has just signed in for the first time, with a real user in a pool."""
    pools: Any = boto3.client("cognito-idp")
    pool = pools.create_user_pool(PoolName="portico")["UserPool"]["Id"]
    flows = ["ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]
    made = pools.create_user_pool_client(UserPoolId=pool, ClientName="site", ExplicitAuthFlows=flows)
    email = {"Name": "email", "Value": "Elin@Kafe.example"}
    user = pools.admin_create_user(UserPoolId=pool, Username="elin", UserAttributes=[email])["User"]
    pools.admin_set_user_password(UserPoolId=pool, Username="elin", Password="Kaffe-och-bulle-7", Permanent=True)
    signed_in = pools.admin_initiate_auth(
        UserPoolId=pool,
        ClientId=made["UserPoolClient"]["ClientId"],
        AuthFlow="ADMIN_USER_PASSWORD_AUTH",
        AuthParameters={"USERNAME": "elin", "PASSWORD": "Kaffe-och-bulle-7"},
    )
    token = signed_in["AuthenticationResult"]["AccessToken"]
    return Caller(app, user["Username"], headers={"Authorization": f"Bearer {token}"})


@pytest.fixture
def customer(app: Any) -> Caller:
    """Elin, owner of a company account."""
    return joined(app, "elin", "Elin Lund", "Kafé Luleå AB")


@pytest.fixture
def stranger(app: Any) -> Caller:
    """A customer of another account."""
    return joined(app, "marta", "Marta Rossi", "Bar Sport Srl")


@pytest.fixture
def agent(app: Any) -> Caller:
    """Ilze, a member of staff."""
    return employed(app, "ilze", "Ilze Ozola")


def joined(app: Any, sub: str, name: str, company: str) -> Caller:
    """A member with their account."""
    from tests.support import people  # models know their tables once AWS is there

    return people.customer(app, sub, name, company)


def employed(app: Any, sub: str, name: str, role: str = "agent") -> Caller:
    """A member of staff."""
    from tests.support import people

    return people.agent(app, sub, name, role)


@pytest.fixture
def mailbox(aws: None) -> Callable[[], list[EmailMessage]]:
    """Every mail that SES took since the test began, oldest first."""
    outbasket = get_backend("ses")["123456789012"]["eu-north-1"].sent_messages
    outbasket.clear()

    def read() -> list[EmailMessage]:
        return [message_from_string(mail.raw_data, policy=default) for mail in outbasket]

    return read


@pytest.fixture
def events(aws: None) -> Callable[[], list[Envelope]]:
    """Every event in the outbox, oldest first."""
    return delivery.events


@pytest.fixture
def deliver(aws: None) -> Callable[..., int]:
    """Plays relay and queues: runs every reaction that is still awaited, until nothing new happens."""
    return delivery.deliver


@pytest.fixture
def shop(aws: None) -> None:
    """Beans (ten in stock), a mug (one left), a machine made to order."""
    put_product("BEAN-1", price=1890, vat_rate=1350, stock=10)
    put_product("MUG-1", price=900, vat_rate=2550, stock=1)
    put_product("MACH-1", price=249_000, vat_rate=2550, stock=None)


@pytest.fixture
def review(shop: None) -> Callable[..., Any]:
    """`review(customer, BEAN_1=2)`: the review document of so many of each."""

    def ask(caller: Caller, key: str | None = None, previous: str | None = None, **wanted: int) -> Any:
        lines = [{"sku": sku.replace("_", "-"), "quantity": quantity} for sku, quantity in wanted.items()]
        body = {"lines": lines, "delivery_address": ADDRESS, **({"previous": previous} if previous else {})}
        answer = caller.post("/v1/reviews", body, key=key)
        assert answer.status == 201, answer.body
        return answer.json

    return ask


@pytest.fixture
def order(review: Callable[..., Any]) -> Callable[..., Any]:
    """`order(customer, BEAN_1=2)`: reviewed and submitted."""

    def place(caller: Caller, key: str | None = None, **wanted: int) -> Any:
        answer = caller.post("/v1/orders", submit(review(caller, **wanted)), key=key)
        assert answer.status == 201, answer.body
        return answer.json

    return place
