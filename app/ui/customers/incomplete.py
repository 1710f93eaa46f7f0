"""Files with too much missing for the tier of their customer."""

from collections.abc import Sequence
from typing import Final

from typing_extensions import override

from app.services.archive.incomplete import IncompleteFile, list_incomplete
from app.services.foundation.store import Work
from app.ui.customers.editing import open_customer_dialog
from app.ui.customers.list_room import ListRoom
from app.ui.parts.buttons import primary_button
from app.ui.parts.cards.chips import tier_chip
from app.ui.parts.cards.empty_state import EmptyState
from app.ui.parts.desk import Desk
from app.ui.parts.lists.columns import Column, Look
from app.ui.theme.icons import Icon
from app.ui.theme.tokens import ColumnWidth
from app.words.language import listed, say, say_in, say_many
from app.words.names import name_of

_COLUMNS: Final = (
    Column[IncompleteFile](
        name="name",
        title=lambda: say("Customer"),
        text=lambda row: row.name,
        look=Look.STRONG,
        beside=lambda row: row.number,
        width=ColumnWidth.LONG,
    ),
    Column[IncompleteFile](
        name="tier",
        title=lambda: say("Tier"),
        text=lambda row: name_of(row.tier),
        chip=lambda row: tier_chip(row.tier),
        width=ColumnWidth.CHIP,
    ),
    Column[IncompleteFile](
        name="complete",
        title=lambda: say("Complete"),
        text=lambda row: f"{row.completeness_percent} %",
        sort_key=lambda row: row.completeness_percent,
        look=Look.NUMBER,
        width=ColumnWidth.SHORT,
    ),
    Column[IncompleteFile](
        name="missing",
        title=lambda: say_in("file", "Missing"),
        text=lambda row: listed(name_of(field) for field in row.missing),
        tooltip=lambda row: listed(name_of(field) for field in row.missing),
        look=Look.MUTED,
        width=2 * ColumnWidth.WIDE,
    ),
)


class IncompleteRoom(ListRoom[IncompleteFile]):
    """Whose file is to be completed, best tier first; Enter opens the form."""

    def __init__(self, desk: Desk) -> None:
        empty = EmptyState(
            say("Every file is complete enough."),
            say("Files with less than four fifths of what the tier asks for appear here."),
            picture=Icon.DONE,
        )
        super().__init__(
            desk,
            say("Files to complete"),
            _COLUMNS,
            key=lambda row: row.id,
            empty=empty,
        )
        fill_in = primary_button(say("Fill in"))
        fill_in.clicked.connect(self._on_fill_in_clicked)
        self.add_to_head(fill_in)
        self.table.row_opened.disconnect(self.customer_opened)
        self.table.row_opened.connect(self._fill_in)

    @override
    def asking(self) -> Work[Sequence[IncompleteFile]]:
        return list_incomplete

    @override
    def note_for(self, rows: Sequence[IncompleteFile]) -> str:
        return say_many("{count} file", "{count} files", len(rows)) if rows else ""

    def _on_fill_in_clicked(self) -> None:
        key = self.table.current_key()
        if key is not None:
            self._fill_in(key)

    def _fill_in(self, key: int) -> None:
        open_customer_dialog(self.desk, self, customer_id=key)
