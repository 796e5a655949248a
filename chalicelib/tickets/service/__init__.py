"""Use cases of tickets: open, converse, move, put right, escalate, read. Neighbours and routes call these names."""

from chalicelib.tickets.models import Entry, Ticket
from chalicelib.tickets.schemas import AddMessage, Entries, TicketChange, TicketView
from chalicelib.tickets.schemas.files import FileLink
from chalicelib.tickets.service import causes
from chalicelib.tickets.service.asking_staff import answer_topic
from chalicelib.tickets.service.assigning import assign
from chalicelib.tickets.service.attaching import link
from chalicelib.tickets.service.checking import check as check_files
from chalicelib.tickets.service.checking import check_again as check_files_again
from chalicelib.tickets.service.complaining import answer_remedy, finish, offer, send_letter
from chalicelib.tickets.service.conversing import add_message, answer
from chalicelib.tickets.service.disputing import dispute, note_dispute_answer
from chalicelib.tickets.service.escalating import look_again
from chalicelib.tickets.service.listing import card, numbers_of
from chalicelib.tickets.service.mail import remember_sent, reply_address, requester, take, taken_mail, takes_mail
from chalicelib.tickets.service.moving import change_priority, handle, move
from chalicelib.tickets.service.opening import TicketOpenedBefore, open_ticket
from chalicelib.tickets.service.own_facts import count_spared
from chalicelib.tickets.service.own_facts import of_order as own_facts
from chalicelib.tickets.service.own_facts import spare as spare_question
from chalicelib.tickets.service.participating import contacts as participants
from chalicelib.tickets.service.participating import keep as keep_participants
from chalicelib.tickets.service.participating import let_in
from chalicelib.tickets.service.published import promises
from chalicelib.tickets.service.rating import link_token, rate, rate_by_link, show_by_link
from chalicelib.tickets.service.reading import (
    TicketNotFound,
    cause_due,
    closing_at,
    entry,
    find,
    is_customers_turn,
    is_settled,
    listed,
    older,
    show,
    show_to_staff,
    ticket_of,
)
from chalicelib.tickets.service.retiming import notice_new_promises, retime_page
from chalicelib.tickets.service.topics import published as topics_published
from chalicelib.tickets.service.uploading import announce as announce_upload
from chalicelib.tickets.service.written import Written, askers, open_written

__all__ = [
    "AddMessage",
    "Entries",
    "Entry",
    "FileLink",
    "Ticket",
    "TicketChange",
    "TicketNotFound",
    "TicketOpenedBefore",
    "TicketView",
    "Written",
    "add_message",
    "announce_upload",
    "answer",
    "answer_remedy",
    "answer_topic",
    "askers",
    "assign",
    "card",
    "cause_due",
    "causes",
    "change_priority",
    "check_files",
    "check_files_again",
    "closing_at",
    "count_spared",
    "dispute",
    "entry",
    "find",
    "finish",
    "handle",
    "is_customers_turn",
    "is_settled",
    "keep_participants",
    "let_in",
    "link",
    "link_token",
    "listed",
    "look_again",
    "move",
    "note_dispute_answer",
    "notice_new_promises",
    "numbers_of",
    "offer",
    "older",
    "open_ticket",
    "open_written",
    "own_facts",
    "participants",
    "promises",
    "rate",
    "rate_by_link",
    "remember_sent",
    "reply_address",
    "requester",
    "retime_page",
    "send_letter",
    "show",
    "show_by_link",
    "show_to_staff",
    "spare_question",
    "take",
    "taken_mail",
    "takes_mail",
    "ticket_of",
    "topics_published",
]
