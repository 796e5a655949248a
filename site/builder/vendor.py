"""Whose portal this is: the name and the address that go into the pages, from the same settings as everywhere."""

import json
import sys
from dataclasses import dataclass

from builder.paths import ROOT


@dataclass(frozen=True)
class Vendor:
    """The vendor's name, where the site will stand (no slash at the end), and where goods go back to.

    `texts` are the vendor's own words by language and key, in place of ours.
    """

    name: str
    site_url: str
    return_address: str
    texts: dict[str, dict[str, str]]


def read() -> Vendor:
    """PORTICO_VENDOR, PORTICO_SITE_URL and the like, with the laptop's defaults."""
    sys.path.append(str(ROOT))
    from chalicelib.platform.settings import settings

    found = settings()
    return Vendor(
        name=found.vendor,
        site_url=found.site_url.rstrip("/"),
        return_address=found.return_address,
        texts=json.loads(found.texts),
    )
