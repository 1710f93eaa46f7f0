"""What stands around the calls of a day, in one read."""

from dataclasses import dataclass
from datetime import timedelta

from app.services.archive.dates import UpcomingDate, upcoming_dates
from app.services.complaints.summary import OpenComplaints, sum_up_open
from app.services.followups.day_calls import WeekProgress, count_missed, count_week
from app.services.followups.expected import ExpectedRow, list_expected
from app.services.foundation.store import Work
from app.services.today.day_figures import DayFigures, DayVisit, count_day, list_visits_of_day
from app.services.today.lenses import WEEK_DAYS
from app.ui.parts.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """What stands around the calls."""

    figures: DayFigures
    week: WeekProgress
    complaints: OpenComplaints
    missed: int
    expected: tuple[ExpectedRow, ...]
    dates: list[UpcomingDate]
    visits: list[DayVisit]


def reading_day(desk: Desk) -> Work[Day]:
    """Return the work that reads today."""
    now, today = desk.clock.now(), desk.clock.today()
    until = today + timedelta(days=WEEK_DAYS - 1)
    return lambda session: Day(
        figures=count_day(session, today=today),
        week=count_week(session, today=today),
        complaints=sum_up_open(session, now=now),
        missed=count_missed(session, now=now),
        expected=list_expected(session, on=today),
        dates=upcoming_dates(session, first=today, last=until),
        visits=list_visits_of_day(session, on=today),
    )
