"""The frame of every dialog."""

from itertools import pairwise
from typing import Final, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.services.foundation.errors import Refusal, sentence
from app.ui.parts.cards.shadow import paint_shadow
from app.ui.parts.forms.dialog_parts import Footer, Form, Header
from app.ui.parts.messages import log_unexpected
from app.ui.parts.preferences import Preferences
from app.ui.theme.tokens import Size, Space
from app.words.language import say

W = TypeVar("W", bound=QWidget)


class TypingWatch(QObject):
    """Knows whether closing a form would lose something.

    Attributes:
        typed: Something was typed, ticked or chosen since ``start``.
    """

    def __init__(self, form: QWidget) -> None:
        super().__init__(form)
        self._form = form
        self._watched: set[QWidget] = set()
        self.typed = False

    def start(self) -> None:
        """Watch every field there is, and later those the person comes to."""
        app = QApplication.instance()
        if isinstance(app, QApplication) and not self._watched:
            app.focusChanged.connect(self._on_focus_changed)
        self._look_around()

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._form.isAncestorOf(now):
            self._look_around()

    def _look_around(self) -> None:
        for edit in self._new(QLineEdit):
            edit.textEdited.connect(self._on_typed)
        for text in self._new(QPlainTextEdit):
            text.textChanged.connect(self._on_typed)
        for box in self._new(QComboBox):
            box.activated.connect(self._on_typed)
        for button in self._new(QAbstractButton):
            if button.isCheckable():
                button.clicked.connect(self._on_typed)

    @Slot()
    def _on_typed(self) -> None:
        self.typed = True

    def _new(self, kind: type[W]) -> list[W]:
        found = [each for each in self._form.findChildren(kind) if each not in self._watched]
        self._watched.update(found)
        return found


_ENTER: Final = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class DeskDialog(QDialog):
    """A form that collects and saves nothing: rows of fields, a total, Cancel and one action.

    A subclass adds its rows, connects ``save_wanted``, reads its fields there and tells
    what it collected by a signal of its own. Whoever opened it writes, and closes it with
    ``accept`` or gives the refusal back with ``show_error``.

    Signals:
        save_wanted: The action was pressed, or Ctrl+Enter.
    """

    save_wanted = Signal()

    def __init__(
        self,
        title: str,
        *,
        action: str,
        leave: str | None = None,
        width: int = Size.DIALOG,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self._warned = False
        self._remembered: tuple[Preferences, str] | None = None
        self._header = Header(title)
        self._form = Form()
        self._footer = Footer(action, say("Cancel") if leave is None else leave)
        self._watch = TypingWatch(self)
        self.setWindowTitle(title)
        self.setProperty("kind", "sheet")
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build(width)
        self._connect()

    @property
    def is_typed_in(self) -> bool:
        """Whether closing now would lose something."""
        return self._watch.typed

    def remember_in(self, preferences: Preferences, name: str) -> None:
        """Open at the size the person left it at."""
        self._remembered = (preferences, name)
        width = preferences.number(f"{name}/width")
        height = preferences.number(f"{name}/height")
        if width and height:
            self.resize(width, height)

    def add_row(self, caption: str, field: QWidget) -> None:
        """Add ``field`` with its caption at the left."""
        self._form.add_row(caption, field)

    def add_wide(self, widget: QWidget) -> None:
        """Add ``widget`` from edge to edge."""
        self._form.add_wide(widget)

    def add_side(self, widget: QWidget) -> None:
        """Put ``widget`` at the left of the form, over its whole height."""
        self._middle.insertWidget(self._middle.indexOf(self._form), widget)

    def add_to_foot(self, caption: str, field: QWidget) -> None:
        """Put a field that is seldom changed before the buttons."""
        self._footer.add_field(caption, field)

    def set_row_visible(self, field: QWidget, *, visible: bool) -> None:
        """Show or hide a row by its field."""
        self._form.set_row_visible(field, visible=visible)

    def set_total(self, total: str, note: str = "") -> None:
        """Say at the foot what saving comes to."""
        self._footer.set_total(total, note)

    def set_action_enabled(self, *, enabled: bool) -> None:
        """Let the action be pressed, or not yet."""
        self._footer.action.setEnabled(enabled)

    def hold(self) -> None:
        """Keep the action from being pressed twice while the answer is awaited."""
        self.set_action_enabled(enabled=False)

    def show_refusal(self, sentence: str, field: QWidget | None = None) -> None:
        """Say why not, under ``field`` or at the foot; whatever is typed stays."""
        self.clear_refusals()
        self.set_action_enabled(enabled=True)
        if field is None or not self._form.show_refusal(sentence, field):
            self._footer.show_refusal(sentence)

    def show_error(self, error: BaseException, field: QWidget | None = None) -> None:
        """Like ``show_refusal`` for an error; one we did not expect is logged too."""
        log_unexpected(error)
        at = field if isinstance(error, Refusal) else None
        self.show_refusal(sentence(error), at)

    def refuse(self, error: BaseException) -> None:
        """Say why what was typed was not taken; a form that knows the field says it there."""
        self.show_error(error)

    def clear_refusals(self) -> None:
        """Take back what was said."""
        self._form.clear_refusals()
        self._footer.show_refusal("")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif event.key() not in _ENTER:  # Enter alone belongs to the fields
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._header.geometry().contains(self._sheet.mapFrom(self, event.position().toPoint())):
            self.windowHandle().startSystemMove()
        super().mousePressEvent(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._watch.start()
        self._order_focus()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_shadow(painter, self._sheet.geometry())
        painter.end()

    @override
    def done(self, result: int) -> None:
        if self._remembered is not None:
            preferences, name = self._remembered
            preferences.keep(f"{name}/width", self.width())
            preferences.keep(f"{name}/height", self.height())
        super().done(result)

    def _build(self, width: int) -> None:
        self._sheet = QFrame()
        self._sheet.setProperty("kind", "sheet")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        outer.addWidget(self._sheet)
        column = QVBoxLayout(self._sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        self._middle = QHBoxLayout()
        self._middle.setSpacing(0)
        self._middle.addWidget(self._form, 1)
        column.addLayout(self._middle, 1)
        column.addWidget(self._footer)
        self.setMinimumWidth(width + 2 * Space.XL)

    def _connect(self) -> None:
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._on_action_clicked)
        self._header.close_wanted.connect(self._leave)
        self._footer.cancel.clicked.connect(self._leave)
        self._footer.action.clicked.connect(self._on_action_clicked)

    def _order_focus(self) -> None:
        """Let Tab go through the fields first and reach the buttons last."""
        stops = [*self._form.fields, *self._footer.stops]
        for before, after in pairwise(stops):
            self.setTabOrder(before, after)
        stops[0].setFocus()

    @Slot()
    def _leave(self) -> None:
        if self.is_typed_in and not self._warned:
            self._warned = True
            self._footer.show_refusal(say("Not saved. Press Esc again to leave without saving."))
        else:
            self.reject()

    @Slot()
    def _on_action_clicked(self) -> None:
        if self._footer.action.isEnabled():
            self.clear_refusals()
            self.save_wanted.emit()
