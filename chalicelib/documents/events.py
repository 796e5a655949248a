"""Facts about documents."""

from typing import ClassVar

from chalicelib.kernel.event import Event


class DocumentAsked(Event):
    """Somebody would like to have a file that is not written yet."""

    name: ClassVar[str] = "document.asked"
    account_id: str
    document_id: str
