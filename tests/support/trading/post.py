"""The post: every event waits for each of its reactions until somebody brings it, in whatever order, and how often."""

from dataclasses import dataclass, field
from datetime import datetime

from chalicelib.kernel import clock
from chalicelib.kernel.event import Envelope
from chalicelib.platform import context, outbox, timers
from chalicelib.platform.courier import Courier
from tests.support import resources


@dataclass
class Post:
    """`waiting` are letters that nobody has acted on, `brought` those that somebody has. Timers are letters too."""

    courier: Courier
    waiting: list[Envelope] = field(default_factory=list)
    brought: list[Envelope] = field(default_factory=list)
    known: set[str] = field(default_factory=set)

    def collect(self, now: datetime) -> None:
        """What was newly written waits from now on, and what is due by now."""
        unknown = resources.items_of("outbox", but=self.known)
        fresh = [outbox.envelope_of(outbox.OutboxItem.from_raw_data(raw)) for raw in unknown]
        for event in sorted(fresh, key=lambda one: (one.at, one.name, one.model_dump_json(include={"data"}))):
            self.known.add(event.event_id)
            self.waiting += [
                event.model_copy(update={"reaction": name}) for name in sorted(self.courier.awaiting(event.name))
            ]
        due = [timer for timer in map(_timer, resources.items_of("timers")) if timer.sk < clock.stamp(now)]
        if due:
            letters = map(timers.as_envelope, sorted(due, key=lambda timer: str(timer.sk)))
            self.waiting += [one for one in letters if one.reaction in self.courier.timers]
            timers.done(due)

    def bring(self, letter: Envelope) -> None:
        """Somebody acts on a letter; when they come to an end, it waits no more."""
        self.courier.react(letter)
        if letter in self.waiting:
            self.waiting.remove(letter)
            self.brought.append(letter)

    def bring_again(self, letter: Envelope) -> None:
        """A second copy of it was under way when the first was acted on: the same happens once more."""
        if letter.reaction in self.courier.timers:
            self.courier.react(letter)
            return
        reaction = self.courier.reactions[letter.reaction]
        with context.acting(context.Deed(cause=letter.event_id, hops=letter.hops + 1)):
            reaction.run(reaction.event.model_validate(letter.data), letter)


def _timer(raw: resources.Raw) -> timers.TimerItem:
    return timers.TimerItem(raw["pk"]["S"], raw["sk"]["S"])
