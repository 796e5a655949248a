"""Whose portal this is: the name and the address that go into the pages, from the same settings as everywhere."""

import json
import os
import sys
from dataclasses import dataclass

from builder import terms
from builder.paths import ROOT

FOLDER = "PORTICO_TERMS_FOLDER"
"""Where the vendor keeps the terms: only who builds the site needs to know."""
_MAILBOX = "care"  # any would do: mail to every address of the domain reaches us


@dataclass(frozen=True)
class Vendor:
    """The vendor's name, where the site will stand (no slash at the end), where goods go back to, and
    where mail reaches us.

    `texts` are the vendor's own words by language and key, in place of ours; `terms_version` is the one of `terms` that
    orders are placed under, empty where there are none.
    """

    name: str
    site_url: str
    return_address: str
    mail_address: str
    texts: dict[str, dict[str, str]]
    terms_version: str
    terms: terms.Versions


def read() -> Vendor:
    """PORTICO_VENDOR, PORTICO_SITE_URL and the like, with the laptop's defaults."""
    sys.path.append(str(ROOT))
    from chalicelib.platform.settings import settings

    found = settings()
    return Vendor(
        name=found.vendor,
        site_url=found.site_url.rstrip("/"),
        return_address=found.return_address,
        mail_address=f"{_MAILBOX}@{found.mail_domain}",
        texts=json.loads(found.texts),
        terms_version=found.terms_version,
        terms=terms.read(os.environ.get(FOLDER, ""), found.terms_version),
    )
