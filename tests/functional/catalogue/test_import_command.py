"""The command that a vendor runs: how far it is while it works, a line for each bad row, never a traceback."""

import contextlib
import json
import os
import sys
import termios
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.exceptions import EndpointConnectionError

from chalicelib.platform import aws
from chalicelib.platform.settings import settings
from infra import import_catalogue
from tests.functional.catalogue.shop import CATEGORIES, row
from tests.support.caller import Caller

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9"/></svg>'


@pytest.fixture
def shop(aws: None, tmp_path: Path) -> Path:
    """A folder with a file of products, their pictures and categories."""
    (tmp_path / "categories.json").write_text(json.dumps(CATEGORIES))
    (tmp_path / "bean.svg").write_text(DRAWING)
    (tmp_path / "evil.svg").write_text(DRAWING.replace("<path", "<script/><path"))
    (tmp_path / "products.json").write_text(json.dumps([row("A", picture="bean.svg"), row("B")]))
    return tmp_path


@pytest.fixture
def run(shop: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    def command(file: str, *more: str) -> tuple[int, str]:
        status = import_catalogue.main([str(shop / file), "--categories", str(shop / "categories.json"), *more])
        said = capsys.readouterr()
        return status, said.out or said.err

    return command


def test_one_command_fills_the_shop_with_products_and_pictures(
    visitor: Caller, run: Callable[..., tuple[int, str]]
) -> None:
    assert run("products.json") == (0, "2 rows: 2 new, 0 changed, 0 as before; stock set for 2.\n")

    picture = visitor.get("/v1/products/A").json["picture"].removeprefix("/media/")
    stored = boto3.client("s3").get_object(Bucket=settings().bucket_media, Key=picture)
    assert stored["ContentType"] == "image/svg+xml"
    assert stored["CacheControl"] == "public, max-age=31536000, immutable"
    assert stored["Body"].read().decode() == DRAWING


def shown_on(screen: int) -> Iterator[str]:
    """All that was written to a terminal, once nobody writes there any more."""
    with contextlib.suppress(OSError):
        while part := os.read(screen, 10_000):
            yield part.decode()


def test_on_a_terminal_a_bar_shows_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    screen, terminal = os.openpty()
    termios.tcsetwinsize(terminal, (24, 80))
    with os.fdopen(terminal, "w") as shown:
        monkeypatch.setattr(sys, "stderr", shown)
        progress = import_catalogue.Progress()
        for done in (0, 25_000, 50_000):
            progress("writing", done, 50_000)
        progress.close()
    seen = "".join(shown_on(screen))
    os.close(screen)

    assert seen.count("\r") > 1
    assert "writing: 100%|" in seen
    assert "50000/50000" in seen


def test_where_there_is_no_terminal_each_tenth_is_a_line_and_the_result_stands_alone(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (shop / "products.json").write_text(json.dumps([row(f"A{number}") for number in range(30)]))
    import_catalogue.main([str(shop / "products.json"), "--categories", str(shop / "categories.json")])

    said = capsys.readouterr()
    assert said.out == "30 rows: 30 new, 0 changed, 0 as before; stock set for 30.\n"
    told = said.err.splitlines()
    assert (told[0], "writing: 60 of 60" in told) == ("checking ...", True)
    assert len([line for line in told if line.startswith("writing: ")]) <= 11
    assert "\r" not in said.err


def test_the_same_file_twice_changes_nothing(run: Callable[..., tuple[int, str]]) -> None:
    run("products.json")

    assert run("products.json") == (0, "2 rows: nothing changed.\n")


def test_bad_rows_are_told_and_written_down(shop: Path, run: Callable[..., tuple[int, str]]) -> None:
    rows = [row("A", picture="evil.svg"), row("B", picture="../../etc/passwd"), row("C", picture="a\0b"), row("D")]
    (shop / "products.json").write_text(json.dumps(rows))

    status, said = run("products.json", "--report", str(shop / "bad.json"))

    assert status == 3
    assert "row 1, picture: the drawing has something else in it than a drawing: 'script'" in said
    assert "row 2, picture: there is no picture '../../etc/passwd' in" in said
    assert "row 3, picture: there is no picture" in said
    assert said.endswith("3 of 4 rows refused: 1 new, 0 changed, 0 as before; stock set for 1.\n")
    assert [one["row"] for one in json.loads((shop / "bad.json").read_text())] == [1, 2, 3]


def test_a_flood_of_bad_rows_does_not_flood_the_screen(shop: Path, run: Callable[..., tuple[int, str]]) -> None:
    (shop / "products.json").write_text(json.dumps([row("!", unit="x", colour="red")] * 30))

    _, said = run("products.json")

    assert len(said.splitlines()) == 23
    assert said.startswith("Not used: 'colour'.\n")
    assert "... and 40 more" in said


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"sku,pr\xf6ce\n", "The file is not UTF-8 text (line 1). Please save it as UTF-8."),
        (b"", "The file is empty."),
        (b"sku,price\n", "The file lacks the columns category, unit, currency, vat_rate, stock, name_en."),
    ],
)
def test_a_file_that_is_none_gets_one_clear_line(
    shop: Path, run: Callable[..., tuple[int, str]], content: bytes, said: str
) -> None:
    (shop / "products.csv").write_bytes(content)

    assert run("products.csv") == (1, f"Nothing was imported. {said}\n")


