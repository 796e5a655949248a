"""What leads to a card: it lies under the beginning of each of its words, so that it is found by any of them.

What lies there decides nothing: who follows it looks at the card. So it is written before the card, and what is not
true any more is taken away after it: whoever dies in between leaves at most what leads to nothing.
"""

from collections.abc import Mapping

from chalicelib.overview import rules
from chalicelib.overview.models import CardItem, KnownWord, Lead
from chalicelib.overview.rules import Place, words
from chalicelib.platform import bulk, db

Leads = Mapping[Place, Lead | KnownWord]


def leads_to(card: CardItem | None) -> Leads:
    """What leads to a card as it is stored, the words that it teaches included; nothing to what no customer sees."""
    spot, text = spot_and_text(card)
    if spot is None or not text:
        return {}
    account_id, at = spot
    listed = words.listed(text)
    leads = [Lead(words.word_list(account_id, one), at, words=listed) for one in sorted(words.beginnings(text))]
    known = [KnownWord(words.vocabulary(account_id, one), one) for one in sorted(words.learnt(text))]
    every: list[Lead | KnownWord] = [*leads, *known]
    return {(one.pk, one.sk): one for one in every}


def spot_and_text(card: CardItem | None) -> tuple[tuple[str, str] | None, str | None]:
    """What decides what leads there: the account with the place in its list, and the text."""
    return (rules.spot(card.places or ()), card.text) if card else (None, None)


def write(leads: Leads) -> None:
    """Writes them, whatever was there."""
    bulk.write_some(list(leads.values()))


def take_away(before: Leads, now: Leads) -> None:
    """Removes what led to the card and does not any more. Words stay known: other things may have them."""
    gone = [place for place, lead in before.items() if isinstance(lead, Lead) and place not in now]
    bulk.write_some([db.Wish(Lead, *place) for place in gone])


def are_complete(leads: Leads) -> bool:
    """Whether all of them are there, and say what they should."""
    kept = db.fetch(*(db.Wish(type(lead), *place) for place, lead in leads.items()), consistent=True)
    return all(one and one.serialize() == lead.serialize() for one, lead in zip(kept, leads.values(), strict=True))
