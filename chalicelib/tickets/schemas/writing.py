"""Who is writing in a ticket, on the wire."""

from chalicelib.kernel.schema import Input, View


class MarkWriting(Input):
    """Whether the caller has an answer before them, or has left off."""

    writing: bool


class WritingView(View):
    """The colleagues who write there just now, by name."""

    writing: list[str]
