"""Opens the papers of complaints; what draws them is loaded when the first is wanted."""

from PySide6.QtWidgets import QWidget

from app.services.papers.complaint_kinds import ComplaintPaper
from app.ui.parts.desk import Desk


def print_paper(desk: Desk, parent: QWidget, *, case_id: int, kind: ComplaintPaper) -> None:
    """Show a paper of one complaint, ready to be printed."""
    from app.ui.parts.papers.paper import preview_complaint_paper

    preview_complaint_paper(desk, parent, case_id=case_id, kind=kind)


def print_promise(desk: Desk, parent: QWidget) -> None:
    """Show the card that says what everybody who complains is promised."""
    from app.ui.parts.papers.paper import preview_promise_card

    preview_promise_card(desk, parent)
