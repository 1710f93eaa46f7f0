"""One line about somebody: what presses, who, why, and what can be done."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui.parts.buttons import quiet_button, small_button
from app.ui.parts.cards.card import Card, line_row
from app.ui.parts.cards.chips import Chip, ChipLabel
from app.ui.parts.cards.eliding import ElidingLabel
from app.ui.parts.cards.labels import label, muted
from app.ui.theme.tokens import ColumnWidth, Size, Space
from app.words.formats import number
from app.words.language import listed, say

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a line says.

    Attributes:
        key: The customer's, or that of the follow-up or booking the line is about.
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


class SaidLine(PressableRow):
    """Something about somebody, on two lines, with what can be done at the right.

    Attributes:
        key: What the line is about.
    """

    def __init__(
        self, *buttons: QPushButton, beside: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self.key = 0
        self._chip, self._hour = ChipLabel(), muted("")
        self._name, self._tier = label("", "strong"), ChipLabel()
        self._why, self._beside = ElidingLabel(kind="muted"), muted("")
        self._build_line(buttons, beside)

    def show_said(self, said: Said) -> None:
        """Say it."""
        self.key = said.key
        led_by_chip = isinstance(said.lead, Chip)
        self._chip.set_chip(said.lead if isinstance(said.lead, Chip) else None)
        self._hour.setText("" if isinstance(said.lead, Chip) else said.lead)
        self._hour.setVisible(not led_by_chip)
        self._name.setText(said.name)
        self._tier.set_chip(said.tier)
        self._why.set_text(said.why)
        self._beside.setText(said.beside)
        lead = said.lead.text if isinstance(said.lead, Chip) else said.lead
        tier = said.tier.text if said.tier else ""
        parts = (said.name, tier, lead, said.why, said.beside)
        self.setAccessibleName(listed(filter(None, parts)))

    def _build_line(self, buttons: Sequence[QPushButton], beside: int) -> None:
        across = QHBoxLayout(self)
        across.setContentsMargins(Space.CARD, Space.S, Space.CARD, Space.S)
        across.setSpacing(Space.S)
        across.addWidget(self._lead(Size.LEAD if beside else ColumnWidth.TINY))
        across.addLayout(self._person(), 1)
        if beside:
            self._beside.setFixedWidth(beside)
        across.addWidget(self._beside)
        for each in buttons:
            each.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the row has the focus and the keys
            across.addWidget(each)
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


class PersonLine(SaidLine):
    """A customer.

    Signals:
        opened: Show the profile; carries the key of the customer.
        visit_wanted: Log a visit; carries the key of the customer.
    """

    opened = Signal(int)
    visit_wanted = Signal(object)

    def __init__(self, *, acting: bool, parent: QWidget | None = None) -> None:
        self._visit = keyed_button(say("Log a visit"), "Shift+Enter")
        self._open = keyed_button(say("Open"), "Enter")
        buttons = (self._visit, self._open) if acting else ()
        super().__init__(*buttons, beside=Size.LEAD if acting else 0, parent=parent)
        self._acting = acting
        self.pressed.connect(self._on_open_wanted)
        self._open.clicked.connect(self._on_open_wanted)
        self._visit.clicked.connect(self._on_visit_clicked)

    @override
    def show_said(self, said: Said) -> None:
        super().show_said(said)
        self._open.setAccessibleName(say("Open {who}", who=said.name))
        self._visit.setAccessibleName(say("Log a visit of {who}", who=said.name))

    def allow_visits(self, *, allowed: bool) -> None:
        """Offer to log a visit, or not."""
        self._visit.setVisible(allowed)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() in _ENTER and shift and self._acting and not self._visit.isHidden():
            self._on_visit_clicked()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_open_wanted(self) -> None:
        self.opened.emit(self.key)

    @Slot()
    def _on_visit_clicked(self) -> None:
        self.visit_wanted.emit(self.key)


def keyed_button(text: str, keys: str) -> QPushButton:
    """Return a small button that tells in its tooltip which keys of the row do the same."""
    made = small_button(text)
    made.setToolTip(say("{what} ({shortcut})", what=text, shortcut=keys))
    return made


FEW: Final = 3


class ShortList(Card):
    """A few lines, how many there are, and a way to all of them.

    Signals:
        opened: Show the profile; carries the key of the customer.
        all_wanted: The rest is wanted too.
    """

    opened = Signal(int)
    all_wanted = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self._count = muted("")
        self._all = quiet_button("")
        self.add_beside_title(self._count)
        self.add_to_head(self._all)
        self._all.clicked.connect(self.all_wanted)

    def show_lines(self, said: Sequence[Said], *, total: int, empty: str = "") -> None:
        """Show the first few of ``said``, or ``empty`` where there are none."""
        self.clear()
        self._count.setText(number(total) if total else "")
        self._all.setText(say("All {count}", count=number(total)))
        self._all.setVisible(total > len(said[:FEW]))
        for each in said[:FEW]:
            self.add_row(self._line(each))
        if not said:
            self.add_row(line_row(muted(empty)))

    def _line(self, said: Said) -> PersonLine:
        line = PersonLine(acting=False)
        line.show_said(said)
        line.opened.connect(self.opened)
        return line
