"""Joins the dialogs of the profile and the writes: what else can be done with a customer."""

from datetime import date
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from typing_extensions import override

from app.services.archive.opening import DayInFuture
from app.services.archive.reviews import record_review
from app.services.archive.search import find_customers
from app.services.complaints.feedback import FeedbackEntry, record_feedback
from app.services.foundation.store import Work
from app.services.visits.occasions import EventRow, add_event, list_events, record_attendance
from app.services.visits.referrals import ReferralEntry, record_referral
from app.ui.parts.desk import Desk
from app.ui.parts.fields.choice_box import ChoiceBox, word_box
from app.ui.parts.fields.customer_picker import CustomerPicker, customer_suggestion
from app.ui.parts.fields.pickers import DayField
from app.ui.parts.fields.segmented import Segmented
from app.ui.parts.fields.suggest_field import Ask
from app.ui.parts.fields.suggest_list import Answer
from app.ui.parts.forms.form_dialog import FormDialog
from app.ui.profile.attendance_dialog import AttendanceCollected, AttendanceDialog
from app.ui.theme.tokens import Size
from app.words import FeedbackDirection, FeedbackKind, Intent
from app.words.language import say
from app.words.names import name_of

BROUGHT_BY = "brought_by"


BROUGHT = "brought"


class ReferralDialog(FormDialog):
    """Collects the other person, the direction, and the day if somebody knows it.

    Signals:
        referral_entered: The form is filled in; carries its ``ReferralEntry``.
    """

    referral_entered = Signal(ReferralEntry)

    def __init__(
        self, customer_id: int, ask: Ask, *, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(say("Referral"), action=say("Save"), parent=parent)
        self._customer_id = customer_id
        self._way = Segmented(
            [(BROUGHT_BY, say("was introduced by")), (BROUGHT, say("introduced"))],
            name=say("Who brought whom"),
        )
        self._other = CustomerPicker(ask)
        self._day = DayField(say("Since"), today=today, latest=today)
        for caption, field in (
            (say("This customer"), self._way),
            (say("Whom"), self._other),
            (say("Since"), self._day),
        ):
            self.add_row(caption, field)
        self._other.picked.connect(self._day.setFocus)
        self.save_wanted.connect(self._on_save_wanted)

    @Slot(object)
    @override
    def refuse(self, error: BaseException) -> None:
        """Say why it was not written down, at the field it is about."""
        self.show_error(error, self._day if isinstance(error, DayInFuture) else self._other)

    @Slot()
    def _on_save_wanted(self) -> None:
        other = self._other.taken
        if other is None:
            self.show_refusal(say("Who was it? Type a name and pick it."), self._other)
        elif self._day.is_wrong:
            self.show_refusal(say("Type the day, or leave it empty."), self._day)
        else:
            self.hold()
            self.referral_entered.emit(self._entry(other.key))

    def _entry(self, other_id: int) -> ReferralEntry:
        pair = (self._customer_id, other_id)
        referrer_id, referred_id = pair if self._way.choice == BROUGHT else pair[::-1]
        return ReferralEntry(
            referrer_id=referrer_id, referred_id=referred_id, referred_on=self._day.day
        )


class FeedbackDialog(FormDialog):
    """Collects what was said, when, and what about; a complaint has a form of its own.

    Signals:
        feedback_entered: The form is filled in; carries its ``FeedbackEntry``.
    """

    feedback_entered = Signal(FeedbackEntry)

    def __init__(self, customer_id: int, *, today: date, parent: QWidget | None = None) -> None:
        super().__init__(say("What the customer said"), action=say("Save"), parent=parent)
        self._customer_id = customer_id
        self._kind: ChoiceBox[FeedbackKind] = ChoiceBox(
            [(kind, name_of(kind)) for kind in FeedbackKind if kind is not FeedbackKind.COMPLAINT],
            nothing=None,
        )
        self._direction: ChoiceBox[FeedbackDirection] = word_box(FeedbackDirection, nothing=None)
        self._day = DayField(say("Said on"), today=today, latest=today)
        self._day.set_day(today)
        self._text = QPlainTextEdit()
        self._text.setTabChangesFocus(True)
        self._text.setFixedHeight(Size.CHART)
        for caption, field in (
            (say("Kind"), self._kind),
            (say("About what"), self._direction),
            (say("Said on"), self._day),
            (say("In their words"), self._text),
        ):
            self.add_row(caption, field)
        self.save_wanted.connect(self._on_save_wanted)

    @Slot(object)
    @override
    def refuse(self, error: BaseException) -> None:
        """Say why it was not written down."""
        self.show_error(error, self._day if isinstance(error, DayInFuture) else None)

    @Slot()
    def _on_save_wanted(self) -> None:
        day, kind, direction = self._day.day, self._kind.value, self._direction.value
        if day is None or kind is None or direction is None:
            self.show_refusal(say("Type the day, such as 11-21 or today."), self._day)
            return
        self.hold()
        self.feedback_entered.emit(
            FeedbackEntry(
                customer_id=self._customer_id,
                received_on=day,
                kind=kind,
                direction=direction,
                text=self._text.toPlainText().strip() or None,
            )
        )


MOST_FOUND = 5


def record_reviewed(desk: Desk, owner: QWidget, *, customer_id: int) -> None:
    """Write down that the file was looked through today; undo takes it back."""
    actor, today = desk.person, desk.clock.today()
    desk.tasks.write(
        owner,
        lambda session: record_review(
            session, customer_id=customer_id, note=None, actor=actor, today=today
        ),
        intent=Intent.REVIEW_ARCHIVE,
    )


def open_feedback_dialog(desk: Desk, parent: QWidget, *, customer_id: int) -> None:
    """Let what a customer said be written down."""
    actor, now = desk.person, desk.clock.now()
    dialog = FeedbackDialog(customer_id, today=desk.clock.today(), parent=parent)

    def save(entry: FeedbackEntry) -> None:
        desk.tasks.write(
            dialog,
            lambda session: record_feedback(session, entry=entry, actor=actor, now=now),
            lambda _key: dialog.accept(),
            intent=Intent.RECORD_FEEDBACK,
            failed=dialog.refuse,
        )

    dialog.feedback_entered.connect(save)
    dialog.open()


def open_referral_dialog(desk: Desk, parent: QWidget, *, customer_id: int) -> None:
    """Let it be written down who brought a customer, or whom the customer brought."""
    actor, today = desk.person, desk.clock.today()
    dialog = ReferralDialog(customer_id, partial(_ask, desk, parent), today=today, parent=parent)

    def save(entry: ReferralEntry) -> None:
        desk.tasks.write(
            dialog,
            lambda session: record_referral(session, entry=entry, actor=actor, today=today),
            lambda _key: dialog.accept(),
            intent=Intent.RECORD_REFERRAL,
            failed=dialog.refuse,
        )

    dialog.referral_entered.connect(save)
    dialog.open()


def open_attendance_dialog(desk: Desk, parent: QWidget, *, customer_id: int) -> None:
    """Let it be written down that a customer came to an event."""

    def show(events: list[EventRow]) -> None:
        dialog = AttendanceDialog(
            events,
            today=desk.clock.today(),
            currency=desk.settings.currency,
            parent=parent,
        )
        dialog.attendance_entered.connect(partial(_attend, desk, dialog, customer_id))
        dialog.open()

    desk.tasks.read(parent, list_events, show)


def _attend(
    desk: Desk, dialog: AttendanceDialog, customer_id: int, collected: AttendanceCollected
) -> None:
    desk.tasks.write(
        dialog,
        _attending(desk, customer_id, collected),
        lambda _key: dialog.accept(),
        intent=Intent.RECORD_ATTENDANCE,
        failed=dialog.refuse,
    )


def _attending(desk: Desk, customer_id: int, collected: AttendanceCollected) -> Work[int]:
    """Return the work that writes the event down, if it is new, and who came, at once."""
    actor, today = desk.person, desk.clock.today()
    if collected.event_id is not None:
        entry = collected.entry(customer_id, collected.event_id)
        return lambda session: record_attendance(session, entry=entry, actor=actor, today=today)
    return lambda session: record_attendance(
        session,
        entry=collected.entry(
            customer_id, add_event(session, entry=collected.new_event, actor=actor)
        ),
        actor=actor,
        today=today,
    )


def _ask(desk: Desk, owner: QWidget, text: str, answer: Answer) -> None:
    desk.tasks.read(
        owner,
        lambda session: find_customers(session, text=text, limit=MOST_FOUND),
        lambda found: answer(
            [
                customer_suggestion(
                    each.id,
                    each.name,
                    pinyin=each.pinyin,
                    last_four=each.phone_end,
                    tier=each.tier,
                )
                for each in found
            ]
        ),
        latest="customers",
    )
