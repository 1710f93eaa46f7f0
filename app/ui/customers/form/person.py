"""Who the customer is."""

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from app.services.archive.entries import CustomerEntry, PhoneEntry
from app.services.archive.entry_checks import FutureBirth, NamelessCustomer, NoSuchDay, NotAPhone
from app.services.archive.readings import default_pinyin
from app.services.reading.phones import mask_phone
from app.ui.customers.form.line_list import LineEditor, LineList
from app.ui.customers.form.section import Section
from app.ui.parts.fields.choice_box import word_box
from app.ui.parts.fields.partial_date import PartialDateField
from app.ui.parts.fields.pickers import PhoneField
from app.ui.theme.tokens import Size, Space
from app.words import Gender
from app.words.language import say, say_in


class PhoneLine(LineEditor[PhoneEntry]):
    """A number, whose or which it is, and whether it turned out to be wrong."""

    def __init__(self, *, masked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._masked = masked
        self._kept: PhoneEntry | None = None
        self._number = PhoneField(say("Phone"))
        self._label = QLineEdit()
        self._label.setAccessibleName(say("Whose or which phone"))
        self._label.setPlaceholderText(say("mobile, husband, office…"))
        self._wrong = QCheckBox(say("wrong number"))
        self._wrong.setAccessibleName(self._wrong.text())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        self._number.setMinimumWidth(Size.FIELD)
        row.addWidget(self._number, 1)
        row.addWidget(self._label, 1)
        row.addWidget(self._wrong)
        self._number.textEdited.connect(self.changed)

    @property
    @override
    def value(self) -> PhoneEntry | None:
        if self._kept is not None:
            return self._kept
        text = self._number.digits or self._number.text().strip()
        label = self._label.text().strip() or None
        return PhoneEntry(text=text, label=label, wrong=self._wrong.isChecked()) if text else None

    @override
    def show_value(self, value: PhoneEntry) -> None:
        if self._masked:
            self._kept = value
            self._number.setText(mask_phone(value.text))
        else:
            self._number.set_digits(value.text)
        self._label.setText(value.label or "")
        self._wrong.setChecked(value.wrong)


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
