"""The command that measures."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from app.commands.answers import Answer, in_columns
from app.commands.command import Command
from app.commands.engineering.bench.measure import Result, against_smallest
from app.commands.reading import count
from app.words.language import say

_SIZES: Final = (1_000, 100_000)
_NAMES: Final = (
    *("start", "search", "profile", "trial", "grade", "visit", "backup", "import"),
    *("week", "board", "call", "plan", "complaints"),
)


def add_bench_arguments(parser: ArgumentParser) -> None:
    """Add what to measure, and at which sizes."""
    parser.add_argument(
        "name",
        nargs="?",
        choices=_NAMES,
        metavar="NAME",
        help=say("one of: {names}; all if left out", names=", ".join(_NAMES)),
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
    from app.commands.engineering.bench.alone import measure_alone
    from app.commands.engineering.bench.calling import WEEK
    from app.commands.engineering.bench.clinics import make_clinic
    from app.commands.engineering.bench.starting import MEMORY

    results: list[Result] = []
    for customers in arguments.customers:
        with TemporaryDirectory(prefix="clinic-desk-", ignore_cleanup_errors=True) as folder:
            make_clinic(Path(folder), customers=customers, report=_progress)
            for name in [arguments.name] if arguments.name else _NAMES:
                _progress(name)
                results += measure_alone(name, Path(folder), customers)
    for name in (MEMORY, WEEK):
        results = against_smallest(results, name=name)
    return Answer(lines=_table(results), data={"results": [result.as_data() for result in results]})


def _progress(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def _verdict(result: Result) -> str:
    if result.met is None:
        return say("needs two sizes")
    return say("met") if result.met else say("not met")


def _table(results: Sequence[Result]) -> list[str]:
    rows = [
        (
            result.name,
            f"{result.customers:,}",
            f"{result.measured:,.1f} {result.unit}",
            f"{result.yardstick:,.1f} {result.unit}",
            f"{result.ratio:.1f}",
            f"{result.goal:.1f}",
            _verdict(result),
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
    return in_columns([head, *rows])


COMMANDS: Final = (
    Command(
        name="bench",
        run=bench,
        add_arguments=add_bench_arguments,
    ),
)
