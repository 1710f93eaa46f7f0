"""The profile tab: one customer, why, what happened, and what is next."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final, Protocol

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.services.archive.choices import Choices, load_choices
from app.services.archive.customer_list import load_rows
from app.services.foundation.changes import Changes
from app.services.story.facts import (
    ContactFact,
    Fact,
    FeedbackFact,
    ReferralFact,
    RefundFact,
    VisitFact,
)
from app.ui.parts.desk import Desk
from app.ui.parts.preferences import Preferences
from app.ui.profile.changes import open_history_dialog
from app.ui.profile.columns import ProfileColumns
from app.ui.profile.consenting import open_consents_dialog
from app.ui.profile.deeds import (
    open_attendance_dialog,
    open_feedback_dialog,
    open_referral_dialog,
    record_reviewed,
)
from app.ui.profile.documents import open_attachments_dialog
from app.ui.profile.head import ProfileHead
from app.ui.profile.loading import Profile, load_profile
from app.ui.profile.nobody import Nobody
from app.ui.profile.status_change import open_status_dialog
from app.ui.profile.temp_copies import TempCopies
from app.words import FeedbackKind
from app.words.language import say

KEPT: Final = "profile/recent"


MOST: Final = 6


def recent_customers(preferences: Preferences) -> list[int]:
    """Return the keys of who was looked at, the latest first."""
    return [int(key) for key in preferences.words(KEPT) if key.isdigit()]


def keep_recent(preferences: Preferences, customer_id: int) -> None:
    """Remember that a customer was looked at."""
    others = [key for key in recent_customers(preferences) if key != customer_id]
    kept = [customer_id, *others][:MOST]
    preferences.keep_words(KEPT, [str(key) for key in kept])


CODES: Final = "need_codes"


class ProfilePage(QWidget):
    """Everything about one customer.

    Signals:
        customer_opened: Show another profile; carries the key of the customer.
        visit_wanted: Log a visit; carries the key of the customer.
        contact_wanted: Write down a contact; carries the key of the customer.
        contact_opened: Look at an entry of the log; carries the keys of customer and entry.
        followup_wanted: Plan a follow-up; carries the key of the customer.
        call_wanted: Do a follow-up now; carries its key.
        visit_edit_wanted: Correct a visit; carries the key of the visit.
        edit_wanted: Change the file; carries the key of the customer.
        booking_wanted: Book the customer in; carries their key.
        refund_wanted: Give money back; carries the key of the customer.
        package_wanted: Sell sessions in advance; carries the key of the customer.
        card_wanted: Print the visit card; carries the key of the customer.
        statement_wanted: Print how the tier was found; carries the key of the customer.
        complaint_opened: Show a complaint; carries its key.
        complaint_wanted: Take in a complaint; carries the key of the customer.
        calendar_wanted: Print the contacts of the year; carries the key of the customer.
    """

    customer_opened = Signal(int)
    visit_wanted = Signal(object)
    contact_wanted = Signal(int)
    contact_opened = Signal(int, int)
    followup_wanted = Signal(int)
    call_wanted = Signal(int)
    visit_edit_wanted = Signal(int)
    edit_wanted = Signal(int)
    booking_wanted = Signal(int)
    refund_wanted = Signal(int)
    package_wanted = Signal(int)
    card_wanted = Signal(int)
    statement_wanted = Signal(int)
    calendar_wanted = Signal(int)
    complaint_opened = Signal(int)
    complaint_wanted = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._customer_id: int | None = None
        self._arriving = False
        self._needs: Mapping[int, str] = {}
        self._head = ProfileHead(desk.person)
        self._columns = ProfileColumns(desk)
        self._nobody = Nobody()
        self._stack = QStackedWidget()
        self._copies = TempCopies(self)
        self.setProperty("ground", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._build()
        self._connect()
        self._load_names()
        self._load_recent()

    def show_customer(self, customer_id: int) -> None:
        """Show a customer."""
        self._customer_id = customer_id
        self._arriving = True
        keep_recent(self._desk.preferences, customer_id)
        self._load()

    def new_wanted(self) -> None:
        """Log a visit of the customer shown, or of anybody."""
        self.visit_wanted.emit(self._customer_id)

    def help_lines(self) -> list[tuple[str, str]]:
        """Return the keys of this page and what they do."""
        return [
            ("Ctrl N", say("log a visit")),
            ("↑ ↓", say("walk through the story")),
            ("Enter", say("correct the visit, or open the person introduced")),
        ]

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Stand in the story, where reading begins, unless something else was walked to."""
        super().showEvent(event)
        if self.focusWidget() is None:
            self._columns.focus_story()

    def _build(self) -> None:
        person = QWidget()
        column = QVBoxLayout(person)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._columns, 1)
        self._stack.addWidget(self._nobody)
        self._stack.addWidget(person)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _connect(self) -> None:
        self._nobody.customer_opened.connect(self.customer_opened)
        self._columns.customer_opened.connect(self.customer_opened)
        self._columns.edit_wanted.connect(self._on_edit_wanted)
        self._columns.complaint_opened.connect(self.complaint_opened)
        self._columns.entry_opened.connect(self._on_entry_opened)
        self._head.edit_wanted.connect(self._on_edit_wanted)
        self._head.visit_wanted.connect(self.new_wanted)
        self._head.contact_wanted.connect(partial(self._do, self.contact_wanted.emit))
        self._head.followup_wanted.connect(partial(self._do, self.followup_wanted.emit))
        self._columns.call_wanted.connect(self.call_wanted)
        self._connect_menu()
        self._desk.tasks.committed.connect(self._on_committed)

    def _connect_menu(self) -> None:
        menu, desk = self._head.menu, self._desk
        for told, does in (
            (menu.booking_wanted, self.booking_wanted.emit),
            (menu.refund_wanted, self.refund_wanted.emit),
            (menu.package_wanted, self.package_wanted.emit),
            (menu.card_wanted, self.card_wanted.emit),
            (menu.statement_wanted, self.statement_wanted.emit),
            (menu.calendar_wanted, self.calendar_wanted.emit),
            (menu.referral_wanted, partial(_keyed, open_referral_dialog, desk, self)),
            (menu.complaint_wanted, self.complaint_wanted.emit),
            (menu.feedback_wanted, partial(_keyed, open_feedback_dialog, desk, self)),
            (menu.attendance_wanted, partial(_keyed, open_attendance_dialog, desk, self)),
            (menu.attachments_wanted, self._open_attachments),
            (menu.consents_wanted, partial(_keyed, open_consents_dialog, desk, self)),
            (menu.review_wanted, partial(_keyed, record_reviewed, desk, self)),
            (menu.status_wanted, partial(_keyed, open_status_dialog, desk, self)),
            (menu.history_wanted, partial(_keyed, open_history_dialog, desk, self)),
        ):
            told.connect(partial(self._do, does))

    def _do(self, does: Callable[[int], None]) -> None:
        if self._customer_id is not None:
            does(self._customer_id)

    def _open_attachments(self, customer_id: int) -> None:
        open_attachments_dialog(self._desk, self, customer_id=customer_id, copies=self._copies)

    def _load(self) -> None:
        if self._customer_id is None:
            return
        work = load_profile(self._desk, self._customer_id)
        self._desk.tasks.read(
            self, work, self._on_loaded, failed=self._on_not_loaded, latest="profile"
        )
        self._columns.tell_story(self._customer_id)

    def _load_names(self) -> None:
        self._desk.tasks.read(self, load_choices, self._on_choices, latest="names")

    def _load_recent(self) -> None:
        keys = recent_customers(self._desk.preferences)
        self._desk.tasks.read(
            self,
            lambda session: load_rows(session, keys=keys),
            self._nobody.show_recent,
            latest="recent",
        )

    def _on_choices(self, choices: Choices) -> None:
        self._needs = dict((*choices.needs, *choices.pains))

    def _on_loaded(self, profile: Profile) -> None:
        self._head.show_person(profile.row, profile.file)
        self._columns.show_profile(profile, self._needs)
        self._stack.setCurrentIndex(1)
        if self._arriving:  # the stack would hand the keyboard to the first button of the head
            self._arriving = False
            self._columns.focus_story()

    def _on_not_loaded(self, _error: BaseException) -> None:
        """Show nobody: who was shown is gone, because an undo took them out again."""
        self._customer_id = None
        self._stack.setCurrentIndex(0)
        self._load_recent()

    @Slot()
    def _on_edit_wanted(self) -> None:
        if self._customer_id is not None:
            self.edit_wanted.emit(self._customer_id)

    @Slot(object)
    def _on_entry_opened(self, fact: Fact) -> None:
        match fact:
            case VisitFact(visit_id=visit_id) | RefundFact(visit_id=visit_id):
                self.visit_edit_wanted.emit(visit_id)
            case ReferralFact(other_id=other_id):
                self.customer_opened.emit(other_id)
            case ContactFact(contact_id=contact_id) if self._customer_id is not None:
                self.contact_opened.emit(self._customer_id, contact_id)
            case FeedbackFact(kind=FeedbackKind.COMPLAINT, complaint_id=complaint_id):
                self.complaint_opened.emit(complaint_id)
            case _:
                pass

    @Slot(Changes)
    def _on_committed(self, changes: Changes) -> None:
        if CODES in changes.tables:
            self._load_names()
        if self._customer_id is None:
            self._load_recent()
        elif self._customer_id in changes.customer_ids or not changes.customer_ids:
            self._load()


class _Opens(Protocol):
    def __call__(self, desk: Desk, parent: QWidget, /, *, customer_id: int) -> None: ...


def _keyed(opens: _Opens, desk: Desk, parent: QWidget, customer_id: int) -> None:
    opens(desk, parent, customer_id=customer_id)
