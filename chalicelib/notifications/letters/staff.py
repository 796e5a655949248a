"""How mails about tickets read to the vendor's staff: who, how urgent, by when; then the customer's own words. Pure."""

from datetime import datetime
from functools import singledispatch

from chalicelib.kernel.letters import Block, Button, Letter, Pairs, Paragraph, Quote
from chalicelib.notifications.letters.wording import Reader, excerpt
from chalicelib.notifications.news import staff as n

_DUE = {(n.SolutionDue, n.SolutionLate): "label.solve_by", (n.CauseDue, n.CauseLate): "label.find_by"}


@singledispatch
def compose(news: n.StaffTicketNews, reader: Reader) -> Letter:  # noqa: ARG001  (the ones below read it)
    """The letter for any news about a ticket that goes to staff."""
    raise TypeError(f"nobody wrote how {news.kind} reads")


@compose.register
def _opened(news: n.NewTicket, reader: Reader) -> Letter:
    said = Quote(reader.text("said", name=news.ticket.requester), news.text)
    return letter(news, reader, excerpt(news.text), facts(news, reader, news.answer_by), said)


@compose.register
def _replied(news: n.CustomerReplied, reader: Reader) -> Letter:
    said = Quote(reader.text("said", name=news.name), news.text)
    return letter(news, reader, excerpt(news.text), facts(news, reader, news.answer_by), said)


@compose.register
def _reopened(news: n.ReopenedByCustomer, reader: Reader) -> Letter:
    said = (Quote(reader.text("said", name=news.name), news.text),) if news.text else ()
    return letter(news, reader, excerpt(news.text) or news.ticket.subject, facts(news, reader, news.answer_by), *said)


@compose.register
def _rated(news: n.RatedBad, reader: Reader) -> Letter:
    body = reader.text("staff_ticket_rated_bad.body", subject=news.ticket.subject)
    said = (Quote(reader.text("said", name=news.name), news.word),) if news.word else ()
    return letter(news, reader, body, Paragraph(body), facts(news, reader, None), *said)


@compose.register
def _assigned(news: n.AssignedToYou, reader: Reader) -> Letter:
    body = reader.text("staff_ticket_assigned.body", name=news.name, subject=news.ticket.subject)
    return letter(news, reader, body, Paragraph(body), facts(news, reader, news.answer_by))


@compose.register
def _taken(news: n.TakenFromYou, reader: Reader) -> Letter:
    how = "decided" if news.by_customer else "given" if news.now else "free"
    body = reader.text(f"staff_ticket_taken.{how}", name=news.name, now=news.now or "", subject=news.ticket.subject)
    return letter(news, reader, body, Paragraph(body))


@compose.register
def _raised(news: n.UrgencyRaised, reader: Reader) -> Letter:
    was = (reader.text("label.was"), reader.priority(news.old))
    return letter(news, reader, news.ticket.subject, facts(news, reader, news.answer_by, was))


@compose.register
def _withdrawn(news: n.WithdrawnByCustomer, reader: Reader) -> Letter:
    body = reader.text("staff_ticket_withdrawn.body", subject=news.ticket.subject)
    return letter(news, reader, body, Paragraph(body))


@compose.register
def _pending(news: n.MailPending, reader: Reader) -> Letter:
    body = reader.text("staff_mail_pending.body", subject=news.ticket.subject)
    said = Quote(reader.text("said", name=news.name), news.text)
    return letter(news, reader, body, Paragraph(body), facts(news, reader, None), said)


@compose.register
def _returned(news: n.MailReturned, reader: Reader) -> Letter:
    body = reader.text("staff_mail_returned.body", subject=news.ticket.subject)
    why = ((reader.text("staff_mail_returned.why"), news.why),) if news.why else ()
    return letter(news, reader, body, Paragraph(body), facts(news, reader, None, *why))


@compose.register
def _due(news: n.PromiseDue, reader: Reader) -> Letter:
    left = (reader.text("label.left"), reader.span(news.due_at - news.now))
    return _escalation(news, reader, left)


@compose.register
def _broken(news: n.PromiseBroken, reader: Reader) -> Letter:
    late = (reader.text("label.late"), reader.span(news.now - news.due_at))
    used = (reader.text("label.used"), reader.rate(news.percent * 100))
    return _escalation(news, reader, late, used)


def _escalation(news: n.PromiseDue | n.PromiseBroken, reader: Reader, *rows: tuple[str, str]) -> Letter:
    body = reader.text(f"{news.kind}.body", subject=news.ticket.subject)
    assignee = (reader.text("label.assignee"), news.assignee or reader.text("nobody"))
    label = next((label for kinds, label in _DUE.items() if isinstance(news, kinds)), "label.answer_by")
    due = (reader.text(label), reader.moment(news.due_at))
    return letter(news, reader, body, Paragraph(body), facts(news, reader, None, due, *rows, assignee))


def facts(news: n.StaffTicketNews, reader: Reader, answer_by: datetime | None, *more: tuple[str, str]) -> Pairs:
    """Whose ticket, about what, how urgent, and by when we promised to answer; then `more`."""
    ticket = news.ticket
    who = ticket.requester if ticket.account == ticket.requester else f"{ticket.requester}, {ticket.account}"
    promised = ((reader.text("label.answer_by"), reader.moment(answer_by)),) if answer_by else ()
    return Pairs(
        (
            (reader.text("label.subject"), ticket.subject),
            (reader.text("label.customer"), who),
            (reader.text("label.priority"), reader.priority(ticket.priority)),
            *promised,
            *more,
        )
    )


def letter(news: n.StaffTicketNews, reader: Reader, preheader: str, *blocks: Block) -> Letter:
    """A letter to staff about a ticket."""
    percent = reader.rate(getattr(news, "percent", 0) * 100)
    return Letter(
        language=reader.language,
        preheader=preheader,
        heading=reader.text(f"{news.kind}.heading", name=news.whose_deed, percent=percent),
        blocks=blocks,
        button=Button(reader.text("button.ticket"), reader.site_url + news.link),
        small_print=(
            reader.text("why.assignee" if news.yours else "why.staff"),
            reader.answering(by_mail=news.ticket.by_mail, staff=True),
            reader.text("times", city=reader.city),
        ),
    )
