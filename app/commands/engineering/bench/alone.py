"""Each measurement in a process of its own, as the program itself would run it."""

import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Final

from app.commands.engineering.bench.calling import open_week, plan_days, record_calls
from app.commands.engineering.bench.complaining import list_many_complaints
from app.commands.engineering.bench.grading import try_a_grading, write_a_grading
from app.commands.engineering.bench.measure import Result
from app.commands.engineering.bench.printing import print_the_week
from app.commands.engineering.bench.seen import find_someone, open_profiles
from app.commands.engineering.bench.starting import start_program
from app.commands.engineering.bench.writing import import_rows, save_a_visit, save_while_backing_up
from app.commands.stage import prepare_screen

MEASURES: Final[Mapping[str, Callable[[Path, int], list[Result]]]] = {
    "start": start_program,
    "search": find_someone,
    "profile": open_profiles,
    "trial": try_a_grading,
    "grade": write_a_grading,
    "visit": save_a_visit,
    "backup": save_while_backing_up,
    "import": import_rows,
    "week": print_the_week,
    "board": open_week,
    "call": record_calls,
    "plan": plan_days,
    "complaints": list_many_complaints,
}
_CHILD: Final = """
import sys
from app.commands.engineering.bench.alone import measure_here
measure_here(*sys.argv[1:])
"""


def measure_alone(name: str, folder: Path, customers: int) -> list[Result]:
    """Start a process that measures one thing over the clinic in ``folder``."""
    command = [sys.executable, "-c", _CHILD, name, str(folder), str(customers)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)  # noqa: S603
    return [Result(**found) for found in json.loads(done.stdout.splitlines()[-1])]


def measure_here(name: str, folder: str, customers: str) -> None:
    """Measure in this process and print the results."""
    prepare_screen()
    results = MEASURES[name](Path(folder), int(customers))
    print(json.dumps([asdict(result) for result in results]))
