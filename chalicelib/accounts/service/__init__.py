"""Use cases of accounts: who is calling, joining, changing the own profile; and what neighbours ask about members."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from pynamodb.attributes import UnicodeAttribute
from pynamodb.expressions.update import Action

from chalicelib.accounts import rules
from chalicelib.accounts.events import MemberJoined
from chalicelib.accounts.models import STAFF_ACCOUNT, Account, Member
from chalicelib.accounts.schemas import ChangeProfile, Join
from chalicelib.accounts.service import addresses, finding
from chalicelib.accounts.service.addresses import member_of as member_of
from chalicelib.accounts.service.callers import principal_of
from chalicelib.accounts.service.finding import FoundAccount
from chalicelib.kernel import clock, ids
from chalicelib.kernel.errors import Conflict, Forbidden, Unavailable
from chalicelib.kernel.principal import Identity, Principal, Role
from chalicelib.platform import aws, db, outbox
from chalicelib.platform.callers import STAFF_GROUP, NotSignedIn
from chalicelib.platform.transaction import Transaction


class NotAMember(Forbidden):
    """Signed in, but signing up was never finished."""


class CognitoBusy(Unavailable):
    """Cognito answers no more for the moment; trying again is safe."""


class MemberSuspended(Forbidden):
    """The vendor has closed this member's access."""


class AlreadyAMember(Conflict):
    """The member exists; joining again returns it."""


@dataclass(frozen=True, slots=True)
class Contact:
    """Where and how to reach a member."""

    member_id: str
    name: str
    email: str
    language: str
    time_zone: str
    staff: bool


@dataclass(frozen=True, slots=True)
class Profile:
    """A member together with the account they belong to; staff belong to none."""

    member: Member
    account: Account | None


def identify(identity: Identity) -> Principal:
    """The member behind a verified token, as stored now. Raises NotAMember or MemberSuspended.

    Staff are who is in the user pool's staff group and has a staff row as well: either alone is not enough.
    """
    member = db.find_plain(Member, Member.key(identity.sub), "ME")
    staff = STAFF_GROUP in identity.groups
    if member is None or staff != (member["account_id"] == STAFF_ACCOUNT):
        raise NotAMember("Please finish signing up first.")
    if member["suspended"]:
        raise MemberSuspended("This sign-in has been closed. Please contact us.")
    return principal_of(member, staff=staff)


def join(identity: Identity, request: Join) -> Profile:
    """Makes the member and the account that they own. Repeating it returns what the first call made."""
    return enrol(identity.sub, email_of(identity), request)


def enrol(sub: str, email: str, request: Join) -> Profile:
    """The same for a person whose address is known to be theirs. Raises NotAMember for staff."""
    now = clock.stamp(clock.now())
    account_id = ids.derived("acc", sub)
    account = Account(
        Account.key(account_id),
        kind=request.kind,
        name=rules.account_name(request.kind, request.name, request.company_name),
        number=request.company_number,
        created_at=now,
    )
    member = _member(sub, account_id, Role.OWNER, request.name, email)
    member.language, member.time_zone = request.language, rules.known_time_zone(request.time_zone)
    member.company = account.name if request.kind is rules.Kind.COMPANY else None
    try:
        with db.transaction() as tx:
            tx.create(member, otherwise=AlreadyAMember("You have joined already."))
            tx.create(account)
            tx.put(addresses.entry(member))
            finding.index(tx, FoundAccount(account_id, account.name, member.name, member.email))
            outbox.add(tx, MemberJoined(member_id=sub, account_id=account_id))
    except AlreadyAMember:
        return _existing(sub)
    return Profile(member, account)


def _existing(sub: str) -> Profile:
    member = db.find(Member, Member.key(sub), "ME")
    account = db.find(Account, Account.key(member.account_id), "ACCOUNT") if member else None
    if member is None or account is None:
        raise NotAMember("Staff do not join; they are invited.")
    return Profile(member, account)


def add_staff(person: Contact, role: Role) -> None:
    """Gives somebody whom the vendor invited a staff row. Repeating it changes nothing."""
    member = _member(person.member_id, STAFF_ACCOUNT, role, person.name, person.email)
    member.language, member.time_zone = person.language, rules.known_time_zone(person.time_zone)
    try:
        with db.transaction() as tx:
            tx.create(member, otherwise=AlreadyAMember("This person is a member already."))
            tx.put(addresses.entry(member))
    except AlreadyAMember:
        return


def _member(sub: str, account_id: str, role: Role, name: str, email: str) -> Member:
    return Member(
        Member.key(sub),
        "ME",
        sk2=Member.key(sub),
        member_id=sub,
        account_id=account_id,
        role=role,
        name=name,
        email=email,
        created_at=clock.stamp(clock.now()),
    )


