"""How a ticket shows people who take part by mail."""

from chalicelib.kernel.schema import View


class ParticipantView(View):
    """Somebody else who takes part by mail."""

    participant_id: str
    name: str
    address: str
