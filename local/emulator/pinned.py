"""MiniStack is pinned to one exact version, because its private names are hooked. This looks whether they are there."""

import importlib
import importlib.metadata

VERSION = "1.5.33"
HOOKS = {
    "ministack.app": "app _build_persistence_save_dict _get_module _state_map",
    "ministack.core.persistence": "_json_default _json_object_hook",
    "ministack.core.responses": "AccountRegionScopedDict request_scope",
    "ministack.services.dynamodb": (
        "_tables _set_item _remove_item _items_replaced _emit_stream_event _stream_records _stream_trimmed "
        "_ttl_settings _ttl_reaper _tags _pitr_settings _backups _resource_policies _INDEX_MEMBERS"
    ),
    "ministack.services.sqs": "_queues _dispatch _get_q _queue_by_arn _queue_url_for_account _rebuild_queue_name_index",
    "ministack.services.ses": "_sent_emails",
    "ministack.services.ses_v2": "_parse_raw_mime _sent_emails_list",
}


class Unfit(Exception):
    """The installed MiniStack is not the one that these hooks were written for."""


def check() -> None:
    """Refuse any other version, and a version whose names have moved."""
    installed = importlib.metadata.version("ministack")
    if installed != VERSION:
        raise Unfit(f"The emulator needs MiniStack {VERSION}, but {installed} is installed.")
    for module, names in HOOKS.items():
        missing = [name for name in names.split() if not hasattr(importlib.import_module(module), name)]
        if missing:
            raise Unfit(f"MiniStack's {module} has no {', '.join(missing)} any more.")