def email_of(identity: Identity) -> str:
    """The confirmed address: access tokens do not carry it, Cognito does. Raises NotSignedIn when
    the token was taken back since, or CognitoBusy.
    """
    pool = aws.client("cognito-idp")
    try:
        answer = pool.get_user(AccessToken=identity.token)
    except (pool.exceptions.NotAuthorizedException, pool.exceptions.UserNotFoundException):
        raise NotSignedIn("You have been signed out meanwhile. Please sign in again.") from None
    except pool.exceptions.TooManyRequestsException:
        raise CognitoBusy("Very many people are signing in just now. Please try again in a moment.") from None
    given = {attribute["Name"]: attribute["Value"] for attribute in answer["UserAttributes"]}
    return str(given["email"]).lower()


def profile(caller: Principal) -> Profile:
    """The caller's own member and account."""
    wishes = [db.Wish(Member, Member.key(caller.id), "ME")]
    if caller.account_id:
        wishes.append(db.Wish(Account, Account.key(caller.account_id), "ACCOUNT"))
    member, *account = db.fetch(*wishes)
    return Profile(member, account[0] if account else None)


def change_profile(caller: Principal, request: ChangeProfile) -> Profile:
    """Sets what the request names."""
    if request.time_zone:
        rules.known_time_zone(request.time_zone)
    given = request.model_dump(exclude_none=True, exclude={"mail_works"})
    if request.mail_works:
        given["mail_failed_at"] = None
    if given:
        with db.transaction() as tx:
            _keep_findable(tx, caller, given.get("name"))
            actions = [_setting(getattr(Member, name), value) for name, value in given.items()]
            tx.update(Member(Member.key(caller.id), "ME"), actions, condition=Member.member_id.exists())
    changed = profile(caller)
    for name, value in given.items():  # the read beside may be a moment behind the write
        setattr(changed.member, name, value)
    return changed


def _setting(attribute: UnicodeAttribute, value: str | None) -> Action:
    return attribute.remove() if value is None else attribute.set(value)


def mail_failed(tx: Transaction, member_id: str) -> None:
    """Adds to the transaction that a mail to the member's address has come back now. Refused for nobody's id."""
    failed_at = Member.mail_failed_at.set(clock.stamp(clock.now()))
    tx.update(Member(Member.key(member_id), "ME"), [failed_at], condition=Member.member_id.exists())


def _keep_findable(tx: Transaction, caller: Principal, name: str | None) -> None:
    """Staff find a customer by what their people are called now."""
    account = db.find(Account, Account.key(caller.account_id), "ACCOUNT") if name and not caller.staff else None
    if account is not None and name:
        before = FoundAccount(caller.account_id, account.name, caller.name, caller.email)
        finding.reindex(tx, before, replace(before, person=name))


def contact(member_id: str) -> Contact | None:
    """How to reach a member, or None when there is no such member any more."""
    member = db.find(Member, Member.key(member_id), "ME")
    return _contact(member) if member else None


def member_wish(member_id: str) -> db.Wish:
    """A member, for whoever reads who did something together with what was done."""
    return db.Wish(Member, Member.key(member_id), "ME")


def has_account(account_id: str) -> bool:
    """Whether there is such a customer account."""
    return db.find_plain(Account, Account.key(account_id), "ACCOUNT") is not None


def account_wish(account_id: str) -> db.Wish:
    """A customer account, for whoever reads it together with other things."""
    return db.Wish(Account, Account.key(account_id), "ACCOUNT")


def names(account_ids: Iterable[str]) -> dict[str, str]:
    """What these accounts are called; those that there are not are left out."""
    wishes = [account_wish(account_id) for account_id in account_ids]
    found = db.fetch(*wishes) if wishes else []
    return {account.pk.removeprefix("A#"): account.name for account in found if account is not None}


def account_name(account_id: str) -> str:
    """What a customer account is called; empty when there is none."""
    found = db.find_plain(Account, Account.key(account_id), "ACCOUNT")
    return str(found["name"]) if found else ""


def account_contacts(account_id: str) -> list[Contact]:
    """How to reach everybody of a customer account."""
    return [_contact(member) for member in Member.of_account(account_id) if not member.suspended]


def staff() -> list[Member]:
    """The vendor's own people, by name."""
    return sorted(Member.of_account(STAFF_ACCOUNT), key=lambda member: member.name)


def staff_contacts(role: Role | None = None) -> list[Contact]:
    """How to reach the vendor's own people, or those of them with one role."""
    return [_contact(member) for member in staff() if not member.suspended and role in (None, member.role)]


def _contact(member: Member) -> Contact:
    return Contact(member.member_id, member.name, member.email, member.language, member.time_zone, staff=member.staff)
