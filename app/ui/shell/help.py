"""The keys of the screen in front, one key away."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from app.ui.parts.cards.labels import key_hint, label, title
from app.ui.theme.tokens import Space
from app.words.language import say

Line = tuple[str, str]


class HelpDialog(QDialog):
    """What each key does here, and everywhere."""

    def __init__(self, page: str, lines: Sequence[Line], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("Keys on this screen"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[Space.XL] * 4)
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.S)
        grid.setColumnStretch(1, 1)
        if lines:
            _add_part(grid, page, lines)
        _add_part(grid, say("Everywhere"), _everywhere())
        column.addLayout(grid)


def _everywhere() -> list[Line]:
    return [
        ("Ctrl K", say("Find anyone: name, pinyin, initials, last four digits, number")),
        ("Ctrl 1 … 5", say("Go to a tab")),
        ("Ctrl N", say("The obvious new thing of the tab")),
        ("Ctrl O", say("Order a list by one of its headings")),
        ("Ctrl ⏎", say("Save what is open")),
        ("Esc", say("Close what is open")),
        ("Ctrl Z", say("Undo the last own change")),
        ("Ctrl L", say("Change person")),
    ]


def _add_part(grid: QGridLayout, heading: str, lines: Sequence[Line]) -> None:
    """Add a heading and its lines; the words of all parts begin in one column."""
    top = grid.rowCount()
    grid.addWidget(title(heading), top, 0, 1, 2)
    for at, (key, words) in enumerate(lines, start=top + 1):
        grid.addWidget(key_hint(key), at, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(label(words), at, 1)
