"""Who is expected today, and whether they came."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from app.services.followups.expected import ExpectedRow
from app.ui.parts.buttons import quiet_button
from app.ui.parts.cards.card import Card, line_row
from app.ui.parts.cards.chips import Chip, ChipLabel, tier_chip
from app.ui.parts.cards.eliding import ElidingLabel
from app.ui.parts.cards.labels import label, muted
from app.ui.theme.tokens import ColumnWidth, Size, Space, Tone
from app.ui.today.lines import PressableRow, keyed_button
from app.words import AppointmentState
from app.words.formats import clock_time, number
from app.words.language import listed, say, say_in
from app.words.names import name_of

FEW: Final = 6
_BETWEEN: Final = " · "
_WAITING: Final = frozenset({AppointmentState.BOOKED, AppointmentState.CONFIRMED})


class ExpectedLine(PressableRow):
    """One booking of the day.

    Signals:
        arrived: The customer is here.
        missed: The customer did not come.
        card_wanted: Print the visit card.
    """

    arrived = Signal()
    missed = Signal()
    card_wanted = Signal()

    def __init__(self, row: ExpectedRow, parent: QWidget | None = None) -> None:
        super().__init__(_said_aloud(row), parent)
        self._waits = row.state in _WAITING
        across = QHBoxLayout(self)
        across.setContentsMargins(Space.CARD, Space.S, Space.CARD, Space.S)
        across.setSpacing(Space.S)
        hour = muted(clock_time(row.starts_at))
        hour.setMinimumWidth(ColumnWidth.TINY - Space.S)
        across.addWidget(hour)
        across.addLayout(_person(row), 1)
        for each in self._buttons(row):
            each.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the row has the focus and the keys
            across.addWidget(each)
        if not self._waits:
            across.addWidget(ChipLabel(_state_chip(row.state)))
        self.setMinimumHeight(Size.TALL_ROW)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        deeds = {Qt.Key.Key_P: self.card_wanted}
        if self._waits:
            deeds |= {Qt.Key.Key_A: self.arrived, Qt.Key.Key_N: self.missed}
        if deed := deeds.get(Qt.Key(event.key())):
            deed.emit()
        else:
            super().keyPressEvent(event)

    def _buttons(self, row: ExpectedRow) -> list[QPushButton]:
        card = keyed_button(say_in("paper", "Card"), "P")
        card.setAccessibleName(say("Print the visit card of {who}", who=row.name))
        card.clicked.connect(self.card_wanted)
        if not self._waits:
            return [card]
        here, missed = keyed_button(say("Arrived"), "A"), keyed_button(say("No-show"), "N")
        here.setAccessibleName(say("{who} has arrived", who=row.name))
        missed.setAccessibleName(say("{who} did not come", who=row.name))
        here.clicked.connect(self.arrived)
        missed.clicked.connect(self.missed)
        return [card, missed, here]


class ExpectedCard(Card):
    """The bookings of today, by time.

    Signals:
        opened: Show the profile; carries the key of the customer.
        card_wanted: Print the visit card; likewise.
        arrived: A customer is here; carries the key of the booking.
        missed: A customer did not come; likewise.
        booking_wanted: Somebody wants to come.
    """

    opened = Signal(int)
    card_wanted = Signal(int)
    arrived = Signal(int)
    missed = Signal(int)
    booking_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(say("Expected today"), parent=parent)
        self._booked: Sequence[ExpectedRow] = ()
        self._whole = False
        self._count = muted("")
        self._all, self._book = quiet_button(""), quiet_button(say("Book"))
        self._book.setAccessibleName(say("Book somebody in"))
        self.add_beside_title(self._count)
        self.add_to_head(self._all)
        self.add_to_head(self._book)
        self._all.clicked.connect(self._on_all_clicked)
        self._book.clicked.connect(self.booking_wanted)

    def show_expected(self, rows: Sequence[ExpectedRow]) -> None:
        """Show ``rows``, in their order."""
        self._booked = rows
        self._fill()

    def _fill(self) -> None:
        walked_to = next((at for at, line in enumerate(self._lines()) if line.hasFocus()), None)
        self.clear()
        self._count.setText(number(len(self._booked)) if self._booked else "")
        self._all.setText(
            say("Fewer") if self._whole else say("All {count}", count=number(len(self._booked)))
        )
        self._all.setVisible(len(self._booked) > FEW)
        lines = [self._line(row) for row in (self._booked if self._whole else self._booked[:FEW])]
        for line in lines:
            self.add_row(line)
        if not lines:
            self.add_row(line_row(muted(say("Nobody is booked for today."))))
        elif walked_to is not None:
            lines[min(walked_to, len(lines) - 1)].setFocus()

    def _lines(self) -> list[ExpectedLine]:
        return [line for line in self.findChildren(ExpectedLine) if not line.isHidden()]

    def _line(self, row: ExpectedRow) -> ExpectedLine:
        line = ExpectedLine(row)
        line.pressed.connect(partial(self.opened.emit, row.customer_id))
        line.card_wanted.connect(partial(self.card_wanted.emit, row.customer_id))
        line.arrived.connect(partial(self.arrived.emit, row.appointment_id))
        line.missed.connect(partial(self.missed.emit, row.appointment_id))
        return line

    @Slot()
    def _on_all_clicked(self) -> None:
        self._whole = not self._whole
        self._fill()


def _person(row: ExpectedRow) -> QVBoxLayout:
    who, what = QHBoxLayout(), QHBoxLayout()
    for line in (who, what):
        line.setSpacing(Space.S)
    who.addWidget(label(row.name, "strong"))
    who.addWidget(ChipLabel(tier_chip(row.tier)))
    who.addStretch(1)
    what.addWidget(ElidingLabel(_what_for(row), "muted"), 1)
    if row.allergies:
        what.addWidget(ElidingLabel(_allergic(row), "bad", matters=True))
    pair = QVBoxLayout()
    pair.setSpacing(Space.TINY)
    pair.addLayout(who)
    pair.addLayout(what)
    return pair


def _what_for(row: ExpectedRow) -> str:
    told = (row.item_name or say("not said what for"), row.staff_name, row.note)
    return _BETWEEN.join(filter(None, told))


def _allergic(row: ExpectedRow) -> str:
    return say("allergic: {what}", what=listed(row.allergies))


def _state_chip(state: AppointmentState) -> Chip:
    tone = Tone.OK if state is AppointmentState.ARRIVED else Tone.WARN
    return Chip(text=name_of(state), tone=tone)


def _said_aloud(row: ExpectedRow) -> str:
    parts = [clock_time(row.starts_at), row.name, name_of(row.tier), _what_for(row)]
    parts += [_allergic(row)] if row.allergies else []
    parts += [name_of(row.state)]
    return listed(parts)
