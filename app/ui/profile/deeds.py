"""Joins the dialogs of the profile and the writes: what else can be done with a customer."""

from functools import partial

from PySide6.QtWidgets import QWidget

from app.services.archive.reviews import record_review
from app.services.archive.search import find_customers
from app.services.complaints.feedback import FeedbackEntry, record_feedback
from app.services.foundation.store import Work
from app.services.visits.occasions import EventRow, add_event, list_events, record_attendance
from app.services.visits.referrals import ReferralEntry, record_referral
from app.ui.parts.desk import Desk
from app.ui.parts.fields.customer_picker import customer_suggestion
from app.ui.parts.fields.suggest_list import Answer
from app.ui.profile.attendance_dialog import AttendanceCollected, AttendanceDialog
from app.ui.profile.feedback_dialog import FeedbackDialog
from app.ui.profile.referral_dialog import ReferralDialog
from app.words import Intent

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
