"""The keys of the screen in front, one key away."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from app.services.words.language import say
from app.ui.parts.labels import key_hint, label, title
from app.ui.theme.tokens import Space

Line = tuple[str, str]


class HelpDialog(QDialog):
    """What each key does here, and everywhere."""

    def __init__(self, page: str, lines: Sequence[Line], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("Keys on this screen"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[Space.XL] * 4)
        column.setSpacing(Space.M)
        if lines:
            column.addWidget(title(page))
            column.addLayout(_table(lines))
        column.addWidget(title(say("Everywhere")))
        column.addLayout(_table(_everywhere()))


def _everywhere() -> list[Line]:
    return [
        ("Ctrl K", say("Find anyone: name, pinyin, initials, last four digits, number")),
        ("Ctrl 1 … 5", say("Go to a tab")),
        ("Ctrl N", say("The obvious new thing of the tab")),
        ("Ctrl ⏎", say("Save what is open")),
        ("Esc", say("Close what is open")),
        ("Ctrl Z", say("Undo the last own change")),
        ("Ctrl L", say("Change person")),
    ]


def _table(lines: Sequence[Line]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(Space.L)
    grid.setVerticalSpacing(Space.S)
    for at, (key, words) in enumerate(lines):
        grid.addWidget(key_hint(key), at, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(label(words), at, 1)
    grid.setColumnStretch(1, 1)
    return grid
