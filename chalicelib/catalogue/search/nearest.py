"""The SKUs nearest to what somebody typed, from the shards that search reads. Pure.

Two words within one edit of each other share a word that is either of them with one letter left out, or one is the
other with a letter left out. So a shard is indexed once by what is left of each SKU without one letter, and no SKU is
compared that cannot be near.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from chalicelib.catalogue import search
from chalicelib.kernel.words import compact, edit_distance

SHORTEST, MOST_EDITS, MOST_LONGER = 3, 2, 8

Forms = dict[str, str]  # a SKU as it is compared -> the SKUs that look like it, with a space between


def shards(item: str) -> list[tuple[str, str]]:
    """Where SKUs near to it may be: those that begin alike, also after a slip in the first two letters."""
    form = compact(item)
    if len(form) < SHORTEST:
        return []
    starts = dict.fromkeys((form[:2], form[1] + form[0], form[1:3], form[0] + form[2]))
    return [(search.SKU, start) for start in starts]


class Near:
    """The SKUs of some shards, ready to be asked for what is near to them."""

    def __init__(self, lines: Mapping[tuple[str, str], str]) -> None:
        self._forms: Forms = {}
        for text in lines.values():
            for line in filter(None, text.split("\n")):
                form, _, skus = line.partition("\t")
                self._forms[form] = skus
        self._by_rest: dict[str, list[str]] = defaultdict(list)
        for form in self._forms:
            for rest in _rests(form):
                self._by_rest[rest].append(form)

    def to(self, item: str, most: int) -> list[str]:
        """At most so many SKUs, nearest first: within two edits, or the beginning of what was typed, or begun by it."""
        form = compact(item)
        if len(form) < SHORTEST:
            return []
        scored = {near: edit_distance(form, near, MOST_EDITS) for near in self._alike(form)}
        found = {near: edits for near, edits in scored.items() if edits <= MOST_EDITS}
        for near in self._forms:
            if near not in found and near.startswith(form) and len(near) - len(form) <= MOST_LONGER:
                found[near] = MOST_EDITS + 1
        ranked = sorted(found, key=lambda near: (found[near], near))
        return [sku for near in ranked for sku in self._forms[near].split(" ")][:most]

    def _alike(self, form: str) -> set[str]:
        return {near for rest in _rests(form) for near in self._by_rest.get(rest, ())}


def _rests(form: str) -> Iterator[str]:
    """The form itself, and without each of its letters."""
    yield form
    yield from (form[:at] + form[at + 1 :] for at in range(len(form)))


def every_shard(items: Iterable[str]) -> list[tuple[str, str]]:
    """Where to look for all of them."""
    return list(dict.fromkeys(shard for item in items for shard in shards(item)))
