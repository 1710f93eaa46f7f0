"""Write down who brought whom."""

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.services.archive.opening import DayInFuture
from app.services.visits.referrals import ReferralEntry
from app.ui.parts.fields.customer_picker import CustomerPicker
from app.ui.parts.fields.pickers import DayField
from app.ui.parts.fields.segmented import Segmented
from app.ui.parts.fields.suggest_field import Ask
from app.ui.parts.forms.form_dialog import FormDialog
from app.words.language import say

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
