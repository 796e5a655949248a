"""The mails with codes: in the reader's language, with Cognito's placeholders untouched."""

import re
from typing import Any

import pytest

from chalicelib.accounts import code_mails
from chalicelib.kernel import i18n
from tests.support.markup import read

CODE, USER = "{####}", "{username}"
INVITATION = "CustomMessage_AdminCreateUser"
SOURCES = [
    "CustomMessage_ForgotPassword",
    "CustomMessage_UpdateUserAttribute",
    "CustomMessage_VerifyUserAttribute",
    "CustomMessage_Authentication",
    INVITATION,
]
MOST_CHARACTERS = 20_000  # of an emailMessage, by Cognito's rules; a subject has 140
ALLOWED = re.compile(r"[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*")


def ask(source: str, language: str | None = None, **request: Any) -> dict[str, str]:
    """What the trigger answers to Cognito."""
    event = {
        "triggerSource": source,
        "request": {
            "codeParameter": CODE,
            "usernameParameter": USER if source == INVITATION else None,
            "clientMetadata": {"language": language} if language else None,
            "userAttributes": {"email": "elin@customer.example"},
            **request,
        },
        "response": {"emailSubject": None, "emailMessage": None, "smsMessage": None},
    }
    answer: dict[str, str] = code_mails.customise(event)["response"]
    return answer


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("source", SOURCES)
def test_every_mail_is_whole_in_every_language(source: str, language: str) -> None:
    answer = ask(source, language)
    html, subject = answer["emailMessage"], answer["emailSubject"]
    page = read(html)

    assert page.text.count(CODE) == 1
    assert page.text.count(USER) == (1 if source == INVITATION else 0)
    assert page.language == language
    assert "Portico" in subject
    for written in (subject, page.text.replace(CODE, "").replace(USER, "")):
        assert not set("{}") & set(written)
        assert "accounts_mail." not in written
    assert (len(html) < MOST_CHARACTERS, len(subject) <= 140) == (True, True)
    assert ALLOWED.fullmatch(html + subject)


def test_an_invitation_leads_to_the_sign_in_page() -> None:
    assert read(ask(INVITATION, "fi")["emailMessage"]).links[0] == "http://localhost:8000/app/sign-in"


def test_a_code_is_never_a_link() -> None:
    assert read(ask("CustomMessage_ForgotPassword", "fi")["emailMessage"]).links == ["http://localhost:8000"]


def test_the_language_is_the_pages_then_the_users_then_english() -> None:
    source, lithuanian = "CustomMessage_ForgotPassword", {"locale": "lt-LT"}

    assert ask(source, "sv", userAttributes=lithuanian)["emailSubject"] == "Välj ett nytt lösenord till Portico"
    assert ask(source, userAttributes=lithuanian)["emailSubject"] == "Pasirinkite naują „Portico“ slaptažodį"
    assert ask(source)["emailSubject"] == "Choose a new password for Portico"
    assert ask(source, "<b>")["emailSubject"] == "Choose a new password for Portico"


def test_what_we_do_not_know_stays_as_cognito_words_it() -> None:
    assert ask("CustomMessage_SomethingNew")["emailMessage"] is None
