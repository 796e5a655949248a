"""Clients of AWS, made once, when first used: importing the application makes none.

All come from botocore's own session, which costs about 130 ms of start-up less than boto3's. DynamoDB has a session
of its own, because its answers are read by a parser that suits no other service.
"""

from functools import cache
from typing import Any

from botocore.config import Config
from botocore.parsers import ResponseParserFactory
from botocore.session import Session, get_session
from pydantic_core import from_json

from chalicelib.platform.settings import settings

_POOL = 50  # threads that may speak to one service at a time; in Lambda one is used


def _config(**more: Any) -> Config:
    return Config(
        user_agent="portico/1",  # the default one takes a sixth of a call's CPU to build
        retries={"total_max_attempts": 4, "mode": "standard"},
        connect_timeout=2,
        read_timeout=8,
        tcp_keepalive=True,
        max_pool_connections=_POOL,
        **more,
    )


@cache
def _session() -> Session:
    return get_session()


@cache
def client(service: str) -> Any:
    """A client of any service but DynamoDB."""
    signed = {"signature_version": "s3v4"} if service == "s3" else {}  # links too, in every region
    return _session().create_client(service, region_name=settings().region, config=_config(**signed))


@cache
def dynamodb() -> Any:
    """The one DynamoDB client. What we send is built by pynamodb, so botocore need not check it again."""
    session = get_session()
    session.get_component("response_parser_factory")  # makes the default first, or it would replace ours
    session.register_component("response_parser_factory", _PlainJsonFactory())
    return session.create_client("dynamodb", region_name=settings().region, config=_config(parameter_validation=False))


class _PlainJsonFactory(ResponseParserFactory):
    def create_parser(self, protocol_name: str) -> Any:
        stock = super().create_parser(protocol_name)
        return _PlainJson(stock) if protocol_name == "json" else stock


class _PlainJson:
    """An answer of DynamoDB is already the dict that callers want, so reading it as JSON is enough.

    botocore walks every attribute by its model, a third of a list's time. Answers with binary attributes and
    anything but a 200 take botocore's own way.
    """

    def __init__(self, stock: Any) -> None:
        self._stock = stock

    def parse(self, response: dict[str, Any], shape: Any) -> dict[str, Any]:
        body = response["body"]
        if response["status_code"] != 200 or b'"B":' in body or b'"BS":' in body:  # noqa: PLR2004
            stocks: dict[str, Any] = self._stock.parse(response, shape)
            return stocks
        parsed: dict[str, Any] = from_json(body) if body else {}
        headers = response["headers"]
        parsed["ResponseMetadata"] = {
            "RequestId": headers.get("x-amzn-requestid", ""),
            "HTTPStatusCode": 200,
            "HTTPHeaders": headers,
        }
        return parsed
