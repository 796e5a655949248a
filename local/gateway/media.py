"""Pictures from the media bucket, as CloudFront serves them under /media."""

from typing import Any
from urllib.parse import unquote

import boto3
from botocore.exceptions import ClientError

from infra.headers import SECURITY
from local.gateway.messages import Request, Response

PREFIX = "/media/"
KEPT = "public, max-age=86400"
HARMLESS = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
"""A drawing that is opened by itself may carry script: it must not run."""


class Media:
    """One door of the gateway. The key is what stands behind /media/."""

    def __init__(self, bucket: str) -> None:
        self._bucket = bucket
        self._objects: Any = boto3.client("s3")

    def __call__(self, request: Request) -> Response:
        """The object, 304 when the caller has it, 404 when there is none."""
        key = unquote(request.path.removeprefix(PREFIX))
        if not request.reads or not key:
            return _missing()
        try:
            found = self._objects.get_object(Bucket=self._bucket, Key=key)
        except (ClientError, ValueError):
            return _missing()
        carried = {
            "ETag": found["ETag"],
            "Cache-Control": found.get("CacheControl", KEPT),
            "Content-Security-Policy": HARMLESS,
            **SECURITY,
        }
        if request.knows(found["ETag"]):
            found["Body"].close()
            return Response(304, headers=carried)
        return Response(200, found["Body"].read(), carried | {"Content-Type": found["ContentType"]})


def _missing() -> Response:
    return Response(404, b"There is no such picture.", {"Content-Type": "text/plain; charset=utf-8"} | SECURITY)
