"""Changes what one tier may expect."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from app.services.planning.standards import StandardRow
from app.services.rules.planning_cadence import Cadence
from app.ui.parts.cards.labels import muted
from app.ui.parts.cards.side_by_side import side_by_side
from app.ui.parts.fields.choice_box import ChoiceBox
from app.ui.parts.fields.number_fields import NumberField
from app.ui.parts.forms.dialog import DeskDialog
from app.ui.theme.tokens import Size
from app.words import FollowUpMethod
from app.words.language import say
from app.words.names import name_of

_LONGEST_DAYS = 730
_MOST_CONTACTS = 99
_WHOLE = 100
_CHANNELS = (
    FollowUpMethod.PHONE,
    FollowUpMethod.WECHAT,
    FollowUpMethod.SMS,
    FollowUpMethod.IN_PERSON,
)


class StandardDialog(DeskDialog):
    """Gaps, contacts per quarter, channels, and how days to remember are marked.

    Signals:
        submitted: Carries the ``StandardRow``.
    """

    submitted = Signal(StandardRow)

    def __init__(self, row: StandardRow, parent: QWidget | None = None) -> None:
        title = say("What “{tier}” may expect", tier=name_of(row.tier))
        super().__init__(title, action=say("Save"), parent=parent)
        self._row = row
        self._contacted = QCheckBox(say("The tier is contacted by standard"))
        self._ideal = _spin(say("Contact every … days"), 1, _LONGEST_DAYS)
        self._most = _spin(say("At the latest after … days"), 1, _LONGEST_DAYS)
        self._least_quarter = _spin(say("At least in a quarter"), 0, _MOST_CONTACTS)
        self._most_quarter = _spin(say("At most in a quarter"), 0, _MOST_CONTACTS)
        self._mix = {each: _spin(name_of(each), 0, _WHOLE) for each in _CHANNELS}
        self._dates: ChoiceBox[FollowUpMethod] = ChoiceBox(
            [(each, name_of(each)) for each in FollowUpMethod], nothing=None
        )
        self._greets = QCheckBox(say("sent on statutory holidays"))
        self._channels = side_by_side(
            *(part for each, spin in self._mix.items() for part in (muted(name_of(each)), spin))
        )
        self._gaps = side_by_side(self._ideal, muted(say("days, at the latest")), self._most)
        self._counts = side_by_side(self._least_quarter, muted("–"), self._most_quarter)
        self._add_rows()
        self._show(row)
        self._contacted.toggled.connect(self._on_contacted_toggled)
        for spin in self._mix.values():
            spin.valueChanged.connect(self._tell_sum)
        self.save_wanted.connect(self._on_save_wanted)

    def _add_rows(self) -> None:
        for caption, field in (
            (say("Standard"), self._contacted),
            (say("Contact every"), self._gaps),
            (say("In a quarter"), self._counts),
            (say("Percent by"), self._channels),
            (say("Birthdays by"), self._dates),
            (say("Greetings"), self._greets),
        ):
            self.add_row(caption, field)

    def _show(self, row: StandardRow) -> None:
        cadence = row.cadence
        self._contacted.setChecked(cadence is not None)
        if cadence is not None:
            self._ideal.setValue(cadence.ideal_gap_days)
            self._most.setValue(cadence.max_gap_days)
        self._least_quarter.setValue(row.least_per_quarter)
        self._most_quarter.setValue(row.most_per_quarter)
        for method, spin in self._mix.items():
            spin.setValue(row.mix.get(method, 0))
        self._dates.choose(row.dates_by, name_of(row.dates_by))
        self._greets.setChecked(row.greets_holidays)
        self._on_contacted_toggled(self._contacted.isChecked())
        self._tell_sum()

    def _entry(self) -> StandardRow:
        cadence = Cadence(ideal_gap_days=self._ideal.value(), max_gap_days=self._most.value())
        return StandardRow(
            tier=self._row.tier,
            cadence=cadence if self._contacted.isChecked() else None,
            least_per_quarter=self._least_quarter.value(),
            most_per_quarter=self._most_quarter.value(),
            mix={method: spin.value() for method, spin in self._mix.items()},
            dates_by=self._dates.value or self._row.dates_by,
            greets_holidays=self._greets.isChecked(),
        )

    @Slot(bool)
    def _on_contacted_toggled(self, contacted: bool) -> None:  # noqa: FBT001 (Qt's signal)
        self._gaps.setEnabled(contacted)

    @Slot()
    def _tell_sum(self) -> None:
        total = sum(spin.value() for spin in self._mix.values())
        self.set_total("", say("{total} percent of the contacts", total=total))

    @Slot()
    def _on_save_wanted(self) -> None:
        self.hold()
        self.submitted.emit(self._entry())


def _spin(name: str, least: int, most: int) -> NumberField:
    spin = NumberField(least=least, most=most)
    spin.setAccessibleName(name)
    spin.setFixedWidth(Size.DATE_PART)
    return spin
