"""Ready answers: what staff write once and send often. They keep them; every change keeps what was before."""

from chalicelib.kernel import clock
from chalicelib.kernel.errors import Conflict, NotFound
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.kernel.principal import Principal
from chalicelib.platform import db, vendor
from chalicelib.tickets.models.ready_answers import ReadyAnswer, ReadyLine
from chalicelib.tickets.rules import ready_answers as rules
from chalicelib.tickets.rules.states import State
from chalicelib.tickets.schemas.assigning import Whom
from chalicelib.tickets.schemas.ready_answers import (
    ChangeReadyAnswer,
    EarlierAnswer,
    ReadyAnswers,
    ReadyAnswerView,
    ReadyLineView,
    RemovedReadyAnswer,
    RemoveReadyAnswer,
    WriteReadyAnswer,
)
from chalicelib.tickets.service import assigning


class ReadyAnswerNotFound(NotFound):
    """Nobody has written such a ready answer, or it is not offered any more."""


class ReadyAnswerChanged(Conflict):
    """A colleague has changed it after it was looked at."""


class _MadeBefore(Conflict):
    """The same request came before."""


def listed() -> ReadyAnswers:
    """All of them by title."""
    lines = sorted(ReadyLine.every(), key=lambda line: line.title.casefold())
    items = [ReadyLineView(ready_id=line.sk, title=line.title, languages=line.languages) for line in lines]
    return ReadyAnswers(items=items, first_language=vendor.first_language())


def show(ready_id: str) -> ReadyAnswerView:
    """One with what it was before. Raises ReadyAnswerNotFound."""
    answer, earlier = ReadyAnswer.with_earlier(ready_id)
    return _view(_ensure_there(answer), earlier)


def find(ready_id: str) -> ReadyAnswer:
    """One as it is. Raises ReadyAnswerNotFound."""
    return _ensure_there(db.find(ReadyAnswer, ReadyAnswer.key(ready_id), "ANSWER"))


def make(caller: Principal, request: WriteReadyAnswer, key: IdempotencyKey) -> tuple[ReadyAnswerView, bool]:
    """A new one, and whether it is new. Raises what `rules.ready_answers` refuses, UnknownColleague and UnknownTeam."""
    answer = _written(caller, key.derive("ready"), request, version=1)
    answer.body_hash = key.body_hash
    others = [line for line in ReadyLine.every() if line.sk != answer.ready_id]
    if len(others) >= rules.MOST:
        raise rules.TooManyReadyAnswers("Remove ready answers that nobody uses first.", most=rules.MOST)
    try:
        with db.transaction() as tx:
            tx.create(answer, otherwise=_MadeBefore("This was made before."))
            tx.put(_line(answer))
    except _MadeBefore as before:
        if not isinstance(before.found, ReadyAnswer):
            raise
        key.ensure_same(before.found.body_hash or "")
        return _view(before.found, []), False
    return _view(answer, []), True


def change(caller: Principal, ready_id: str, request: ChangeReadyAnswer) -> ReadyAnswerView:
    """What it is from now on. A repeat finds it changed so already, and changes nothing.

    Raises ReadyAnswerNotFound, ReadyAnswerChanged, and what `make` does.
    """
    answer, earlier = ReadyAnswer.with_earlier(ready_id)
    before = _ensure_there(answer)
    after = _written(caller, ready_id, request, version=request.version + 1)
    if int(before.version) == after.version and _said(before) == _said(after):
        return _view(before, earlier)
    _ensure_version(before, request.version)
    after.body_hash, kept = before.body_hash, _as_it_was(before)
    with db.transaction() as tx:
        tx.put(after, condition=ReadyAnswer.version == request.version, otherwise=_changed())
        tx.put(kept)
        tx.put(_line(after))
    return _view(after, [kept, *earlier])


def remove(ready_id: str, request: RemoveReadyAnswer) -> RemovedReadyAnswer:
    """It is not offered any more. A repeat finds only what it was. Raises ReadyAnswerNotFound, ReadyAnswerChanged."""
    answer, earlier = ReadyAnswer.with_earlier(ready_id)
    if answer is None and earlier:
        return RemovedReadyAnswer(ready_id=ready_id)
    before = _ensure_there(answer)
    _ensure_version(before, request.version)
    with db.transaction() as tx:
        tx.delete(before, condition=ReadyAnswer.version == request.version, otherwise=_changed())
        tx.put(_as_it_was(before))
        tx.delete(ReadyLine(ReadyLine.KEY, ready_id))
    return RemovedReadyAnswer(ready_id=ready_id)


def whom(answer: ReadyAnswer) -> Whom | None:
    """To whom it gives a ticket, if to anybody."""
    return Whom.model_validate(answer.assign) if answer.assign else None


def _written(caller: Principal, ready_id: str, request: WriteReadyAnswer, version: int) -> ReadyAnswer:
    rules.ensure_writable(request.texts, vendor.first_language())
    if request.assign and not request.assign.least_busy:
        assigning.find_holder(request.assign)
    return ReadyAnswer(
        ReadyAnswer.key(ready_id),
        "ANSWER",
        ready_id=ready_id,
        title=request.title,
        texts=dict(request.texts),
        then=request.then.value,
        assign=request.assign.model_dump() if request.assign else None,
        tags=list(request.tags) or None,
        version=version,
        changed_at=clock.stamp(clock.now()),
        changed_by=caller.name,
    )


def _said(answer: ReadyAnswer) -> tuple[object, ...]:
    return answer.title, answer.texts, answer.then, answer.assign, list(answer.tags or ())


def _as_it_was(answer: ReadyAnswer) -> ReadyAnswer:
    facts = {name: value for name, value in answer.attribute_values.items() if name not in {"pk", "sk"}}
    return ReadyAnswer(answer.pk, f"V#{int(answer.version):04d}", **facts)


def _line(answer: ReadyAnswer) -> ReadyLine:
    return ReadyLine(ReadyLine.KEY, answer.ready_id, title=answer.title, languages=list(answer.texts))


def _ensure_there(answer: ReadyAnswer | None) -> ReadyAnswer:
    if answer is None:
        raise ReadyAnswerNotFound("There is no such ready answer.")
    return answer


def _ensure_version(answer: ReadyAnswer, version: int) -> None:
    if int(answer.version) != version:
        raise _changed()


def _changed() -> ReadyAnswerChanged:
    return ReadyAnswerChanged("A colleague has changed this ready answer. Please look again.")


def _view(answer: ReadyAnswer, earlier: list[ReadyAnswer]) -> ReadyAnswerView:
    return ReadyAnswerView(
        ready_id=answer.ready_id,
        title=answer.title,
        texts=answer.texts,
        then=State(answer.then),
        assign=whom(answer),
        tags=list(answer.tags or ()),
        version=int(answer.version),
        changed_at=clock.parse(answer.changed_at),
        changed_by=answer.changed_by,
        earlier=[EarlierAnswer.of(one) for one in earlier],
    )
