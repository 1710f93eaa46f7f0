"""What is late: how many, who, and what for."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from app.services.followups.rows import FollowUpRow
from app.ui.followups.sayings import late_name, said_aloud
from app.ui.parts.buttons import button
from app.ui.parts.cards.labels import label, plain
from app.ui.theme.tokens import Size, Space
from app.words.formats import number
from app.words.language import say, say_many

_MOST_NAMED: Final = 12


class LateLane(QFrame):
    """A strip over the board, unseen while nothing is late.

    Signals:
        opened: A name was pressed; carries the key of the follow-up.
        list_wanted: All of them are to be seen.
        move_wanted: All of them are to be moved to the day that the button names.
    """

    opened = Signal(int)
    list_wanted = Signal()
    move_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "banner")
        self._count = label("", "bad_strong")
        self._names = _Names()
        self._move = button("", kind="lane_strong")
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.CARD, Space.XS, Space.CARD, Space.XS)
        row.setSpacing(Space.S)
        row.addWidget(self._count)
        row.addWidget(self._names, 1)
        row.addWidget(self._move)
        self._names.opened.connect(self.opened)
        self._names.list_wanted.connect(self.list_wanted)
        self._move.clicked.connect(self.move_wanted)
        self.hide()

    def show_late(self, rows: Sequence[FollowUpRow], *, and_more: bool, move: str) -> None:
        """Name who is late.

        Args:
            rows: In the order of the desk.
            and_more: There are more than ``rows``.
            move: Words of the button; it is not offered if empty.
        """
        count = number(len(rows)) + ("+" if and_more else "")
        self._count.setText(say("{count} overdue", count=count))
        self.setAccessibleName(self._count.text())
        self._names.show_rows(rows)
        self._move.setText(move)
        self._move.setAccessibleName(move)
        self._move.setVisible(bool(move))
        self.setVisible(bool(rows))


class _Names(QWidget):
    """As many names as there is room for, and how many more there are."""

    opened = Signal(int)
    list_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._names: list[QPushButton] = []
        self._total = 0
        self._more = button("", kind="lane")
        self._more.setParent(self)
        self._more.clicked.connect(self.list_wanted)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: Sequence[FollowUpRow]) -> None:
        """Name them."""
        for old in self._names:
            old.hide()
            old.deleteLater()
        self._names = [self._name(row) for row in rows[:_MOST_NAMED]]
        self._total = len(rows)
        self._fit()

    @override
    def sizeHint(self) -> QSize:
        return QSize(0, Size.SMALL_CONTROL)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _name(self, row: FollowUpRow) -> QPushButton:
        name = button(plain(late_name(row)), kind="lane")
        name.setParent(self)
        name.setAccessibleName(said_aloud(row))
        name.setToolTip(said_aloud(row))
        name.clicked.connect(partial(self.opened.emit, row.followup_id))
        return name

    def _fit(self) -> None:
        shown = self._fitting(self.width())
        rest = self._total - shown
        if rest:
            shown = self._fitting(self.width() - self._say_more(rest))
            rest = self._total - shown
            self._say_more(rest)
        left = 0
        for at, name in enumerate(self._names):
            name.setVisible(at < shown)
            if at < shown:
                name.setGeometry(left, 0, name.sizeHint().width(), self.height())
                left += name.width()
        self._more.setVisible(rest > 0)
        self._more.setGeometry(left, 0, self._more.sizeHint().width(), self.height())

    def _fitting(self, room: int) -> int:
        """Return how many of the names fit into ``room``."""
        used = 0
        for at, name in enumerate(self._names):
            used += name.sizeHint().width()
            if used > room:
                return at
        return len(self._names)

    def _say_more(self, rest: int) -> int:
        """Say how many more there are and return how wide that is."""
        said = say_many("{count} more", "{count} more", rest)
        self._more.setText(said)
        self._more.setAccessibleName(said)
        return self._more.sizeHint().width()
