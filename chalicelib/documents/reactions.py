"""What documents do when something happens."""

from chalicelib.documents import service
from chalicelib.documents.events import DocumentAsked
from chalicelib.kernel.event import Envelope, Reaction


def write(event: DocumentAsked, _envelope: Envelope) -> None:
    """Writes the file, unless it is written."""
    service.write(event.account_id, event.document_id)


REACTIONS = (Reaction(DocumentAsked, "documents.write", write, queue="documents"),)
