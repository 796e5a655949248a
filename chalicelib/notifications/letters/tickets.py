"""How mails about tickets read to the customer. Pure."""

from datetime import datetime
from functools import singledispatch

from chalicelib.kernel.letters import Block, Button, Choices, Letter, Link, Paragraph, Quote
from chalicelib.notifications.letters.wording import Reader, excerpt
from chalicelib.notifications.news import tickets as n


@singledispatch
def compose(news: n.TicketNews, reader: Reader) -> Letter:  # noqa: ARG001  (the ones below read it)
    """The letter for any news about a ticket that goes to its customer."""
    raise TypeError(f"nobody wrote how {news.kind} reads")


@compose.register
def _opened(news: n.TicketOpened, reader: Reader) -> Letter:
    ticket, answer = news.ticket, promise(news.answer_by, reader)
    body = reader.text("ticket_opened.body", subject=ticket.subject, priority=reader.priority(ticket.priority))
    own_words = Quote(reader.text("you_said"), news.text)
    return letter(news, reader, answer, Paragraph(body), Paragraph(answer), own_words)


@compose.register
def _answered(news: n.TicketAnswered, reader: Reader) -> Letter:
    more: tuple[Block, ...] = ()
    if news.news_by:
        more = (Paragraph(reader.text("ticket_answered.news", at=reader.moment(news.news_by))),)
    return letter(
        news,
        reader,
        excerpt(news.text),
        Paragraph(reader.text("post.about" if news.ticket.to_participant else "about", subject=news.ticket.subject)),
        Quote(reader.text("said", name=news.name), news.text),
        *more,
        Paragraph(reader.text("post.answered_after" if news.ticket.by_mail_only else "ticket_answered.after")),
    )


@compose.register
def _joined(news: n.ParticipantJoined, reader: Reader) -> Letter:
    facts = {"name": news.name, "address": news.address, "subject": news.ticket.subject}
    body = reader.text("participant_joined.body", **facts)
    said = (Quote(reader.text("said", name=news.name), news.text),) if news.text else ()
    return letter(news, reader, body, Paragraph(body), *said, Paragraph(reader.text("participant_joined.after")))


@compose.register
def _asked(news: n.TicketAsked, reader: Reader) -> Letter:
    return letter(
        news,
        reader,
        excerpt(news.text),
        Paragraph(reader.text("ticket_asked.body", name=news.name, subject=news.ticket.subject)),
        Quote(reader.text("said", name=news.name), news.text),
        Paragraph(reader.text("ticket_asked.after")),
        button="button.answer",
    )


@compose.register
def _solved(news: n.TicketSolved, reader: Reader) -> Letter:
    body = reader.text("ticket_solved.body", subject=news.ticket.subject)
    last: tuple[Block, ...] = (Quote(reader.text("said", name=news.name), news.text),) if news.text else ()
    after = Paragraph(reader.text("post.solved_after" if news.ticket.by_mail_only else "ticket_solved.after"))
    return letter(news, reader, body, Paragraph(body), *last, after, button="button.solved")


@compose.register
def _closed(news: n.TicketClosed, reader: Reader) -> Letter:
    why = "ticket_closed.silent" if news.silent else "ticket_closed.body"
    body = reader.text(why, subject=news.ticket.subject)
    until: tuple[Block, ...] = ()
    if news.reopen_until:
        until = (Paragraph(reader.text("ticket_closed.until", day=reader.day(news.reopen_until))),)
    return letter(news, reader, body, Paragraph(body), *until)


@compose.register
def _reopened(news: n.TicketReopened, reader: Reader) -> Letter:
    answer = promise(news.answer_by, reader)
    body = Paragraph(reader.text("ticket_reopened.body", subject=news.ticket.subject))
    return letter(news, reader, answer, body, *_reason(news.reason, reader), Paragraph(answer))


@compose.register
def _waiting(news: n.TicketWaiting, reader: Reader) -> Letter:
    facts = {"subject": news.ticket.subject, "day": reader.day(news.until)}
    if news.third:
        body = reader.text("ticket_waiting.named", third=news.third, **facts)
    else:
        body = reader.text("ticket_waiting.unnamed", **facts)
    return letter(news, reader, body, Paragraph(body))


