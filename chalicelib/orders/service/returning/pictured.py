"""Where the photographs of a return lie, and how they are shown."""

from chalicelib.kernel.pictures import PictureKind
from chalicelib.orders.models.returns import Photograph, Return
from chalicelib.orders.schemas.returning import PhotographView
from chalicelib.platform import pictures


def place(of: Return, photograph_id: str) -> str:
    """Where in the private bucket."""
    return f"photographs/returns/{of.number}/{photograph_id}"


def views(of: Return, photographs: list[Photograph]) -> list[PhotographView]:
    """Each with a link that is good for some minutes, oldest first."""
    return [_view(of, one, count) for count, one in enumerate(photographs, 1)]


def _view(of: Return, one: Photograph, count: int) -> PhotographView:
    url = pictures.link(place(of, one.photograph_id), f"{of.number}-{count}", PictureKind(one.kind))
    return PhotographView(photograph_id=one.photograph_id, at=one.at, by=one.by, url=url)
