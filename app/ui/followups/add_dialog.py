"""Add a follow-up by hand."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from app.services.archive.opening import CustomerAnonymised, CustomerMerged, CustomerRetired
from app.services.followups.checks import (
    AlreadyPlanned,
    ChannelClosed,
    FollowUpInPast,
    InPeace,
    InQuietHours,
)
from app.services.followups.edits import ContentMissing, FollowUpEntry
from app.services.followups.errors import ByNobody, ClinicClosed
from app.ui.parts.cards.labels import muted
from app.ui.parts.desk import Desk
from app.ui.parts.fields.choice_box import ChoiceBox, word_box
from app.ui.parts.fields.known_customer import KnownCustomer
from app.ui.parts.fields.moving_on import moves_on
from app.ui.parts.fields.pickers import DayField
from app.ui.parts.fields.time_field import TimeField
from app.ui.parts.fields.who_field import WhoField
from app.ui.parts.forms.dialog import DeskDialog
from app.ui.theme.tokens import ColumnWidth, Space
from app.words import FollowUpKind, FollowUpMethod
from app.words.formats import page_day
from app.words.language import say, say_in
from app.words.names import name_of

_LONGEST: Final = 200
_BY_HAND: Final = [kind for kind in FollowUpKind if kind is not FollowUpKind.COMPLAINT_CALL_BACK]
Staff = Sequence[tuple[int, str]]


class AddDialog(DeskDialog):
    """Collects whom to get in touch with, when, by whom, how and what for.

    Signals:
        followup_entered: Carries the customer's key and the ``FollowUpEntry``.
    """

    followup_entered = Signal(int, FollowUpEntry)

    def __init__(
        self, desk: Desk, staff: Staff, *, day: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(say("Add a follow-up"), action=say("Add"), parent=parent)
        today = desk.clock.today()
        self._who = WhoField(desk)
        self._kind = ChoiceBox([(kind, name_of(kind)) for kind in _BY_HAND], nothing=None)
        self._kind.choose(FollowUpKind.STANDARD)
        self._day = DayField(say("Day"), today=today, earliest=today)
        self._day.set_day(max(day, today))
        self._time = TimeField(say("Time"))
        self._staff: ChoiceBox[int] = ChoiceBox(staff, nothing=None)
        self._method = word_box(FollowUpMethod, nothing=None)
        self._subject, self._ask, self._say = (QLineEdit(maxLength=_LONGEST) for _ in range(3))
        if desk.person.staff_id in dict(staff):
            self._staff.choose(desk.person.staff_id)
        self._add_rows()
        self._say_day()
        self._day.day_changed.connect(self._say_day)
        self._who.customer_known.connect(self._on_customer_known)
        self.save_wanted.connect(self._on_save_wanted)

    def choose_customer(self, customer_id: int) -> None:
        """Add it for this customer; another can still be typed."""
        self._who.choose(customer_id)

    @override
    def refuse(self, error: BaseException) -> None:
        """Say why it was not added, at the field it is about."""
        self.show_error(error, self._field_for(error))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not moves_on(event, self):
            super().keyPressEvent(event)

    def _add_rows(self) -> None:
        self._time.setMaximumWidth(ColumnWidth.SHORT)
        self._time.setPlaceholderText(say("any time"))
        self._ask.setPlaceholderText(say("What to ask"))
        self._say.setPlaceholderText(say("What to say"))
        self._when = QWidget()
        row = QHBoxLayout(self._when)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        for each in (self._day, self._time, muted(say("by")), self._staff):
            row.addWidget(each, 1 if each is self._staff else 0)
        self._when.setFocusProxy(self._day)
        for caption, field in (
            (say("Customer"), self._who),
            (say("Kind"), self._kind),
            (say("When"), self._when),
            (say("How"), self._method),
            (say_in("follow-up", "About"), self._subject),
            (say("Ask"), self._ask),
            (say("Say"), self._say),
        ):
            self.add_row(caption, field)

    def _field_for(self, error: BaseException) -> QWidget | None:
        match error:
            case InPeace() | CustomerRetired() | CustomerMerged() | CustomerAnonymised():
                return self._who
            case AlreadyPlanned():
                return self._kind
            case FollowUpInPast() | ClinicClosed() | InQuietHours() | ByNobody():
                return self._when
            case ChannelClosed():
                return self._method
            case ContentMissing():
                return self._ask
            case _:
                return None

    @Slot(KnownCustomer)
    def _on_customer_known(self, _known: KnownCustomer) -> None:
        self._kind.setFocus()

    @Slot()
    def _say_day(self) -> None:
        day = self._day.day
        self.set_total(page_day(day) if day else "")

    @Slot()
    def _on_save_wanted(self) -> None:
        customer_id, day, kind = self._who.customer_id, self._day.day, self._kind.value
        if customer_id is None:
            self.show_refusal(
                say("Whom to call? Type a name, pinyin or the last four digits."), self._who
            )
        elif day is None or self._time.is_wrong:
            self.show_refusal(say("Type the day and the time, such as +7 and 10:30."), self._when)
        elif kind is not None:
            self.hold()
            self.followup_entered.emit(customer_id, self._entry(kind, day))

    def _entry(self, kind: FollowUpKind, day: date) -> FollowUpEntry:
        return FollowUpEntry(
            kind=kind,
            due_on=day,
            due_at=self._time.time_of_day,
            staff_id=self._staff.value,
            method=self._method.value or FollowUpMethod.PHONE,
            subject=self._subject.text(),
            ask=self._ask.text(),
            say=self._say.text(),
        )
