"""The first tab: what the day asks for."""

from dataclasses import dataclass
from datetime import timedelta

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.services.archive.dates import UpcomingDate, upcoming_dates
from app.services.complaints.summary import OpenComplaints, sum_up_open
from app.services.followups.appointments import mark_arrived, mark_no_show
from app.services.followups.day_calls import WeekProgress, count_missed, count_week
from app.services.followups.expected import ExpectedRow, list_expected
from app.services.followups.moves import move_followup
from app.services.foundation.changes import Changes
from app.services.foundation.store import Work
from app.services.planning.opening_hours import load_open_days
from app.services.rules.permissions import may
from app.services.today.day_figures import DayFigures, DayVisit, count_day, list_visits_of_day
from app.services.today.lenses import WEEK_DAYS, Lens
from app.ui.parts.buttons import button, primary_button
from app.ui.parts.cards.labels import title
from app.ui.parts.desk import Desk
from app.ui.theme.icons import Icon
from app.ui.theme.tokens import Space
from app.ui.today.chores_card import ChoresCard
from app.ui.today.complaints_card import ComplaintsCard
from app.ui.today.dates_card import DatesCard
from app.ui.today.expected_card import ExpectedCard
from app.ui.today.figures import Figures, PeopleFigures
from app.ui.today.lens_card import LensCard
from app.ui.today.lines import SaidLine, ShortList
from app.ui.today.sayings import said_of_visit
from app.ui.today.to_call_card import ToCallCard
from app.words import Intent, Outcome, Permission
from app.words.formats import page_day
from app.words.language import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """What stands around the calls."""

    figures: DayFigures
    week: WeekProgress
    complaints: OpenComplaints
    missed: int
    expected: tuple[ExpectedRow, ...]
    dates: list[UpcomingDate]
    visits: list[DayVisit]


def reading_day(desk: Desk) -> Work[Day]:
    """Return the work that reads today."""
    now, today = desk.clock.now(), desk.clock.today()
    until = today + timedelta(days=WEEK_DAYS - 1)
    return lambda session: Day(
        figures=count_day(session, today=today),
        week=count_week(session, today=today),
        complaints=sum_up_open(session, now=now),
        missed=count_missed(session, now=now),
        expected=list_expected(session, on=today),
        dates=upcoming_dates(session, first=today, last=until),
        visits=list_visits_of_day(session, on=today),
    )


def put_off(desk: Desk, owner: QWidget, followup_id: int, days: int) -> None:
    """Move a call by so many days, to the next day the clinic is open."""
    actor, today = desk.person, desk.clock.today()
    wanted = today + timedelta(days=days)
    desk.tasks.write(
        owner,
        lambda session: move_followup(
            session,
            followup_id=followup_id,
            to_on=load_open_days(session).next_open(wanted) or wanted,
            actor=actor,
            today=today,
        ),
        intent=Intent.MOVE_FOLLOWUP,
    )


def note_arrival(desk: Desk, owner: QWidget, appointment_id: int, *, came: bool) -> None:
    """Note that a customer is here, or did not come."""
    actor, today = desk.person, desk.clock.today()
    note = mark_arrived if came else mark_no_show
    desk.tasks.write(
        owner,
        lambda session: note(session, appointment_id=appointment_id, actor=actor, today=today),
        intent=Intent.BOOK_APPOINTMENT,
    )


def preview_today(desk: Desk, parent: QWidget, *, staff_id: int | None) -> None:
    """Show the day of one person, or the calls of everybody, before it is printed."""
    from app.ui.parts.papers import call_papers

    today = desk.clock.today()
    if staff_id is None:
        call_papers.preview_week_list(desk, parent, first_on=today, last_on=today)
    else:
        call_papers.preview_day_list(desk, parent, staff_id=staff_id, on=today)


_LEFT, _RIGHT = 3, 2
_MINUTE_MS = 60_000


