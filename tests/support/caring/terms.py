"""What the vendor promises, and in which states of a ticket what can happen: written down a second time."""

SEVERITY = {"p1": "stopped", "p2": "hindered", "p3": "bothered", "p4": "unharmed"}
"""How bad it is for who needs it today, or of whom nothing is wrong and who is in no hurry, by its priority."""
AT_ONCE = {"stopped": "p1", "hindered": "p1", "bothered": "p2", "unharmed": "p3"}
"""The priority once they need it at once."""
WORKING_DAY = 9 * 60
REPLY = {"p1": 60, "p2": 4 * 60, "p3": WORKING_DAY, "p4": 3 * WORKING_DAY}
SOLUTION = {"p1": WORKING_DAY, "p2": 2 * WORKING_DAY, "p3": 5 * WORKING_DAY, "p4": 10 * WORKING_DAY}
REPLIES = ("first_reply", "next_reply")
WORDS = (*REPLIES, "update")
TOLD = {50: "assignee", 80: "team", 100: "lead", 150: "owner"}
AT_WORK = {"new", "open", "waiting_customer", "waiting_third"}
SETTLED = {"solved", "closed", "spam"}
MAY = {
    **dict.fromkeys(("answered", "asked", "solved", "solve", "wait_for_third", "mark_spam"), AT_WORK),
    "priority_changed": AT_WORK,
    "customer_replied": {*AT_WORK, "solved"},
    "assigned": {*AT_WORK, "solved"},
    "withdraw": {"new", "open"},
    "urgency_raised": {"new", "open"},
    "say_solved": {"waiting_customer"},
    "confirm_solved": {"solved"},
    "not_solved": {"solved"},
    "reopen": {"closed"},
    "staff_reopens": {"solved", "closed"},
    "set_aside": {"open", "waiting_third"},
    "restore": {"spam"},
    "date_passed": {"waiting_third"},
    "reminded": {"waiting_customer", "solved"},
    "answer_overdue": {"waiting_customer", "solved"},
}
"""In which states that can happen."""
RECKONED_BY = {"escalated", "reminded", "date_passed", "answer_overdue", "promise_broken", "promise_moved", "retimed"}
"""With what all promises are reckoned anew, by the hours of the day."""
