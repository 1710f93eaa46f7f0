"""Who the customer is."""

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from app.services.archive.entries import CustomerEntry, PhoneEntry
from app.services.archive.entry_checks import FutureBirth, NamelessCustomer, NoSuchDay, NotAPhone
from app.services.archive.readings import default_pinyin
from app.ui.customers.form.line_list import LineList
from app.ui.customers.form.phone_lines import PhoneLine
from app.ui.customers.form.section import Section
from app.ui.parts.fields.choice_box import word_box
from app.ui.parts.fields.partial_date import PartialDateField
from app.ui.theme.tokens import Size
from app.words import Gender
from app.words.language import say, say_in


class PersonSection(Section):
    """Name, reading, phones, gender, birth.

    Signals:
        recognisable: The name or a phone was changed, so that someone on file may be meant.
    """

    recognisable = Signal()

    def __init__(self, *, masked: bool, alike: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(say_in("form", "Person"), parent)
        self._name = QLineEdit()
        self._pinyin = QLineEdit()
        self._suggested = ""
        self._phones: LineList[PhoneEntry] = LineList(
            lambda: PhoneLine(masked=masked), add=say("+ another phone"), always_one=True
        )
        self._phones.set_adding(possible=not masked)
        self._gender = word_box(Gender)
        self._gender.setMaximumWidth(Size.FIELD)
        self._birth = PartialDateField(say("Birth date"))
        self.fields.add("name", say("Name"), self._name)
        self.fields.add("pinyin", say_in("name", "Reading"), self._pinyin)
        self.fields.add("phones", say("Phone"), self._phones)
        self.fields.add_below(alike)
        self.fields.add("gender", say("Gender"), self._gender)
        self.fields.add("birth", say("Birth date"), self._birth)
        self._name.textEdited.connect(self._on_name_edited)
        self._phones.changed.connect(self.recognisable)

    @property
    def name(self) -> str:
        """The name typed so far."""
        return " ".join(self._name.text().split())

    @property
    def phones(self) -> tuple[str, ...]:
        """The phones typed so far."""
        return tuple(phone.text for phone in self._phones.values)

    @override
    def fill(self, entry: CustomerEntry) -> None:
        self._name.setText(entry.name)
        self._suggested = default_pinyin(entry.name)
        self._pinyin.setText(self._suggested if entry.pinyin is None else entry.pinyin)
        self._phones.show_values(entry.phones)
        self._gender.choose(entry.gender)
        self._birth.set_value(entry.birth)

    @override
    def collected(self, entry: CustomerEntry) -> CustomerEntry:
        return replace(
            entry,
            name=self.name,
            pinyin=self._pinyin.text().strip(),
            phones=self._phones.values,
            gender=self._gender.value,
            birth=self._birth.value,
        )

    @override
    def fault_of(self, error: BaseException) -> str | None:
        match error:
            case NamelessCustomer():
                return "name"
            case NotAPhone():
                return "phones"
            case FutureBirth():
                return "birth"
            case NoSuchDay(when=when) if when == self._birth.value:
                return "birth"
            case _:
                return None

    @Slot()
    def _on_name_edited(self) -> None:
        followed = self._pinyin.text().strip() == self._suggested
        self._suggested = default_pinyin(self.name)
        if followed:
            self._pinyin.setText(self._suggested)
        self.recognisable.emit()
