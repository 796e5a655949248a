"""Members and accounts on the wire."""

from typing import Annotated, Literal

from pydantic import Field

from chalicelib.accounts.rules import Kind
from chalicelib.kernel.schema import Input, Language, Line, View

Name = Annotated[Line, Field(min_length=1, max_length=100)]
TimeZone = Annotated[Line, Field(min_length=1, max_length=64)]
Email = Annotated[Line, Field(min_length=3, max_length=254, pattern=r"^[^@\s]+@[^@\s]+$")]


class AskSignUp(Input):
    """An address for which somebody wants an account. The mail that goes there is in this language."""

    email: Email
    language: Language
    time_zone: TimeZone


class ConfirmSignUp(Input):
    """The code that was mailed to the address."""

    email: Email
    code: Annotated[str, Field(pattern="^[0-9]{6}$")]


class SignUpView(View):
    """Where the mail goes: the same answer for every address."""

    email: str


class OneTimePasswordView(View):
    """With it the browser signs in once, and Cognito asks for the password that the person chose."""

    password: str


class Join(Input):
    """The first call after signing up: who you are."""

    kind: Kind
    name: Name
    company_name: Name | None = None
    company_number: Annotated[Line, Field(min_length=1, max_length=40)] | None = None
    language: Language
    time_zone: TimeZone


class ChangeProfile(Input):
    """What a member changes about the own profile; what is left out stays. `mail_works`: mails reach them again."""

    name: Name | None = None
    language: Language | None = None
    time_zone: TimeZone | None = None
    mail_works: Literal[True] | None = None


class SetServiceClass(Input):
    """Which of the vendor's classes a customer is in; None for what everybody is promised."""

    service_class: Annotated[Line, Field(min_length=1, max_length=40)] | None


class AccountView(View):
    """The account that a member belongs to."""

    account_id: str
    kind: Kind
    name: str


class MeView(View):
    """The member who asks. `mail_failed_at`: when a mail to their address last came back; `service_class`: by which
    promises they are answered, empty for those to everybody.
    """

    member_id: str
    name: str
    email: str
    language: str
    time_zone: str
    role: str
    staff: bool
    service_class: str
    account: AccountView | None
    mail_failed_at: str | None


class StaffMemberView(View):
    """One of the vendor's people, as far as colleagues see."""

    member_id: str
    name: str
    role: str
    team: str | None


class StaffMembersView(View):
    """All of the vendor's people, and the names of the teams."""

    items: list[StaffMemberView]
    teams: list[str]
    next_cursor: None = None


class AccountMemberView(View):
    """Somebody who belongs to a customer, as staff see them. `mail_failed_at`: when a mail to them last came back."""

    member_id: str
    name: str
    email: str
    language: str
    role: str
    mail_failed_at: str | None


class AccountForStaffView(View):
    """A customer as staff see them. `number` is a company's registration number; `service_classes` are all that there
    are.
    """

    account_id: str
    kind: Kind
    name: str
    number: str | None
    service_class: str | None
    service_classes: list[str]
    created_at: str
    members: list[AccountMemberView]
