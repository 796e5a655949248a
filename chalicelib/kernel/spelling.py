"""Words as they are compared: whatever their capitals, accents and punctuation."""

import unicodedata


def plain(text: str) -> str:
    """Small letters, digits and single spaces only: `Kafé Luleå, AB` is `kafe lulea ab`."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(each if each.isalnum() else " " for each in letters if not unicodedata.combining(each))
    return " ".join(kept.split())
