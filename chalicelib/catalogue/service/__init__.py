"""What neighbours may ask of the catalogue: a product's offer, its stock, and pieces held for a review."""

from chalicelib.catalogue.rules import Shortfall, Terms
from chalicelib.catalogue.service.alerts import AlertFacts, alert_facts
from chalicelib.catalogue.service.offers import (
    Offer,
    OutOfStock,
    hold,
    offer,
    picture_path,
    put_back,
    release,
    take,
    wishes,
)
from chalicelib.catalogue.service.searching import nearest

__all__ = [
    "AlertFacts",
    "Offer",
    "OutOfStock",
    "Shortfall",
    "Terms",
    "alert_facts",
    "hold",
    "nearest",
    "offer",
    "picture_path",
    "put_back",
    "release",
    "take",
    "wishes",
]
