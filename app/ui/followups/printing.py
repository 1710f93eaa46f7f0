"""The paper of the days looked at."""

from collections.abc import Collection

from PySide6.QtWidgets import QWidget

from app.ui.followups.looking import Looking
from app.ui.followups.spans import View, span_of
from app.ui.parts.desk import Desk


def preview_days(
    desk: Desk, parent: QWidget, looking: Looking, staff_ids: Collection[int] | None
) -> None:
    """Show the list of the day, or else of the week, before it is printed.

    The day of one person says who comes to them, too.
    """
    from app.ui.parts import papers  # drawing is loaded when it is wanted

    view = View.DAY if looking.view is View.DAY else View.WEEK
    if view is View.DAY and staff_ids is not None and len(staff_ids) == 1:
        papers.preview_day_list(desk, parent, staff_id=next(iter(staff_ids)), on=looking.day)
        return
    span = span_of(view, looking.day)
    papers.preview_week_list(
        desk, parent, first_on=span.first_on, last_on=span.last_on, staff_ids=staff_ids
    )
