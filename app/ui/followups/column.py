"""A column of cards: one day, or one person's share of a day."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMarginsF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.services.followups.rows import FollowUpRow
from app.ui.followups.card import FollowUpCard
from app.ui.parts.buttons import link_button
from app.ui.parts.cards.labels import label, mark
from app.ui.theme.theme import current
from app.ui.theme.tokens import Radius, Space, Tone
from app.words.formats import number
from app.words.language import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """What a column shows.

    Attributes:
        key: By which drops and keys find it: the ordinal of a day, or a person's key.
        total: How many there are; ``rows`` may hold fewer.
        is_open: Cards may be dropped here.
        marked: It is today, or the person at the desk.
    """

    key: int
    title: str
    total: int
    rows: Sequence[FollowUpRow]
    is_open: bool = True
    marked: bool = False


class ColumnHead(QWidget):
    """The title of a column and how many cards it has."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_open = True
        self._target = False
        self._title = label("", "strong")
        self._note = label("", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.XS, 0, Space.XS, 0)
        row.setSpacing(Space.XS)
        row.addWidget(self._title)
        row.addStretch(1)
        row.addWidget(self._note)

    def show_lane(self, lane: Lane) -> None:
        """Say whose column it is; a closed one says so."""
        self._is_open = lane.is_open
        self._title.setText(lane.title)
        mark(self._title, kind="accent_strong" if lane.marked else "strong")
        count = number(lane.total) if lane.total else ""
        closed = say("closed") if not lane.is_open else ""
        self._note.setText(" · ".join(part for part in (closed, count) if part))

    def set_target(self, *, target: bool) -> None:
        """Stand out while a card is held over the column, whose own cards hide its ground."""
        if target != self._target:
            self._target = target
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._target:
            painter, theme = QPainter(self), current()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(theme.color("accent") if self._is_open else theme.ink(Tone.BAD))
            painter.setBrush(theme.color("accent_soft") if self._is_open else theme.soft(Tone.BAD))
            frame = QRectF(self.rect()).marginsRemoved(QMarginsF(*[Space.HAIR / 2] * 4))
            painter.drawRoundedRect(frame, Radius.CONTROL, Radius.CONTROL)
            painter.end()


class Column(QWidget):
    """Cards under one another, and how many more there are.

    Signals:
        more_wanted: The rest of the column is to be shown; carries its key.
    """

    more_wanted = Signal(int)

    def __init__(
        self, make_card: Callable[[FollowUpRow], FollowUpCard], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._make_card = make_card
        self._lane = Lane(key=0, title="", total=0, rows=())
        self._target = False
        self._cards: list[FollowUpCard] = []
        self._more = link_button("")
        self._more.clicked.connect(lambda: self.more_wanted.emit(self._lane.key))
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, Space.S)
        self._box.setSpacing(Space.S)
        self._box.addWidget(self._more)
        self._box.addStretch(1)

    @property
    def lane(self) -> Lane:
        """What it shows."""
        return self._lane

    @property
    def cards(self) -> list[FollowUpCard]:
        """The cards, from top to bottom."""
        return self._cards[: len(self._lane.rows)]

    def show_lane(self, lane: Lane) -> None:
        """Show ``lane``; cards that were there are used again."""
        self._lane = lane
        self.setAccessibleName(lane.title)
        for at, row in enumerate(lane.rows):
            if at < len(self._cards):
                self._cards[at].show_row(row)
            else:
                self._cards.append(self._make_card(row))
                self._box.insertWidget(at, self._cards[at])
        for at, card in enumerate(self._cards):
            card.setVisible(at < len(lane.rows))
        hidden = lane.total - len(lane.rows)
        self._more.setText(say("+ {count} more", count=number(hidden)))
        self._more.setVisible(hidden > 0)
        self.update()

    def set_target(self, *, target: bool) -> None:
        """Show that a card held here would be dropped here."""
        if target != self._target:
            self._target = target
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._target and self._lane.is_open:
            return
        painter, theme = QPainter(self), current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = theme.color("accent") if self._lane.is_open else theme.ink(Tone.BAD)
        ground = theme.color("accent_soft") if self._lane.is_open else theme.soft(Tone.BAD)
        painter.setPen(QPen(ink, Space.HAIR, Qt.PenStyle.DashLine))
        painter.setBrush(ground)
        if not self._target:  # closed, and nothing is held above it
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("hover"))
        frame = QRectF(self.rect()).adjusted(Space.HAIR, Space.HAIR, -Space.HAIR, -Space.HAIR)
        painter.drawRoundedRect(frame, Radius.CONTROL, Radius.CONTROL)
        painter.end()
