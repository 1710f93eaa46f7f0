"""Complaints that are promised something, what falls due first on top."""

from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.complaints.deadlines import load_working_time
from app.services.complaints.rows import ComplaintRow, ComplaintScope, list_complaints
from app.services.rules.working_time import WorkingTime
from app.ui.parts.buttons import quiet_button
from app.ui.parts.cards.card import Card, line_row
from app.ui.parts.cards.chips import ChipLabel, tier_chip
from app.ui.parts.cards.complaint_clock import clock_chip
from app.ui.parts.cards.eliding import ElidingLabel
from app.ui.parts.cards.labels import label, muted
from app.ui.parts.desk import Desk
from app.ui.theme.tokens import Space
from app.ui.today.lines import PressableRow
from app.words.language import say

FEW: Final = 4
_TICK_MS: Final = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class _OnClock:
    """The first few of the open complaints, and one more if there are others."""

    rows: tuple[ComplaintRow, ...]
    working: WorkingTime


class ComplaintsCard(Card):
    """The first few with their clocks, which count down by themselves.

    Signals:
        opened: Show the complaint; carries its key.
        all_wanted: Show all of them.
    """

    opened = Signal(int)
    all_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(say("Complaints on the clock"), parent=parent)
        self._desk = desk
        self._working: WorkingTime | None = None
        self._clocks: list[tuple[ComplaintRow, ChipLabel]] = []
        self._all = quiet_button(say("All"))
        self.add_to_head(self._all)
        self._ticking = QTimer(self, interval=_TICK_MS)
        self._all.clicked.connect(self.all_wanted)
        self._ticking.timeout.connect(self.tick)
        self._ticking.start()

    def load(self) -> None:
        """Ask the store what is promised."""
        mine, now = self._desk.person.staff_id, self._desk.clock.now()
        self._desk.tasks.read(
            self,
            lambda session: _OnClock(
                rows=list_complaints(
                    session, scope=ComplaintScope.OPEN, mine=mine, now=now, limit=FEW + 1
                ),
                working=load_working_time(session),
            ),
            self._show,
            latest="complaints",
        )

    @Slot()
    def tick(self) -> None:
        """Bring the clocks up to the moment; nobody is asked."""
        if self._working is None:
            return
        now = self._desk.clock.now()
        for row, chip in self._clocks:
            chip.set_chip(clock_chip(row, now=now, working=self._working))

    def _show(self, on_clock: _OnClock) -> None:
        self._working = on_clock.working
        self.clear()
        self._clocks = []
        for row in on_clock.rows[:FEW]:
            self.add_row(self._line(row))
        if not on_clock.rows:
            self.add_row(line_row(muted(say("Nobody waits for an answer."))))
        self._all.setVisible(len(on_clock.rows) > FEW)
        self.tick()

    def _line(self, row: ComplaintRow) -> PressableRow:
        line = PressableRow(f"{row.number} {row.name}")
        across = QHBoxLayout(line)
        across.setContentsMargins(Space.CARD, Space.S, Space.CARD, Space.S)
        across.setSpacing(Space.M)
        who = QHBoxLayout()
        who.setSpacing(Space.S)
        who.addWidget(label(f"{row.number} · {row.name}", "strong"))
        who.addWidget(ChipLabel(tier_chip(row.tier)))
        who.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(Space.TINY)
        words.addLayout(who)
        words.addWidget(ElidingLabel(_facts(row), "muted"))
        clock = ChipLabel()
        across.addLayout(words, 1)
        across.addWidget(clock)
        self._clocks.append((row, clock))
        line.pressed.connect(partial(self.opened.emit, row.complaint_id))
        return line


def _facts(row: ComplaintRow) -> str:
    facts = " ".join(row.facts.split())
    if row.first_receiver_name is None:
        return facts
    asked = say("first asked: {name}", name=row.first_receiver_name)
    return f"{facts} · {asked}"
