"""What follows while a return waits."""

from chalicelib.orders.service import returning as service
from chalicelib.platform.courier import Timer

TIMERS = (Timer(service.TIMER, service.look_after),)
