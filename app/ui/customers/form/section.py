"""What every section of the form is."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.archive.entries import CustomerEntry
from app.services.foundation.errors import sentence
from app.ui.customers.form.fields import Fields
from app.ui.parts.cards.labels import label
from app.ui.theme.tokens import Space


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
