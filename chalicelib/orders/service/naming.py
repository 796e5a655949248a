"""What a product is called in the language of whoever reads it."""

from chalicelib.catalogue.service import Offer


def of(offer: Offer, language: str) -> str:
    """Its name in that language, else in English, else in any there is."""
    return offer.names.get(language) or offer.names.get("en") or next(iter(offer.names.values()))
