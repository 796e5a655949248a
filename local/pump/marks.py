"""What the pump must know after a restart: how far each stream was read, when schedules ran, what was in work."""

import sqlite3
import threading
from pathlib import Path


class Marks:
    """Names and values in one SQLite file, shared by the pump's threads."""

    def __init__(self, path: Path) -> None:
        self._lock = threading.Lock()
        self._db = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        self._db.executescript(
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
            "CREATE TABLE IF NOT EXISTS mark(name TEXT PRIMARY KEY, value TEXT);"
            "CREATE TABLE IF NOT EXISTS held(handle TEXT PRIMARY KEY, queue TEXT);"
        )

    def get(self, name: str) -> str | None:
        """The value under that name, or None."""
        with self._lock:
            row = self._db.execute("SELECT value FROM mark WHERE name=?", (name,)).fetchone()
        return str(row[0]) if row else None

    def set(self, name: str, value: str) -> None:
        """Remember it, durably, before going on."""
        with self._lock:
            self._db.execute("INSERT OR REPLACE INTO mark VALUES(?,?)", (name, value))

    def hold(self, queue: str, handles: list[str]) -> None:
        """These messages are in work. Should the process be killed, they are still held at the next start."""
        with self._lock:
            self._db.executemany("INSERT OR REPLACE INTO held VALUES(?,?)", [(handle, queue) for handle in handles])

    def let_go(self, handles: list[str]) -> None:
        """Their work has ended, in one way or the other."""
        with self._lock:
            self._db.executemany("DELETE FROM held WHERE handle=?", [(handle,) for handle in handles])

    def held(self, queue: str) -> list[str]:
        """What was in work when the last process was killed."""
        with self._lock:
            return [str(row[0]) for row in self._db.execute("SELECT handle FROM held WHERE queue=?", (queue,))]

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._db.close()
