"""All customers combed through: six answers each, and what is unknown put right one by one."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.services.foundation.store import Work
from app.services.rules.combing import ANSWERS
from app.services.rules.permissions import may
from app.services.today.combing import CombedRow, comb_customers, count_answers
from app.ui.customers.exporting import combed_table
from app.ui.customers.list_room import ListRoom
from app.ui.parts.buttons import button
from app.ui.parts.cards.card import Card
from app.ui.parts.cards.empty_state import EmptyState
from app.ui.parts.cards.labels import figure, label
from app.ui.parts.desk import Desk
from app.ui.parts.fields.segmented import Segmented
from app.ui.parts.lists.columns import Column, Look
from app.ui.parts.lists.filter_chip import FilterChip
from app.ui.parts.lists.table_file import export_table
from app.ui.theme.icons import Icon
from app.ui.theme.tokens import ColumnWidth, Space, Tone
from app.words import CombColumn, Permission
from app.words.combing import UNKNOWN
from app.words.formats import number
from app.words.language import listed, say, say_many
from app.words.names import name_of

Counts = Mapping[CombColumn, Mapping[StrEnum, int]]


class CombSummary(Card):
    """Six short tables side by side, each adding up to everybody."""

    def show_counts(self, counts: Counts) -> None:
        """Show how many gave which answer."""
        self.clear()
        tables = QWidget()
        across = QHBoxLayout(tables)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(Space.XL)
        for column, answers in counts.items():
            across.addWidget(_table(column, answers), 1, Qt.AlignmentFlag.AlignTop)
        self.add(tables)


def _table(column: CombColumn, answers: Mapping[StrEnum, int]) -> QWidget:
    table = QWidget()
    table.setAccessibleName(name_of(column))
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(Space.TINY)
    grid.setColumnStretch(0, 1)
    grid.addWidget(label(name_of(column), "strong"), 0, 0, 1, 2)
    for line, (answer, count) in enumerate(answers.items(), start=1):
        open_one = answer == UNKNOWN and count
        grid.addWidget(label(name_of(answer), "warn" if open_one else "small"), line, 0)
        grid.addWidget(figure(number(count)), line, 1)
    return table


_EVERYONE, _OPEN = "everyone", "open"
_TONES: Final = {
    CombColumn.COMPLAINT: {"open": Tone.BAD, "unconfirmed": Tone.WARN},
    CombColumn.SATISFACTION: {"dissatisfied": Tone.BAD, "so_so": Tone.WARN},
    CombColumn.RELATION: {"distant": Tone.WARN},
    CombColumn.KEY: {"key": Tone.VIP, "becoming": Tone.POTENTIAL},
}


class CombingRoom(ListRoom[CombedRow]):
    """Every active customer, narrowed to what is unknown or to any answer; Enter opens one."""

    def __init__(self, desk: Desk) -> None:
        self._combed: Sequence[CombedRow] = ()
        self._summary = CombSummary()
        self._scope = Segmented(
            [(_EVERYONE, _everyone_words(0)), (_OPEN, _open_words(0))], name=say("Whom to show")
        )
        self._chips = {column: FilterChip(name_of(column)) for column in CombColumn}
        empty = EmptyState(
            say("Nobody is left here."),
            say("Choose other answers above, or show everybody."),
            picture=Icon.DONE,
        )
        super().__init__(
            desk,
            say("Comb through all customers"),
            [_who(), *(_answer(column) for column in CombColumn)],
            key=lambda row: row.customer_id,
            empty=empty,
            above=self._build_above(),
        )
        self.table.remember_in(desk.preferences, "customers/combing")
        export = button(say("Export to Excel"), picture=Icon.EXPORT)
        export.setVisible(may(desk.person, Permission.EXPORT))
        export.clicked.connect(self._on_export_clicked)
        self.add_to_head(export)
        self._scope.chosen.connect(self._on_narrowed)
        for chip in self._chips.values():
            chip.changed.connect(self._on_narrowed)

    @override
    def asking(self) -> Work[Sequence[CombedRow]]:
        today = self.desk.clock.today()
        return lambda session: comb_customers(session, today=today)

    @override
    def note_for(self, rows: Sequence[CombedRow]) -> str:
        everybody = len(self._combed)
        if len(rows) == everybody:
            return say_many("{count} customer", "{count} customers", everybody)
        return say("{done} of {total}", done=number(len(rows)), total=number(everybody))

    @override
    def _show_rows(self, rows: Sequence[CombedRow]) -> None:
        self._combed = rows
        counts = count_answers(rows)
        self._summary.show_counts(counts)
        self._scope.reword(_EVERYONE, _everyone_words(len(rows)))
        self._scope.reword(_OPEN, _open_words(sum(bool(row.unknown) for row in rows)))
        for column, chip in self._chips.items():
            chip.set_options(
                [(answer, _counted(answer, counts[column][answer])) for answer in ANSWERS[column]]
            )
        self._fill()

    def _fill(self) -> None:
        super()._show_rows([row for row in self._combed if self._is_wanted(row)])

    def _is_wanted(self, row: CombedRow) -> bool:
        if self._scope.choice == _OPEN and not row.unknown:
            return False
        chosen = {column: chip.chosen for column, chip in self._chips.items()}
        return all(not wanted or row.answers[each] in wanted for each, wanted in chosen.items())

    def _build_above(self) -> QWidget:
        above = QWidget()
        column = QVBoxLayout(above)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(self._summary)
        bar = QHBoxLayout()
        bar.setSpacing(Space.S)
        bar.addWidget(self._scope)
        for chip in self._chips.values():
            bar.addWidget(chip)
        bar.addStretch(1)
        column.addLayout(bar)
        return above

    @Slot()
    def _on_narrowed(self) -> None:
        self._fill()

    @Slot()
    def _on_export_clicked(self) -> None:
        export_table(self.desk, self, combed_table(self.desk))


def _who() -> Column[CombedRow]:
    return Column(
        name="customer",
        title=lambda: say("Customer"),
        text=lambda row: row.name,
        beside=lambda row: row.number,
        look=Look.STRONG,
        width=ColumnWidth.LONG,
    )


def _answer(column: CombColumn) -> Column[CombedRow]:
    order = list(ANSWERS[column])
    return Column(
        name=column,
        title=lambda: name_of(column),
        text=lambda row: name_of(row.answers[column]),
        tone=lambda row: _tone(column, row.answers[column]),
        sort_key=lambda row: order.index(row.answers[column]),
        tooltip=_tooltip,
        width=ColumnWidth.MEDIUM,
    )


def _tone(column: CombColumn, answer: StrEnum) -> Tone | None:
    if answer == UNKNOWN:
        return Tone.WARN
    return _TONES.get(column, {}).get(answer)


def _tooltip(row: CombedRow) -> str:
    said = say("Specialist: {name}", name=row.responsible_name) if row.responsible_name else ""
    if not row.unknown:
        return said
    unknown = say("Unknown: {what}", what=listed(name_of(each) for each in row.unknown))
    return "\n".join(filter(None, (said, unknown)))


def _counted(answer: StrEnum, count: int) -> str:
    return f"{name_of(answer)} {number(count)}"


def _everyone_words(count: int) -> str:
    return say("Everybody {count}", count=number(count))


def _open_words(count: int) -> str:
    return say("With something unknown {count}", count=number(count))
