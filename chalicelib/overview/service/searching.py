"""Searching everything that is somebody's: what has all words of a query, newest first, or what was probably meant."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from chalicelib.kernel.principal import Principal
from chalicelib.overview import rules
from chalicelib.overview.models import CardItem, KnownWord, Lead
from chalicelib.overview.rules import Facts, Present, words
from chalicelib.overview.rules.words import Word
from chalicelib.overview.schemas import MineLine, MineQuery, MineView
from chalicelib.overview.service import lines
from chalicelib.platform import cursors, db

_LOOKED_AT = 100  # leads of one page; the next one goes on behind them
_MOST_CARDS = 100
_MOST_KNOWN = 4_000  # words with the same first letter, from which the one that was meant is chosen
_KEY = {"pk", "sk"}


@dataclass(frozen=True, slots=True)
class _Hit:
    """A card that fits, where what led to it lies, and the words of its text that are marked."""

    at: str
    facts: Facts
    text: str
    marked: list[str]


def search(caller: Principal, query: MineQuery, text: str) -> MineView:
    """A page of what has all of the words: one Query of what leads there, one BatchGetItem of the cards.

    A page may hold fewer than `limit`, even none, and go on: only so many leads are looked at. Where nothing is found
    at all, one more Query instead of the cards says what was probably meant, or two: its first letters may be swapped.
    """
    wanted = words.asked(text)
    if not wanted:
        return MineView(items=[], next_cursor=None, instead=None)
    pk = words.word_list(caller.account_id, words.rarest(wanted).beginning)
    start = cursors.unseal(query.cursor, _KEY, ("pk", pk))
    leads, last = db.query(Lead, pk, forward=False, limit=_LOOKED_AT, start=start)
    fitting = [lead["sk"]["S"] for lead in leads if _fits(lead, wanted, query)]
    if not fitting:
        known = [lead["words"]["S"] for lead in leads]
        meant = None if query.cursor or last else _meant(caller.account_id, wanted, known)
        return MineView(items=[], next_cursor=cursors.seal(last), instead=meant)
    now, some = lines.present(), fitting[: query.limit if query.show == "all" else _MOST_CARDS]
    hits = _hits(caller.account_id, some, wanted, _shown(query, now))
    page = hits[: query.limit]
    go_on = _key(pk, page[-1].at) if len(hits) > query.limit else _key(pk, some[-1]) if some != fitting else last
    return MineView(items=[_line(hit, now, wanted) for hit in page], next_cursor=cursors.seal(go_on), instead=None)


def _line(hit: _Hit, now: Present, wanted: Sequence[Word]) -> MineLine:
    """The line with what it was found by: the words, and what stands around those that it does not show by itself."""
    line = lines.mine_line(hit.facts, now)
    shown = f"{line.title} {line.ref} {line.order or ''}"
    return line.model_copy(update={"marks": hit.marked, "excerpt": words.excerpt(hit.text, shown, wanted)})


def _fits(lead: db.Raw, wanted: Sequence[Word], query: MineQuery) -> bool:
    if query.kind and _reference(lead["sk"]["S"])[0] != query.kind:
        return False
    return all(word.fits(lead["words"]["S"]) for word in wanted)


def _reference(at: str) -> tuple[str, str]:
    """The kind and number of what a lead leads to, from its place `<at>#<kind>#<ref>`."""
    _, kind, ref = at.split("#", 2)
    return kind, ref


def _shown(query: MineQuery, now: Present) -> Callable[[Facts], bool]:
    """Whether a card is among those that the query wants to see."""
    if query.show == "needs_me":
        return lambda facts: bool(facts.get("need")) and facts["need_from"] < now.end
    if query.show == "all":
        return lambda _: True
    return lambda facts: bool(facts["is_open"]) == (query.show == "open")


def _hits(account_id: str, spots: list[str], wanted: Sequence[Word], shown: Callable[[Facts], bool]) -> list[_Hit]:
    """The cards that still stand where they are looked for, and have the words: what led to them may be older."""
    found: list[_Hit] = []
    for at, card in zip(spots, db.fetch(*(_card(at) for at in spots)), strict=True):
        if card is None or rules.spot(card.places or ()) != (account_id, at):
            continue
        facts, marked = json.loads(card.facts), words.marks(card.text or "", wanted)
        if marked is not None and shown(facts):
            found.append(_Hit(at, facts, card.text, marked))
    return found


def _card(at: str) -> db.Wish:
    kind, ref = _reference(at)
    return db.Wish(CardItem, f"C#{kind}#{ref}", "CARD")


def _key(pk: str, at: str) -> db.Raw:
    return {"pk": {"S": pk}, "sk": {"S": at}}


def _meant(account_id: str, wanted: list[Word], known: list[str]) -> str | None:
    """The query with the word that nothing has put right; None if none of the account's words is near to it."""
    wrong = words.suspect(wanted, known)
    if wrong is None:
        return None
    for partition in words.vocabularies(account_id, wrong):
        alike, _ = db.query(KnownWord, partition, limit=_MOST_KNOWN)
        if right := words.meant(wrong, (item["sk"]["S"] for item in alike)):
            return words.instead(wanted, wrong, right)
    return None
