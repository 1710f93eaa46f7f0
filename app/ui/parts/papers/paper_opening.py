"""What every paper is opened with."""

from PySide6.QtWidgets import QWidget

from app.services.papers.document import PrintStamp, stamp_for
from app.ui.parts.desk import Desk
from app.ui.parts.papers.print_preview import Draft, PrintPreview


def stamp_of(desk: Desk) -> PrintStamp:
    """Return who prints, when and where."""
    return stamp_for(desk.settings, actor=desk.person, now=desk.clock.now())


def open_preview(desk: Desk, parent: QWidget, draft: Draft) -> None:
    """Show a paper over ``parent``."""
    PrintPreview(desk, draft, parent).open()
