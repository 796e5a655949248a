"""Fills an empty portal with the demo vendor: products, people who can sign in, and a few days of business.

Everything goes in through the product's own use cases, so the demo cannot show what the product does not do.
Loading again changes nothing.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import boto3

from chalicelib.accounts import service as accounts
from chalicelib.accounts.rules import Kind
from chalicelib.accounts.schemas import Join
from chalicelib.catalogue.models import Categories
from chalicelib.kernel.principal import Principal, Role
from infra import staff
from local.demo import data, story
from local.demo.data import Person, ProductRow
from local.demo.pictures import picture

Progress = Callable[[str], None]


def load(tell: Progress = print) -> None:
    """Loads what is missing. `tell` hears of each step."""
    tell("products and their pictures")
    is_new = not Categories.all()
    if is_new:
        load_catalogue(data.earlier_products())
    tell("people")
    customers, colleagues = load_people()
    tell("some days of business")
    if is_new:
        story.play_earlier(customers, colleagues)
    load_catalogue(data.products())
    story.play(customers, colleagues)


def load_catalogue(rows: Iterable[ProductRow]) -> None:
    """Imports the demo catalogue with the command that vendors use."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        products = list(rows)
        (folder / "products.json").write_text(json.dumps(products), encoding="utf-8")
        (folder / "categories.json").write_text(json.dumps(data.categories()), encoding="utf-8")
        (folder / "pictures").mkdir()
        for product in products:
            drawn = picture(dict(product))
            (folder / "pictures" / product["picture"]).write_text(drawn, encoding="utf-8")
        command = [sys.executable, "-m", "infra.import_catalogue", str(folder / "products.json")]
        more = ["--categories", str(folder / "categories.json"), "--pictures", str(folder / "pictures")]
        subprocess.run([*command, *more], check=True, capture_output=True)


def load_people() -> tuple[dict[str, Principal], dict[str, Principal]]:
    """Customers and staff by key, each with a user in the pool and the demo password."""
    pool: Any = boto3.client("cognito-idp")
    people = data.people()
    colleagues = {one["key"]: _employ(one, people["password"]) for one in people["staff"]}
    customers = {one["key"]: _enrol(pool, one, people["password"]) for one in people["customers"]}
    return customers, colleagues


def _employ(person: Person, password: str) -> Principal:
    admin = person["role"] == "admin"
    invited = staff.Invited(person["email"], person["name"], person["language"], person["time_zone"], admin)
    sub = staff.invite(invited, password=password)
    return _principal(person, sub, "", Role.ADMIN if admin else Role.AGENT, is_staff=True)


def _enrol(pool: Any, person: Person, password: str) -> Principal:
    sub = staff.user(pool, person["email"], person["language"], password)
    request = Join(
        kind=Kind(person["kind"]),
        name=person["name"],
        company_name=person.get("company"),
        language=person["language"],
        time_zone=person["time_zone"],
    )
    profile = accounts.enrol(sub, person["email"], request)
    return _principal(person, sub, profile.member.account_id, Role.OWNER, is_staff=False)


def _principal(person: Person, sub: str, account_id: str, role: Role, *, is_staff: bool) -> Principal:
    return Principal(
        id=sub,
        account_id=account_id,
        role=role,
        name=person["name"],
        email=person["email"],
        language=person["language"],
        time_zone=person["time_zone"],
        staff=is_staff,
        company=person.get("company") or "",
    )
