"""HTTP for notifications: the feed in the portal."""

from chalicelib.kernel.principal import Principal
from chalicelib.notifications import service
from chalicelib.notifications.schemas import MarkRead, NoticesQuery, NoticesView, ReadView
from chalicelib.platform.http import Api, Audience

members = Api(__name__, audience=Audience.MEMBER)


@members.get("/notices")
def list_notices(caller: Principal, query: NoticesQuery) -> NoticesView:
    """What the portal has told you, newest first, and how much of it is new."""
    return service.listed(caller, query.cursor, query.limit)


@members.post("/notices/read")
def mark_notices_read(caller: Principal, body: MarkRead) -> ReadView:
    """Everything up to that notice counts as read."""
    return service.mark_read(caller, body.up_to)
