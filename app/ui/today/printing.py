"""Today on paper."""

from PySide6.QtWidgets import QWidget

from app.ui.parts.desk import Desk


def preview_today(desk: Desk, parent: QWidget, *, staff_id: int | None) -> None:
    """Show the day of one person, or the calls of everybody, before it is printed."""
    from app.ui.parts.papers import call_papers

    today = desk.clock.today()
    if staff_id is None:
        call_papers.preview_week_list(desk, parent, first_on=today, last_on=today)
    else:
        call_papers.preview_day_list(desk, parent, staff_id=staff_id, on=today)
