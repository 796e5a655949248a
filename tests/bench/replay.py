"""Plays recorded answers to two handlers in turn and compares the CPU time that they take. A process of its own.

    python -m tests.bench.replay < scenes.json

Nothing but the handlers runs in it: no test library, no emulator. The network ends where botocore would send.
"""

import io
import itertools
import json
import statistics
import sys
import time
import zlib
from collections.abc import Callable, Iterator
from typing import Any

from botocore.awsrequest import AWSPreparedRequest, AWSResponse

from tests.bench import scenes
from tests.bench.scenes import Scene
from tests.support.caller import Context

ROUNDS = 31
SECONDS = 0.04
"""How long one handler runs at a time, of CPU."""

Handler = Callable[[dict[str, Any], Any], dict[str, Any]]


class _Body(io.BytesIO):
    def stream(self, *_: Any, **__: Any) -> Iterator[bytes]:
        yield self.read()


class Wire:
    """In the place of the network: DynamoDB's recorded answers, one after the other, again and again."""

    def __init__(self, client: Any) -> None:
        client.meta.events.register_first("before-send.dynamodb", self._answer)

    def play(self, scene: Scene) -> None:
        bodies = [answer.encode() for answer in scene.answers]
        self._next = itertools.cycle([(_headers(body), body) for body in bodies]).__next__

    def _answer(self, request: AWSPreparedRequest, **_: Any) -> AWSResponse:
        headers, body = self._next()
        return AWSResponse(request.url, 200, headers, _Body(body))  # type: ignore[arg-type]  # any mapping will do


def _headers(body: bytes) -> dict[str, str]:
    return {
        "Server": "Server",
        "Date": "Mon, 07 Jan 2030 09:00:00 GMT",
        "Content-Type": "application/x-amz-json-1.0",
        "Content-Length": str(len(body)),
        "Connection": "keep-alive",
        "x-amzn-RequestId": "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQRSTUVWX",
        "x-amz-crc32": str(zlib.crc32(body)),
    }


def compare(ours: Handler, bare: Handler, event: dict[str, Any]) -> tuple[float, float]:
    """Median microseconds of CPU of one request, ours and bare, measured in turn."""
    times = max(1, round(SECONDS / _seconds(bare, event, 50)))
    rounds = [(_seconds(ours, event, times), _seconds(bare, event, times)) for _ in range(ROUNDS)]
    ours_took, bare_took = zip(*rounds, strict=True)
    return statistics.median(ours_took) * 1e6, statistics.median(bare_took) * 1e6


def _seconds(handler: Handler, event: dict[str, Any], times: int) -> float:
    context = Context()
    began = time.process_time()
    for _ in range(times):
        handler(event, context)
    return (time.process_time() - began) / times


def main() -> None:
    """Prints {scene: [ours, bare]}."""
    from app import app
    from chalicelib.platform import aws
    from tests.bench import bare, bare_money

    wires = Wire(aws.dynamodb()), Wire(bare.client)
    results = {}
    for scene in scenes.load(sys.stdin.read()):
        for wire in wires:
            wire.play(scene)
        plain = getattr(bare, scene.name, None) or getattr(bare_money, scene.name)
        for handler in (app, plain):
            answer = handler(scene.event, Context())
            assert answer["statusCode"] < 300, answer
        results[scene.name] = compare(app, plain, scene.event)
    print(json.dumps(results))  # noqa: T201


if __name__ == "__main__":
    main()
