"""What is done to follow-ups on the board: moved, given to somebody else, called off."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from app.services.followups.checks import InQuietHours
from app.services.followups.edits import cancel_followup
from app.services.followups.moves import move_followup, move_late, move_to_person
from app.services.followups.rows import FollowUpRow
from app.services.followups.wanted import Wanted
from app.ui.followups.sayings import late_name
from app.ui.parts.cards.labels import wrapped
from app.ui.parts.desk import Desk
from app.ui.parts.fields.moving_on import moves_on
from app.ui.parts.fields.pickers import DayField
from app.ui.parts.fields.time_field import TimeField
from app.ui.parts.forms.dialog import DeskDialog
from app.ui.parts.messages import show_notice
from app.ui.theme.tokens import Size
from app.words import Intent
from app.words.formats import page_day
from app.words.language import say, say_in


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveEntry:
    """Where to: the time is ``None`` where the old one is kept."""

    to_on: date
    at: time | None


class MoveDialog(DeskDialog):
    """Collects the new day and, if it is to be another, the time.

    Signals:
        move_entered: The day is typed; carries a ``MoveEntry``.
    """

    move_entered = Signal(MoveEntry)

    def __init__(self, row: FollowUpRow, today: date, parent: QWidget | None = None) -> None:
        super().__init__(
            say("Move a follow-up"), action=say("Move"), width=Size.SMALL_DIALOG, parent=parent
        )
        self._day = DayField(say_in("move", "To"), today=today, earliest=today)
        self._time = TimeField(say("Time"))
        self._time.set_time(row.due_at)
        self._kept_at = row.due_at
        self.add_wide(wrapped(late_name(row), "strong"))
        self.add_row(say_in("move", "To"), self._day)
        self.add_row(say("Time"), self._time)
        self.set_total("", say("now on {day}", day=page_day(row.due_on)))
        self._day.day_changed.connect(self._say_day)
        self.save_wanted.connect(self._on_save_wanted)

    @override
    def refuse(self, error: BaseException) -> None:
        """Say why it stays where it is, at the field it is about."""
        self.show_error(error, self._time if isinstance(error, InQuietHours) else self._day)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not moves_on(event, self):
            super().keyPressEvent(event)

    @Slot(object)
    def _say_day(self, day: date | None) -> None:
        self.set_total(page_day(day) if day else "")

    @Slot()
    def _on_save_wanted(self) -> None:
        day, at = self._day.day, self._time.time_of_day
        if day is None:
            self.show_refusal(say("Type the day, such as 11-30, tomorrow or +7."), self._day)
        elif self._time.is_wrong:
            self.show_refusal(say("Type the time, such as 10:30."), self._time)
        else:
            self.hold()
            self.move_entered.emit(MoveEntry(to_on=day, at=None if at == self._kept_at else at))


class CancelDialog(DeskDialog):
    """Collects why; the follow-up stays in the customer's story with it.

    Signals:
        why_entered: A reason is typed; carries it.
    """

    why_entered = Signal(str)

    def __init__(self, row: FollowUpRow, parent: QWidget | None = None) -> None:
        super().__init__(
            say("Call off a follow-up"),
            action=say("Call off"),
            width=Size.SMALL_DIALOG,
            parent=parent,
        )
        self._why = QLineEdit()
        self._why.setAccessibleName(say("Reason"))
        self._why.setPlaceholderText(say("Why it is not needed any more"))
        self.add_wide(wrapped(late_name(row), "strong"))
        self.add_row(say("Reason"), self._why)
        self.save_wanted.connect(self._on_save_wanted)

    @override
    def refuse(self, error: BaseException) -> None:
        """Say why it is not called off."""
        self.show_error(error, self._why)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not moves_on(event, self):
            super().keyPressEvent(event)

    @Slot()
    def _on_save_wanted(self) -> None:
        self.hold()
        self.why_entered.emit(self._why.text())


def move_by(desk: Desk, parent: QWidget, row: FollowUpRow, *, days: int) -> None:
    """Move a follow-up some days; one that is late counts from today."""
    base_on = max(row.due_on, desk.clock.today()) if days > 0 else row.due_on
    move_to(desk, parent, row.followup_id, base_on + timedelta(days=days))


def move_to(desk: Desk, parent: QWidget, followup_id: int, to_on: date) -> None:
    """Move a follow-up to a day; a refusal is said over the page."""
    actor, today = desk.person, desk.clock.today()
    desk.tasks.write(
        parent,
        lambda session: move_followup(
            session, followup_id=followup_id, to_on=to_on, actor=actor, today=today
        ),
        intent=Intent.MOVE_FOLLOWUP,
    )


def give_to(desk: Desk, parent: QWidget, followup_id: int, staff_id: int) -> None:
    """Give a follow-up to somebody else."""
    actor = desk.person
    desk.tasks.write(
        parent,
        lambda session: move_to_person(
            session, followup_ids=[followup_id], staff_id=staff_id, actor=actor
        ),
        intent=Intent.MOVE_FOLLOWUP,
    )


def move_all_late(desk: Desk, parent: QWidget, *, wanted: Wanted, to_on: date) -> None:
    """Move everything that is late, as far as it is shown, to a day."""
    actor, today = desk.person, desk.clock.today()
    desk.tasks.write(
        parent,
        lambda session: move_late(session, wanted=wanted, to_on=to_on, actor=actor, today=today),
        partial(_tell_left, parent),
        intent=Intent.MOVE_FOLLOWUP,
    )


def open_move_dialog(desk: Desk, parent: QWidget, row: FollowUpRow) -> None:
    """Ask for the day, and the time, a follow-up is moved to."""
    actor, today = desk.person, desk.clock.today()
    dialog = MoveDialog(row, today, parent)

    def write(entry: MoveEntry) -> None:
        desk.tasks.write(
            dialog,
            lambda session: move_followup(
                session,
                followup_id=row.followup_id,
                to_on=entry.to_on,
                at=entry.at,
                actor=actor,
                today=today,
            ),
            lambda _moved: dialog.accept(),
            intent=Intent.MOVE_FOLLOWUP,
            failed=dialog.refuse,
        )

    dialog.move_entered.connect(write)
    dialog.open()


def open_cancel_dialog(desk: Desk, parent: QWidget, row: FollowUpRow) -> None:
    """Ask why a follow-up is called off."""
    actor, today = desk.person, desk.clock.today()
    dialog = CancelDialog(row, parent)

    def write(why: str) -> None:
        desk.tasks.write(
            dialog,
            lambda session: cancel_followup(
                session, followup_id=row.followup_id, why=why, actor=actor, today=today
            ),
            lambda _done: dialog.accept(),
            intent=Intent.CANCEL_FOLLOWUP,
            failed=dialog.refuse,
        )

    dialog.why_entered.connect(write)
    dialog.open()


def _tell_left(parent: QWidget, moved: int) -> None:
    """Say so where nobody could be moved; what was moved is seen, and told at the foot."""
    if not moved:
        show_notice(say("Nobody was moved: they are to be left in peace."), parent=parent)
