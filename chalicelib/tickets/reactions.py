"""What tickets do when time passes."""

from chalicelib.platform.courier import Timer
from chalicelib.tickets import service
from chalicelib.tickets.service import retiming, storing

TIMERS = (
    Timer(storing.TIMER, service.look_again, queue="escalations"),
    Timer(retiming.TIMER, service.retime_page, queue="escalations"),
)
