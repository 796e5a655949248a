"""The mails with codes that Cognito sends at recovery and invitation, worded in the reader's language."""

from dataclasses import dataclass
from typing import Any

from chalicelib.kernel import i18n
from chalicelib.kernel.letters import Block, Button, Letter, Pairs, Paragraph, Secret
from chalicelib.platform.settings import settings

SIGN_IN_PAGE = "/app/sign-in"


@dataclass(frozen=True, slots=True)
class _Kind:
    """`name` is the part of the texts' keys; `valid` tells how long Cognito accepts the code."""

    name: str
    valid: str


_KINDS = {
    "CustomMessage_ForgotPassword": _Kind("forgot_password", "valid_hour"),
    "CustomMessage_AdminCreateUser": _Kind("invitation", "valid_week"),
    "CustomMessage_UpdateUserAttribute": _Kind("new_address", "valid_day"),
    "CustomMessage_VerifyUserAttribute": _Kind("new_address", "valid_day"),
    "CustomMessage_Authentication": _Kind("sign_in", "valid_minutes"),
}


def customise(event: dict[str, Any]) -> dict[str, Any]:
    """Cognito's CustomMessage trigger: the event comes back with `emailSubject` and `emailMessage` filled in.

    The placeholders for code and user name stay as Cognito gave them; it fills them in afterwards. The language is
    what the page said when it asked (client metadata), else the user's locale, else English.
    """
    from chalicelib.platform import typesetting

    kind = _KINDS.get(event["triggerSource"])
    if kind is None:
        return event
    request = event["request"]
    asked = (request.get("clientMetadata") or {}).get("language")
    language = i18n.known(asked or request.get("userAttributes", {}).get("locale"))
    letter = _letter(kind, language, request.get("codeParameter") or "", request.get("usernameParameter") or "")
    event["response"]["emailSubject"] = _text(f"{kind.name}.subject", language)
    event["response"]["emailMessage"] = typesetting.as_html(letter)
    return event


def _letter(kind: _Kind, language: str, code: str, user: str) -> Letter:
    invites = kind.name == "invitation"
    blocks = _invitation(language, code, user) if invites else _code(language, code)
    valid = _text(kind.valid, language)
    return Letter(
        language=language,
        preheader=valid,
        heading=_text(f"{kind.name}.heading", language),
        blocks=(Paragraph(_text(f"{kind.name}.body", language)), *blocks, Paragraph(valid)),
        button=Button(_text("invitation.button", language), settings().site_url + SIGN_IN_PAGE) if invites else None,
        small_print=(_text(f"{kind.name}.ignore", language),),
    )


def _code(language: str, code: str) -> tuple[Block, ...]:
    return Secret(_text("code", language), code), Paragraph(_text("never_ask", language))


def _invitation(language: str, code: str, user: str) -> tuple[Block, ...]:
    return Pairs(((_text("invitation.address", language), user),)), Secret(_text("invitation.password", language), code)


def _text(key: str, language: str) -> str:
    return i18n.text(f"accounts_mail.{key}", language, vendor=settings().vendor)
