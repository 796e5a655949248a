"""What the vendor has settled about tickets: how each setting is read."""

from chalicelib.platform.settled import Setting, shaped
from chalicelib.tickets.rules import topics
from chalicelib.tickets.rules.service_level import Targets, targets_with
from chalicelib.tickets.rules.signatures import keys_of
from chalicelib.tickets.rules.topics import Topic

_Minutes = dict[str, dict[str, int]]


def _targets(text: str) -> Targets:
    return targets_with(shaped(text, _Minutes))


def _classes(text: str) -> dict[str, Targets]:
    return {name: targets_with(settled) for name, settled in shaped(text, dict[str, _Minutes]).items()}


def _reply_keys(text: str) -> None:
    """Unfit keys are left out where answers are signed, so here somebody must say it."""
    if len(keys_of(text)) < len(text.split(",")):
        raise ValueError("a key is one letter or digit, a colon, and a secret of at least 16 characters")


SETTLED = (
    Setting("targets", _targets),
    Setting("service_classes", _classes),
    Setting("reply_keys", _reply_keys),
    Setting("topics", lambda text: topics.sound(shaped(text, list[Topic]))),
)
