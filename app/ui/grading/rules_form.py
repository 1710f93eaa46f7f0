"""Fields for the weights and the cuts of the rules."""

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from app.services.rules.score import Weights
from app.services.rules.tiers import Cuts, GradingRules
from app.ui.parts.cards.labels import muted
from app.ui.parts.fields.number_fields import DecimalField, NumberField
from app.ui.parts.fields.segmented import Segmented
from app.ui.theme.tokens import ColumnWidth, Space
from app.words import CutKind, Indicator, Tier
from app.words.language import say
from app.words.names import name_of

_HUNDREDTHS: Final = 100
_MOST: Final = 100
_ACROSS: Final = 2
_THRESHOLDS: Final = Cuts(kind=CutKind.THRESHOLD, vip=8_000, major=6_000, ordinary=4_000)


class WeightFields(QWidget):
    """One number for each indicator, in two columns.

    Signals:
        changed: A weight was typed.
    """

    changed = Signal()

    def __init__(self, weights: Weights, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: dict[Indicator, NumberField] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.S)
        grid.setColumnStretch(2 * _ACROSS, 1)
        for at, indicator in enumerate(Indicator):
            field = NumberField(least=0, most=_MOST, value=weights.of(indicator))
            field.setAccessibleName(name_of(indicator))
            field.setFixedWidth(ColumnWidth.SHORT)
            field.valueChanged.connect(self.changed)
            self._fields[indicator] = field
            line, column = at // _ACROSS, 2 * (at % _ACROSS)
            grid.addWidget(muted(name_of(indicator)), line, column)
            grid.addWidget(field, line, column + 1)
        self.setFocusProxy(self._fields[Indicator.TENURE])

    @property
    def weights(self) -> Weights:
        """What is typed."""
        return Weights(**{each.value: field.value() for each, field in self._fields.items()})


class CutFields(QWidget):
    """The kind of the cuts, and one number for each of the three upper tiers.

    Signals:
        changed: A cut was typed, or another kind chosen.
    """

    changed = Signal()

    def __init__(self, cuts: Cuts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._given = {cuts.kind: cuts}
        self._kind = Segmented(
            [(each, name_of(each)) for each in CutKind], name=say("How tiers are cut")
        )
        self._kind.choose(cuts.kind)
        self._fields: dict[Tier, DecimalField] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(Space.S)
        grid.addWidget(self._kind, 0, 0)
        grid.addLayout(self._build_fields(), 1, 0)
        self._fill(cuts)
        self._kind.chosen.connect(self._on_kind_chosen)

    @property
    def cuts(self) -> Cuts:
        """What is typed."""
        vip, major, ordinary = (
            round(field.value() * _HUNDREDTHS) for field in self._fields.values()
        )
        return Cuts(kind=CutKind(self._kind.choice), vip=vip, major=major, ordinary=ordinary)

    def _build_fields(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        for tier in (Tier.VIP, Tier.MAJOR, Tier.ORDINARY):
            field = DecimalField(least=0, most=_MOST, decimals=1)
            field.setAccessibleName(name_of(tier))
            field.setFixedWidth(ColumnWidth.SHORT)
            field.valueChanged.connect(self.changed)
            self._fields[tier] = field
            row.addWidget(muted(name_of(tier)))
            row.addWidget(field)
            row.addSpacing(Space.S)
        row.addStretch(1)
        return row

    def _fill(self, cuts: Cuts) -> None:
        suffix = " %" if cuts.kind is CutKind.RANK_SHARE else ""
        for tier, field in self._fields.items():
            field.blockSignals(True)
            field.setSuffix(suffix)
            field.setValue(cuts.of(tier) / _HUNDREDTHS)
            field.blockSignals(False)

    @Slot(str)
    def _on_kind_chosen(self, kind: str) -> None:
        usual = {CutKind.RANK_SHARE: Cuts(), CutKind.THRESHOLD: _THRESHOLDS}
        self._fill(self._given.get(CutKind(kind), usual[CutKind(kind)]))
        self.changed.emit()


def rules_of(weights: WeightFields, cuts: CutFields) -> GradingRules:
    """Return the rules two groups of fields make."""
    return GradingRules(weights=weights.weights, cuts=cuts.cuts)
