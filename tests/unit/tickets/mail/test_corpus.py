"""Every mail of the corpus ends as it should, and none of them is answered twice without end."""

import importlib.resources
import time

import pytest

from chalicelib.tickets.rules.mail.deciding import Outcome, Way, Who, decide
from chalicelib.tickets.rules.mail.incoming import Envelope
from chalicelib.tickets.rules.mail.proof import Proof
from chalicelib.tickets.rules.mail.reading import read
from tests.support.corpus import KNOWN, STRANGER, US, Case, hostile, machines, people

ALL = [case for source in (people, machines, hostile) for case in source.cases()]
CASES = {case.name: case for case in ALL}
SMALL = 1500
LONGEST = 100  # times what counting to a million takes here and now; what grows with the square takes thousands


@pytest.fixture(scope="module")
def while_counting() -> float:
    """Seconds of CPU that counting to a million takes on this machine, as busy as it is."""
    began = time.process_time()
    for _ in range(1_000_000):
        pass
    return time.process_time() - began


def test_there_are_many_of_them() -> None:
    assert len(CASES) >= 150
    assert len(CASES) == len(ALL)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_each_ends_as_it_should(case: Case, while_counting: float) -> None:
    began = time.process_time()
    mail, decided = case.read(), case.decided()

    assert decided.outcome is case.outcome, decided
    assert case.reason in (None, decided.reason)
    assert case.text in (None, mail.text)
    assert case.subject in (None, mail.subject)
    assert case.files in (None, tuple((one.name, one.fault or "") for one in mail.files))
    assert time.process_time() - began < LONGEST * while_counting
    for said in (mail.subject, mail.name, mail.address):
        assert said.isprintable()


def test_what_a_machine_wrote_is_never_answered() -> None:
    for case in machines.cases():
        assert not (case.read().nature != "person" and case.decided().tells), case.name


def test_whoever_is_not_who_they_say_is_never_answered_and_never_believed() -> None:
    for case in CASES.values():
        decided = case.known_as(proof=Proof.FAILED).decided()
        assert not decided.tells, case.name
        assert decided.outcome not in (Outcome.MESSAGE, Outcome.ANSWER), case.name


def test_nobody_writes_in_the_name_of_staff_without_proof() -> None:
    for case in people.cases():
        for proof in (Proof.UNPROVEN, Proof.FAILED):
            for way in Way:
                assert case.known_as(who=Who.STAFF, proof=proof, way=way).decided().outcome is not Outcome.ANSWER


def test_the_librarys_own_mails_are_read_as_well() -> None:
    """Those that Python is tested with, where they are installed."""
    try:
        folder = importlib.resources.files("test.test_email") / "data"
        files = [one for one in folder.iterdir() if one.name.startswith("msg_")]
    except (ModuleNotFoundError, FileNotFoundError):
        pytest.skip("this Python came without its tests")
    for file in files:
        raw = file.read_bytes()
        mail = read(raw, Envelope((US,)))
        for known in (KNOWN, STRANGER):
            decided = decide(mail, known)
            assert decided.outcome in set(Outcome), file.name
            assert not (decided.tells and known is KNOWN and decided.outcome is Outcome.MESSAGE)


def test_a_mail_that_was_cut_anywhere_is_still_read() -> None:
    small = [case for case in CASES.values() if len(case.raw) < SMALL]
    for place, case in enumerate(small):
        read(case.raw[: len(case.raw) * (place % 3 + 1) // 4], case.envelope)
