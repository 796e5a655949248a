"""What a vendor has settled goes where functions find it."""

import json
from pathlib import Path
from typing import Any

import pytest

from chalicelib.platform.settings import FILE, settings
from infra import settled

KNOWN = {"Vendor", "PaymentDays"}
GIVEN = {"Vendor": "Norrbrygga Kaffe", "PaymentDays": 30, "DeliveryWays": [{"code": "pickup"}], "Repairs": "grinders"}


def test_short_settings_are_parameters_and_long_ones_are_stored() -> None:
    assert settled.parameters(GIVEN, KNOWN) == {"Vendor": "Norrbrygga Kaffe", "PaymentDays": "30"}
    assert settled.stored(GIVEN) == {"delivery_ways": '[{"code":"pickup"}]', "repairs": "grinders"}


def test_a_name_that_nothing_has_is_refused() -> None:
    with pytest.raises(settled.UnknownSetting, match="no setting PaymentDaze"):
        settled.parameters({"PaymentDaze": 30}, KNOWN)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """`told(file, NAME=value)`: the settings of a function that has this file and these variables."""

    def tell(stored: dict[str, str] | None, **variables: str) -> Any:
        file = tmp_path / "settings.json"
        if stored is not None:
            file.write_text(json.dumps(stored))
        for name, value in {FILE: str(file), **variables}.items():
            monkeypatch.setenv(name, value)
        settings.cache_clear()
        return settings()

    yield tell
    monkeypatch.undo()
    settings.cache_clear()


def test_the_code_finds_both_and_proposes_the_rest(told: Any) -> None:
    found = told(settled.stored(GIVEN), PORTICO_VENDOR="Norrbrygga Kaffe")
    assert (found.vendor, found.delivery_ways, found.fees) == ("Norrbrygga Kaffe", '[{"code":"pickup"}]', "[]")


def test_a_variable_wins_over_the_file(told: Any) -> None:
    assert told({"fees": "[1]"}, PORTICO_FEES="[2]").fees == "[2]"


def test_a_file_that_is_missing_is_not_taken_for_nothing_settled(told: Any) -> None:
    with pytest.raises(FileNotFoundError):
        told(None)
