"""What the vendor has settled for all domains."""

import json
from functools import cache

from chalicelib.kernel.calendar import BusinessCalendar
from chalicelib.platform.settings import settings


@cache
def calendar() -> BusinessCalendar:
    """The vendor's opening hours. Raises the calendar's refusals when the setting cannot be read."""
    return BusinessCalendar.from_dict(json.loads(settings().calendar))
