"""DynamoDB written through: items and stream records as they change, descriptions of tables when those change."""

import json
import threading
import time
from collections import defaultdict
from typing import Any

from ministack.core import persistence
from ministack.core.responses import AccountRegionScopedDict, request_scope
from ministack.services import dynamodb

from local.emulator.store import Store

RETENTION = 24 * 3600
"""Seconds for which a stream keeps its records, as on AWS."""
OLDEST_EXPIRY = 5 * 365 * 86400
"""Seconds: DynamoDB leaves an item alone whose expiry lies further back than five years."""
SERVICE_IDENTITY = {"Type": "Service", "PrincipalId": "dynamodb.amazonaws.com"}
"""What marks the stream record of an expired item, as on AWS."""
NOT_DESCRIPTION = {"items", "ItemCount", "TableSizeBytes", dynamodb._INDEX_MEMBERS}
DESCRIPTIVE = ("_tags", "_ttl_settings", "_pitr_settings", "_backups", "_resource_policies")
REAPER = "dynamodb-ttl-reaper"
"""MiniStack's own thread for expired items. It writes no stream record, so it is kept from deleting."""

Scope = tuple[str, str, str]


class Tables:
    """Stands between MiniStack's DynamoDB and its memory. One request is one transaction of the store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._set_item = dynamodb._set_item
        self._remove_item = dynamodb._remove_item
        self._items_replaced = dynamodb._items_replaced
        self._emit = dynamodb._emit_stream_event
        self._described = ""
        self._known: set[str] = set()
        self._met_unknown = False
        self._identity: dict[str, str] | None = None

    def install(self) -> None:
        """Take the place of the four functions through which every change of an item goes."""
        dynamodb._set_item = self.set_item
        dynamodb._remove_item = self.remove_item
        dynamodb._items_replaced = self.items_replaced
        dynamodb._emit_stream_event = self.emit

    def set_item(self, table: dict[str, Any], pk: str, sk: str, item: dict[str, Any]) -> Any:
        """Store an item; answers the one it replaces."""
        before = self._set_item(table, pk, sk, item)
        self._write_item(table, pk, sk, item)
        return before

    def remove_item(self, table: dict[str, Any], pk: str, sk: str) -> Any:
        """Remove an item; answers it, or None when there was none."""
        if _is_ministacks_reaper():
            return None
        before = self._remove_item(table, pk, sk)
        if before is not None:
            self._store.write("DELETE FROM item WHERE table_id=? AND pk=? AND sk=?", table["TableId"], pk, sk)
        return before

    def items_replaced(self, table: dict[str, Any]) -> None:
        """All items of a table were swapped at once (restored from a backup, imported)."""
        self._items_replaced(table)
        self._store.write("DELETE FROM item WHERE table_id=?", table["TableId"])
        for pk, items in table["items"].items():
            for sk, item in items.items():
                self._write_item(table, pk, sk, item)

    def _write_item(self, table: dict[str, Any], pk: str, sk: str, item: dict[str, Any]) -> None:
        self._met_unknown = self._met_unknown or table["TableId"] not in self._known
        self._store.write("INSERT OR REPLACE INTO item VALUES(?,?,?,?)", table["TableId"], pk, sk, _dump(item))

    def emit(self, table_name: str, *change: Any, **options: Any) -> None:
        """Pass a change on to the table's stream and keep the record, when it made one."""
        newest = _newest(table_name)
        self._emit(table_name, *change, **options)
        record = _newest(table_name)
        if record is None or record is newest:
            return
        if self._identity:
            record["userIdentity"] = self._identity
        position = dynamodb._stream_trimmed.get(table_name, 0) + len(dynamodb._stream_records[table_name]) - 1
        created = record["dynamodb"]["ApproximateCreationDateTime"]
        self._store.write(
            "INSERT OR REPLACE INTO record VALUES(?,?,?,?)", record["eventSourceARN"], position, created, _dump(record)
        )

    def save_new_tables(self) -> None:
        """No item may be acknowledged whose table would be forgotten: CloudFormation makes tables in the background."""
        if self._met_unknown:
            self.save_descriptions()

    def save_descriptions(self) -> None:
        """Keep what tables look like, if it changed. Not hooked: CloudFormation writes them past the API."""
        tables = AccountRegionScopedDict()
        for scope, table in dynamodb._tables.all_items():
            tables.set_scoped(*scope, {name: value for name, value in table.items() if name not in NOT_DESCRIPTION})
        kept = {"tables": tables, **{name: getattr(dynamodb, name) for name in DESCRIPTIVE}}
        described = json.dumps(kept, default=persistence._json_default)
        if described == self._described:
            return
        self._described = described
        self._known = {table["TableId"] for _, table in dynamodb._tables.all_items()}
        self._met_unknown = False
        self._store.write("INSERT OR REPLACE INTO snapshot VALUES('tables', ?)", described)
        self._drop_orphans()

    def _drop_orphans(self) -> None:
        """Remove the items and records of tables that are gone, or were made anew under the same name."""
        tables = [table for _, table in dynamodb._tables.all_items()]
        for column, kind, living in (
            ("table_id", "item", {table["TableId"] for table in tables}),
            ("stream", "record", {table.get("LatestStreamArn") for table in tables}),
        ):
            for (owner,) in list(self._store.rows(f"SELECT DISTINCT {column} FROM {kind}")):  # noqa: S608
                if owner not in living:
                    self._store.write(f"DELETE FROM {kind} WHERE {column}=?", owner)  # noqa: S608

    def restore(self) -> None:
        """Fill MiniStack's memory with what is stored."""
        for (body,) in self._store.rows("SELECT body FROM snapshot WHERE name='tables'"):
            self._restore_tables(json.loads(body, object_hook=persistence._json_object_hook))
            self._described = body

    def _restore_tables(self, kept: dict[str, Any]) -> None:
        tables = dict(kept["tables"].all_items())
        by_id = {table["TableId"]: table for table in tables.values()}
        self._known = set(by_id)
        for table in tables.values():
            table["items"] = defaultdict(dict)
        for table_id, pk, sk, body in self._store.rows("SELECT * FROM item"):
            if table_id in by_id:
                by_id[table_id]["items"][pk][sk] = json.loads(body)
        for scope, table in tables.items():
            self._items_replaced(table)
            dynamodb._tables.set_scoped(*scope, table)
        for name in DESCRIPTIVE:
            getattr(dynamodb, name).update(kept[name])
        self._restore_records(tables)

    def _restore_records(self, tables: dict[Scope, dict[str, Any]]) -> None:
        self._store.write("DELETE FROM record WHERE created < ?", int(time.time()) - RETENTION)
        self._store.commit()
        for scope, table in tables.items():
            sql = "SELECT position, body FROM record WHERE stream=? ORDER BY position"
            rows = list(self._store.rows(sql, table.get("LatestStreamArn")))
            if rows:
                dynamodb._stream_records.set_scoped(*scope, [json.loads(body) for _, body in rows])
                dynamodb._stream_trimmed.set_scoped(*scope, rows[0][0])

    def expire(self, now: float) -> None:
        """Delete what has outlived its time to live, with the stream record that AWS writes for it."""
        for (account, region, name), setting in list(dynamodb._ttl_settings.all_items()):
            table = dynamodb._tables.get_scoped(account, region, name)
            if not table or setting.get("TimeToLiveStatus") != "ENABLED":
                continue
            with request_scope(account, region):
                for pk, sk, item in _expired(table, setting["AttributeName"], now):
                    self._expire_item(name, table, pk, sk, item)
        self._store.commit()

    def _expire_item(self, name: str, table: dict[str, Any], pk: str, sk: str, item: dict[str, Any]) -> None:
        self.remove_item(table, pk, sk)
        self._identity = SERVICE_IDENTITY
        try:
            self.emit(name, "REMOVE", item, None)
        finally:
            self._identity = None

    def forget(self) -> None:
        """MiniStack was emptied: what was described is gone."""
        self._described = ""
        self._known = set()


def _dump(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"))


def _newest(table_name: str) -> dict[str, Any] | None:
    records = dynamodb._stream_records.get(table_name)
    return records[-1] if records else None


def _is_ministacks_reaper() -> bool:
    return threading.current_thread().name == REAPER


def _expired(table: dict[str, Any], attribute: str, now: float) -> list[tuple[str, str, dict[str, Any]]]:
    return [
        (pk, sk, item)
        for pk, items in table["items"].items()
        for sk, item in items.items()
        if now - OLDEST_EXPIRY < float(item.get(attribute, {}).get("N", "inf")) <= now
    ]
