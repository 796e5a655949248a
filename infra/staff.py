"""Invites a member of staff: a user in the pool's staff group, and the staff row that goes with it.

    python -m infra.staff ana@vendor.example "Ana Petraitė" --admin --language lt --time-zone Europe/Vilnius

Cognito mails a temporary password, with which the first sign-in asks for an own one. Repeating it changes nothing.
"""

import argparse
from dataclasses import dataclass
from typing import Any

import boto3

from chalicelib.accounts import service as accounts
from chalicelib.accounts.service import Contact
from chalicelib.kernel.principal import Role
from chalicelib.platform.settings import settings


@dataclass(frozen=True, slots=True)
class Invited:
    """Whom to invite, and whether as an admin."""

    email: str
    name: str
    language: str
    time_zone: str
    admin: bool


def invite(person: Invited, *, password: str | None = None) -> str:
    """Makes the user and the staff row, and returns the user's id. With a password no mail goes out and it is final."""
    pool: Any = boto3.client("cognito-idp")
    sub = user(pool, person.email, person.language, password)
    for group in ["staff", "admins"] if person.admin else ["staff"]:
        pool.admin_add_user_to_group(UserPoolId=settings().user_pool_id, Username=person.email, GroupName=group)
    contact = Contact(sub, person.name, person.email, person.language, person.time_zone, staff=True)
    accounts.add_staff(contact, Role.ADMIN if person.admin else Role.AGENT)
    return sub


def user(pool: Any, email: str, language: str, password: str | None) -> str:
    """The id of the user with that address, made when there is none yet."""
    pool_id = settings().user_pool_id
    attributes = {"email": email, "email_verified": "true", "locale": language}
    asked: dict[str, Any] = {"MessageAction": "SUPPRESS"} if password else {"DesiredDeliveryMediums": ["EMAIL"]}
    try:
        pool.admin_create_user(
            UserPoolId=pool_id,
            Username=email,
            UserAttributes=[{"Name": name, "Value": value} for name, value in attributes.items()],
            **asked,
        )
        if password:
            pool.admin_set_user_password(UserPoolId=pool_id, Username=email, Password=password, Permanent=True)
    except pool.exceptions.UsernameExistsException:
        pass
    found = pool.admin_get_user(UserPoolId=pool_id, Username=email)["UserAttributes"]
    return str(next(one["Value"] for one in found if one["Name"] == "sub"))


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description="Invite a member of staff.")
    parser.add_argument("email")
    parser.add_argument("name")
    parser.add_argument("--admin", action="store_true", help="may also change settings and invite others")
    parser.add_argument("--language", default="en", choices=["sv", "it", "fi", "lt", "en"])
    parser.add_argument("--time-zone", default="Europe/Helsinki")
    given = parser.parse_args()
    sub = invite(Invited(given.email, given.name, given.language, given.time_zone, given.admin))
    print(f"{given.name} is invited ({sub}). The mail with the temporary password is on its way.")


if __name__ == "__main__":
    main()
