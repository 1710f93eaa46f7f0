"""The people behind a figure of the day."""

from typing import Final

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.services.foundation.store import Work
from app.services.rules.permissions import may
from app.services.rules.rhythm import DeskStep, Measure, desk_step_for
from app.services.today.lenses import Lens
from app.services.today.today import DayList, list_day
from app.ui.parts.buttons import quiet_button
from app.ui.parts.cards.card import Card
from app.ui.parts.cards.empty_state import EmptyState
from app.ui.parts.cards.labels import muted
from app.ui.parts.desk import Desk
from app.ui.theme.icons import Icon
from app.ui.theme.tokens import SHOW_BUSY_AFTER_MS
from app.ui.today.empty import why_empty
from app.ui.today.line_list import Head, PersonList
from app.ui.today.sayings import lens_title, said_of
from app.words import Permission, RiskStage
from app.words.formats import number
from app.words.language import say, say_in, say_many
from app.words.names import name_of


def heads_of(listed: DayList) -> dict[int, Head]:
    """Return the headings of the calls, by the place of the line they stand before."""
    heads: dict[int, Head] = {}
    at = 0
    if listed.vip_total:
        heads[at] = _vip_head(listed.vip_total)
        at += listed.vip_total
    for stage in reversed(RiskStage):
        if count := listed.stage_totals.get(stage, 0):
            heads[at] = _stage_head(stage, count)
            at += count
    return heads


def _vip_head(count: int) -> Head:
    step = say("one step earlier than others, the worst first")
    return Head(what=say_in("heading", "VIPs"), count=number(count), step=step)


def _stage_head(stage: RiskStage, count: int) -> Head:
    step = desk_step_for(stage, vip=False, open_complaint=False)
    return Head(what=name_of(stage), count=number(count), step=_said(step))


def _said(step: DeskStep) -> str:
    what = _measure(step.measure)
    if step.within_days is None:
        return what
    limit = say_many("within {count} day", "within {count} days", step.within_days)
    return say_in("measure and limit", "{what}, {limit}", what=what, limit=limit)


def _measure(measure: Measure) -> str:
    match measure:
        case Measure.REMINDER:
            return say("the front desk reminds and offers a date")
        case Measure.PERSONAL_CALL:
            return say("the responsible specialist calls and notes the reason")
        case Measure.RECOVERY_PLAN:
            return say("the supervisor makes a plan with the doctor")
        case Measure.WIN_BACK:
            return say("the manager calls and opens a win-back")
        case _:
            return ""


PAGE: Final = 30


class LensCard(Card):
    """The customers under a lens, in place of the calls while a figure is looked into.

    Signals:
        opened: Show the profile; carries the key of the customer.
        visit_wanted: Log a visit; carries the key of the customer.
        lens_left: The calls are shown again.
    """

    opened = Signal(int)
    visit_wanted = Signal(object)
    lens_left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(lens_title(Lens.VIPS_AT_RISK), parent=parent)
        self._desk = desk
        self._lens: Lens | None = None
        self._limit = PAGE
        self._build_body()
        self._connect()

    def look_through(self, lens: Lens | None) -> None:
        """Show the customers under ``lens``, or wait unseen."""
        self._lens, self._limit = lens, PAGE
        self._list.scroll_up()
        if lens is not None:
            self.set_title(lens_title(lens))
            self.load()

    def load(self) -> None:
        """Ask the store who is on the list."""
        if self._lens is not None:
            work = _listing(self._desk, self._lens, self._limit)
            self._patience.start()
            self._desk.tasks.read(self, work, self._on_listed, latest="list")

    def focus_first(self) -> None:
        """Walk to the first line."""
        self._list.focus_first()

    def _build_body(self) -> None:
        self._count = muted("")
        self._back = quiet_button(say("Back to the calls"))
        self._back.setToolTip(say("{what} ({shortcut})", what=self._back.text(), shortcut="Esc"))
        self.add_beside_title(self._count)
        self.add_to_head(self._back)
        may_log = may(self._desk.person, Permission.LOG_VISITS)
        self._list = PersonList(say("Whom to call"), may_log=may_log)
        self._quiet = EmptyState("", picture=Icon.DONE)
        self._stack = QStackedWidget()
        for each in (self._list, self._quiet):
            self._stack.addWidget(each)
        self.add_flush(self._stack)
        self._patience = QTimer(self, singleShot=True, interval=SHOW_BUSY_AFTER_MS)

    def _connect(self) -> None:
        self._list.opened.connect(self.opened)
        self._list.visit_wanted.connect(self.visit_wanted)
        self._list.more_wanted.connect(self._on_more_wanted)
        self._back.clicked.connect(self.lens_left)
        self._patience.timeout.connect(self._on_patience_ended)

    def _on_listed(self, listed: DayList) -> None:
        self._patience.stop()
        if self._lens is None:
            return
        today, currency = self._desk.clock.today(), self._desk.settings.currency
        said = [
            said_of(row, lens=self._lens, today=today, currency=currency) for row in listed.rows
        ]
        self._count.setText(number(listed.total) if listed.total else "")
        hidden = listed.total - len(said)
        more = say("Show {count} more", count=number(min(hidden, PAGE))) if hidden else ""
        self._list.show_lines(
            said, heads=heads_of(listed) if self._lens is Lens.CALLS else {}, more=more
        )
        self._quiet.say_why(*why_empty(self._lens))
        self._stack.setCurrentWidget(self._list if said else self._quiet)

    @Slot()
    def _on_more_wanted(self) -> None:
        self._limit += PAGE
        self.load()

    @Slot()
    def _on_patience_ended(self) -> None:
        self._count.setText(say("Looking…"))


def _listing(desk: Desk, lens: Lens, limit: int) -> Work[DayList]:
    today = desk.clock.today()
    return lambda session: list_day(session, lens=lens, today=today, limit=limit)
