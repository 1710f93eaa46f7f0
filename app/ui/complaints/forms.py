"""What the forms of the complaints share: they collect a step, and whoever opened them takes it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from typing_extensions import override

from app.services.desk.complaints.cases import Doing
from app.services.foundation.store import Work
from app.services.words.language import say
from app.ui.parts.dialog import DeskDialog
from app.ui.parts.moving_on import moves_on
from app.ui.theme.tokens import Size

Step = Callable[[Doing], Work[object]]
"""What is to be written, once it is known who does it and when."""


def step_of(does: Callable[..., object], **facts: object) -> Step:
    """Return the step that calls the service ``does`` with ``facts``."""
    return lambda doing: partial(does, doing=doing, **facts)


class StepDialog(DeskDialog):
    """A form for one step; a subclass adds its fields and says in ``collect`` what they hold.

    Signals:
        step_collected: The form is filled in; carries a ``Step``.
    """

    step_collected = Signal(object)

    def __init__(
        self,
        title: str,
        *,
        action: str = "",
        width: int = Size.DIALOG,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, action=action or say("Save"), width=width, parent=parent)
        self.save_wanted.connect(self._on_save_wanted)

    def collect(self) -> Step | None:
        """Return the step; ``None`` if something is missing, which was said already."""
        raise NotImplementedError

    def field_for(self, _error: BaseException) -> QWidget | None:
        """Return the field a refusal is about."""
        return None

    @Slot(object)
    def refuse(self, error: BaseException) -> None:
        """Say why the step was not taken, at the field it is about."""
        self.show_error(error, self.field_for(error))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not moves_on(event, self):
            super().keyPressEvent(event)

    @Slot()
    def _on_save_wanted(self) -> None:
        if (step := self.collect()) is not None:
            self.hold()
            self.step_collected.emit(step)


class TextDialog(StepDialog):
    """One question, answered in a few sentences."""

    def __init__(
        self,
        title: str,
        caption: str,
        does: Callable[[str], Step],
        *,
        action: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, action=action, parent=parent)
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
