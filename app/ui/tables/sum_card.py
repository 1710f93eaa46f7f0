"""What becomes of the rows of a file, as one bar that adds up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QShortcut,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from app.services.tables.headings import Table
from app.services.tables.runs import DryRun
from app.ui.parts.cards.card import Card
from app.ui.parts.cards.eliding import ElidingLabel
from app.ui.parts.cards.labels import label
from app.ui.theme.theme import current
from app.ui.theme.tokens import Size, Space, Tone
from app.words import ImportKind, PassedReason, RowVerdict
from app.words.formats import number
from app.words.language import listed, say, say_many
from app.words.names import name_of

PASSED = "passed over"
_HALF = 0.5
_DOT = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class _Share:
    """A part of the bar.

    Attributes:
        opacity: How much of the colour of the tone, the accent without one.
    """

    count: int
    tone: Tone | None
    opacity: float = 1.0

    @property
    def color(self) -> QColor:
        """What it is painted in."""
        color = QColor(current().ink(self.tone) if self.tone else current().color("accent"))
        color.setAlphaF(self.opacity)
        return color


_PAINT: Mapping[str, tuple[Tone | None, float]] = {
    RowVerdict.NEW.value: (None, 1.0),
    RowVerdict.UPDATED.value: (None, _HALF),
    RowVerdict.SAME.value: (Tone.GENERAL, 0.3),
    RowVerdict.CONFLICT.value: (Tone.WARN, 0.6),
    RowVerdict.ERROR.value: (Tone.BAD, 1.0),
    PASSED: (Tone.GENERAL, _HALF),
}


class SumCard(Card):
    """All rows of the file, each counted once; pressing a part lists it.

    Signals:
        part_wanted: Carries the verdict's value, or ``PASSED``.
    """

    part_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(say("Rows of the file"), parent=parent)
        self._bar = _Bar()
        self._parts = {name: SumPart(name, *paint) for name, paint in _PAINT.items()}
        row = QFrame()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(Space.M)
        for nth, part in enumerate(self._parts.values(), start=1):
            part.pressed.connect(self.part_wanted)
            QShortcut(QKeySequence(f"Alt+{nth}"), self, part.press)
            across.addWidget(part, 1)
        self.add(self._bar)
        self.add(row)

    def show_run(self, table: Table, run: DryRun) -> None:
        """Show what importing ``table`` would do."""
        counts = {verdict.value: run.count(verdict) for verdict in RowVerdict}
        counts[PASSED] = len(table.passed)
        added = " + ".join(number(count) for count in counts.values())
        rows = say_many("{count} row of the file", "{count} rows of the file", table.row_count)
        self.set_title(f"{rows} = {added}")
        self.set_note(_afterwards(run))
        notes = _notes(table)
        for name, part in self._parts.items():
            part.show_count(counts[name], notes[name])
        self._bar.show_shares(
            [_Share(count=counts[name], tone=t, opacity=o) for name, (t, o) in _PAINT.items()]
        )


def _afterwards(run: DryRun) -> str:
    coming = run.count(RowVerdict.NEW) if run.kind is ImportKind.CUSTOMERS else run.made_count
    return say(
        "{now} customers now, {then} afterwards · nothing is written yet",
        now=number(run.customers_now),
        then=number(run.customers_now + coming),
    )


def _notes(table: Table) -> dict[str, str]:
    reasons: dict[PassedReason, int] = {}
    for passed in table.passed:
        reasons[passed.reason] = reasons.get(passed.reason, 0) + 1
    why = listed(f"{name_of(reason)} {number(count)}" for reason, count in reasons.items())
    return {
        RowVerdict.NEW.value: say("not on file yet"),
        RowVerdict.UPDATED.value: say("something is added or changed"),
        RowVerdict.SAME.value: say("already as in the file"),
        RowVerdict.CONFLICT.value: say("the number is somebody else's"),
        RowVerdict.ERROR.value: say("cannot be read"),
        PASSED: why or say("nobody in the row"),
    }


class SumPart(QFrame):
    """One part: a dot of its colour, how many, what they are, and what that means.

    Signals:
        pressed: List its rows; carries its name.
    """

    pressed = Signal(str)

    def __init__(self, name: str, tone: Tone | None, opacity: float) -> None:
        super().__init__()
        self._name = name
        self.setAccessibleName(_caption(name))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._dot = _Dot(_Share(count=1, tone=tone, opacity=opacity))
        self._count = label("", "figure")
        self._note = ElidingLabel("", "small")
        upper = QHBoxLayout()
        upper.setSpacing(Space.S)
        for widget in (self._dot, self._count, label(_caption(name))):
            upper.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        upper.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TINY)
        column.addLayout(upper)
        column.addWidget(self._note)

    def show_count(self, count: int, note: str) -> None:
        """Show how many rows it is."""
        self._count.setText(number(count))
        self._note.set_text(note)
        self.setAccessibleDescription(f"{number(count)} {note}".strip())

    def press(self) -> None:
        """List the rows of this part."""
        self.pressed.emit(self._name)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.press()


def _caption(name: str) -> str:
    return say("Passed over") if name == PASSED else name_of(RowVerdict(name))


class _Dot(QWidget):
    """A square of a part's colour."""

    def __init__(self, share: _Share) -> None:
        super().__init__()
        self._share = share
        self.setFixedSize(_DOT, _DOT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._share.color)
        painter.end()


class _Bar(QWidget):
    """The parts side by side, each as long as its share."""

    def __init__(self) -> None:
        super().__init__()
        self._shares: Sequence[_Share] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_shares(self, shares: Sequence[_Share]) -> None:
        """Paint ``shares``."""
        self._shares = [share for share in shares if share.count]
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(Size.FIELD, Size.CHIP)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        whole = sum(share.count for share in self._shares)
        gaps = Space.TINY * max(len(self._shares) - 1, 0)
        at = 0.0
        for share in self._shares:
            width = max((self.width() - gaps) * share.count / whole, Space.TINY)
            painter.fillRect(QRectF(at, 0, width, self.height()), share.color)
            at += width + Space.TINY
        painter.end()
