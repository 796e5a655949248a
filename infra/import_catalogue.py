"""Brings a vendor's products into the catalogue: `python -m infra.import_catalogue products.csv`.

Rows as chalicelib/catalogue/rows describes them, in CSV or JSON. The good ones go in, each bad one is told with its
row, field and reason. The same file twice changes nothing. Speaks to the AWS that the environment names (AWS_PROFILE or
AWS_ENDPOINT_URL, PORTICO_STAGE); the bucket for pictures is looked up in the stack.

Exit status: 0 all rows went in, 3 some did not, 1 the file as a whole could not be imported.
"""

import argparse
import json
import os
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError
from tqdm import tqdm

from chalicelib.catalogue.rows import Problem, RawRow, UnreadableFile, files
from chalicelib.catalogue.rows.fields import shown
from chalicelib.catalogue.service import media
from chalicelib.catalogue.service.importing import Pictures, Report, import_rows, save_categories
from chalicelib.platform import aws
from chalicelib.platform.db import Overloaded
from chalicelib.platform.settings import settings

_TOLD = 20  # problems on the screen; the rest goes into the report
_SOME_REFUSED = 3
_WRITES = {"writing", "indexing"}  # what changes the catalogue; pictures alone are seen by nobody


class Progress:
    """How far each thing that takes time has come, one after the other.

    It goes where errors go, so that what is piped on is the result alone: a bar on a terminal, else a line per tenth.
    `begun` says whether anything may be written already, `reached` how far it has come.
    """

    begun = False
    reached = ""

    def __init__(self) -> None:
        self._bar: Any = None
        self._what = ""
        self._tenths = 0

    def __call__(self, what: str, done: int, of: int) -> None:
        self.begun = self.begun or what in _WRITES
        self.reached = f"{what}, {done:,} of {of:,}" if of else what
        if sys.stderr.isatty():
            self._move(what, done, of)
        else:
            self._say(what, done, of)

    def _move(self, what: str, done: int, of: int) -> None:
        if self._bar is None or self._what != what:
            self.close()
            self._bar, self._what = tqdm(desc=what, total=of or None, unit=" "), what
        self._bar.update(done - self._bar.n)

    def _say(self, what: str, done: int, of: int) -> None:
        tenths = 10 * done // of if of else 0
        if self._what == what and tenths <= self._tenths:
            return
        self._what, self._tenths = what, tenths
        print(f"{what}: {done:,} of {of:,}" if of else f"{what} ...", file=sys.stderr, flush=True)

    def close(self) -> None:
        """The line stays, the next one begins."""
        if self._bar is not None:
            self._bar.close()
            self._bar = None


def main(arguments: list[str] | None = None) -> int:
    """Runs the command and returns its exit status."""
    given = _asked(arguments)
    progress = Progress()
    try:
        report, unused = run(given, progress)
    except (UnreadableFile, media.NoPictureBucket, Overloaded, OSError, ClientError, BotoCoreError) as error:
        progress.close()
        print(f"{_how_far(progress)} {error}", file=sys.stderr)
        return 1
    progress.close()
    _tell(report, unused, given.report)
    return _SOME_REFUSED if report.problems else 0


def _how_far(progress: Progress) -> str:
    if not progress.begun:
        return "Nothing was imported."
    return f"The import stopped at: {progress.reached}. Run it again: that is safe, and does the rest."


def run(given: argparse.Namespace, progress: Progress) -> tuple[Report, set[str]]:
    """The import itself: pictures, then categories, then rows."""
    reading = files.read(given.file.read_bytes())
    raws = list(reading.rows)
    categories = files.read_categories(given.categories.read_bytes()) if given.categories else []
    pictures = _pictures(raws, given.pictures or given.file.parent, progress)
    if categories and save_categories(categories):
        progress.begun = True
    return import_rows(raws, progress, pictures), reading.unused


def _asked(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m infra.import_catalogue", description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path, metavar="FILE", help="products, CSV or JSON, in UTF-8")
    parser.add_argument("--pictures", type=Path, metavar="FOLDER", help="where pictures are (else beside FILE)")
    parser.add_argument("--categories", type=Path, metavar="FILE", help="categories with their names, JSON")
    parser.add_argument("--report", type=Path, metavar="FILE", help="write every bad row into this file, as JSON")
    return parser.parse_args(arguments)


def _pictures(raws: list[RawRow | Problem], folder: Path, progress: Progress) -> Pictures:
    named = [raw.fields.get("picture") for raw in raws if isinstance(raw, RawRow)]
    names = {name for name in named if isinstance(name, str) and name}
    if names and not settings().bucket_media:
        _look_up_bucket()
    return media.take_pictures(media.folder(folder), names, progress)


def _look_up_bucket() -> None:
    name = f"portico-{settings().stage}"
    [stack] = aws.client("cloudformation").describe_stacks(StackName=name)["Stacks"]
    outputs = {one["OutputKey"]: one["OutputValue"] for one in stack.get("Outputs", [])}
    os.environ["PORTICO_BUCKET_MEDIA"] = outputs.get("MediaBucketName", "")
    settings.cache_clear()


def _tell(report: Report, unused: set[str], file: Path | None) -> None:
    if unused:
        print(f"Not used: {', '.join(sorted(shown(name) for name in unused))}.")
    for problem in report.problems[:_TOLD]:
        print(f"  {problem}")
    if len(report.problems) > _TOLD:
        print(f"  ... and {len(report.problems) - _TOLD} more; --report FILE writes them all.")
    if file:
        file.write_text(json.dumps([asdict(one) for one in report.problems], indent=1) + "\n", encoding="utf-8")
    print(summary(report))


def summary(report: Report) -> str:
    """What happened, in one line."""
    refused = len({problem.row for problem in report.problems})
    told = f"{refused:,} of {report.rows:,} rows refused" if refused else f"{report.rows:,} rows"
    if report.nothing_changed:
        return f"{told}: nothing changed."
    return (
        f"{told}: {report.added:,} new, {report.changed:,} changed, {report.unchanged:,} as before; "
        f"stock set for {report.stock_set:,}."
    )


if __name__ == "__main__":
    sys.exit(main())
