"""Whose portal this is: the name and the address that go into the pages, from the same settings as everywhere."""

import sys
from dataclasses import dataclass

from builder.paths import ROOT


@dataclass(frozen=True)
class Vendor:
    """The vendor's name, and where the site will stand (no slash at the end)."""

    name: str
    site_url: str


def read() -> Vendor:
    """PORTICO_VENDOR and PORTICO_SITE_URL, with the laptop's defaults."""
    sys.path.append(str(ROOT))
    from chalicelib.platform.settings import settings

    found = settings()
    return Vendor(name=found.vendor, site_url=found.site_url.rstrip("/"))
