"""What the clinic publishes about returns and home visits, version by version."""

from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from app.services.aftersales.policies import (
    PolicyEmpty,
    PublishedRow,
    list_published,
    publish_policy,
)
from app.services.foundation.changes import Changes
from app.ui.parts.buttons import button
from app.ui.parts.cards.card import Card
from app.ui.parts.cards.chips import Chip
from app.ui.parts.desk import Desk
from app.ui.parts.fields.pickers import DayField
from app.ui.parts.forms.step_form import Step, StepDialog, open_form
from app.ui.parts.lists.columns import Column, Look
from app.ui.parts.lists.row_model import RowModel
from app.ui.parts.lists.table import ListTable
from app.ui.settings.extras import ExtrasCard
from app.ui.theme.icons import Icon
from app.ui.theme.tokens import ColumnWidth, Size, Space, Tone
from app.words import Intent, PolicyKind
from app.words.formats import DASH, short_day
from app.words.language import say, say_in
from app.words.names import name_of


class PolicyDialog(StepDialog):
    """Collects the words and the day they hold from; begins with the words of ``row``."""

    def __init__(self, row: PublishedRow, *, today: date, parent: QWidget | None = None) -> None:
        super().__init__(
            say("New version: {about}", about=name_of(row.kind)),
            action=say("Publish"),
            parent=parent,
        )
        self._kind, self._today = row.kind, today
        self._from = DayField(say("Holds from"), today=today, earliest=today)
        self._from.set_day(today)
        self._text = QPlainTextEdit(row.policy.text)
        self._text.setTabChangesFocus(True)
        self._text.setFixedHeight(Size.CHART * 2)
        self.add_row(say("Holds from"), self._from)
        self.add_row(say("Text"), self._text)
        self.set_total("", say("It stands on every slip and sheet made from that day on."))

    @override
    def collect(self) -> Step | None:
        day, text = self._from.day, self._text.toPlainText()
        if day is None:
            self.show_refusal(say("Please give the day from which it holds."), self._from)
            return None
        return lambda doing: (
            lambda session: publish_policy(
                session,
                kind=self._kind,
                valid_from_on=day,
                text=text,
                actor=doing.actor,
                today=self._today,
            )
        )

    @override
    def field_for(self, error: BaseException) -> QWidget | None:
        return self._text if isinstance(error, PolicyEmpty) else self._from


_TABLE = "policies"
_FIRST: Final = -1  # the key of the standard text of the first kind


class PoliciesSection(QWidget):
    """Every version of every text; a newer one never changes an older one."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rows = RowModel(_columns(), key=lambda row: row.key, parent=self)
        self._table = ListTable(self._rows, name=say("Published rules"), tall=True)
        self._table.remember_in(desk.preferences, "settings/policies")
        self._print = button(say("Print…"), picture=Icon.PRINT)
        self._publish = button(say("New version…"))
        self._build()
        self._table.row_opened.connect(self._on_row_opened)
        self._publish.clicked.connect(self._on_publish_clicked)
        self._print.clicked.connect(self._on_print_clicked)
        desk.tasks.committed.connect(self._on_committed)
        self._load()

    def _build(self) -> None:
        card = Card(say("Published rules"), say("What was done under an older version keeps it."))
        card.add_to_head(self._print)
        card.add_to_head(self._publish)
        card.add_flush(self._table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(card)
        column.addWidget(ExtrasCard(self._desk))

    def _load(self) -> None:
        work = partial(list_published, today=self._desk.clock.today())
        self._desk.tasks.read(self, work, self._show, latest="policies")

    def _show(self, rows: tuple[PublishedRow, ...]) -> None:
        key = self._table.current_key()
        self._rows.set_rows(rows)
        self._table.select_key(_FIRST if key is None else key)

    def _current(self) -> PublishedRow | None:
        key = self._table.current_key()
        place = None if key is None else self._rows.place_of(key)
        return None if place is None else self._rows.row_at(place)

    @Slot(int)
    def _on_row_opened(self, _key: int) -> None:
        self._on_publish_clicked()

    @Slot()
    def _on_publish_clicked(self) -> None:
        if (row := self._current()) is not None:
            dialog = PolicyDialog(row, today=self._desk.clock.today(), parent=self)
            open_form(self._desk, dialog, intent=Intent.EDIT_POLICY)

    @Slot()
    def _on_print_clicked(self) -> None:
        from app.ui.parts.papers.paper import preview_policy  # drawing is loaded when wanted

        if (row := self._current()) is not None:
            preview_policy(self._desk, self, row)

    @Slot(Changes)
    def _on_committed(self, changes: Changes) -> None:
        if _TABLE in changes.tables:
            self._load()


def _columns() -> tuple[Column[PublishedRow], ...]:
    return (
        Column(
            name="kind",
            title=lambda: say_in("policy", "About"),
            text=lambda row: name_of(row.kind),
            look=Look.STRONG,
            sort_key=lambda row: list(PolicyKind).index(row.kind),
            width=ColumnWidth.WIDE,
            grows=False,
        ),
        Column(
            name="version",
            title=lambda: say("Version"),
            text=_version,
            badge=_holding,
            sort_key=lambda row: row.policy.number,
            width=ColumnWidth.WIDE,
            grows=False,
        ),
        Column(
            name="from",
            title=lambda: say("Holds from"),
            text=_from,
            sort_key=_since,
            width=ColumnWidth.MEDIUM,
            grows=False,
        ),
        Column(
            name="text",
            title=lambda: say("Text"),
            text=lambda row: " ".join(row.policy.text.split()),
            tooltip=lambda row: row.policy.text,
            look=Look.MUTED,
            width=ColumnWidth.WIDE,
        ),
    )


def _version(row: PublishedRow) -> str:
    if not row.policy.number:
        return say("Standard text")
    return say("No. {number}", number=row.policy.number)


def _holding(row: PublishedRow) -> Chip | None:
    return Chip(text=say_in("policy", "holds today"), tone=Tone.OK) if row.holds else None


def _since(row: PublishedRow) -> int:
    return row.policy.valid_from_on.toordinal() if row.policy.valid_from_on else 0


def _from(row: PublishedRow) -> str:
    return short_day(row.policy.valid_from_on) if row.policy.valid_from_on else DASH
