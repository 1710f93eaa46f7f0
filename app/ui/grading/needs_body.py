"""What each tier wants and is troubled by, and what that means for serving it."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.services.archive.need_meanings import NeedLine, interpret_need, list_need_lines
from app.services.foundation.changes import Changes
from app.services.rules.permissions import may
from app.ui.parts.buttons import button
from app.ui.parts.cards.card import Card
from app.ui.parts.cards.chips import tier_chip
from app.ui.parts.cards.empty_state import EmptyState
from app.ui.parts.cards.labels import muted
from app.ui.parts.desk import Desk
from app.ui.parts.forms.step_form import Step, StepDialog, open_form, text_field
from app.ui.parts.lists.columns import Column, Look
from app.ui.parts.lists.row_model import RowModel
from app.ui.parts.lists.table import ListTable
from app.ui.theme.tokens import ColumnWidth, Space
from app.words import Intent, NeedKind, Permission, Tier
from app.words.formats import number
from app.words.language import say
from app.words.names import name_of


class MeaningDialog(StepDialog):
    """Collects one text; begins with the words there are."""

    def __init__(self, line: NeedLine, parent: QWidget | None = None) -> None:
        super().__init__(
            say("{need}: {tier}", need=line.name, tier=name_of(line.tier)), parent=parent
        )
        self._line = line
        self._text = text_field(line.meaning)
        self._text.setAccessibleName(say("What it means for serving them"))
        self.add_row(say("What it means"), self._text)
        self.set_total("", say("It is printed on the visit card of who has this need or pain."))

    @override
    def collect(self) -> Step | None:
        line, text = self._line, self._text.toPlainText()
        return lambda doing: (
            lambda session: interpret_need(
                session, tier=line.tier, code_id=line.code_id, text=text, actor=doing.actor
            )
        )

    @override
    def field_for(self, error: BaseException) -> QWidget | None:
        return self._text


_TABLES = frozenset({"need_meanings", "need_codes", "customer_needs", "customers", "grading_runs"})
_TIERS, _KINDS = list(Tier), list(NeedKind)


class NeedsBody(QWidget):
    """The five commonest needs and pains of every tier; Enter writes what one means."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._may_write = may(desk.person, Permission.EDIT_STANDARDS)
        self._rows = RowModel(_columns(), key=_key, parent=self)
        self._table = ListTable(self._rows, name=say("Needs and pains by tier"))
        self._table.remember_in(desk.preferences, "grading/needs")
        self._table.show_when_empty(
            EmptyState(
                say("No needs or pains are on file yet."),
                say("They are chosen in the form of a customer, and counted here by tier."),
            )
        )
        self._write = button(say("What it means…"))
        self._build()
        self._write.clicked.connect(self._on_write_clicked)
        self._table.row_opened.connect(self._on_row_opened)
        desk.tasks.committed.connect(self._on_committed)
        self.setFocusProxy(self._table)
        self.load()

    def load(self) -> None:
        """Ask the store."""
        self._desk.tasks.read(self, list_need_lines, self._show, latest="needs")

    def _build(self) -> None:
        card = Card(say("Needs and pains by tier"))
        card.add_flush(self._table)
        self._write.setVisible(self._may_write)
        foot = QHBoxLayout()
        foot.addWidget(muted(say("What is written here is printed on the visit card.")), 1)
        foot.addWidget(self._write)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(card, 1)
        column.addLayout(foot)

    def _show(self, lines: Sequence[NeedLine]) -> None:
        self._rows.set_rows(lines)
        if lines and self._table.current_key() is None:
            self._table.select_key(_key(lines[0]))

    @Slot(int)
    def _on_row_opened(self, _key: int) -> None:
        self._on_write_clicked()

    @Slot()
    def _on_write_clicked(self) -> None:
        key = self._table.current_key()
        place = None if key is None else self._rows.place_of(key)
        line = None if place is None else self._rows.row_at(place)
        if line is not None and self._may_write:
            dialog = MeaningDialog(line, parent=self)
            open_form(self._desk, dialog, intent=Intent.INTERPRET_NEEDS)

    @Slot(Changes)
    def _on_committed(self, changes: Changes) -> None:
        if changes.tables & _TABLES:
            self.load()


def _key(line: NeedLine) -> int:
    return line.code_id * len(_TIERS) + _TIERS.index(line.tier)


def _columns() -> list[Column[NeedLine]]:
    return [
        Column(
            name="tier",
            title=lambda: say("Tier"),
            text=lambda row: name_of(row.tier),
            chip=lambda row: tier_chip(row.tier),
            sort_key=lambda row: _TIERS.index(row.tier),
            width=ColumnWidth.CHIP,
        ),
        Column(
            name="need",
            title=lambda: say("Need or pain"),
            text=lambda row: row.name,
            beside=lambda row: name_of(row.kind),
            sort_key=lambda row: (_KINDS.index(row.kind), row.name),
            look=Look.STRONG,
            width=ColumnWidth.WIDE,
        ),
        Column(
            name="count",
            title=lambda: say("Customers"),
            text=_share,
            sort_key=lambda row: row.customer_count,
            look=Look.NUMBER,
            width=ColumnWidth.MEDIUM,
        ),
        Column(
            name="meaning",
            title=lambda: say("What it means for serving them"),
            text=lambda row: row.meaning or say("not written yet"),
            tooltip=lambda row: row.meaning,
            look=Look.MUTED,
            width=2 * ColumnWidth.WIDE,
        ),
    ]


def _share(row: NeedLine) -> str:
    return say(
        "{count} of {asked}", count=number(row.customer_count), asked=number(row.asked_count)
    )
