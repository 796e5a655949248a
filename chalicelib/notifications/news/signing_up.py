"""What can be told to an address for which somebody wants an account. Pure."""

from dataclasses import dataclass

from chalicelib.notifications.news import OutsiderNews


@dataclass(frozen=True)
class SignUpNews(OutsiderNews):
    """An answer to a sign-up."""


@dataclass(frozen=True)
class SignUpCode(SignUpNews):
    """The code that proves the address."""

    kind = "sign_up_code"
    code: str

    @property
    def link(self) -> str:
        return "/app/confirm"


@dataclass(frozen=True)
class AddressKnown(SignUpNews):
    """There is a sign-in with this address already."""

    kind = "address_known"

    @property
    def link(self) -> str:
        return "/app/sign-in"
