"""Two files side by side."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.services.archive.customer_files import CustomerFile
from app.ui.customers.field_words import caption_of, words_of
from app.ui.parts.cards.labels import label, wrapped
from app.ui.theme.tokens import Size, Space


class PairView(QWidget):
    """A line for each field that one of two files fills in; what differs is written strong."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells: list[QWidget] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.L)
        self._grid.setVerticalSpacing(Space.S)
        self._grid.setColumnMinimumWidth(0, Size.FORM_LABEL)
        for column in (1, 2):
            self._grid.setColumnStretch(column, 1)

    def show_pair(self, first: CustomerFile, second: CustomerFile) -> None:
        """Show two files."""
        for cell in self._cells:
            cell.hide()
            cell.deleteLater()
        self._cells.clear()
        self._line(0, "", label(first.entry.name, "lead"), label(second.entry.name, "lead"))
        facts = list(zip(_facts(first), _facts(second), strict=True))
        filled = [pair for pair in facts if pair[0][1] or pair[1][1]]
        self._grid.setRowStretch(len(facts) + 1, 1)
        for at, ((field, left), (_, right)) in enumerate(filled, start=1):
            kind = "muted" if left == right else "strong"
            sides = (wrapped(words_of(left), kind), wrapped(words_of(right), kind))
            self._line(at, caption_of(field), *sides)

    def _line(self, at: int, caption: str, left: QWidget, right: QWidget) -> None:
        for column, cell in enumerate((label(caption, "muted"), left, right)):
            self._grid.addWidget(cell, at, column, Qt.AlignmentFlag.AlignTop)
            self._cells.append(cell)


def _facts(file: CustomerFile) -> list[tuple[str, object]]:
    entry = file.entry
    return [
        ("number", file.number),
        ("phones", file.phones_shown),
        ("gender", entry.gender),
        ("birth", entry.birth if _known(file) else None),
        ("wechat", entry.wechat),
        ("region", entry.region),
        ("address", entry.address),
        ("source", entry.source),
        ("responsible_id", file.responsible_name),
        ("first_contact_on", entry.first_contact_on),
        ("first_visit_on", file.first_visit_on),
        ("last_visit_on", file.last_visit_on),
        ("allergies", tuple(each.text for each in entry.allergies)),
        ("note", entry.note),
    ]


def _known(file: CustomerFile) -> bool:
    birth = file.entry.birth
    return any((birth.year, birth.month, birth.day))
