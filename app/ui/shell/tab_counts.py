"""The counts that stand beside tabs."""

from datetime import date

from app.services.desk.followups.board import month_counts
from app.services.desk.followups.wanted import Wanted
from app.services.foundation.store import Work


def open_today(today: date) -> Work[int]:
    """Return the work that counts what is still to be done today."""
    wanted = Wanted(first_on=today, last_on=today)
    return lambda session: sum(
        count.open for count in month_counts(session, wanted=wanted).values()
    )
