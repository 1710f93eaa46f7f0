"""The counts that stand beside tabs."""

from app.services.followups.day_calls import CallCounts, count_calls
from app.services.foundation.store import Work
from app.ui.parts.desk import Desk
from app.ui.today.whose import Whose, kept_whose


def counting(desk: Desk) -> Work[CallCounts]:
    """Return the work that counts; what is late, as far as the first tab shows it."""
    today, own = desk.clock.today(), kept_whose(desk.preferences) is Whose.MINE
    own_of = desk.person.staff_id if own else None
    return lambda session: count_calls(session, today=today, own_of=own_of)
