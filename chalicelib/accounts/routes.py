"""HTTP for accounts."""

from chalicelib.accounts import service
from chalicelib.accounts.rules import Kind
from chalicelib.accounts.schemas import (
    AccountForStaffView,
    AccountMemberView,
    AccountView,
    AskSignUp,
    ChangeProfile,
    ConfirmSignUp,
    Join,
    MeView,
    OneTimePasswordView,
    SetServiceClass,
    SignUpView,
    StaffMembersView,
    StaffMemberView,
)
from chalicelib.accounts.service import classes, finding, signing_up
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.kernel.principal import Identity, Principal
from chalicelib.platform import vendor
from chalicelib.platform.http import Api, Audience

public = Api(__name__, audience=Audience.PUBLIC)
newcomers = Api(__name__, audience=Audience.NEWCOMER)
members = Api(__name__, audience=Audience.MEMBER)
staff = Api(__name__, audience=Audience.STAFF)


@public.post("/sign-ups", status=202)
def ask_sign_up(address: str, body: AskSignUp, key: IdempotencyKey) -> SignUpView:
    """Ask for an account. What comes next is told by mail alone, so that nobody learns here who has one."""
    return SignUpView(email=signing_up.ask(body, key, address))


@public.post("/sign-ups/confirmations")
def confirm_sign_up(body: ConfirmSignUp) -> OneTimePasswordView:
    """Prove the address by the mailed code."""
    return OneTimePasswordView(password=signing_up.confirm(body))


@newcomers.put("/me")
def join(identity: Identity, body: Join) -> MeView:
    """Finish signing up: makes the member and the account they own. Repeating it returns them."""
    return _me(service.join(identity, body))


@members.get("/me")
def show_me(caller: Principal) -> MeView:
    """Who you are here."""
    return _me(service.profile(caller))


@members.patch("/me")
def change_me(caller: Principal, body: ChangeProfile) -> MeView:
    """Change your name, language or time zone, or say that mails reach you again."""
    return _me(service.change_profile(caller, body))


@staff.get("/staff/members")
def list_staff(caller: Principal) -> StaffMembersView:  # noqa: ARG001  (any member of staff)
    """The vendor's people and their teams, to whom work can be assigned."""
    return StaffMembersView(
        items=[StaffMemberView.of(member) for member in service.staff()], teams=list(vendor.teams())
    )


@staff.get("/staff/accounts/{account_id}")
def show_account(account_id: str) -> AccountForStaffView:
    """A customer, and who belongs to them."""
    return _customer(account_id)


@staff.put("/staff/accounts/{account_id}/service-class")
def set_service_class(caller: Principal, account_id: str, body: SetServiceClass) -> AccountForStaffView:
    """Put a customer in a class, whose promises hold for the tickets that they open from now on."""
    classes.put_in_class(caller, account_id, body)
    return _customer(account_id)


def _customer(account_id: str) -> AccountForStaffView:
    account, people = finding.described(account_id)
    return AccountForStaffView(
        account_id=account_id,
        kind=Kind(account.kind),
        name=account.name,
        number=account.number,
        service_class=account.service_class,
        service_classes=classes.known(),
        created_at=account.created_at,
        members=[AccountMemberView.of(member) for member in people],
    )


def _me(profile: service.Profile) -> MeView:
    member, account = profile.member, profile.account
    return MeView(
        member_id=member.member_id,
        name=member.name,
        email=member.email,
        language=member.language,
        time_zone=member.time_zone,
        role=member.role,
        staff=member.staff,
        service_class=member.service_class or "",
        account=AccountView(account_id=member.account_id, kind=Kind(account.kind), name=account.name)
        if account
        else None,
        mail_failed_at=member.mail_failed_at,
    )