class TodayPage(QWidget):
    """Whom to call, who is expected, who came, whose day it is.

    Signals:
        customer_opened: Show the profile; carries the key of the customer.
        visit_wanted: Log a visit; carries the key of the customer, or ``None``.
        calls_wanted: Work through calls; carries the key of the first follow-up, the
            ``Outcome`` that a digit named or ``None``, and the keys of the list it stands in.
        followups_wanted: Show the follow-ups of the week.
        booking_wanted: Somebody wants to come; carries ``None``.
        card_wanted: Print the visit card; carries the key of the customer.
        back_entry_wanted: What came of a printed list is to be keyed in.
        import_wanted: A file is to be read.
        counts_changed: Other calls are shown, or another day began; nothing was changed.
        complaint_opened: Show a complaint; carries its key.
        complaints_wanted: Show all complaints.
    """

    customer_opened = Signal(int)
    visit_wanted = Signal(object)
    calls_wanted = Signal(int, object, object)
    followups_wanted = Signal()
    booking_wanted = Signal(object)
    card_wanted = Signal(int)
    back_entry_wanted = Signal()
    import_wanted = Signal()
    counts_changed = Signal()
    complaint_opened = Signal(int)
    complaints_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._lens: Lens | None = None
        self._day = desk.clock.today()
        self._keyboard_wanted = False
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
            ("Ctrl P", say("print the day that is shown")),
            ("Ctrl E", say("key in a printed list")),
            ("↑ ↓", say("walk through the list")),
            ("Enter", say("open the call")),
            ("1 – 9", say("say how the call went")),
            ("Shift Enter", say("open the profile")),
            ("A N P", say("expected: arrived, no-show, print the card")),
            ("Esc", say("back to the calls")),
        ]

    @Slot()
    def print_day(self) -> None:
        """Look at the day, one's own or everybody's as shown, before it is printed."""
        preview_today(self._desk, self, staff_id=self._calls.own_of)

    def refresh(self) -> None:
        """Bring everything up to the moment."""
        self._day = self._desk.clock.today()
        self._heading.setText(page_day(self._day))
        self._calls.load()
        self._looked.load()
        self._complaints.load()
        self._desk.tasks.read(self, reading_day(self._desk), self._on_read, latest="day")

    def _build(self) -> None:
        self._heading = title(page_day(self._day))
        self._log = primary_button(say("Log a visit"), picture=Icon.ADD)
        self._log.setToolTip(say("{what} ({shortcut})", what=say("Log a visit"), shortcut="Ctrl+N"))
        self._log.setVisible(may(self._desk.person, Permission.LOG_VISITS))
        self._key_in = button(say("Key in a list"), shortcut="Ctrl+E")
        self._print = button(say("Print today"), picture=Icon.PRINT, shortcut="Ctrl+P")
        self._calls = ToCallCard(self._desk)
        self._looked = LensCard(self._desk)
        self._lists = QStackedWidget()
        self._lists.addWidget(self._calls)
        self._lists.addWidget(self._looked)
        self._expected = ExpectedCard()
        settings = self._desk.settings
        self._figures = Figures(settings.currency, zone=settings.zone)
        self._people = PeopleFigures()
        self._complaints = ComplaintsCard(self._desk)
        self._dates = DatesCard()
        self._came = ShortList(say("Came in today"))
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
        head.addWidget(self._key_in)
        head.addWidget(self._print)
        head.addWidget(self._log)
        left = QVBoxLayout()
        left.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        left.setSpacing(Space.M)
        left.addLayout(head)
        left.addWidget(self._lists, 1)
        return left

    def _build_right(self) -> QScrollArea:
        inner = QWidget()
        inner.setProperty("ground", "none")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, Space.L, Space.L, Space.M)
        column.setSpacing(Space.M)
        for card in (
            self._figures,
            self._complaints,
            self._expected,
            self._dates,
            self._people,
            self._came,
            self._chores,
        ):
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
        self._key_in.clicked.connect(self.back_entry_wanted)
        self._print.clicked.connect(self.print_day)
        for card in (self._looked, self._dates, self._came, self._expected):
            card.opened.connect(self.customer_opened)
        self._looked.visit_wanted.connect(self.visit_wanted)
        self._looked.lens_left.connect(self._on_lens_left)
        self._calls.customer_opened.connect(self.customer_opened)
        self._calls.call_wanted.connect(self._on_call_wanted)
        self._calls.later_wanted.connect(self._on_later_wanted)
        self._calls.import_wanted.connect(self.import_wanted)
        self._calls.whose_changed.connect(self.refresh)
        self._calls.whose_changed.connect(self.counts_changed)
        self._calls.calls_shown.connect(self._on_calls_shown)
        self._expected.card_wanted.connect(self.card_wanted)
        self._expected.booking_wanted.connect(lambda: self.booking_wanted.emit(None))
        self._expected.arrived.connect(self._on_arrived)
        self._expected.missed.connect(self._on_missed)
        self._complaints.opened.connect(self.complaint_opened)
        for wanted in (self._complaints.all_wanted, self._figures.complaints_wanted):
            wanted.connect(self.complaints_wanted)
        for wanted in (self._figures.week_wanted, self._calls.late_wanted):
            wanted.connect(self.followups_wanted)
        self._came.all_wanted.connect(lambda: self._look_through(Lens.VISITORS))
        for each in (self._figures, self._people, self._chores):
            each.lens_chosen.connect(self._on_lens_chosen)
        self._desk.tasks.committed.connect(self._on_committed)
        self._minute.timeout.connect(self._on_minute_passed)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Stand at the first call after another tab, or at the line walked to before.

        At the start of a day it stands there once the calls are read.
        """
        super().showEvent(event)
        self._keyboard_wanted = not isinstance(self.focusWidget(), SaidLine)
        self._on_calls_shown()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._lens is not None:
            self._on_lens_left()
        else:
            super().keyPressEvent(event)

    def _look_through(self, lens: Lens | None) -> None:
        self._lens = lens
        self._figures.show_chosen(lens)
        self._people.show_chosen(lens)
        self._looked.look_through(lens)
        self._lists.setCurrentWidget(self._calls if lens is None else self._looked)

    def _focus_list(self) -> None:
        (self._calls if self._lens is None else self._looked).focus_first()

    def _on_read(self, day: Day) -> None:
        currency = self._desk.settings.currency
        for card in (self._figures, self._people, self._chores):
            card.show_figures(day.figures)
        self._figures.show_week(day.week)
        self._figures.show_complaints(day.complaints, self._day)
        self._expected.show_expected(day.expected)
        self._dates.show_dates(day.dates, self._day)
        came = [said_of_visit(visit, currency=currency) for visit in day.visits]
        self._came.show_lines(came, total=len(came), empty=say("Nobody so far."))
        self._calls.say_missed(day.missed)
        self._calls.say_nobody(on_file=day.figures.customer_count)

    @Slot(object)
    def _on_lens_chosen(self, lens: Lens | None) -> None:
        self._look_through(lens)
        self._focus_list()

    @Slot()
    def _on_calls_shown(self) -> None:
        if self._keyboard_wanted and self.isVisible():
            self._focus_list()
            self._keyboard_wanted = not isinstance(self.focusWidget(), SaidLine)

    @Slot()
    def _on_lens_left(self) -> None:
        self._look_through(None)
        self._focus_list()

    @Slot(int, object)
    def _on_call_wanted(self, followup_id: int, outcome: Outcome | None) -> None:
        self.calls_wanted.emit(followup_id, outcome, self._calls.followup_ids)

    @Slot(int, int)
    def _on_later_wanted(self, followup_id: int, days: int) -> None:
        put_off(self._desk, self, followup_id, days)

    @Slot(int)
    def _on_arrived(self, appointment_id: int) -> None:
        note_arrival(self._desk, self, appointment_id, came=True)

    @Slot(int)
    def _on_missed(self, appointment_id: int) -> None:
        note_arrival(self._desk, self, appointment_id, came=False)

    @Slot()
    def _on_minute_passed(self) -> None:
        """Turn the page after midnight."""
        if self._desk.clock.today() != self._day:
            self.refresh()
            self.counts_changed.emit()

    @Slot(Changes)
    def _on_committed(self, _changes: Changes) -> None:
        self.refresh()
