"""Cards: a headed frame on the ground of the window."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui.parts.cards.labels import hairline, label
from app.ui.theme.tokens import Size, Space

MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter


class Card(QFrame):
    """A title, a note at its right, and a body.

    Rows given to ``add_row`` are parted by hairlines; ``add`` puts a widget into the
    padded body instead.
    """

    def __init__(self, title: str = "", note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setAccessibleName(title)
        self._title = label(title, "strong")
        self._note = label(note, "muted")
        self._rows: list[QWidget] = []
        self._build(headed=bool(title))

    def set_title(self, title: str) -> None:
        """Head the card with ``title``."""
        self._title.setText(title)
        self._head.show()
        self.setAccessibleName(title)

    def set_note(self, note: str) -> None:
        """Write ``note`` at the right of the title."""
        self._note.setText(note)

    def add_beside_title(self, widget: QWidget) -> None:
        """Put ``widget`` right after the title."""
        self._head_row.insertWidget(self._head_row.indexOf(self._gap), widget, 0, MIDDLE)

    def add_to_head(self, widget: QWidget) -> None:
        """Put ``widget`` at the right end of the head."""
        self._head_row.addWidget(widget, 0, MIDDLE)

    def add(self, widget: QWidget, *, stretch: int = 0) -> None:
        """Put ``widget`` into the padded body."""
        self._body_frame.show()
        self._body.addWidget(widget, stretch)

    def add_row(self, row: QWidget) -> None:
        """Put ``row`` under the rows there are, from edge to edge."""
        row.setProperty("first", "false" if self._rows else "true")
        if not row.property("kind"):
            row.setProperty("kind", "row")
        self._rows.append(row)
        self._row_box.addWidget(row)

    def add_flush(self, widget: QWidget) -> None:
        """Let ``widget``, such as a list, fill the card from edge to edge."""
        self._row_box.addWidget(widget, 1)

    def clear(self) -> None:
        """Take out everything but the head."""
        self._rows.clear()
        for box in (self._body, self._row_box):
            while (item := box.takeAt(0)) is not None:
                if widget := item.widget():
                    widget.hide()
                    widget.deleteLater()
        self._body_frame.hide()

    def _build(self, *, headed: bool) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(*[Space.HAIR] * 4)
        whole.setSpacing(0)
        whole.addWidget(self._build_head())
        self._head.setVisible(headed)
        self._body_frame = QFrame()
        self._body = QVBoxLayout(self._body_frame)
        self._body.setContentsMargins(*[Space.CARD] * 4)
        self._body.setSpacing(Space.S)
        self._body_frame.hide()
        whole.addWidget(self._body_frame)
        self._row_box = QVBoxLayout()
        self._row_box.setSpacing(0)
        whole.addLayout(self._row_box, 1)

    def _build_head(self) -> QWidget:
        self._head = QFrame()
        column = QVBoxLayout(self._head)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._head_row = QHBoxLayout()
        self._head_row.setContentsMargins(Space.CARD, 0, Space.CARD, 0)
        self._head_row.setSpacing(Space.S)
        self._gap = QWidget()
        self._gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._head_row.addWidget(self._title, 0, MIDDLE)
        self._head_row.addWidget(self._gap)
        self._head_row.addWidget(self._note, 0, MIDDLE)
        column.addLayout(self._head_row, 1)
        column.addWidget(hairline())
        self._head.setFixedHeight(Size.CARD_HEADER)
        return self._head


def line_row(*left: QWidget, right: tuple[QWidget, ...] = (), at_top: bool = False) -> QFrame:
    """Return a row for ``Card.add_row``: some widgets at the left, some at the right.

    Short widgets stand in the middle of tall ones, or level with their first line.
    """
    row = QFrame()
    row.setProperty("kind", "row")
    level = Qt.AlignmentFlag.AlignTop if at_top else MIDDLE
    across = QHBoxLayout(row)
    across.setContentsMargins(Space.CARD, Space.S, Space.CARD, Space.S)
    across.setSpacing(Space.M)
    for widget in left:
        across.addWidget(widget, 0, level)
    across.addStretch(1)
    for widget in right:
        across.addWidget(widget, 0, MIDDLE)
    return row


def two_lines(upper: QWidget, lower: QWidget) -> QWidget:
    """Return ``upper`` over ``lower``, close together."""
    pair = QWidget()
    column = QVBoxLayout(pair)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Space.TINY)
    column.addWidget(upper)
    column.addWidget(lower)
    return pair
