"""What every section of the form is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from app.services.archive.entries import CustomerEntry
from app.services.foundation.errors import sentence
from app.ui.customers.form.stops import focus_into
from app.ui.parts.cards.labels import label, mark, wrapped
from app.ui.theme.tokens import Size, Space


class Fields(QWidget):
    """Captions at the left, fields at the right; what is wrong stands under its field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._faults: dict[str, QLabel] = {}
        self._fields: dict[str, QWidget] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.M)
        self._grid.setVerticalSpacing(Space.S)
        self._grid.setColumnMinimumWidth(0, Size.FORM_LABEL)
        self._grid.setColumnStretch(1, 1)

    def add(self, name: str, caption: str, field: QWidget) -> None:
        """Put ``field`` under the fields there are; ``name`` is for ``show_wrong``."""
        words = wrapped(caption, "muted")
        words.setFixedWidth(Size.FORM_LABEL)
        words.setMinimumHeight(Size.CONTROL)
        words.setBuddy(field)
        for each in (field, field.focusProxy() or field):
            if not each.accessibleName():
                each.setAccessibleName(caption)
        fault = wrapped("", "bad")
        fault.hide()
        row = self._grid.rowCount()
        self._grid.addWidget(words, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(_over(field, fault), row, 1)
        self._fields[name] = field
        self._faults[name] = fault

    def add_below(self, widget: QWidget) -> None:
        """Put ``widget`` under the last field, in the column of the fields."""
        self._grid.addWidget(widget, self._grid.rowCount(), 1)

    def show_wrong(self, name: str, sentence: str) -> None:
        """Say ``sentence`` under the field and go there."""
        field, fault = self._fields[name], self._faults[name]
        fault.setText(sentence)
        fault.show()
        field.setAccessibleDescription(sentence)
        mark(field, wrong=True)
        focus_into(field)

    def clear_wrong(self) -> None:
        """Let every field be right again."""
        for name, fault in self._faults.items():
            fault.hide()
            self._fields[name].setAccessibleDescription("")
            mark(self._fields[name], wrong=False)


def _over(field: QWidget, fault: QLabel) -> QWidget:
    pair = QWidget()
    column = QVBoxLayout(pair)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Space.TINY)
    column.addWidget(field)
    column.addWidget(fault)
    return pair


class Section(QWidget):
    """A heading and its fields; fills them from an entry and adds them to one."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.setAccessibleName(title)
        self.fields = Fields()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(label(title, "lead"))
        column.addWidget(self.fields)

    def fill(self, entry: CustomerEntry) -> None:
        """Show what ``entry`` says."""
        raise NotImplementedError

    def collected(self, entry: CustomerEntry) -> CustomerEntry:
        """Return ``entry`` with what stands in these fields."""
        raise NotImplementedError

    def fault_of(self, _error: BaseException) -> str | None:
        """Return the name of the field that ``error`` is about, if it is one of these."""
        return None

    def explain(self, error: BaseException) -> bool:
        """Say under a field what was refused; return whether it was about one of these."""
        name = self.fault_of(error)
        if name is not None:
            self.fields.show_wrong(name, sentence(error))
        return name is not None
