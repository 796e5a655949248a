"""How mails about complaints read: to the customer, and to staff. Pure."""

from datetime import datetime

from chalicelib.kernel.letters import Block, Letter, Paragraph, Quote
from chalicelib.notifications.letters import staff, tickets
from chalicelib.notifications.letters.wording import Reader, excerpt
from chalicelib.notifications.news import complaints as n


@tickets.compose.register
def _received(news: n.ComplaintReceived, reader: Reader) -> Letter:
    ticket, promise = news.ticket, tickets.promise(news.answer_by, reader)
    body = reader.text("complaint_received.body", subject=ticket.subject, priority=reader.priority(ticket.priority))
    ways = [reader.text("complaint_received.way")]
    if news.person:
        ways.append(reader.text("complaint_received.person", person=_person(news.person, reader)))
    own_words = Quote(reader.text("you_said"), news.text)
    return tickets.letter(news, reader, promise, Paragraph(body), Paragraph(promise), *map(Paragraph, ways), own_words)


@tickets.compose.register
def _offered(news: n.RemedyOffered, reader: Reader) -> Letter:
    worth: tuple[Block, ...] = ()
    if news.amount:
        worth = (Paragraph(reader.text("remedy_offered.worth", amount=reader.money(**news.amount))),)
    return tickets.letter(
        news,
        reader,
        excerpt(news.text),
        Paragraph(reader.text("remedy_offered.body", name=news.name, subject=news.ticket.subject)),
        Quote(reader.text("remedy_offered.offer"), news.text),
        *worth,
        Paragraph(reader.text("remedy_offered.until", day=reader.in_full(news.until))),
        button="button.offer",
    )


@tickets.compose.register
def _done(news: n.RemedyDone, reader: Reader) -> Letter:
    body = reader.text("remedy_done.body", subject=news.ticket.subject)
    document: tuple[Block, ...] = ()
    if news.document:
        kind, number = news.document
        document = (Paragraph(reader.text(f"remedy_done.{kind}", number=number)),)
    after = Paragraph(reader.text("ticket_solved.after"))
    return tickets.letter(news, reader, body, Paragraph(body), *document, after, button="button.solved")


@tickets.compose.register
def _lapsed(news: n.OfferLapsed, reader: Reader) -> Letter:
    body = reader.text("offer_lapsed.body", subject=news.ticket.subject)
    return tickets.letter(news, reader, body, Paragraph(body), *_next(news.news_by, reader))


@tickets.compose.register
def _answer_letter(news: n.AnswerLetter, reader: Reader) -> Letter:
    body: tuple[Block, ...] = ()
    if news.body.name:
        body = (Paragraph(reader.text("answer_letter.body", body=news.body.name, url=news.body.url)),)
    return tickets.letter(
        news,
        reader,
        excerpt(news.text),
        Paragraph(reader.text("about", subject=news.ticket.subject)),
        Quote(reader.text("said", name=news.name), news.text),
        Paragraph(reader.text("answer_letter.until", day=reader.in_full(news.until))),
        *body,
    )


@tickets.compose.register
def _closed(news: n.ComplaintClosed, reader: Reader) -> Letter:
    body = reader.text("complaint_closed.body", subject=news.ticket.subject)
    until = Paragraph(reader.text("ticket_closed.until", day=reader.day(news.reopen_until)))
    return tickets.letter(news, reader, body, Paragraph(body), until)


@tickets.compose.register
def _escalated(news: n.ComplaintEscalated, reader: Reader) -> Letter:
    body = reader.text("complaint_escalated.body", person=_person(news.person, reader), subject=news.ticket.subject)
    return tickets.letter(news, reader, body, Paragraph(body), Paragraph(tickets.promise(news.answer_by, reader)))


@staff.compose.register
def _answered(news: n.RemedyAccepted, reader: Reader) -> Letter:
    word = (Quote(reader.text("said", name=news.name), news.word),) if news.word else ()
    body = reader.text(f"{news.kind}.body", subject=news.ticket.subject)
    return staff.letter(news, reader, body, Paragraph(body), staff.facts(news, reader, news.answer_by), *word)


@staff.compose.register
def _for_you(news: n.ComplaintForYou, reader: Reader) -> Letter:
    body = reader.text("staff_complaint_escalated.body", name=news.name, subject=news.ticket.subject)
    return staff.letter(news, reader, body, Paragraph(body), staff.facts(news, reader, news.answer_by))


def _next(by: datetime | None, reader: Reader) -> tuple[Block, ...]:
    return (Paragraph(reader.text("ticket_promise_broken.again", at=reader.moment(by))),) if by else ()


def _person(person: n.NamedPerson, reader: Reader) -> str:
    """Name and role, in the reader's language where the vendor has given it in that."""
    role = person.roles.get(reader.language) or next(iter(person.roles.values()), "")
    return reader.text("complaint.person", name=person.name, role=role) if role else person.name
