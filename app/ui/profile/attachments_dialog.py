"""The documents filed with a customer."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from app.services.archive.attachments import AttachmentRow
from app.ui.parts.buttons import button
from app.ui.parts.cards.card import Card
from app.ui.parts.cards.chips import Chip
from app.ui.parts.cards.empty_state import EmptyState
from app.ui.parts.fields.choice_box import ChoiceBox, word_box
from app.ui.parts.forms.form_dialog import PanelDialog
from app.ui.parts.lists.columns import Column, Look
from app.ui.parts.lists.row_model import RowModel
from app.ui.parts.lists.table import ListTable
from app.ui.theme.icons import Icon
from app.ui.theme.tokens import ColumnWidth, Size, Space, Tone
from app.words import AttachmentKind
from app.words.formats import long_day
from app.words.language import say, say_in
from app.words.names import name_of

KILOBYTE = 1024
ROWS_SHOWN = 7


class AttachmentsDialog(PanelDialog):
    """A list, and three things to do with it.

    Signals:
        file_wanted: A document of this kind is to be filed; carries the kind.
        copy_wanted: A copy is to be looked at; carries the key of the document.
        removal_wanted: A document is to be taken out; carries its key.
    """

    file_wanted = Signal(AttachmentKind)
    copy_wanted = Signal(int)
    removal_wanted = Signal(int)

    def __init__(
        self, rows: Sequence[AttachmentRow], *, editable: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(say("Documents"), parent=parent)
        self._kind: ChoiceBox[AttachmentKind] = word_box(AttachmentKind, nothing=None)
        self._add = button(say("File a document…"), picture=Icon.ATTACH)
        self._open = button(say("Open a copy"))
        self._remove = button(say("Remove"), picture=Icon.DELETE)
        self._model = RowModel(_columns(), lambda row: row.id, self)
        self._table = ListTable(self._model, name=say("Documents"))
        self._fill(editable=editable)
        self._listen()
        self.show_rows(rows)
        self.start_at(self._table)

    def show_rows(self, rows: Sequence[AttachmentRow]) -> None:
        """Show what is filed now."""
        self._model.set_rows(rows)
        self._on_current_changed(self._table.current_key())

    @Slot(object)
    @override
    def refuse(self, error: BaseException) -> None:
        """Say why nothing was done."""
        self.show_error(error)

    def _fill(self, *, editable: bool) -> None:
        self._table.show_when_empty(
            EmptyState(say("No document is filed."), say("Signed forms and pictures belong here."))
        )
        list_card = Card()
        list_card.setFixedHeight(ROWS_SHOWN * Size.ROW)
        list_card.add_flush(self._table)
        actions = QWidget()
        row = QHBoxLayout(actions)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        self._kind.setAccessibleName(say("Kind of document"))
        for widget in (self._kind, self._add):
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (self._open, self._remove):
            row.addWidget(widget)
        self.add_wide(list_card)
        self.add_wide(actions)
        for widget in (self._kind, self._add, self._remove):
            widget.setVisible(editable)

    def _listen(self) -> None:
        self._add.clicked.connect(self._on_add_clicked)
        self._open.clicked.connect(self._on_open_clicked)
        self._remove.clicked.connect(self._on_remove_clicked)
        self._table.row_opened.connect(self.copy_wanted)
        self._table.current_changed.connect(self._on_current_changed)

    @Slot(object)
    def _on_current_changed(self, key: int | None) -> None:
        for each in (self._open, self._remove):
            each.setEnabled(key is not None)

    @Slot()
    def _on_add_clicked(self) -> None:
        self.file_wanted.emit(self._kind.value)

    @Slot()
    def _on_open_clicked(self) -> None:
        if (key := self._table.current_key()) is not None:
            self.copy_wanted.emit(key)

    @Slot()
    def _on_remove_clicked(self) -> None:
        if (key := self._table.current_key()) is not None:
            self.removal_wanted.emit(key)


def _columns() -> list[Column[AttachmentRow]]:
    return [
        Column(
            name="title",
            title=lambda: say_in("attachment", "Title"),
            text=lambda row: row.title,
            badge=_publicity,
            tooltip=lambda row: row.file_name,
            look=Look.STRONG,
            width=ColumnWidth.WIDE,
        ),
        Column(
            name="kind",
            title=lambda: say("Kind"),
            text=lambda row: name_of(row.kind),
            width=ColumnWidth.MEDIUM,
        ),
        Column(
            name="size",
            title=lambda: say("Size"),
            text=lambda row: say("{count} KB", count=f"{-(-row.size_bytes // KILOBYTE):,}"),
            sort_key=lambda row: row.size_bytes,
            look=Look.NUMBER,
            width=ColumnWidth.SHORT,
        ),
        Column(
            name="added",
            title=lambda: say("Filed on"),
            text=lambda row: long_day(row.added_on),
            sort_key=lambda row: row.added_on.toordinal(),
            look=Look.MUTED,
            width=ColumnWidth.MEDIUM,
        ),
    ]


def _publicity(row: AttachmentRow) -> Chip | None:
    if row.usable is not False:
        return None
    return Chip(text=say("not for publicity"), tone=Tone.WARN)
