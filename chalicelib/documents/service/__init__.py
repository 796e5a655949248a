"""Use cases of documents: ask, write, show. Neighbours and routes call these names."""

from chalicelib.documents.schemas import AskDocument, WrittenDocumentView
from chalicelib.documents.service.asking import ask
from chalicelib.documents.service.showing import DocumentNotFound, listed_statements, listed_statements_for_staff, show
from chalicelib.documents.service.writing import write

__all__ = [
    "AskDocument",
    "DocumentNotFound",
    "WrittenDocumentView",
    "ask",
    "listed_statements",
    "listed_statements_for_staff",
    "show",
    "write",
]
