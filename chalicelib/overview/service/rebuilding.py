"""Rebuilding: an account's cards and home made anew from the tables, and what was not as it should be."""

from chalicelib.overview.service import gathering
from chalicelib.overview.service.keeping import keep_all, recompute


def rebuild(account_id: str) -> list[str]:
    """Asks everybody for their cards anew and keeps them. Names those that were missing or said something else.

    Facts on their way are no difference that lasts: whoever asks again finds them kept.
    """
    mended = keep_all(gathering.of_account(account_id), anew=True)
    recompute(account_id)
    return [f"{card.kind} {card.ref}" for card in mended]
