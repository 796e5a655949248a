"""Sign-ins in the user pool: whose an address is, and making one for an address that is proved."""

from typing import Any

from chalicelib.accounts.models import Member
from chalicelib.kernel import codes
from chalicelib.platform import aws, db
from chalicelib.platform.settings import settings

_UNFINISHED = "FORCE_CHANGE_PASSWORD"  # made, but no password was chosen yet


def owner(email: str) -> str | None:
    """The id of the one who signs in with this address, or None.

    It is nobody's while a sign-up has stopped before its password; invited staff own theirs from the start.
    """
    pool = aws.client("cognito-idp")
    try:
        found = pool.admin_get_user(UserPoolId=settings().user_pool_id, Username=email)
    except pool.exceptions.UserNotFoundException:
        return None
    sub = next(str(one["Value"]) for one in found["UserAttributes"] if one["Name"] == "sub")
    if found["UserStatus"] == _UNFINISHED and db.find_plain(Member, Member.key(sub), "ME") is None:
        return None
    return sub


def make(email: str, language: str) -> str:
    """A sign-in for an address that is proved and nobody's; returns its one-time password. Again: another password."""
    pool, password = aws.client("cognito-idp"), codes.one_time_password()
    named: dict[str, Any] = {"UserPoolId": settings().user_pool_id, "Username": email}
    attributes = {"email": email, "email_verified": "true", "locale": language}
    try:
        pool.admin_create_user(
            **named,
            MessageAction="SUPPRESS",
            TemporaryPassword=password,
            UserAttributes=[{"Name": name, "Value": value} for name, value in attributes.items()],
        )
    except pool.exceptions.UsernameExistsException:
        pool.admin_set_user_password(**named, Password=password, Permanent=False)
    return password
