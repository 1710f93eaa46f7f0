"""Write down what a customer said, other than a complaint."""

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.services.archive.opening import DayInFuture
from app.services.complaints.feedback import FeedbackEntry
from app.ui.parts.fields.choice_box import ChoiceBox, word_box
from app.ui.parts.fields.pickers import DayField
from app.ui.parts.forms.form_dialog import FormDialog
from app.ui.theme.tokens import Size
from app.words import FeedbackDirection, FeedbackKind
from app.words.language import say
from app.words.names import name_of


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
