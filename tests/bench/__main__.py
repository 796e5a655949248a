"""python -m tests.bench [trips] [warm] [cold] [sizes] [starts]

Prints every figure beside its budget. Fails when a budget is broken that does not depend on the machine; those of
CPU time are ratios of two programs run in turn, good to about five per cent on a quiet machine.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator

import tests.conftest  # noqa: F401  (the environment that nothing of ours may be imported without)
from tests.bench import cold, sizes, starts
from tests.bench.figures import Figure, show

PARTS = ("trips", "warm", "cold", "sizes", "starts")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="What the portal costs.")
    parser.add_argument("parts", nargs="*", choices=[[], *PARTS], help="only these; all when none is named")
    parts = parser.parse_args().parts or PARTS
    sys.exit(0 if show(_figures(parts)) else 1)


def _figures(parts: Iterable[str]) -> Iterator[Figure]:
    if {"trips", "warm"} & set(parts):
        yield from _of_routes(parts)
    if "cold" in parts:
        yield from cold.figures()
    if "sizes" in parts:
        yield from sizes.figures()
    if "starts" in parts:
        yield from starts.figures()


def _of_routes(parts: Iterable[str]) -> Iterator[Figure]:
    from tests.bench import cloud, trips, warm

    with cloud.small_portal() as portal:
        if "trips" in parts:
            yield from trips.figures(portal)
        if "warm" in parts:
            yield from warm.figures(portal)


if __name__ == "__main__":
    main()
