"""How a ticket shows what came by mail: files, and people who take part by it."""

from chalicelib.kernel.schema import View


class FileView(View):
    """A file that came with a message. One that is not kept has no `file_id` but the `fault` for which."""

    name: str
    file_id: str | None = None
    media_type: str | None = None
    size: int | None = None
    fault: str | None = None


class FileLink(View):
    """Where the file can be fetched, for some minutes."""

    name: str
    url: str


class ParticipantView(View):
    """Somebody else who takes part by mail."""

    participant_id: str
    name: str
    address: str
