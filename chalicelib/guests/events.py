"""Facts about guests. What they wrote, and where they are reached, stands with the guest's own item alone."""

from typing import ClassVar

from chalicelib.kernel.event import Event


class InquiryWritten(Event):
    """Somebody filled in the contact form; whether the address is theirs is not known yet."""

    name: ClassVar[str] = "inquiry.written"
    inquiry_id: str


class LookUpAsked(Event):
    """Somebody wants to see a thing by its number and mail address; whether it is theirs is not known yet."""

    name: ClassVar[str] = "look_up.asked"
    look_up_id: str
