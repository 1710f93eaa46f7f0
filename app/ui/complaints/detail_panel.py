"""One complaint at the right of the list."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.services.desk.complaints.details import ComplaintDetail
from app.services.rules.working_time import WorkingTime
from app.services.words.language import say
from app.ui.complaints.facts_card import FactsCard
from app.ui.complaints.heard_card import HeardCard
from app.ui.complaints.log_card import LogCard
from app.ui.complaints.settle_card import SettleCard
from app.ui.parts.cards import Card
from app.ui.parts.desk import Desk
from app.ui.parts.empty_state import EmptyState
from app.ui.theme.tokens import Space


class DetailPanel(QStackedWidget):
    """Facts, log, what the customer said, and how it is settled; empty while none is chosen.

    Signals:
        action_wanted: Something is to be done; carries an ``Action``.
        note_entered: A line for the log; carries the words.
        correction_finished: See ``SettleCard``; likewise ``correction_verified``, ``paper_wanted``.
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
        """Go to the next step, wherever the panel is scrolled to."""
        self._settle.focus_next()
        self._scroll.ensureWidgetVisible(self._settle)

    def take_next(self) -> None:
        """Take the next step."""
        if self._detail is not None:
            self._settle.take_next()

    def _build(self) -> None:
        inner = QWidget()
        inner.setProperty("ground", "none")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, Space.L, Space.L)
        column.setSpacing(Space.M)
        for card in (self._facts, self._log, self._heard, self._settle):
            column.addWidget(card)
        column.addStretch(1)
        scroll = self._scroll = QScrollArea()
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        nothing = QWidget()
        beside = QVBoxLayout(nothing)
        beside.setContentsMargins(0, 0, Space.L, Space.L)
        empty = Card()
        empty.add_flush(EmptyState(say("No complaint is chosen."), say("Choose one in the list.")))
        beside.addWidget(empty)
        self.addWidget(nothing)
        self.addWidget(scroll)

    def _connect(self) -> None:
        self._settle.action_wanted.connect(self.action_wanted)
        self._settle.correction_finished.connect(self.correction_finished)
        self._settle.correction_verified.connect(self.correction_verified)
        self._settle.paper_wanted.connect(self.paper_wanted)
        self._log.note_entered.connect(self.note_entered)
        self._facts.profile_wanted.connect(self._on_profile_wanted)

    @Slot()
    def _on_profile_wanted(self) -> None:
        if self._detail is not None:
            self.customer_opened.emit(self._detail.row.customer_id)
