"""Each measurement in a process of its own, as the program itself would run it."""

import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Final

from app.commands.engineering.bench.calling import open_week, plan_days, record_calls
from app.commands.engineering.bench.clinics import measured_desk
from app.commands.engineering.bench.complaining import list_many_complaints
from app.commands.engineering.bench.measure import Result, once, timed
from app.commands.engineering.bench.printing import print_the_week
from app.commands.engineering.bench.seen import find_someone, open_profiles
from app.commands.engineering.bench.starting import start_program
from app.commands.engineering.bench.writing import import_rows, save_a_visit, save_while_backing_up
from app.commands.engineering.bench.yardsticks import one_group_by
from app.commands.stage import prepare_screen
from app.services.grading.gradings import grade_everyone, try_grading
from app.services.office.opening import OpenDesk
from app.words import Intent

_TIMES: Final = 3


_GOAL: Final = 3.0


def try_a_grading(folder: Path, customers: int) -> list[Result]:
    """Measure the indicators, the score and the tiers of everyone, nothing written."""
    with measured_desk(folder) as desk:
        today = desk.clock.today()
        trying = timed(
            lambda: desk.store.read(lambda session: try_grading(session, as_of=today)),
            times=_TIMES,
        )
        yardstick = one_group_by(desk, times=_TIMES)
    return [
        Result(
            name="grade everyone",
            customers=customers,
            measured=trying.median_ms,
            yardstick=yardstick.median_ms,
            goal=_GOAL,
        )
    ]


def write_a_grading(folder: Path, customers: int) -> list[Result]:
    """Measure the same frozen into a run, with movements and everybody's fresh figures."""
    with measured_desk(folder) as desk:
        yardstick = one_group_by(desk, times=_TIMES)
        writing = once(lambda: _grade(desk))
    return [
        Result(
            name="grade everyone, written and figures fresh",
            customers=customers,
            measured=writing,
            yardstick=yardstick.median_ms,
            goal=_GOAL,
        )
    ]


def _grade(desk: OpenDesk) -> None:
    desk.store.write(
        lambda session: grade_everyone(
            session, as_of=desk.clock.today(), actor=desk.actor, now=desk.clock.now()
        ),
        actor=desk.actor,
        intent=Intent.GRADE,
    )


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
