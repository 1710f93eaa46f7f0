"""Head, form and foot of a dialog."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QCursor, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizeGrip,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.ui.parts.buttons import button, primary_button
from app.ui.parts.cards.labels import hairline, label, mark, muted, wrapped
from app.ui.theme.tokens import Size, Space
from app.words.language import say


class Header(QFrame):
    """The title, and the key that closes.

    Signals:
        close_wanted: The hint was clicked.
    """

    close_wanted = Signal()

    def __init__(self, title: str) -> None:
        super().__init__()
        close = button(say("Esc"), kind="key")
        close.setAccessibleName(say("Close"))
        close.setToolTip(say("Close ({shortcut})", shortcut="Esc"))
        close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        close.setAutoDefault(False)
        close.clicked.connect(self.close_wanted)
        self.setCursor(QCursor(Qt.CursorShape.ArrowCursor))
        self.setFixedHeight(Size.DIALOG_HEAD)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(Space.CARD, 0, Space.CARD, 0)
        row.addWidget(label(title, "lead"))
        row.addStretch(1)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(row, 1)
        column.addWidget(hairline())


class Form(QScrollArea):
    """Captions at the left, fields at the right; scrolls where the screen is too low."""

    def __init__(self) -> None:
        super().__init__()
        self._captions: dict[QWidget, QLabel] = {}
        self._said: dict[QWidget, QLabel] = {}
        self._body = QWidget()
        self._body.setProperty("ground", "none")
        self._body.installEventFilter(self)
        self._grown = 0
        column = QVBoxLayout(self._body)
        column.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        self._grid = QGridLayout()
        column.addLayout(self._grid)
        column.addStretch(1)
        self._grid.setHorizontalSpacing(Space.M)
        self._grid.setVerticalSpacing(Space.M)
        self._grid.setColumnMinimumWidth(0, Size.FORM_LABEL - Space.M)
        self._grid.setColumnStretch(1, 1)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self._body)

    @property
    def fields(self) -> list[QWidget]:
        """The fields a person stops at, from top to bottom."""
        stops = Qt.FocusPolicy.TabFocus
        return [field for field in self._said if field.focusPolicy() & stops or field.focusProxy()]

    def add_row(self, caption: str, field: QWidget) -> None:
        """Add a field with its caption and, hidden, room for a refusal."""
        words = muted(caption)
        words.setFixedHeight(Size.CONTROL)
        words.setBuddy(field)
        if not field.accessibleName():
            field.setAccessibleName(caption)
        refusal = wrapped("", "bad")
        refusal.hide()
        at = self._grid.rowCount()
        self._grid.addWidget(words, at, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(field, at, 1)
        self._grid.addWidget(refusal, at + 1, 1)
        self._captions[field] = words
        self._said[field] = refusal

    def add_wide(self, widget: QWidget) -> None:
        """Add a widget over both columns."""
        self._grid.addWidget(widget, self._grid.rowCount(), 0, 1, 2)

    def set_row_visible(self, field: QWidget, *, visible: bool) -> None:
        """Show or hide a row by its field."""
        field.setVisible(visible)
        self._captions[field].setVisible(visible)

    def show_refusal(self, sentence: str, field: QWidget) -> bool:
        """Say ``sentence`` under ``field``; return whether the form has that field."""
        if field not in self._said:
            return False
        self._said[field].setText(sentence)
        self._said[field].show()
        mark(field, wrong=True)
        field.setFocus()
        self.ensureWidgetVisible(self._said[field])
        return True

    def clear_refusals(self) -> None:
        """Take back what was said under the fields."""
        for field, words in self._said.items():
            if words.text():
                words.clear()
                words.hide()
                mark(field, wrong=False)

    @override
    def sizeHint(self) -> QSize:
        return self._body.sizeHint()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._body and event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """Let the window follow what the form wants, but never below what a person chose."""
        missing = self.sizeHint().height() - self.viewport().height()
        room = self.screen().availableGeometry().height() - self.window().height()
        change = max(min(missing, room), -self._grown)
        if self.window().isVisible() and change:
            self._grown += change
            self.window().resize(self.window().width(), self.window().height() + change)


class Footer(QFrame):
    """What saving comes to, why it was refused, and the two buttons."""

    def __init__(self, action: str, leave: str) -> None:
        super().__init__()
        self.setProperty("kind", "footer")
        self._total = label("", "lead")
        self._note = label("", "muted")
        self._refusal = wrapped("", "bad")
        self._fields: list[QWidget] = []
        self.cancel = button(leave)
        self.cancel.setAutoDefault(False)
        self.action = primary_button(f"{action}  Ctrl ⏎")
        self.action.setAccessibleName(action)
        self.action.setToolTip(say("{what} ({shortcut})", what=action, shortcut="Ctrl+Enter"))
        self.action.setAutoDefault(False)
        self._build()

    @property
    def stops(self) -> list[QWidget]:
        """What a person stops at, from left to right."""
        return [*self._fields, self.cancel, self.action]

    def add_field(self, caption: str, field: QWidget) -> None:
        """Put a field with its caption before the buttons."""
        words = muted(caption)
        words.setBuddy(field)
        self._row.insertWidget(self._row.indexOf(self.cancel), words)
        self._row.insertWidget(self._row.indexOf(self.cancel), field)
        self._row.insertSpacing(self._row.indexOf(self.cancel), Space.L)
        self._fields.append(field)

    def set_total(self, total: str, note: str) -> None:
        """Say what saving comes to."""
        self._total.setText(total)
        self._note.setText(note)

    def show_refusal(self, sentence: str) -> None:
        """Say ``sentence`` in the place of the total; nothing brings the total back."""
        self._refusal.setText(sentence)
        self._refusal.setVisible(bool(sentence))
        self._total.setVisible(not sentence)
        self._note.setVisible(not sentence)

    def _build(self) -> None:
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        row.setSpacing(Space.S)
        row.addWidget(self._total)
        row.addWidget(self._note, 1)
        row.addWidget(self._refusal, 1)
        row.addWidget(self.cancel)
        row.addWidget(self.action)
        self.cancel.setVisible(bool(self.cancel.text()))
        self._grip = QSizeGrip(self)  # in the corner, so that the action ends at the edge
        self.show_refusal("")

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = self._grip.sizeHint()
        self._grip.move(self.width() - size.width(), self.height() - size.height())
