"""Runs MiniStack with a memory that outlives `kill -9`. In its own environment: `python local/emulator/serve.py`.

--port 4566     where to listen, on loopback only
--socket FD     an open socket that is bound there already
--dir FOLDER    where to keep everything
--with-parent   end when standard input closes, so that no emulator outlives a killed `make run`
"""

import argparse
import asyncio
import contextlib
import os
import sys
import threading
import time
from collections.abc import Awaitable, Callable, MutableMapping
from pathlib import Path
from typing import Any

sys.path[0] = str(Path(__file__).resolve().parents[2])

from local.emulator import pinned, store  # noqa: E402 - only now is our own package importable
from local.emulator.lock import InUse, claim  # noqa: E402

HOST = "127.0.0.1"
EXPIRY_INTERVAL = 2.0
"""Seconds between two looks at times to live."""

Message = MutableMapping[str, Any]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Message, Any, Send], Awaitable[None]]


def main() -> None:
    """Start, or say in one sentence why not."""
    given = _arguments()
    folder = Path(given.dir).resolve()
    try:
        with claim(folder):
            _run(given, folder)
    except (OSError, InUse, store.Damaged, pinned.Unfit) as error:
        sys.exit(f"emulator: {error}")


def _run(given: argparse.Namespace, folder: Path) -> None:
    _configure(given.port, folder)
    memory = _remember(folder)
    if given.with_parent:
        threading.Thread(target=_end_with_parent, daemon=True).start()
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_serve(f"fd://{given.socket}" if given.socket else f"{HOST}:{given.port}", memory))
    memory.close()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--port", type=int, default=4566)
    parser.add_argument("--socket", type=int)
    parser.add_argument("--dir", required=True)
    parser.add_argument("--with-parent", action="store_true")
    return parser.parse_args()


def _configure(port: int, folder: Path) -> None:
    """MiniStack reads its settings when it is imported. Its own persistence stays off: ours replaces it."""
    os.environ.update(
        AUTH="true",
        BIND_HOST=HOST,
        GATEWAY_PORT=str(port),
        STATE_DIR=str(folder / "keys"),
        S3_PERSIST="1",
        S3_DATA_DIR=str(folder / "s3"),
        PERSIST_STATE="0",
        IOT_MTLS_ENABLED="0",
        SFTP_ENABLED="0",
        LOG_LEVEL=os.environ.get("LOG_LEVEL", "WARNING"),
    )


def _remember(folder: Path) -> Any:
    pinned.check()
    from local.emulator.memory import Memory

    try:
        memory = Memory(folder)
        memory.restore()
    except (store.Damaged, ValueError, KeyError, TypeError) as error:
        raise store.Damaged(f"The data in {folder} cannot be read ({error}): 'make reset' empties it.") from error
    return memory


def _end_with_parent() -> None:
    """Nothing is lost by ending at once: every acknowledged request is on disk."""
    sys.stdin.read()
    os._exit(0)


async def _serve(address: str, memory: Any) -> None:
    import ministack.app
    from hypercorn.asyncio import serve
    from hypercorn.config import Config

    config = Config()
    config.bind = [address]
    config.keep_alive_timeout = 75
    config.graceful_timeout = 0.5
    config.backlog = 512
    config.loglevel = "WARNING"
    expiry = asyncio.create_task(_expire_forever(memory))
    await serve(saving(ministack.app.app, memory), config)
    expiry.cancel()


async def _expire_forever(memory: Any) -> None:
    while True:
        await asyncio.sleep(EXPIRY_INTERVAL)
        memory.expire(time.time())


def saving(app: App, memory: Any) -> App:
    """The application, with everything that a request changed written to disk before its answer begins."""

    async def application(scope: Message, receive: Any, send: Send) -> None:
        if scope["type"] != "http":
            return await app(scope, receive, send)
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}

        async def send_saved(message: Message) -> None:
            if message["type"] == "http.response.start":
                if scope["path"] == "/_ministack/reset":
                    memory.clear()
                memory.save(scope["method"], headers)
            await send(message)

        return await app(scope, receive, send_saved)

    return application


if __name__ == "__main__":
    main()
