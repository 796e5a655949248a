"""The mailbox page for developers, and the same as JSON for tests."""

from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qs, quote, unquote

import jinja2

from local.gateway.messages import Request, Response, as_html, as_json
from local.mailbox import Mail, Mailbox
from local.post import Post

PREFIX = "/mailbox"
PAGES = Path(__file__).with_name("pages")
PAGE_POLICY = "default-src 'none'; style-src 'self'; frame-src 'self'; base-uri 'none'; frame-ancestors 'none'"
MAIL_POLICY = (
    "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; frame-ancestors 'self'; "
    "sandbox allow-popups allow-popups-to-escape-sandbox"
)
"""A mail is somebody's text: it may be looked at and its links followed, nothing else."""


class MailboxPages:
    """One door of the gateway: /mailbox, /mailbox/<id>, /mailbox/messages and /mailbox/messages/<id>.

    Forms post to /mailbox (a new mail) and to /mailbox/<id> (an answer to that one).
    """

    def __init__(self, mailbox: Mailbox, post: Post) -> None:
        self._mailbox = mailbox
        self._post = post
        self._jinja = jinja2.Environment(loader=jinja2.FileSystemLoader(PAGES), autoescape=True)
        self._jinja.filters |= {"moment": _moment, "address": lambda name: f"{PREFIX}/{quote(name, safe='')}"}

    def __call__(self, request: Request) -> Response:
        """A page, or what it is made of."""
        parts = [unquote(part) for part in request.path.removeprefix(PREFIX).split("/") if part]
        to = parse_qs(request.query).get("to", [""])[0]
        return self._read(parts, to) if request.reads else self._write(request, parts)

    def _read(self, parts: list[str], to: str) -> Response:
        match parts:
            case []:
                return self._page("mailbox.html", mails=self._mailbox.mails(to), to=to, anybody=self._post.anybody)
            case ["mailbox.css"]:
                return Response(200, (PAGES / "mailbox.css").read_bytes(), {"Content-Type": "text/css; charset=utf-8"})
            case ["messages"]:
                return as_json({"items": [_header(mail) for mail in self._mailbox.mails(to)]})
            case ["messages", name]:
                mail = self._mailbox.find(name)
                return as_json(asdict(mail)) if mail else as_json({"code": "mail_not_found"}, 404)
            case [name, *rest]:
                return self._one(self._mailbox.find(name), rest)
        return self._missing()

    def _one(self, mail: Mail | None, rest: list[str]) -> Response:
        if mail and rest == ["html"]:
            return as_html(f'<!doctype html><base target="_blank">{mail.html}', policy=MAIL_POLICY)
        return self._missing() if mail is None or rest else self._page("mail.html", mail=mail)

    def _write(self, request: Request, parts: list[str]) -> Response:
        """Only from our own pages: no site that a developer visits may write mails here."""
        mail = self._mailbox.find(parts[0]) if len(parts) == 1 else None
        is_own = request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"
        if request.method != "POST" or not is_own or (parts and mail is None):
            return self._missing()
        given = {name: values[0] for name, values in parse_qs(request.body.decode("utf-8", "replace")).items()}
        try:
            self._send(mail, given)
        except ValueError:
            return self._page("missing.html", 400)
        return Response(303, headers={"Location": request.path})

    def _send(self, mail: Mail | None, given: dict[str, str]) -> None:
        if mail:
            self._post.answer(mail, given.get("text", ""))
        else:
            recipient = given.get("to", self._post.anybody)
            self._post.write(given.get("from", ""), recipient, given.get("subject", ""), given.get("text", ""))

    def _missing(self) -> Response:
        return self._page("missing.html", 404)

    def _page(self, name: str, status: int = 200, **facts: object) -> Response:
        return as_html(self._jinja.get_template(name).render(**facts), status, PAGE_POLICY)


def _header(mail: Mail) -> dict[str, object]:
    return {name: value for name, value in asdict(mail).items() if name not in ("text", "html")}


def _moment(at: float) -> str:
    return datetime.fromtimestamp(at, UTC).astimezone().strftime("%d %b %Y, %H:%M:%S")
