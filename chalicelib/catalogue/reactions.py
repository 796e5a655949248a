"""What the catalogue does when a time comes."""

from chalicelib.catalogue.service import alerts
from chalicelib.platform.courier import Timer

TIMERS = (Timer(alerts.TIMER, alerts.look),)
