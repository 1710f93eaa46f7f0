"""A call about a complaint is made on the complaint: there the three questions are asked."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.services.complaints.rows import complaint_called_for
from app.ui.parts.desk import Desk


def call_or_call_back(
    desk: Desk,
    owner: QWidget,
    *,
    followup_id: int,
    call: Callable[[], object],
    call_back: Callable[[int], None],
) -> None:
    """Open the card of a call, or the complaint that is to be called back for."""

    def show(complaint_id: int | None) -> None:
        if complaint_id is None:
            call()
        else:
            call_back(complaint_id)

    desk.tasks.read(
        owner,
        lambda session: complaint_called_for(session, followup_id=followup_id),
        show,
        latest="call",
    )
