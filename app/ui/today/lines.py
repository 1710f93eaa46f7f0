"""One line about somebody: what presses, who, why, and what can be done."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.services.words.language import say
from app.ui.parts.buttons import small_button
from app.ui.parts.chips import Chip, ChipLabel
from app.ui.parts.eliding import ElidingLabel
from app.ui.parts.labels import label, muted
from app.ui.theme.tokens import ColumnWidth, Size, Space

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a line says.

    Attributes:
        key: The customer's.
        lead: What presses, such as *71 d late*; or a plain word like the hour.
        why: One sentence.
        beside: At the right: who is responsible, or what was paid.
    """

    key: int
    name: str
    lead: Chip | str
    tier: Chip | None
    why: str
    beside: str = ""


class PressableRow(QFrame):
    """A row of a card that can be pressed, and walked to with the arrow keys.

    Signals:
        pressed: A click or Enter.
        walked_to: It has the focus now.
    """

    pressed = Signal()
    walked_to = Signal()

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "row")
        self.setProperty("pressable", "true")
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.walked_to.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.pressed.emit()
        elif event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self._step(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.pos()):
            self.pressed.emit()

    def _step(self, step: int) -> None:
        around = self.parentWidget()
        beside = around.findChildren(PressableRow) if around else []
        rows = sorted((row for row in beside if not row.isHidden()), key=PressableRow.y)
        at = rows.index(self) + step
        if 0 <= at < len(rows):
            rows[at].setFocus(Qt.FocusReason.OtherFocusReason)


class PersonLine(PressableRow):
    """Somebody on two lines.

    Signals:
        opened: Show the profile; carries the key of the customer.
        visit_wanted: Log a visit; carries the key of the customer.
    """

    opened = Signal(int)
    visit_wanted = Signal(object)

    def __init__(self, *, acting: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._key = 0
        self._chip, self._hour = ChipLabel(), muted("")
        self._name, self._tier = label("", "strong"), ChipLabel()
        self._why, self._beside = ElidingLabel(kind="muted"), muted("")
        self._visit, self._open = small_button(say("Log a visit")), small_button(say("Open"))
        self._build(acting=acting)
        self.pressed.connect(self._on_open_wanted)
        self._open.clicked.connect(self._on_open_wanted)
        self._visit.clicked.connect(self._on_visit_clicked)

    @property
    def key(self) -> int:
        """The customer it is about."""
        return self._key

    def show_said(self, said: Said) -> None:
        """Say it."""
        self._key = said.key
        led_by_chip = isinstance(said.lead, Chip)
        self._chip.set_chip(said.lead if isinstance(said.lead, Chip) else None)
        self._hour.setText("" if isinstance(said.lead, Chip) else said.lead)
        self._hour.setVisible(not led_by_chip)
        self._name.setText(said.name)
        self._tier.set_chip(said.tier)
        self._why.set_text(said.why)
        self._beside.setText(said.beside)
        self._describe(said)

    def allow_visits(self, *, allowed: bool) -> None:
        """Offer to log a visit, or not."""
        self._visit.setVisible(allowed)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() in _ENTER and shift and not self._visit.isHidden():
            self._on_visit_clicked()
        else:
            super().keyPressEvent(event)

    def _describe(self, said: Said) -> None:
        lead = said.lead.text if isinstance(said.lead, Chip) else said.lead
        tier = said.tier.text if said.tier else ""
        parts = (said.name, tier, lead, said.why, said.beside)
        self.setAccessibleName(", ".join(filter(None, parts)))
        self._open.setAccessibleName(say("Open {who}", who=said.name))
        self._visit.setAccessibleName(say("Log a visit of {who}", who=said.name))

    def _build(self, *, acting: bool) -> None:
        across = QHBoxLayout(self)
        across.setContentsMargins(Space.CARD, Space.S, Space.CARD, Space.S)
        across.setSpacing(Space.S)
        across.addWidget(self._lead(Size.LEAD if acting else ColumnWidth.TINY))
        across.addLayout(self._person(), 1)
        if acting:
            self._beside.setFixedWidth(Size.LEAD)
        across.addWidget(self._beside)
        for each, keys in ((self._visit, "Shift+Enter"), (self._open, "Enter")):
            each.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the row has the focus and the keys
            each.setToolTip(say("{what} ({shortcut})", what=each.text(), shortcut=keys))
            across.addWidget(each)
            each.setVisible(acting)
        self.setMinimumHeight(Size.TALL_ROW)

    def _lead(self, width: int) -> QWidget:
        lead = QWidget()
        lead.setMinimumWidth(width)
        box = QHBoxLayout(lead)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._chip)
        box.addWidget(self._hour)
        box.addStretch(1)
        return lead

    def _person(self) -> QVBoxLayout:
        who = QHBoxLayout()
        who.setSpacing(Space.S)
        who.addWidget(self._name)
        who.addWidget(self._tier)
        who.addStretch(1)
        pair = QVBoxLayout()
        pair.setSpacing(Space.TINY)
        pair.addLayout(who)
        pair.addWidget(self._why)
        return pair

    @Slot()
    def _on_open_wanted(self) -> None:
        self.opened.emit(self._key)

    @Slot()
    def _on_visit_clicked(self) -> None:
        self.visit_wanted.emit(self._key)
