"""The paper of the days looked at."""

from functools import partial

from PySide6.QtWidgets import QWidget

from app.services.followups.wanted import Wanted
from app.ui.followups.looking import Looking, reading_wish
from app.ui.followups.spans import View, span_of
from app.ui.parts.desk import Desk


def preview_days(desk: Desk, parent: QWidget, *, looking: Looking) -> None:
    """Show the list of the day, or else of the week, before it is printed.

    It holds what is on the screen, or will be at once: only the people and kinds chosen there.

    The day of one person says who comes to them, too.
    """
    show = partial(_show, desk, parent, looking)
    desk.tasks.read(parent, reading_wish(looking), show, latest="print")


def _show(desk: Desk, parent: QWidget, looking: Looking, shown: Wanted) -> None:
    from app.ui.parts.papers import call_papers

    staff_ids, kinds = shown.staff_ids, shown.kinds
    view = View.DAY if looking.view is View.DAY else View.WEEK
    if view is View.DAY and staff_ids is not None and len(staff_ids) == 1:
        call_papers.preview_day_list(
            desk, parent, staff_id=next(iter(staff_ids)), on=looking.day, kinds=kinds
        )
        return
    span = span_of(view, looking.day)
    call_papers.preview_week_list(
        desk,
        parent,
        first_on=span.first_on,
        last_on=span.last_on,
        staff_ids=staff_ids,
        kinds=kinds,
    )
