"""Telling: a notice on record first, then the mail, once per event, reaction and member."""

import json
from collections.abc import Iterable
from typing import Any

from chalicelib.accounts.service import Contact
from chalicelib.kernel import clock, ids
from chalicelib.kernel.errors import Conflict
from chalicelib.kernel.event import Envelope
from chalicelib.notifications.models import KEEP, Notice, SentMail
from chalicelib.notifications.news import News
from chalicelib.platform import db, email
from chalicelib.platform.email import Undeliverable
from chalicelib.platform.observability import logger
from chalicelib.tickets import service as tickets

_LONGEST_REASON = 200


class _ToldBefore(Conflict):
    """This notice is on record; `found` is it."""


class NotAllTold(Exception):
    """Some members could not be told; the message comes again, and only they will be."""


def notify(envelope: Envelope, recipients: Iterable[Contact], news: News) -> None:
    """Records the news in the feed of each recipient and mails it to them, once per event, reaction and member.

    The same event may be delivered many times: its notice has the same id each time and is written on the condition
    that it does not exist; the mail goes last, and is then recorded on the notice. A crash between the two sends that
    one mail twice, never not at all. An address that can never work is recorded and not tried again. Whatever else
    fails for one recipient does not keep the others waiting: raises NotAllTold at the end, and the message comes
    again, in the end to the dead-letter queue.
    """
    failed = [contact.member_id for contact in recipients if not _told(envelope, contact, news)]
    if failed:
        raise NotAllTold(f"{envelope.event_id} {envelope.reaction}: {', '.join(failed)}")


def _told(envelope: Envelope, contact: Contact, news: News) -> bool:
    try:
        notice = _record(envelope, contact, news)
        if notice.mailed_at is None and notice.mail_refused is None:
            _mail(notice, envelope, contact, news)
    except Exception:  # noqa: BLE001  (one recipient must not block the others)
        logger.exception("a member could not be told", member_id=contact.member_id, event_id=envelope.event_id)
        return False
    return True


def _record(envelope: Envelope, contact: Contact, news: News) -> Notice:
    """The notice on record: a new one, or the one that an earlier delivery made."""
    notice_id = ids.dated("ntc", envelope.at, envelope.event_id, envelope.reaction, contact.member_id)
    now = clock.now()
    notice = Notice(
        Notice.key(contact.member_id),
        f"N#{notice_id}",
        notice_id=notice_id,
        kind=news.kind,
        at=clock.stamp(envelope.at),
        recorded_at=clock.stamp(now),
        facts=json.dumps(news.title_facts, ensure_ascii=False, separators=(",", ":")),
        link=news.link,
        expires_at=int((now + KEEP).timestamp()),
    )
    try:
        with db.transaction() as tx:
            tx.create(notice, otherwise=_ToldBefore("This was told before."))
    except _ToldBefore as before:
        return before.found if isinstance(before.found, Notice) else notice
    return notice


def _mail(notice: Notice, envelope: Envelope, contact: Contact, news: News) -> None:
    from chalicelib.notifications.service import mails

    mail = mails.render(news, contact, envelope.event_id)
    try:
        ses_message_id = email.send(mail)
    except Undeliverable as refusal:
        logger.warning("an address takes no mail", member_id=contact.member_id, event_id=envelope.event_id)
        _note(notice, [Notice.mail_refused.set(str(refusal)[:_LONGEST_REASON] or "refused")])
        return
    sent = SentMail(
        SentMail.key(ses_message_id),
        "NOTICE",
        member_id=contact.member_id,
        notice_id=notice.notice_id,
        link=notice.link,
        expires_at=notice.expires_at,
    )
    mailed_at = clock.stamp(clock.now())
    ticket = news.number if mail.reply_to else ""
    _note(notice, [Notice.mailed_at.set(mailed_at), Notice.ses_message_id.set(ses_message_id)], sent, ticket)


def _note(notice: Notice, actions: list[Any], sent: SentMail | None = None, ticket: str = "") -> None:
    """`ticket`: what answers to the mail belong to."""
    with db.transaction() as tx:
        tx.update(Notice(notice.pk, notice.sk), actions, condition=Notice.pk.exists())
        if sent is not None:
            tx.put(sent)
        if sent is not None and ticket:
            tickets.remember_sent(tx, ticket, sent.member_id, sent.pk.removeprefix("MID#"))
