"""The mails with codes that Cognito sends at sign-up, recovery and invitation, worded in the reader's language."""

from html import escape
from typing import Any

from chalicelib.kernel import i18n
from chalicelib.platform.settings import settings

_KINDS = {
    "CustomMessage_SignUp": "sign_up",
    "CustomMessage_ResendCode": "sign_up",
    "CustomMessage_ForgotPassword": "forgot_password",
    "CustomMessage_AdminCreateUser": "invitation",
    "CustomMessage_UpdateUserAttribute": "new_address",
    "CustomMessage_VerifyUserAttribute": "new_address",
    "CustomMessage_Authentication": "sign_in",
}


def customise(event: dict[str, Any]) -> dict[str, Any]:
    """Cognito's CustomMessage trigger: the event comes back with `emailSubject` and `emailMessage` filled in.

    The language is what the page said when it asked (client metadata), else the user's locale, else English.
    """
    kind = _KINDS.get(event["triggerSource"])
    if kind is None:
        return event
    request = event["request"]
    asked = (request.get("clientMetadata") or {}).get("language")
    language = i18n.known(asked or request.get("userAttributes", {}).get("locale"))
    facts = {
        "code": request.get("codeParameter", ""),
        "user": escape(request.get("usernameParameter") or ""),
        "vendor": escape(settings().vendor),
        "site": settings().site_url,
    }
    paragraphs = [i18n.text(f"accounts.mail.{kind}.{part}", language, **facts) for part in ("body", "ignore")]
    event["response"]["emailSubject"] = i18n.text(f"accounts.mail.{kind}.subject", language, **facts)
    event["response"]["emailMessage"] = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return event
