"""Finding products by name and SKU: one read for the words' shards, one for the page of hits."""

import heapq
from collections.abc import Iterable, Sequence

from chalicelib.catalogue import search
from chalicelib.catalogue.models import SearchShard, Shard
from chalicelib.catalogue.search import nearest as near
from chalicelib.catalogue.service.browsing import Article, named
from chalicelib.kernel import ids
from chalicelib.kernel.paging import Page
from chalicelib.platform import cursors, db


def find_all(query: str, *, language: str, category: str, cursor: str | None, limit: int) -> Page[Article]:
    """What answers most words of the query, best first; in one category only, if one is named."""
    of_this_search = ids.derived("search", query, language, category)
    key = cursors.unseal(cursor, {"after", "list"}, ("list", of_this_search))
    after = key["after"]["S"] if key else ""
    scores = _scores(query, language, category)
    places = (place for sku, score in scores.items() if (place := search.rank(sku, score)) > after)
    shown = heapq.nsmallest(limit + 1, places)
    more = len(shown) > limit
    last = {"after": {"S": shown[limit - 1]}, "list": {"S": of_this_search}} if more else None
    return Page(_read_articles([search.sku_of(place) for place in shown[:limit]]), cursors.seal(last))


def nearest(items: Sequence[str], most: int) -> dict[str, list[str]]:
    """For each of some unknown items the SKUs nearest to it, at most so many; one read for all."""
    wanted = near.every_shard(items)
    known = near.Near(_read_shards(wanted)) if wanted else None
    return {item: known.to(item, most) if known else [] for item in items}


def _scores(query: str, language: str, category: str) -> dict[str, int]:
    asked = search.terms(query, language)
    shelf = [(search.SHELF, category)] if category else []
    shards = _read_shards([term.shard for term in asked] + shelf)
    finds = search.sure(asked, shards)
    finds += search.guessed(asked, finds, shards)
    missing = search.unanswered(asked, finds)
    if missing:  # seldom: a slip in the first two letters, or a word that nobody uses
        shards |= _read_shards([shard for term in missing for shard in search.misspelt_shards(term)])
        finds += [search.misspelt(term, shards) for term in missing]
    return search.combine(finds, search.on_shelf(shards[shelf[0]]) if category else None)


def _read_shards(wanted: Iterable[Shard]) -> dict[Shard, str]:
    """The lines of each shard, none where there is no such shard. Only a shard of several chunks is read twice."""
    shards = list(dict.fromkeys(wanted))
    if not shards:
        return {}
    found: dict[Shard, list[bytes]] = {}
    further: list[tuple[Shard, int]] = []
    for shard, first in zip(shards, db.fetch(*(SearchShard.wish(shard, 0) for shard in shards)), strict=True):
        found[shard] = [first.packed] if first else []
        further += [(shard, number) for number in range(1, int(first.chunks) if first else 0)]
    if further:
        chunks = db.fetch(*(SearchShard.wish(shard, number) for shard, number in further))
        for (shard, _), chunk in zip(further, chunks, strict=True):
            found[shard] += [chunk.packed] if chunk else []
    return {shard: search.unpack(packed) for shard, packed in found.items()}


def _read_articles(skus: list[str]) -> list[Article]:
    """The products of a page with their stock; one that has gone meanwhile is left out."""
    return named(skus) if skus else []
