"""The days to remember, the customer's own and the family's."""

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from app.services.archive.entries import CustomerEntry, DateEntry, FamilyEntry
from app.services.archive.entry_checks import NoSuchDay, YearMissing
from app.ui.customers.form.line_list import LineEditor, LineList
from app.ui.customers.form.section import Section
from app.ui.parts.fields.choice_box import word_box
from app.ui.parts.fields.partial_date import PartialDateField
from app.ui.theme.tokens import Space
from app.words import DateKind, FamilyRelation
from app.words.language import say, say_in


class DateLine(LineEditor[DateEntry]):
    """What is remembered, when, and whether it comes every year."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = word_box(DateKind, nothing=None)
        self._kind.setAccessibleName(say("What is remembered"))
        self._when = PartialDateField(say("Day"))
        self._label = QLineEdit()
        self._label.setAccessibleName(say("What exactly"))
        self._label.setPlaceholderText(say("what exactly"))
        self._yearly = QCheckBox(say("every year"))
        self._yearly.setAccessibleName(self._yearly.text())
        self._yearly.setChecked(True)
        upper, lower = QHBoxLayout(), QHBoxLayout()
        upper.addWidget(self._kind)
        upper.addWidget(self._when, 1)
        lower.addWidget(self._label, 1)
        lower.addWidget(self._yearly)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        for row in (upper, lower):
            row.setSpacing(Space.S)
            column.addLayout(row)
        self._when.changed.connect(self.changed)

    @property
    @override
    def value(self) -> DateEntry | None:
        kind, label = self._kind.value, self._label.text().strip() or None
        if kind is None or (self._when.is_empty and label is None):
            return None
        yearly = self._yearly.isChecked()
        return DateEntry(kind=kind, when=self._when.value, label=label, yearly=yearly)

    @override
    def show_value(self, value: DateEntry) -> None:
        self._kind.choose(value.kind)
        self._when.set_value(value.when)
        self._label.setText(value.label or "")
        self._yearly.setChecked(value.yearly)


class FamilyLine(LineEditor[FamilyEntry]):
    """Someone close to the customer, and the days to remember for them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = QLineEdit()
        self._name.setAccessibleName(say("Name of the family member"))
        self._name.setPlaceholderText(say("Name"))
        self._relation = word_box(FamilyRelation, nothing=None)
        self._relation.setAccessibleName(say("Relation"))
        self._note = QLineEdit()
        self._note.setAccessibleName(say("Note on the family member"))
        self._note.setPlaceholderText(say("Note"))
        self._dates: LineList[DateEntry] = LineList(DateLine, add=say("+ a day to remember"))
        upper = QHBoxLayout()
        upper.setSpacing(Space.S)
        upper.addWidget(self._relation)
        upper.addWidget(self._name, 1)
        upper.addWidget(self._note, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addLayout(upper)
        column.addWidget(self._dates)
        self._name.textEdited.connect(self.changed)

    @property
    @override
    def value(self) -> FamilyEntry | None:
        name, relation = self._name.text().strip(), self._relation.value
        if not name or relation is None:
            return None
        note = self._note.text().strip() or None
        return FamilyEntry(name=name, relation=relation, note=note, dates=self._dates.values)

    @override
    def show_value(self, value: FamilyEntry) -> None:
        self._name.setText(value.name)
        self._relation.choose(value.relation)
        self._note.setText(value.note or "")
        self._dates.show_values(value.dates)


class FamilySection(Section):
    """Important dates and family members."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(say("Dates and family"), parent)
        self._dates: LineList[DateEntry] = LineList(DateLine, add=say("+ a day to remember"))
        self._family: LineList[FamilyEntry] = LineList(FamilyLine, add=say("+ a family member"))
        self.fields.add("dates", say("Days to remember"), self._dates)
        self.fields.add("family", say_in("about", "Family"), self._family)

    @override
    def fill(self, entry: CustomerEntry) -> None:
        self._dates.show_values(entry.dates)
        self._family.show_values(entry.family)

    @override
    def collected(self, entry: CustomerEntry) -> CustomerEntry:
        return replace(entry, dates=self._dates.values, family=self._family.values)

    @override
    def fault_of(self, error: BaseException) -> str | None:
        if not isinstance(error, NoSuchDay | YearMissing):
            return None
        own = [date for date in self._dates.values if _is_about(error, date)]
        return "dates" if own else "family"


def _is_about(error: NoSuchDay | YearMissing, entry: DateEntry) -> bool:
    if isinstance(error, NoSuchDay):
        return entry.when == error.when
    return (entry.label or "") == error.label and not entry.yearly and entry.when.year is None
