"""Facts about accounts."""

from typing import ClassVar

from chalicelib.kernel.event import Event


class MemberJoined(Event):
    """Somebody finished signing up, and an account was made with them as its owner."""

    name: ClassVar[str] = "member.joined"
    member_id: str
    account_id: str


class SignUpAsked(Event):
    """Somebody asked for an account for an address; whether there is one is not known yet."""

    name: ClassVar[str] = "sign_up.asked"
    sign_up_id: str
