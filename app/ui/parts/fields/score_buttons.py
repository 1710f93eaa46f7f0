"""A score from one to five, given with one key or one click."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from app.ui.parts.buttons import button
from app.ui.parts.fields.moving_on import next_field
from app.ui.theme.tokens import Space
from app.words.language import say

HIGHEST: Final = 5
_STEPS: Final[dict[int, int]] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class ScoreButtons(QWidget):
    """Five circles, one stop of the Tab key; a digit answers and steps down to what stands next.

    None need be chosen, and the chosen one can be taken back.

    Signals:
        scored: A score was given or taken back; carries 1-5 or ``None``.
    """

    scored = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._score: int | None = None
        self._came_by_digit = False
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        self._circles = [button(str(score), kind="score") for score in range(1, HIGHEST + 1)]
        for score, circle in enumerate(self._circles, start=1):
            circle.setCheckable(True)
            circle.setAutoDefault(False)  # Enter goes on, it gives no score
            circle.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            circle.setAccessibleName(say("{what}: {score} of 5", what=name, score=score))
            circle.clicked.connect(lambda _checked, score=score: self._on_clicked(score))
            row.addWidget(circle)
        row.addStretch(1)

    @property
    def score(self) -> int | None:
        """What was given."""
        return self._score

    def set_score(self, score: int | None) -> None:
        """Show ``score`` without a signal."""
        self._score = score
        for at, circle in enumerate(self._circles, start=1):
            circle.setChecked(at == score)

    def step_into(self) -> None:
        """Take the focus from the scale above, whose digit was typed."""
        self.setFocus(Qt.FocusReason.TabFocusReason)
        self._came_by_digit = True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._came_by_digit = False
        typed = event.text()
        if typed.isdigit() and 1 <= int(typed) <= HIGHEST:
            self._give(int(typed))
            self._step_down()
        elif step := _STEPS.get(event.key()):
            self._give(min(max((self._score or 0) + step, 1), HIGHEST))
        elif event.key() in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}:
            self._give(None)
        else:
            super().keyPressEvent(event)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        # who types "3 Tab 4" means the next scale, where the digit has led already
        if next and self._came_by_digit:
            self._came_by_digit = False
            return True
        return super().focusNextPrevChild(next)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._came_by_digit = False
        super().focusOutEvent(event)

    def _step_down(self) -> None:
        after = next_field(self)
        if isinstance(after, ScoreButtons):
            after.step_into()
        else:
            after.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_clicked(self, score: int) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._give(None if score == self._score else score)

    def _give(self, score: int | None) -> None:
        changed = score != self._score
        self.set_score(score)
        if changed:
            self.scored.emit(score)
