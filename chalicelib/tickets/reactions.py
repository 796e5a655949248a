"""What tickets do when time passes."""

from chalicelib.platform.courier import Timer
from chalicelib.tickets import service
from chalicelib.tickets.service.storing import TIMER

TIMERS = (Timer(TIMER, service.look_again, queue="escalations"),)
