"""Chips: a word on a soft ground, with a mark where a tier has one."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from app.ui.theme.fonts import font, metrics
from app.ui.theme.theme import current
from app.ui.theme.tokens import Size, Space, TextSize, Tone
from app.words import RiskStage, Tier
from app.words.language import say
from app.words.names import name_of

MARK_HALF: Final = Space.XS + Space.HAIR / 2


class Mark(Enum):
    """The figure before a word, so that colour never speaks alone."""

    NONE = auto()
    DIAMOND = auto()
    TRIANGLE = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """What a chip says.

    Attributes:
        text: One to three words.
        tone: Colours it.
        mark: Stands before the words.
        loud: On the full colour instead of the soft one.
    """

    text: str
    tone: Tone
    mark: Mark = Mark.NONE
    loud: bool = False


_TIERS: Final = {
    Tier.VIP: (Tone.VIP, Mark.DIAMOND),
    Tier.MAJOR: (Tone.MAJOR, Mark.NONE),
    Tier.ORDINARY: (Tone.ORDINARY, Mark.NONE),
    Tier.POTENTIAL_VIP: (Tone.POTENTIAL, Mark.TRIANGLE),
}
_STAGES: Final = {
    RiskStage.DUE_BACK: Tone.WARN,
    RiskStage.LATE: Tone.WARN,
    RiskStage.AT_RISK: Tone.BAD,
    RiskStage.CRITICAL: Tone.BAD,
    RiskStage.LOST: Tone.BAD,
}


def tier_chip(tier: Tier, *, provisional: bool = False) -> Chip:
    """Return the chip of ``tier``; a provisional one says so."""
    tone, mark = _TIERS.get(tier, (Tone.GENERAL, Mark.NONE))
    text = say("{tier}, for now", tier=name_of(tier)) if provisional else name_of(tier)
    return Chip(text=text, tone=tone, mark=mark)


def risk_chip(stage: RiskStage, days_over: int = 0) -> Chip | None:
    """Return the chip of ``stage``, or ``None`` on rhythm, where a faint word will do.

    Args:
        stage: How far beyond the own rhythm.
        days_over: Days since the customer was expected; left out when not above zero.
    """
    if stage is RiskStage.ON_RHYTHM:
        return None
    text = name_of(stage)
    if days_over > 0 and stage is not RiskStage.DUE_BACK:
        text = say("{stage} {days} d", stage=text, days=days_over)
    return Chip(text=text, tone=_STAGES[stage])


def chip_width(chip: Chip) -> int:
    """Return how wide ``chip`` wants to be."""
    words = metrics(TextSize.SMALL, strong=True).horizontalAdvance(chip.text)
    return words + 2 * Space.S + (0 if chip.mark is Mark.NONE else _mark_room())


def paint_chip(painter: QPainter, room: QRectF, chip: Chip) -> None:
    """Paint ``chip`` into ``room``, its words in the middle."""
    theme = current()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.ink(chip.tone) if chip.loud else theme.soft(chip.tone))
    painter.drawRoundedRect(room, room.height() / 2, room.height() / 2)
    ink = theme.color("on_bad") if chip.loud else theme.ink(chip.tone)
    painter.setBrush(ink)
    inner = room.adjusted(Space.S, 0, -Space.S, 0)
    if chip.mark is not Mark.NONE:
        painter.drawPolygon(_mark_shape(chip.mark, inner))
        inner.setLeft(inner.left() + _mark_room())
    painter.setPen(ink)
    painter.setFont(font(TextSize.SMALL, strong=True))
    words = metrics(TextSize.SMALL, strong=True)
    shown = words.elidedText(chip.text, Qt.TextElideMode.ElideRight, round(inner.width()) + 1)
    painter.drawText(inner, Qt.AlignmentFlag.AlignCenter, shown)
    painter.restore()


class ChipLabel(QWidget):
    """A chip that stands in a layout."""

    def __init__(self, chip: Chip | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chip: Chip | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_chip(chip)

    @property
    def chip(self) -> Chip | None:
        """What it shows."""
        return self._chip

    def set_chip(self, chip: Chip | None) -> None:
        """Show ``chip``, or nothing."""
        self._chip = chip
        if chip is None:
            self.hide()
        elif self.parentWidget() is not None:
            self.show()
        else:  # shown now it would be a window of its own
            self.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, False)
        self.setAccessibleName(chip.text if chip else "")
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        width = chip_width(self._chip) if self._chip else 0
        return QSize(max(width, self.minimumWidth()), Size.CHIP)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._chip is not None:
            painter = QPainter(self)
            paint_chip(painter, QRectF(self.rect()), self._chip)
            painter.end()


class CountBadge(ChipLabel):
    """A small count beside a word, loud where something is late; hides at zero."""

    def __init__(
        self, count: int = 0, *, loud: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self.set_count(count, loud=loud)

    def set_count(self, count: int, *, loud: bool = False) -> None:
        """Show ``count``, on the colour of what is late if ``loud``."""
        tone = Tone.BAD if loud else Tone.ORDINARY
        self.set_chip(Chip(text=f"{count:,}", tone=tone, loud=loud) if count else None)


def _mark_room() -> int:
    return round(2 * MARK_HALF) + Space.XS


def _mark_shape(mark: Mark, room: QRectF) -> QPolygonF:
    half, middle = MARK_HALF, QPointF(room.left() + MARK_HALF, room.center().y())
    if mark is Mark.DIAMOND:
        steps = [(0, -half), (half, 0), (0, half), (-half, 0)]
    else:
        steps = [(0, -half), (half, half), (-half, half)]
    return QPolygonF([middle + QPointF(x, y) for x, y in steps])
