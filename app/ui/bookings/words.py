"""What the booking dialog says about other bookings."""

from datetime import datetime, time, timedelta

from app.services.followups.expected import ExpectedRow
from app.words.formats import clock_time
from app.words.language import say


def clash_line(row: ExpectedRow, *, customer_id: int | None) -> str:
    """Return who is busy when, and with what."""
    when = f"{clock_time(row.starts_at)} – {clock_time(_ends_at(row))}"
    if row.customer_id == customer_id:
        return say("{name} has another booking that day at {when}.", name=row.name, when=when)
    what = " · ".join(part for part in (row.name, row.item_name) if part)
    return say("{who} is booked at {when}: {what}.", who=row.staff_name or "", when=when, what=what)


def _ends_at(row: ExpectedRow) -> time:
    starts = datetime.combine(row.starts_on, row.starts_at)
    return (starts + timedelta(minutes=row.minutes)).time()
