"""The first tab: what the day asks for."""

from dataclasses import dataclass
from datetime import timedelta

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from app.models.enums import Permission
from app.services.desk.dates import UpcomingDate, upcoming_dates
from app.services.desk.day_figures import DayFigures, DayVisit, count_day, list_visits_of_day
from app.services.desk.lenses import WEEK_DAYS, Lens
from app.services.desk.today import DayList, list_day
from app.services.foundation.changes import Changes
from app.services.foundation.store import Work
from app.services.rules.permissions import may
from app.services.words.formats import page_day
from app.services.words.language import say
from app.ui.parts.buttons import primary_button
from app.ui.parts.desk import Desk
from app.ui.parts.labels import title
from app.ui.theme.icons import Icon
from app.ui.theme.tokens import Space
from app.ui.today.calls_card import CallsCard
from app.ui.today.chores_card import ChoresCard
from app.ui.today.dates_card import DatesCard
from app.ui.today.figures import Figures
from app.ui.today.lines import PersonLine
from app.ui.today.sayings import lens_title, said_of, said_of_visit
from app.ui.today.short_list import FEW, ShortList

_LEFT, _RIGHT = 3, 2
_MINUTE_MS = 60_000


@dataclass(frozen=True, slots=True, kw_only=True)
class _Day:
    """What stands around the calls."""

    figures: DayFigures
    second_visits: DayList
    dates: list[UpcomingDate]
    visits: list[DayVisit]


class TodayPage(QWidget):
    """Whom to call, who may be forgotten, who came, whose day it is.

    Signals:
        customer_opened: Show the profile; carries the key of the customer.
        visit_wanted: Log a visit; carries the key of the customer, or ``None``.
        import_wanted: A file is to be read.
    """

    customer_opened = Signal(int)
    visit_wanted = Signal(object)
    import_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._lens = Lens.CALLS
        self._day = desk.clock.today()
        self._minute = QTimer(self, interval=_MINUTE_MS)
        self._minute.start()
        self.setProperty("ground", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._build()
        self._connect()

    def new_wanted(self) -> None:
        """Log a visit of somebody still to be found."""
        if may(self._desk.person, Permission.LOG_VISITS):
            self.visit_wanted.emit(None)

    def help_lines(self) -> list[tuple[str, str]]:
        """Return the keys of this page and what they do."""
        return [
            ("Ctrl N", say("log a visit")),
            ("↑ ↓", say("walk through the list")),
            ("Enter", say("open the profile")),
            ("Shift Enter", say("log a visit of this customer")),
            ("Esc", say("back to the calls")),
        ]

    def refresh(self) -> None:
        """Bring everything up to the moment."""
        self._day = self._desk.clock.today()
        self._heading.setText(page_day(self._day))
        self._calls.load()
        work = _reading(self._desk, self._calls.own_of)
        self._desk.tasks.read(self, work, self._on_read, latest="day")

    def _build(self) -> None:
        self._heading = title(page_day(self._day))
        self._log = primary_button(say("Log a visit"), picture=Icon.ADD)
        self._log.setToolTip(say("{what} ({shortcut})", what=say("Log a visit"), shortcut="Ctrl+N"))
        self._log.setVisible(may(self._desk.person, Permission.LOG_VISITS))
        self._calls = CallsCard(self._desk)
        self._second = ShortList(lens_title(Lens.SECOND_VISIT), acting=True)
        self._second.hide()
        self._figures = Figures(self._desk.settings.currency)
        self._dates = DatesCard()
        self._came = ShortList(say("Came in today"), acting=False)
        self._chores = ChoresCard()
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._build_left(), _LEFT)
        whole.addWidget(self._build_right(), _RIGHT)

    def _build_left(self) -> QVBoxLayout:
        head = QHBoxLayout()
        head.addWidget(self._heading)
        head.addStretch(1)
        head.addWidget(self._log)
        left = QVBoxLayout()
        left.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        left.setSpacing(Space.M)
        left.addLayout(head)
        left.addWidget(self._calls, 1)
        left.addWidget(self._second)
        return left

    def _build_right(self) -> QScrollArea:
        inner = QWidget()
        inner.setProperty("ground", "none")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, Space.L, Space.L, Space.M)
        column.setSpacing(Space.M)
        for card in (self._figures, self._dates, self._came, self._chores):
            column.addWidget(card)
        column.addStretch(1)
        right = QScrollArea()
        right.setWidget(inner)
        right.setWidgetResizable(True)
        right.setFrameShape(QFrame.Shape.NoFrame)
        right.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        right.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return right

    def _connect(self) -> None:
        self._log.clicked.connect(self.new_wanted)
        for card in (self._calls, self._second, self._dates, self._came):
            card.opened.connect(self.customer_opened)
        for card in (self._calls, self._second):
            card.visit_wanted.connect(self.visit_wanted)
        self._calls.import_wanted.connect(self.import_wanted)
        self._calls.whose_changed.connect(self.refresh)
        self._calls.lens_left.connect(self._on_lens_left)
        self._second.all_wanted.connect(lambda: self._look_through(Lens.SECOND_VISIT))
        self._came.all_wanted.connect(lambda: self._look_through(Lens.VISITORS))
        self._figures.lens_chosen.connect(self._on_lens_chosen)
        self._chores.lens_chosen.connect(self._on_lens_chosen)
        self._desk.tasks.committed.connect(self._on_committed)
        self._minute.timeout.connect(self._on_minute_passed)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Stand at the first call after another tab, or at the line walked to before."""
        super().showEvent(event)
        if not isinstance(self.focusWidget(), PersonLine):
            self._calls.focus_first()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._lens is not Lens.CALLS:
            self._on_lens_left()
        else:
            super().keyPressEvent(event)

    def _look_through(self, lens: Lens) -> None:
        self._lens = lens
        self._figures.show_chosen(lens)
        self._calls.look_through(lens)

    def _on_read(self, day: _Day) -> None:
        today, currency = self._desk.clock.today(), self._desk.settings.currency
        self._figures.show_figures(day.figures)
        self._chores.show_figures(day.figures)
        self._dates.show_dates(day.dates, today)
        second = [
            said_of(row, lens=Lens.SECOND_VISIT, today=today, currency=currency)
            for row in day.second_visits.rows
        ]
        self._second.show_lines(second, total=day.second_visits.total)
        self._second.setVisible(bool(second))
        came = [said_of_visit(visit, currency=currency) for visit in day.visits]
        self._came.show_lines(came, total=len(came), empty=say("Nobody so far."))
        self._calls.say_nobody(on_file=day.figures.customer_count)

    @Slot(object)
    def _on_lens_chosen(self, lens: Lens | None) -> None:
        self._look_through(lens or Lens.CALLS)
        self._calls.focus_first()

    @Slot()
    def _on_lens_left(self) -> None:
        self._look_through(Lens.CALLS)

    @Slot()
    def _on_minute_passed(self) -> None:
        """Turn the page after midnight."""
        if self._desk.clock.today() != self._day:
            self.refresh()

    @Slot(Changes)
    def _on_committed(self, _changes: Changes) -> None:
        self.refresh()


def _reading(desk: Desk, own_of: int | None) -> Work[_Day]:
    today = desk.clock.today()
    until = today + timedelta(days=WEEK_DAYS - 1)
    return lambda session: _Day(
        figures=count_day(session, today=today),
        second_visits=list_day(
            session, lens=Lens.SECOND_VISIT, today=today, own_of=own_of, limit=FEW
        ),
        dates=upcoming_dates(session, first=today, last=until),
        visits=list_visits_of_day(session, on=today),
    )
