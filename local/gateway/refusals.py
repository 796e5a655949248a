"""What API Gateway answers without asking the application: the same words as the deployed gateway responses."""

from infra.package.gateway import REFUSALS, problem
from local.gateway.messages import Response, as_json

KIND = "application/problem+json"


class Refused(Exception):
    """API Gateway stops here. `case` is its own name for why, as in infra/package/gateway.py."""

    def __init__(self, case: str) -> None:
        super().__init__(case)
        self.case = case


def response(case: str) -> Response:
    """The answer for one of API Gateway's cases."""
    status, code, words = REFUSALS[case]
    answer = as_json(problem(status, code, words), status, KIND)
    later = {"Retry-After": "1"} if status == 429 else {}  # noqa: PLR2004 - too many requests
    return Response(status, answer.body, answer.headers | later)


def unreadable(status: int, words: str) -> Response:
    """The answer to something that is hardly HTTP."""
    return as_json(problem(status, "malformed_request", words), status, KIND)
