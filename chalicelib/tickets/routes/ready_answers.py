"""HTTP for ready answers."""

from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.kernel.principal import Principal
from chalicelib.platform.http import Api, Audience, Created
from chalicelib.tickets.schemas.ready_answers import (
    ChangeReadyAnswer,
    FilledAnswer,
    ReadyAnswers,
    ReadyAnswerView,
    RemovedReadyAnswer,
    RemoveReadyAnswer,
    WriteReadyAnswer,
)
from chalicelib.tickets.service import filling, ready_answers

staff = Api(__name__, audience=Audience.STAFF)


@staff.get("/staff/ready-answers")
def list_ready_answers(caller: Principal) -> ReadyAnswers:  # noqa: ARG001  (any member of staff)
    """All ready answers, by title."""
    return ready_answers.listed()


@staff.post("/staff/ready-answers", status=201)
def make_ready_answer(caller: Principal, body: WriteReadyAnswer, key: IdempotencyKey) -> Created[ReadyAnswerView]:
    """Write an answer that all of you can send."""
    made, is_new = ready_answers.make(caller, body, key)
    return Created(made, is_new=is_new)


@staff.get("/staff/ready-answers/{ready_id}")
def show_ready_answer(caller: Principal, ready_id: str) -> ReadyAnswerView:  # noqa: ARG001  (any member of staff)
    """One in all its languages, with what it was before."""
    return ready_answers.show(ready_id)


@staff.put("/staff/ready-answers/{ready_id}")
def change_ready_answer(caller: Principal, ready_id: str, body: ChangeReadyAnswer) -> ReadyAnswerView:
    """Set what it is from now on. What it was is kept."""
    return ready_answers.change(caller, ready_id, body)


@staff.put("/staff/ready-answers/{ready_id}/removal")
def remove_ready_answer(caller: Principal, ready_id: str, body: RemoveReadyAnswer) -> RemovedReadyAnswer:  # noqa: ARG001
    """Offer it no more."""
    return ready_answers.remove(ready_id, body)


@staff.get("/staff/tickets/{number}/ready-answers/{ready_id}")
def fill_ready_answer(caller: Principal, number: str, ready_id: str) -> FilledAnswer:
    """One for this ticket: in the customer's language, with the facts that are known."""
    return filling.fill(caller, number, ready_id)
