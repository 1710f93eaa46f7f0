"""The command that measures."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from app.commands.answers import Answer
from app.commands.bench.clinics import make_clinic, open_measured
from app.commands.bench.measure import Result
from app.commands.bench.reading import find_someone
from app.commands.bench.writing import import_rows, save_a_visit
from app.commands.command import Command
from app.commands.reading import count
from app.services.office.opening import OpenDesk
from app.services.words.language import say

_SIZES: Final = (1_000, 100_000)
_MEASURES: Final[Mapping[str, Callable[[OpenDesk, int], Result]]] = {
    "search": find_someone,
    "visit": save_a_visit,
    "import": import_rows,
}


def add_bench_arguments(parser: ArgumentParser) -> None:
    """Add what to measure, and at which sizes."""
    parser.add_argument(
        "name",
        nargs="?",
        choices=sorted(_MEASURES),
        metavar="NAME",
        help=say("one of: {names}; all if left out", names=", ".join(sorted(_MEASURES))),
    )
    parser.add_argument(
        "--customers",
        nargs="+",
        type=count,
        default=_SIZES,
        metavar="N",
        help=say("sizes of the clinics to measure"),
    )


def bench(arguments: Namespace) -> Answer:
    """Make a clinic of each size and measure what was asked for."""
    names = [arguments.name] if arguments.name else list(_MEASURES)
    results: list[Result] = []
    for customers in arguments.customers:
        with TemporaryDirectory(prefix="clinic-desk-") as folder:
            make_clinic(Path(folder), customers=customers, report=_progress)
            results += _measure(Path(folder), customers, names)
    return Answer(lines=_table(results), data={"results": [result.as_data() for result in results]})


def _measure(folder: Path, customers: int, names: Sequence[str]) -> list[Result]:
    desk = open_measured(folder)
    try:
        return [_MEASURES[name](desk, customers) for name in names]
    finally:
        desk.close()


def _progress(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def _table(results: Sequence[Result]) -> list[str]:
    rows = [
        (
            result.name,
            f"{result.customers:,}",
            f"{result.measured:,.1f} {result.unit}",
            f"{result.yardstick:,.1f} {result.unit}",
            f"{result.ratio:.1f}",
            f"{result.goal:.1f}",
            say("met") if result.met else say("not met"),
        )
        for result in results
    ]
    head = (
        say("what"),
        say("customers"),
        say("measured"),
        say("yardstick"),
        say("times"),
        say("goal"),
        "",
    )
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in (head, *rows)
    ]


COMMANDS: Final = (
    Command(
        name="bench",
        help=lambda: say("measure how fast it is"),
        run=bench,
        add_arguments=add_bench_arguments,
    ),
)
