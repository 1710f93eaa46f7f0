"""One complaint at the right of the list."""

from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from app.services.complaints.details import CallBackLine, ComplaintDetail
from app.services.rules.working_time import WorkingTime
from app.ui.complaints.facts_card import FactsCard
from app.ui.complaints.log_card import LogCard
from app.ui.complaints.next_card import NextCard
from app.ui.complaints.settle_card import SettleCard
from app.ui.parts.cards.card import Card
from app.ui.parts.cards.chips import Chip, ChipLabel
from app.ui.parts.cards.empty_state import EmptyState
from app.ui.parts.cards.labels import muted, wrapped
from app.ui.parts.cards.scroll_column import ScrollColumn
from app.ui.parts.desk import Desk
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


class DetailPanel(QStackedWidget):
    """Facts, log, what the customer said, how it is settled, and always in sight what to do now.

    Signals:
        action_wanted: See ``NextCard``; likewise ``paper_wanted``.
        note_entered: A line for the log; carries the words.
        correction_finished: See ``SettleCard``; likewise ``correction_verified``.
        customer_opened: Show the profile; carries the key of the customer.
    """

    action_wanted = Signal(object)
    note_entered = Signal(str)
    correction_finished = Signal(int)
    correction_verified = Signal(int)
    paper_wanted = Signal(str)
    customer_opened = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._detail: ComplaintDetail | None = None
        self._working: WorkingTime | None = None
        self._facts, self._log, self._heard = FactsCard(), LogCard(), HeardCard()
        self._settle = SettleCard(desk.person, desk.settings.currency)
        self._next = NextCard(desk.person)
        self._next.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setAccessibleName(say("The complaint chosen"))
        self._build()
        self._connect()

    @property
    def detail(self) -> ComplaintDetail | None:
        """The complaint shown."""
        return self._detail

    def show_detail(self, detail: ComplaintDetail, working: WorkingTime) -> None:
        """Show a complaint."""
        self._detail, self._working = detail, working
        self._facts.show_detail(detail, working)
        self._log.show_detail(detail, working.zone, self._desk.clock.today())
        self._heard.show_detail(detail, working.zone)
        self._settle.show_detail(detail)
        self._next.show_detail(detail)
        self.tick()
        self.setCurrentIndex(1)

    def show_nothing(self) -> None:
        """Show that none is chosen."""
        self._detail = None
        self.setCurrentIndex(0)

    def tick(self) -> None:
        """Bring the clock up to the moment, without asking anybody."""
        if self._detail is not None and self._working is not None:
            self._facts.show_clock(self._detail, self._desk.clock.now(), self._working)

    def focus_next(self) -> None:
        """Go to the next step."""
        self._next.focus_next()

    def take_next(self) -> None:
        """Take the next step."""
        if self._detail is not None:
            self._next.take_next()

    def _build(self) -> None:
        scroll = ScrollColumn((self._facts, self._log, self._heard, self._settle))
        chosen = QWidget()
        column = QVBoxLayout(chosen)
        column.setContentsMargins(0, 0, 0, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(scroll, 1)
        column.addWidget(_beside(self._next))
        column.addStretch()
        empty = Card()
        empty.add_flush(EmptyState(say("No complaint is chosen."), say("Choose one in the list.")))
        self.addWidget(_beside(empty, beneath=Space.L))
        self.addWidget(chosen)

    def _connect(self) -> None:
        self._next.action_wanted.connect(self.action_wanted)
        self._settle.correction_finished.connect(self.correction_finished)
        self._settle.correction_verified.connect(self.correction_verified)
        self._next.paper_wanted.connect(self.paper_wanted)
        self._log.note_entered.connect(self.note_entered)
        self._facts.profile_wanted.connect(self._on_profile_wanted)

    @Slot()
    def _on_profile_wanted(self) -> None:
        if self._detail is not None:
            self.customer_opened.emit(self._detail.row.customer_id)


def _beside(card: QWidget, *, beneath: int = 0) -> QWidget:
    """Return ``card`` with the margin at its right in which the others scroll."""
    room = QWidget()
    column = QVBoxLayout(room)
    column.setContentsMargins(0, 0, Space.L, beneath)
    column.addWidget(card)
    return room
