"""How and when the customer is reached, and where from."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget
from typing_extensions import override

from app.services.archive.choices import Choices
from app.services.archive.entries import CustomerEntry
from app.services.archive.errors import FutureDay
from app.ui.customers.form.section import Section
from app.ui.parts.cards.labels import muted
from app.ui.parts.cards.side_by_side import side_by_side
from app.ui.parts.fields.choice_box import ChoiceBox, word_box
from app.ui.parts.fields.pickers import DayField
from app.ui.theme.tokens import Size
from app.words import ContactMethod
from app.words.language import say, say_in


def known_line(texts: Sequence[str], *, hint: str = "") -> QLineEdit:
    """Return a line edit that completes from ``texts`` and takes anything else too."""
    line = QLineEdit()
    line.setPlaceholderText(hint)
    completer = QCompleter(list(texts), line)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    line.setCompleter(completer)
    return line


_HALF_HOURS: Final = [time(hour, minute) for hour in range(8, 22) for minute in (0, 30)]


class ReachSection(Section):
    """WeChat, where the customer lives, the best way and hours, what brought them."""

    def __init__(self, choices: Choices, *, today: date, parent: QWidget | None = None) -> None:
        super().__init__(say_in("form", "Reach"), parent)
        self._wechat = QLineEdit()
        self._reach_by = word_box(ContactMethod, nothing=say("any way"))
        self._from, self._until = _hour_box(say("Reach from")), _hour_box(say("Reach until"))
        self._region = known_line(choices.regions)
        self._sub_region = QLineEdit()
        self._sub_region.setAccessibleName(say("Sub-region"))
        self._sub_region.setPlaceholderText(say("Sub-region"))
        self._address = QLineEdit()
        self._source = known_line(choices.sources)
        self._first_contact = DayField(say("First contact"), today=today, latest=today)
        self._reach_by.setMaximumWidth(Size.FIELD)
        self._first_contact.setMaximumWidth(Size.FIELD)
        self._add_fields()

    @override
    def fill(self, entry: CustomerEntry) -> None:
        self._wechat.setText(entry.wechat or "")
        self._reach_by.choose(entry.reach_by)
        self._from.choose(entry.reach_from, _said(entry.reach_from))
        self._until.choose(entry.reach_until, _said(entry.reach_until))
        self._region.setText(entry.region or "")
        self._sub_region.setText(entry.sub_region or "")
        self._address.setText(entry.address or "")
        self._source.setText(entry.source or "")
        self._first_contact.set_day(entry.first_contact_on)

    @override
    def collected(self, entry: CustomerEntry) -> CustomerEntry:
        return replace(
            entry,
            wechat=typed(self._wechat),
            reach_by=self._reach_by.value,
            reach_from=self._from.value,
            reach_until=self._until.value,
            region=typed(self._region),
            sub_region=typed(self._sub_region),
            address=typed(self._address),
            source=typed(self._source),
            first_contact_on=self._first_contact.day,
        )

    @override
    def fault_of(self, error: BaseException) -> str | None:
        return "first_contact" if isinstance(error, FutureDay) else None

    def _add_fields(self) -> None:
        hours = side_by_side(self._from, muted(say_in("hours", "to")), self._until)
        region = side_by_side(self._region, self._sub_region, last_stretches=True)
        self._region.setMinimumWidth(Size.FIELD)
        self.fields.add("wechat", say("WeChat"), self._wechat)
        self.fields.add("reach_by", say("Best reached by"), self._reach_by)
        self.fields.add("hours", say("Best hours"), hours)
        self.fields.add("region", say("Region"), region)
        self.fields.add("address", say("Address"), self._address)
        self.fields.add("source", say("Source"), self._source)
        self.fields.add("first_contact", say("First contact"), self._first_contact)


def typed(line: QLineEdit) -> str | None:
    """Return what stands in ``line``, ``None`` for nothing."""
    return line.text().strip() or None


def _hour_box(name: str) -> ChoiceBox[time]:
    box = ChoiceBox([(hour, _said(hour)) for hour in _HALF_HOURS], nothing=say("any time"))
    box.setAccessibleName(name)
    return box


def _said(hour: time | None) -> str:
    return f"{hour:%H:%M}" if hour else ""
