"""What the pump must know after a restart: how far each stream was read, when schedules ran."""

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

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._db.close()
