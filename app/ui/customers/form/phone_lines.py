"""The phones of a customer, one to a line."""

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from app.services.archive.entries import PhoneEntry
from app.services.reading.phones import mask_phone
from app.ui.customers.form.line_list import LineEditor
from app.ui.parts.fields.pickers import PhoneField
from app.ui.theme.tokens import Size, Space
from app.words.language import say


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
