"""Forms that collect one step of a complaint or of what follows a sale, and the writes."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from typing_extensions import override

from app.services.foundation.doing import Doing
from app.services.foundation.store import Work
from app.ui.parts.desk import Desk
from app.ui.parts.forms.form_dialog import FormDialog
from app.ui.theme.tokens import Size
from app.words import Intent
from app.words.language import say

Step = Callable[[Doing], Work[object]]
"""What is to be written, once it is known who does it and when."""


def step_of(does: Callable[..., object], **facts: object) -> Step:
    """Return the step that calls the service ``does`` with ``facts``."""
    return lambda doing: partial(does, doing=doing, **facts)


class StepDialog(FormDialog):
    """A form for one step; a subclass adds its fields and says in ``collect`` what they hold.

    Signals:
        step_collected: The form is filled in; carries a ``Step``.
    """

    step_collected = Signal(object)

    def __init__(self, title: str, *, action: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, action=action or say("Save"), parent=parent)
        self.save_wanted.connect(self._on_save_wanted)

    def collect(self) -> Step | None:
        """Return the step; ``None`` if something is missing, which was said already."""
        raise NotImplementedError

    def field_for(self, _error: BaseException) -> QWidget | None:
        """Return the field a refusal is about; ``None`` says it at the foot."""
        return None

    @Slot(object)
    @override
    def refuse(self, error: BaseException) -> None:
        """Say why the step was not taken, at the field it is about."""
        self.show_error(error, self.field_for(error))

    @Slot()
    def _on_save_wanted(self) -> None:
        if (step := self.collect()) is not None:
            self.hold()
            self.step_collected.emit(step)


class TextDialog(StepDialog):
    """One question, answered in a few sentences."""

    def __init__(
        self, title: str, caption: str, does: Callable[[str], Step], parent: QWidget | None = None
    ) -> None:
        super().__init__(title, parent=parent)
        self._does = does
        self._text = text_field()
        self.add_row(caption, self._text)

    @override
    def collect(self) -> Step | None:
        return self._does(self._text.toPlainText())

    @override
    def field_for(self, _error: BaseException) -> QWidget | None:
        return self._text


def text_field(text: str = "") -> QPlainTextEdit:
    """Return room for a few sentences, which Tab leaves."""
    field = QPlainTextEdit(text)
    field.setTabChangesFocus(True)
    field.setFixedHeight(Size.STRIP)
    return field


def doing_now(desk: Desk) -> Doing:
    """Return that the person at the desk does it now."""
    return Doing(actor=desk.person, now=desk.clock.now())


def open_form(desk: Desk, dialog: StepDialog, *, intent: Intent) -> None:
    """Open a form; take its step when it is filled in, and give a refusal back to it."""

    def take(step: Step) -> None:
        desk.tasks.write(
            dialog,
            step(doing_now(desk)),
            lambda _done: dialog.accept(),
            intent=intent,
            failed=dialog.refuse,
        )

    dialog.step_collected.connect(take)
    dialog.open()


def take_step(desk: Desk, owner: QWidget, step: Step, *, intent: Intent) -> None:
    """Take a step that asks nothing; a refusal is said at the foot of the window."""
    desk.tasks.write(owner, step(doing_now(desk)), intent=intent)
