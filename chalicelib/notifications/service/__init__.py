"""Use cases of notifications: tell members what happened, show them their feed, remember what they have read."""

from chalicelib.notifications.service.reading import listed, mark_read
from chalicelib.notifications.service.telling import NotAllTold, notify

__all__ = ["NotAllTold", "listed", "mark_read", "notify"]
