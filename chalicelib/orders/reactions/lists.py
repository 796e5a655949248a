"""What lists do when their time comes."""

from chalicelib.orders.service import lists
from chalicelib.platform.courier import Timer

TIMERS = (Timer(lists.TIMER, lists.come_round),)
