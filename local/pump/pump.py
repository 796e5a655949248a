"""Starts a thread for every source of events that the template names, and stops them again."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from local.functions import Functions
from local.pump import mappings
from local.pump.mappings import QueueMapping, Source, StreamMapping
from local.pump.marks import Marks
from local.pump.queues import QueuePump
from local.pump.schedules import Ticker
from local.pump.streams import StreamPump
from local.stack import Stack

FAREWELL = 15.0
"""Seconds that work in progress has to end when the pump stops. What takes longer comes back at the next start."""


class _Runs(Protocol):
    def run(self, stop: threading.Event) -> None: ...


class Pump:
    """Everything that calls functions by itself. `folder` keeps how far it has come."""

    def __init__(self, stack: Stack, functions: Functions, folder: Path) -> None:
        self._functions = _Nudging(functions, self.nudge)
        self._marks = Marks(folder / "pump.sqlite")
        self._stop = threading.Event()
        self._pumps = [self._pump(source) for source in mappings.read(stack)]
        self._threads = [
            threading.Thread(target=pump.run, args=(self._stop,), name=type(pump).__name__, daemon=True)
            for pump in self._pumps
        ]

    def _pump(self, source: Source) -> _Runs:
        if isinstance(source, QueueMapping):
            return QueuePump(source, self._functions)
        if isinstance(source, StreamMapping):
            return StreamPump(source, self._functions, self._marks)
        return Ticker(source, self._functions, self._marks)

    def start(self) -> None:
        """From now on events flow."""
        for thread in self._threads:
            thread.start()

    def nudge(self) -> None:
        """Somebody has just written something: look at the streams now, not at the next tick."""
        for pump in self._pumps:
            if isinstance(pump, StreamPump):
                pump.nudge()

    def stop(self) -> None:
        """Let what is in work end, then keep still."""
        self._stop.set()
        self.nudge()
        for pump, thread in zip(self._pumps, self._threads, strict=True):
            if isinstance(pump, QueuePump):
                pump.rest(FAREWELL)
            else:
                thread.join(FAREWELL)
        self._marks.close()


class _Nudging:
    """Functions write events too: after each of them somebody should look at the streams."""

    def __init__(self, functions: Functions, nudge: Callable[[], None]) -> None:
        self._functions = functions
        self._nudge = nudge

    def invoke(self, name: str, event: dict[str, Any]) -> Any:
        answer = self._functions.invoke(name, event)
        self._nudge()
        return answer

    def timeout_of(self, name: str) -> float:
        return self._functions.timeout_of(name)
