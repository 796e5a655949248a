"""The rest of AWS: whatever a service remembers is written whole, when a request may have changed it."""

import json
from collections.abc import Iterable
from typing import Any

import ministack.app
from ministack.core import persistence

from local.emulator.store import Store

ELSEWHERE = {"dynamodb", "dynamodb_streams", "sqs"}
"""Written row by row by `tables` and `queues`."""
FORGETTABLE = {"cloudwatch_logs", "cloudwatch", "cloudtrail"}
"""Grow with every call and say nothing that anybody misses after a restart."""
AT_ONCE = {"apigateway", "apigateway_v1", "cognito", "eventbridge", "iam", "s3", "scheduler", "ses", "ses_v2", "sts"}
"""What MiniStack or the portal asks for every day. The rest waits until it is wanted: two seconds of imports."""


class Services:
    """Snapshots by name of MiniStack's service modules, each written only when it differs from the last."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._get_module = ministack.app._get_module
        self._saved: dict[str, str] = {}
        self._waiting: dict[str, tuple[str, str]] = {}

    def install(self) -> None:
        """Notice when a service is first asked for."""
        ministack.app._get_module = self.module

    def module(self, name: str) -> Any:
        """MiniStack's module for a service, knowing what it knew. Services call each other: all that wait wake up."""
        module = self._get_module(name)
        if any(name == waiting for waiting, _ in self._waiting.values()):
            woken, self._waiting = self._waiting, {}
            for service, (its_module, body) in woken.items():
                self._restore_one(service, its_module, body)
        return module

    def save(self, names: Iterable[str] | None = None) -> None:
        """Write the named services, or all that this process has used."""
        for name, state_of in ministack.app._build_persistence_save_dict().items():
            if name not in self._left_out() and (names is None or name in names):
                self._save_one(name, state_of())

    def _left_out(self) -> set[str]:
        return ELSEWHERE | FORGETTABLE | self._waiting.keys()

    def _save_one(self, name: str, state: Any) -> None:
        if state is None:
            return
        body = json.dumps(state, default=persistence._json_default)
        if self._saved.get(name) != body:
            self._saved[name] = body
            self._store.write("INSERT OR REPLACE INTO snapshot VALUES(?, ?)", f"service {name}", body)

    def restore(self) -> None:
        """Hand every service what it knew, in MiniStack's own order."""
        kept = dict(self._store.rows("SELECT name, body FROM snapshot WHERE name LIKE 'service %'"))
        for name, module in ministack.app._state_map.items():
            body = kept.get(f"service {name}")
            if body is not None and name in AT_ONCE:
                self._restore_one(name, module, body)
            elif body is not None:
                self._waiting[name] = (module, body)

    def _restore_one(self, name: str, module: str, body: str) -> None:
        self._saved[name] = body
        state = json.loads(body, object_hook=persistence._json_object_hook)
        self._get_module(module).load_persisted_state(state)

    def forget(self) -> None:
        """MiniStack was emptied."""
        self._saved = {}
        self._waiting = {}
