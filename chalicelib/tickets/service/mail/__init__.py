"""Use cases of mail: take what comes, say under which address an answer comes back, remember what was sent."""

from chalicelib.tickets.service.mail.addressing import remember_sent, reply_address, requester, takes_mail
from chalicelib.tickets.service.mail.records import taken_mail
from chalicelib.tickets.service.mail.taking import take

__all__ = ["remember_sent", "reply_address", "requester", "take", "taken_mail", "takes_mail"]
