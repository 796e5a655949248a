"""What of a complaint's procedure is shown. Days are the vendor's, YYYY-MM-DD; amounts in minor units."""

from typing import Literal

from chalicelib.kernel.money import Money
from chalicelib.kernel.schema import Moment, View
from chalicelib.tickets.rules.remedies import AboutKind, RemedyState

ByLanguage = dict[str, str]
"""The same words in the languages that the vendor has given them in."""


class AboutView(View):
    """The credit note, refund or return that a remedy leads to."""

    kind: AboutKind
    number: str


class RemedyView(View):
    """What was offered to put it right: holds to the end of `until`. `word` is what the customer said to it."""

    remedy_id: str
    state: RemedyState
    words: str
    amount: Money | None
    about: AboutView | None
    until: str
    offered_by: str
    offered_at: Moment
    answered_by: str | None
    answered_at: Moment | None
    word: str | None
    done_by: str | None
    done_at: Moment | None


class PersonView(View):
    """Who decides on a complaint when its customer asks for that."""

    name: str
    roles: ByLanguage


class DisputeBodyView(View):
    """Whom the customer can go to who does not agree with our answer."""

    names: ByLanguage
    url: str


class ComplaintView(View):
    """A complaint beyond its conversation. `decides` is who decides next: the customer, the named person, or anybody of
    ours; None when nothing is to be decided.

    `letter_at` is when our answer letter went; the customer can object to the end of `object_until`. In `currency` the
    vendor says what an offer is worth.
    """

    remedies: list[RemedyView]
    letter_at: Moment | None
    object_until: str | None
    decides: Literal["you", "person", "us"] | None
    person: PersonView | None
    escalated_at: Moment | None
    dispute_body: DisputeBodyView | None
    currency: str
