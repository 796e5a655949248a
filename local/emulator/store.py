"""What the emulator knows, in one SQLite file, so that a killed process forgets nothing it has acknowledged."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SCHEMA = """
CREATE TABLE IF NOT EXISTS item(table_id TEXT, pk TEXT, sk TEXT, body TEXT,
    PRIMARY KEY(table_id, pk, sk)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS record(stream TEXT, position INTEGER, created INTEGER, body TEXT,
    PRIMARY KEY(stream, position)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS message(place INTEGER PRIMARY KEY, queue TEXT, id TEXT, body TEXT, delivery TEXT,
    UNIQUE(queue, id));
CREATE TABLE IF NOT EXISTS mail(place INTEGER PRIMARY KEY, box TEXT, body TEXT);
CREATE TABLE IF NOT EXISTS snapshot(name TEXT PRIMARY KEY, body TEXT);
"""
KINDS = ("item", "record", "message", "mail", "snapshot")


class Damaged(Exception):
    """The file cannot be opened, or is not what this program wrote."""


class Store:
    """Writes are collected while a request is worked on and committed together before its answer leaves.

    WAL with synchronous=NORMAL: a killed process loses nothing; a power cut may lose the last transactions,
    but never a part of one. Used from the emulator's event loop only.
    """

    def __init__(self, path: Path) -> None:
        self._pending: list[tuple[str, tuple[Any, ...]]] = []
        try:
            self._db = sqlite3.connect(path, isolation_level=None)
            self._db.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;" + SCHEMA)
        except sqlite3.Error as error:
            raise Damaged(str(error)) from error

    def write(self, sql: str, *values: Any) -> None:
        """Remember one statement for the next `commit`."""
        self._pending.append((sql, values))

    def commit(self) -> None:
        """Write everything that is pending, all or nothing. After a failure it stays pending."""
        if not self._pending:
            return
        batch = self._pending
        self._db.execute("BEGIN IMMEDIATE")
        try:
            for sql, values in batch:
                self._db.execute(sql, values)
            self._db.execute("COMMIT")
        except sqlite3.Error:
            self._db.execute("ROLLBACK")
            raise
        self._pending = []

    def rows(self, sql: str, *values: Any) -> Iterator[tuple[Any, ...]]:
        """Read what is committed."""
        try:
            yield from self._db.execute(sql, values)
        except sqlite3.DatabaseError as error:
            raise Damaged(str(error)) from error

    def clear(self) -> None:
        """Forget everything, for `/_ministack/reset`."""
        self._pending = []
        for kind in KINDS:
            self.write(f"DELETE FROM {kind}")  # noqa: S608 - a constant
        self.commit()

    def close(self) -> None:
        """Commit and let go of the file."""
        self.commit()
        self._db.close()
