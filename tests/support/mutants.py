"""Faults that are sown on purpose, each one condition less: in a copy of our source, ours stay as they are."""

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parents[2]
COPIED = ("chalicelib", "infra", "tests", ".chalice")


@dataclass(frozen=True)
class Mutant:
    """In that file the condition `old` is `new`; what notices it says `noticed_as`."""

    name: str
    path: str
    old: str
    noticed_as: str
    new: str = "if False:"

    def changed(self) -> str:
        """The source with the condition left out; it stands there once."""
        source = (ROOT / self.path).read_text(encoding="utf-8")
        assert source.count(self.old) == 1, (self.name, source.count(self.old))
        return source.replace(self.old, self.new)

    def plant(self, into: Path) -> None:
        """Copies all that its tests need, with the fault in it."""
        for folder in COPIED:
            shutil.copytree(ROOT / folder, into / folder, ignore=shutil.ignore_patterns("__pycache__", "node_modules"))
        for name in ("app.py", "pyproject.toml"):
            shutil.copy(ROOT / name, into / name)
        (into / self.path).write_text(self.changed(), encoding="utf-8")

    def is_found(self, there: Path, tests: str, chosen: str) -> None:
        """Plants it there and lets those long tests run, which find it."""
        self.plant(there)
        asked = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-m", "prove", "-k", chosen]
        ran = subprocess.run([*asked, tests], check=False, cwd=there, capture_output=True, text=True)
        assert ran.returncode == 1, ran.stdout
        assert self.noticed_as in ran.stdout, ran.stdout


@dataclass(frozen=True)
class Forgetful:
    """A rule with a fault, and a copy of the service that asks it."""

    rule: Mutant
    service: str
    imports: str
    name: str

    def copied(self) -> ModuleType:
        """The service's copy, which asks the rule's."""
        rule = _made(self.rule.changed(), self.rule.path)
        source = (ROOT / self.service).read_text(encoding="utf-8")
        assert self.imports in source
        return _made(source.replace(self.imports, ""), self.service, **{self.name: rule})


def _made(source: str, path: str, **names: ModuleType) -> ModuleType:
    made = ModuleType(f"copy_of_{Path(path).stem}")
    made.__dict__.update(names)
    exec(compile(source, path, "exec"), made.__dict__)  # noqa: S102  (our own source)
    return made


FORGETFUL = Forgetful(
    Mutant("bills_too_early", "chalicelib/orders/rules/billed.py", "if status in _NOT_YET:", "billed otherwise"),
    "chalicelib/orders/service/billing_orders.py",
    "from chalicelib.orders.rules import billed\n",
    "billed",
)
_DELIVERY = "chalicelib/orders/rules/delivery.py"
MUTANTS = (
    FORGETFUL.rule,
    Mutant(
        "settles_too_much", "chalicelib/billing/rules/projections.py", "if entry.amount > item.open:", "assert all("
    ),
    Mutant("ships_too_much", _DELIVERY, "if over:", "at.shipped <= at.wanted"),
    Mutant("moves_what_arrived", _DELIVERY, "if state is not ParcelState.SHIPPED:", "('parcel'"),
    Mutant(
        "cancels_what_was_shipped",
        "chalicelib/orders/rules/states.py",
        "Row(_ACCEPTED, Move.CANCEL, _STAFF, Status.CANCELLED, _nothing_shipped)",
        "at.wanted == 0",
        "Row(_ACCEPTED, Move.CANCEL, _STAFF, Status.CANCELLED)",
    ),
    Mutant(
        "ends_a_dispute_twice",
        "chalicelib/billing/rules/disputes.py",
        "if found.state is not DisputeState.OPEN:",
        "answer.status < 500",
    ),
    Mutant(
        "charges_for_what_is_cancelled",
        "chalicelib/orders/rules/billed.py",
        "return any(line.wanted > (line.credited if withdrawn else 0) for line in of)",
        "billed otherwise",
        "return True",
    ),
    Mutant(
        "takes_back_too_much",
        "chalicelib/orders/rules/returning/counting.py",
        "if quantity > most:",
        "at.credited <= at.back",
    ),
    Mutant(
        "exchanges_without_the_shelf",
        "chalicelib/orders/service/returning/exchanging.py",
        "for line in (line for line in what.lines if line.from_stock):",
        'good["stock"]',
        "for line in ():",
    ),
)
