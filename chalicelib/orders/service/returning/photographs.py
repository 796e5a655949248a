"""Photographs of what comes back: uploaded straight into the private bucket, kept with the return once there."""

import re

from chalicelib.kernel import clock
from chalicelib.kernel.errors import Conflict, NotFound
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.kernel.principal import Principal
from chalicelib.orders.models.returns import Photograph, Return
from chalicelib.orders.rules.returning.states import ReturnState
from chalicelib.orders.schemas.returning import PhotographUploadView, ReturnView
from chalicelib.orders.schemas.returns_asked import AnnouncePhotograph
from chalicelib.orders.service.returning import pictured, reading, storing
from chalicelib.platform import db, pictures

MOST = 10  # of one return
_PREFIX = "pho"
_ID = re.compile(rf"{_PREFIX}_[0-9A-Z]{{26}}")
_OVER = frozenset({ReturnState.SETTLED, ReturnState.CANCELLED})


class ReturnIsOver(Conflict):
    """Nobody looks at photographs of it any more."""


class TooManyPhotographs(Conflict):
    """The return has as many as it can have."""


class PhotographNotUploaded(Conflict):
    """The photograph was announced, and is not there yet."""


class PhotographNotFound(NotFound):
    """Nothing that could be a photograph of this return."""


def announce(caller: Principal, number: str, request: AnnouncePhotograph, key: IdempotencyKey) -> PhotographUploadView:
    """Where to upload a photograph, for some minutes. Raises ReturnIsOver or TooManyPhotographs."""
    _open(caller, number)
    photograph_id = key.derive(_PREFIX)
    form = pictures.form(_uploaded(caller, photograph_id), request.kind, request.size)
    return PhotographUploadView(photograph_id=photograph_id, url=form.url, fields=form.fields)


def arrived(caller: Principal, number: str, photograph_id: str) -> ReturnView:
    """The photograph is in the bucket, is checked and kept with the return. Repeating it changes nothing.

    Raises PhotographNotFound, PhotographNotUploaded, NotAPicture, PictureBeingChecked, ReturnIsOver or
    TooManyPhotographs.
    """
    found = _open(caller, number, but=photograph_id)
    if not _ID.fullmatch(photograph_id):
        raise PhotographNotFound("There is no such photograph.")
    kind = pictures.take(_uploaded(caller, photograph_id), pictured.place(found, photograph_id))
    if kind is None:
        raise PhotographNotUploaded("The photograph has not arrived yet. Please upload it first.")
    db.save(
        Photograph(
            found.pk,
            Photograph.key(photograph_id),
            photograph_id=photograph_id,
            kind=kind.value,
            at=clock.stamp(clock.now()),
            by=caller.name,
        )
    )
    return reading.show(caller, number)


def _uploaded(caller: Principal, photograph_id: str) -> str:
    """Where it waits to be checked: by whose it is, so that nobody keeps what another has uploaded."""
    return f"uploads/{caller.id}/{photograph_id}"


def _open(caller: Principal, number: str, but: str = "") -> Return:
    whole = storing.find(caller, number)
    if whole.found.state in _OVER:
        raise ReturnIsOver("This return is over.")
    if len([one for one in whole.photographs if one.photograph_id != but]) >= MOST:
        raise TooManyPhotographs(f"A return has at most {MOST} photographs.", most=MOST)
    return whole.found
