"""Who is told what, when something happens.

Each reaction reads the thing as it is now, finds its readers, and hands both to `service.notify`. What is gone by then
is told to nobody.
"""

from chalicelib.kernel.event import Reaction
from chalicelib.notifications.reactions import (
    billing,
    complaints,
    desk,
    disputes,
    guests,
    order_approval,
    order_steps,
    orders,
    post,
    refunds,
    reminders,
    returns,
    shopping,
    signing_up,
    tickets,
    withdrawals,
)

REACTIONS: tuple[Reaction, ...] = (
    *orders.REACTIONS,
    *order_approval.REACTIONS,
    *order_steps.REACTIONS,
    *billing.REACTIONS,
    *disputes.REACTIONS,
    *refunds.REACTIONS,
    *reminders.REACTIONS,
    *tickets.REACTIONS,
    *complaints.REACTIONS,
    *desk.REACTIONS,
    *withdrawals.REACTIONS,
    *returns.REACTIONS,
    *shopping.REACTIONS,
    *signing_up.REACTIONS,
    *guests.REACTIONS,
    *post.REACTIONS,
)
