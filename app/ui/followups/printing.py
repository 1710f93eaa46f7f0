"""The paper of the days looked at."""

from collections.abc import Collection

from PySide6.QtWidgets import QWidget

from app.ui.followups.looking import Looking
from app.ui.followups.spans import View, span_of
from app.ui.parts.desk import Desk


def preview_days(
    desk: Desk, parent: QWidget, looking: Looking, staff_ids: Collection[int] | None
) -> None:
    """Show the list of the day, or else of the week, before it is printed."""
    from app.ui.parts.papers import preview_week_list  # drawing is loaded when it is wanted

    view = View.DAY if looking.view is View.DAY else View.WEEK
    span = span_of(view, looking.day)
    preview_week_list(
        desk, parent, first_on=span.first_on, last_on=span.last_on, staff_ids=staff_ids
    )
