"""Changes what customers of one tier are promised when they complain."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.services.rules.complaint_clocks import Promise
from app.ui.parts.fields.number_fields import NumberField
from app.ui.parts.forms.dialog import DeskDialog
from app.ui.settings.promise_columns import PromiseRow
from app.ui.theme.tokens import Size
from app.words.language import say
from app.words.names import name_of

_LONGEST_MINUTES = 2880
_LONGEST_DAYS = 60


class PromiseDialog(DeskDialog):
    """The first answer in minutes, everything else in days on which the clinic is open.

    Signals:
        submitted: Carries the ``Promise``.
    """

    submitted = Signal(Promise)

    def __init__(self, row: PromiseRow, parent: QWidget | None = None) -> None:
        title = say(
            "What “{tier}” is promised: {severity}",
            tier=name_of(row.tier),
            severity=name_of(row.severity),
        )
        super().__init__(title, action=say("Save"), parent=parent)
        kept = row.promise
        self._answer = self._add(
            say("First answer, minutes"), kept.first_response_minutes, _LONGEST_MINUTES, least=1
        )
        self._plan = self._add(say("Way to solve it, days"), kept.plan_days)
        self._clear = self._add(say("Clear matter, days"), kept.clear_days)
        self._complex = self._add(say("Complex matter, days"), kept.complex_days)
        self._several = self._add(say("Several departments, days"), kept.several_departments_days)
        self._call_back = self._add(say("Called back, days"), kept.call_back_days)
        self.set_total("", say("0 is the same day; deadlines already given stand."))
        self.save_wanted.connect(self._on_save_wanted)

    def _add(
        self, caption: str, value: int, most: int = _LONGEST_DAYS, *, least: int = 0
    ) -> NumberField:
        spin = NumberField(least=least, most=max(most, value), value=value)
        spin.setAccessibleName(caption)
        spin.setFixedWidth(Size.DATE_PART)
        self.add_row(caption, spin)
        return spin

    @Slot()
    def _on_save_wanted(self) -> None:
        promise = Promise(
            first_response_minutes=self._answer.value(),
            plan_days=self._plan.value(),
            clear_days=self._clear.value(),
            complex_days=self._complex.value(),
            several_departments_days=self._several.value(),
            call_back_days=self._call_back.value(),
        )
        self.hold()
        self.submitted.emit(promise)