@compose.register
def _reminded(news: n.TicketReminded, reader: Reader) -> Letter:
    body = reader.text("ticket_reminded.body", subject=news.ticket.subject)
    closes: tuple[Block, ...] = ()
    if news.closes_on:
        closes = (Paragraph(reader.text("ticket_reminded.closes_on", day=reader.day(news.closes_on))),)
    return letter(news, reader, body, Paragraph(body), *closes, button="button.answer")


@compose.register
def _promise_broken(news: n.TicketPromiseBroken, reader: Reader) -> Letter:
    body = reader.text("ticket_promise_broken.body", subject=news.ticket.subject, at=reader.moment(news.was))
    again: tuple[Block, ...] = ()
    if news.again:
        again = (Paragraph(reader.text("ticket_promise_broken.again", at=reader.moment(news.again))),)
    told = Paragraph(reader.text("ticket_promise_broken.told"))
    return letter(news, reader, body, Paragraph(body), *again, told)


@compose.register
def _promise_moved(news: n.TicketPromiseMoved, reader: Reader) -> Letter:
    answer = promise(news.answer_by, reader)
    body = reader.text("ticket_promise_moved.body", subject=news.ticket.subject, at=reader.moment(news.was))
    return letter(news, reader, answer, Paragraph(body), Paragraph(answer))


@compose.register
def _withdrawn(news: n.TicketWithdrawn, reader: Reader) -> Letter:
    body = reader.text("ticket_withdrawn.body", subject=news.ticket.subject)
    return letter(news, reader, body, Paragraph(body))


@compose.register
def _priority(news: n.PriorityChanged, reader: Reader) -> Letter:
    now, old = reader.priority(news.ticket.priority), reader.priority(news.old)
    facts = {"subject": news.ticket.subject, "old": old, "priority": now}
    if news.by_customer:
        body = reader.text("priority_changed.by_you", **facts)
    else:
        body = reader.text("priority_changed.body", name=news.name, **facts)
    answer = promise(news.answer_by, reader)
    return letter(news, reader, answer, Paragraph(body), *_reason(news.reason, reader), Paragraph(answer))


@compose.register
def _assignee(news: n.AssigneeChanged, reader: Reader) -> Letter:
    body = reader.text("assignee_changed.body", name=news.name, subject=news.ticket.subject)
    return letter(news, reader, body, Paragraph(body))


@compose.register
def _cause(news: n.CauseTold, reader: Reader) -> Letter:
    state = reader.text(f"cause_told.{news.state}", subject=news.ticket.subject)
    text = news.texts.get(reader.language, news.text)
    by = (Paragraph(reader.text("cause_told.find_by", at=reader.moment(news.find_by))),) if news.find_by else ()
    after = Paragraph(reader.text("cause_told.after"))
    return letter(news, reader, state, Paragraph(state), Quote(reader.text("said", name=news.name), text), *by, after)


def _reason(reason: str | None, reader: Reader) -> tuple[Block, ...]:
    return (Quote(reader.text("reason"), reason),) if reason else ()


def promise(answer_by: datetime | None, reader: Reader) -> str:
    """By when we answer, as far as we have promised it."""
    return reader.text("promise", at=reader.moment(answer_by)) if answer_by else reader.text("no_promise")


def letter(news: n.TicketNews, reader: Reader, preheader: str, *blocks: Block, button: str = "button.ticket") -> Letter:
    """A letter to the ticket's customer; `button` names its words."""
    name, priority = news.whose_deed, reader.priority(news.ticket.priority)
    times = (reader.text("times", city=reader.city),) if getattr(news, "answer_by", None) else ()
    why = "why.participant" if news.ticket.to_participant else "why.ticket"
    return Letter(
        language=reader.language,
        preheader=preheader,
        heading=reader.text(f"{news.kind}.heading", name=name, priority=priority),
        blocks=(*blocks, *_rating(news, reader)),
        button=None if news.ticket.by_mail_only else Button(reader.text(button), reader.site_url + news.link),
        small_print=(reader.text(why), reader.answering(by_mail=news.ticket.by_mail), *times),
    )


def _rating(news: n.TicketNews, reader: Reader) -> tuple[Choices, ...]:
    """One press says how it was, where there is something to rate."""
    token = getattr(news, "rating", "")
    if not token:
        return ()
    link = f"{reader.site_url}/app/rate?lang={reader.language}&t={token}&verdict="
    answers = tuple(Link(reader.text(f"rating.{verdict}"), link + verdict) for verdict in ("good", "bad"))
    return (Choices(reader.text("rating.question"), answers),)
