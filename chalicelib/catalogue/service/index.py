"""Keeps the stored search shards equal to what the products say, writing only those that changed."""

import json
import zlib
from collections.abc import Callable, Mapping

from chalicelib.catalogue.models import SearchShard, SearchState, Shard
from chalicelib.catalogue.search import indexing
from chalicelib.catalogue.search.indexing import Entry
from chalicelib.platform import bulk, db

Digests = dict[str, tuple[str, int]]  # "kind#letters" -> digest of its lines, number of its chunks


def rebuild(
    products: Mapping[str, Entry], state: SearchState, tell: Callable[[str, int, int], None], *, trust: bool
) -> int:
    """Writes the shards that differ from those stored, removes what is left over. Says how many were written.

    `trust`: whether the stored digests are those of the stored shards; after an interruption they may not be. The
    state gets the new digests; the caller saves it.
    """
    before = _digests(state)
    after: Digests = {}
    puts: list[SearchShard] = []
    changed = 0
    for shard, lines in indexing.build(products):
        name, digest = "#".join(shard), indexing.digest(lines)
        if trust and name in before and before[name][0] == digest:
            after[name] = before[name]
            continue
        chunks = _chunks(shard, indexing.pack(lines))
        after[name] = digest, len(chunks)
        puts += chunks
        changed += 1
    for done in bulk.write([*puts, *_left_over(before, after)]):
        tell("indexing", done, len(puts))
    state.digests = zlib.compress(json.dumps(after).encode())
    return changed


def _digests(state: SearchState) -> Digests:
    stored = json.loads(zlib.decompress(state.digests)) if state.digests else {}
    return {name: (digest, chunks) for name, (digest, chunks) in stored.items()}


def _chunks(shard: Shard, packed: list[bytes]) -> list[SearchShard]:
    chunks = [SearchShard.of(shard, number) for number in range(len(packed))]
    for chunk, content in zip(chunks, packed, strict=True):
        chunk.packed = content
    chunks[0].chunks = len(packed)
    return chunks


def _left_over(before: Digests, after: Digests) -> list[db.Wish]:
    """Chunks that no shard has any more."""
    return [
        SearchShard.wish(_shard(name), number)
        for name, (_, chunks) in before.items()
        for number in range(after[name][1] if name in after else 0, chunks)
    ]


def _shard(name: str) -> Shard:
    kind, _, letters = name.partition("#")
    return kind, letters
