"""The days to remember, the customer's own and the family's."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.services.archive.entries import CustomerEntry, DateEntry, FamilyEntry
from app.services.archive.entry_checks import NoSuchDay, YearMissing
from app.ui.customers.form.date_lines import DateLine, FamilyLine
from app.ui.customers.form.line_list import LineList
from app.ui.customers.form.section import Section
from app.words.language import say, say_in


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
