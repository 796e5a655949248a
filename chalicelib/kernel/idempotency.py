"""The key by which a repeated request is known, and the ids that follow from it."""

import hashlib
from dataclasses import dataclass, replace
from typing import Self

from chalicelib.kernel import ids
from chalicelib.kernel.errors import Invalid


class IdempotencyKeyReused(Invalid):
    """The same key came with another body."""


@dataclass(frozen=True, slots=True)
class IdempotencyKey:
    """One intention of one caller.

    `scope` is the caller with method and path, so that nobody meets another's key; `key` is what the caller sent;
    `body_hash` is the digest of the body as it was understood.
    """

    scope: str
    key: str
    body_hash: str

    def of(self, whom: str) -> Self:
        """The same, of this person alone: where anybody may ask, keys of strangers would meet."""
        return replace(self, scope=f"{self.scope}:{whom}")

    def saying(self, what: str) -> Self:
        """The same for these words: what only proves who says them may be another when they come again."""
        return replace(self, body_hash=hashlib.sha256(what.encode()).hexdigest()[:32])

    def derive(self, prefix: str) -> str:
        """The id that this intention always gives, however often it arrives."""
        return ids.derived(prefix, self.scope, self.key)

    def number(self) -> str:
        """The same as a number that people read."""
        return ids.number(self.scope, self.key)

    def ensure_same(self, body_hash: str) -> None:
        """Raises IdempotencyKeyReused when the first request with this key had another body."""
        if body_hash != self.body_hash:
            raise IdempotencyKeyReused("This Idempotency-Key was used for a different request.")
