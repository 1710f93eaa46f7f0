"""What the handler claims beside what the customer answered when called back."""

from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.services.complaints.details import CallBackLine, ComplaintDetail
from app.ui.parts.cards.card import Card
from app.ui.parts.cards.chips import Chip, ChipLabel
from app.ui.parts.cards.labels import muted, wrapped
from app.ui.theme.tokens import Space, Tone
from app.words.formats import moment
from app.words.language import say


class HeardCard(Card):
    """A row for every call-back; hidden until there is one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(say("Called back"), parent=parent)
        self.hide()

    def show_detail(self, detail: ComplaintDetail, zone: ZoneInfo) -> None:
        """Show what was heard about a complaint."""
        self.clear()
        for line in detail.call_backs:
            self.add_row(_row(line, zone))
        self.setVisible(bool(detail.call_backs))


def _row(line: CallBackLine, zone: ZoneInfo) -> QFrame:
    row = QFrame()
    column = QVBoxLayout(row)
    column.setContentsMargins(Space.CARD, Space.S, Space.CARD, Space.M)
    column.setSpacing(Space.XS)
    column.addWidget(wrapped(_who(line, zone), "small"))
    sides = QHBoxLayout()
    sides.setSpacing(Space.L)
    for side in (_claim(line), _answer(line)):
        sides.addLayout(side, 1)
    column.addLayout(sides)
    return row


def _claim(line: CallBackLine) -> QVBoxLayout:
    return _side(muted(say("The handler says")), wrapped(line.claim))


def _answer(line: CallBackLine) -> QVBoxLayout:
    chip = (
        Chip(text=say("solved"), tone=Tone.OK)
        if line.solved
        else Chip(text=say("not solved"), tone=Tone.BAD)
    )
    said = (wrapped(line.feeling), wrapped(line.experience, "muted"))
    return _side(muted(say("The customer says")), ChipLabel(chip), *said)


def _side(*widgets: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(Space.TINY)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    return column


def _who(line: CallBackLine, zone: ZoneInfo) -> str:
    parts = [line.caller_name, moment(line.called_at, zone)]
    if line.satisfaction is not None:
        parts.append(say("satisfied {score}/5", score=line.satisfaction))
    if line.stands_in:
        parts.append(say("confirmed by a manager"))
    return " · ".join(parts)