def test_a_file_that_is_not_there_gets_one_clear_line(run: Callable[..., tuple[int, str]]) -> None:
    status, said = run("nothing.csv")

    assert status == 1
    assert said.startswith("Nothing was imported.")
    assert len(said.splitlines()) == 1


def test_a_connection_that_is_cut_midway_is_told_with_how_far_it_came_and_the_next_run_does_the_rest(
    visitor: Caller, shop: Path, run: Callable[..., tuple[int, str]]
) -> None:
    (shop / "products.json").write_text(json.dumps([row(f"A{number}") for number in range(60)]))
    batches = iter(range(4))  # three of stock, one of products

    def cut(**_: Any) -> None:
        if next(batches, None) is None:
            raise EndpointConnectionError(endpoint_url="https://dynamodb.example")

    with heard("before-call.dynamodb.BatchWriteItem", cut):
        status, said = run("products.json")

    told = said.splitlines()[-1]
    assert (status, told.partition("stopped at: writing, ")[0]) == (1, "The import ")
    assert " of 120. Run it again: that is safe, and does the rest. Could not connect" in told
    assert run("products.json")[0] == 0
    assert all(visitor.get(f"/v1/products/A{number}").status == 200 for number in (0, 30, 59))


@contextlib.contextmanager
def heard(what: str, listener: Callable[..., None]) -> Iterator[None]:
    """Whoever listens to calls while they are made."""
    events = aws.dynamodb().meta.events
    events.register(what, listener)
    try:
        yield
    finally:
        events.unregister(what, listener)


def test_the_bucket_is_looked_up_when_nobody_names_it(
    shop: Path, run: Callable[..., tuple[int, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    named = settings().bucket_media
    monkeypatch.delenv("PORTICO_BUCKET_MEDIA")
    settings.cache_clear()

    assert run("products.json")[0] == 0
    assert os.environ["PORTICO_BUCKET_MEDIA"] == named
    settings.cache_clear()


def test_a_spreadsheet_goes_in_as_well(visitor: Caller, shop: Path, run: Callable[..., tuple[int, str]]) -> None:
    heading = "sku;name_en;category;unit;price;currency;vat_rate;stock"
    (shop / "products.csv").write_text(
        f"{heading}\nA;Beans;coffee;kg;12,50;EUR;14 %;\nB;Beans;coffee;kg;dear;EUR;14;3\n"
    )

    status, said = run("products.csv")

    assert status == 3
    assert "row 3, price: 'dear' is not a price like 12.50" in said
    assert visitor.get("/v1/products/A").json["price"] == {"amount": 1250, "currency": "EUR"}


def test_without_categories_those_in_the_shop_are_used(shop: Path, run: Callable[..., tuple[int, str]]) -> None:
    run("products.json")

    assert import_catalogue.main([str(shop / "products.json")]) == 0


def test_a_stack_without_a_bucket_gets_one_clear_line(
    shop: Path, run: Callable[..., tuple[int, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    boto3.client("cloudformation").create_stack(
        StackName="portico-bare", TemplateBody='{"Resources": {"Q": {"Type": "AWS::SQS::Queue"}}}'
    )
    monkeypatch.setenv("PORTICO_BUCKET_MEDIA", "")
    monkeypatch.setenv("PORTICO_STAGE", "bare")
    settings.cache_clear()

    status, said = run("products.json", "--categories", str(shop / "categories.json"))
    settings.cache_clear()

    assert (status, said) == (
        1,
        "Nothing was imported. Nobody has said where pictures are kept: set PORTICO_BUCKET_MEDIA.\n",
    )


def test_without_a_stack_there_is_one_clear_line(
    shop: Path, run: Callable[..., tuple[int, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORTICO_BUCKET_MEDIA", "")
    monkeypatch.setenv("PORTICO_STAGE", "nowhere")
    settings.cache_clear()

    status, said = run("products.json")
    settings.cache_clear()

    assert status == 1
    assert said.startswith("Nothing was imported.")
