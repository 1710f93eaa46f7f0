"""How fast everyone is graded."""

from pathlib import Path
from typing import Final

from app.commands.engineering.bench.clinics import measured_desk
from app.commands.engineering.bench.measure import Result, once, timed
from app.commands.engineering.bench.yardsticks import one_group_by
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
