"""Service standards: what each tier may expect, and the rules for getting in touch."""

from functools import partial
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.foundation.changes import Changes
from app.services.planning.opening_hours import (
    ContactRulesEntry,
    edit_contact_rules,
    load_contact_rules,
)
from app.services.planning.standards import StandardRow, edit_standard, list_standards
from app.ui.parts.cards.chips import tier_chip
from app.ui.parts.desk import Desk
from app.ui.parts.lists.columns import Column, Look
from app.ui.parts.lists.row_model import RowModel
from app.ui.settings.editable_card import EditableCard
from app.ui.settings.rules_card import RulesCard
from app.ui.settings.standard_dialog import StandardDialog
from app.ui.theme.tokens import ColumnWidth, Size, Space
from app.words import Intent, Tier
from app.words.formats import DASH
from app.words.language import say, say_many
from app.words.names import name_of

TIERS: Final = list(Tier)


def standard_columns() -> tuple[Column[StandardRow], ...]:
    """Return the columns, read from left to right as a sentence."""
    return (*_how_often(), *_by_what())


def _how_often() -> tuple[Column[StandardRow], ...]:
    return (
        Column(
            name="tier",
            title=lambda: say("Tier"),
            text=lambda row: name_of(row.tier),
            chip=lambda row: tier_chip(row.tier),
            sort_key=lambda row: TIERS.index(row.tier),
            width=ColumnWidth.MEDIUM,
        ),
        Column(
            name="ideal",
            title=lambda: say("Contact every"),
            text=lambda row: _days(row.cadence.ideal_gap_days if row.cadence else None),
            sort_key=lambda row: row.cadence.ideal_gap_days if row.cadence else 0,
            width=ColumnWidth.SHORT,
        ),
        Column(
            name="most",
            title=lambda: say("At the latest"),
            text=lambda row: _days(row.cadence.max_gap_days if row.cadence else None),
            sort_key=lambda row: row.cadence.max_gap_days if row.cadence else 0,
            width=ColumnWidth.SHORT,
        ),
        Column(
            name="quarter",
            title=lambda: say("In a quarter"),
            text=lambda row: f"{row.least_per_quarter} – {row.most_per_quarter}",
            sort_key=lambda row: row.least_per_quarter,
            width=ColumnWidth.SHORT,
        ),
    )


def _by_what() -> tuple[Column[StandardRow], ...]:
    return (
        Column(
            name="mix",
            title=lambda: say("By"),
            text=mix_said,
            look=Look.MUTED,
            width=ColumnWidth.WIDE,
        ),
        Column(
            name="dates",
            title=lambda: say("Birthdays"),
            text=lambda row: name_of(row.dates_by),
            look=Look.MUTED,
            width=ColumnWidth.SHORT,
        ),
        Column(
            name="greets",
            title=lambda: say("Holiday greetings"),
            text=lambda row: say("yes") if row.greets_holidays else say("no"),
            look=Look.MUTED,
            width=ColumnWidth.SHORT,
        ),
    )


def mix_said(row: StandardRow) -> str:
    """Return the channels with their shares, the most used first."""
    shares = sorted(row.mix.items(), key=lambda pair: -pair[1])
    return " · ".join(f"{name_of(method)} {share} %" for method, share in shares if share)


def _days(days: int | None) -> str:
    return DASH if days is None else say_many("{count} day", "{count} days", days)


_TABLES = frozenset({"contact_rules", "service_standards"})


class StandardsSection(QWidget):
    """The promises the plan is made from; every change can be undone."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rules = RulesCard()
        self._rules.setMaximumWidth(Size.DIALOG)
        rows = RowModel(standard_columns(), key=lambda row: TIERS.index(row.tier), parent=self)
        self._card = EditableCard(
            say("Service standards"), say("What is planned already stays."), rows
        )
        self._card.remember_in(desk.preferences, "settings/standards")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(self._card, 1)
        column.addWidget(self._rules)
        self._rules.rules_entered.connect(self._on_rules_entered)
        self._card.row_opened.connect(self._on_row_opened)
        self._card.print_wanted.connect(self._on_print_wanted)
        desk.tasks.committed.connect(self._on_committed)
        self._load()

    def _load(self) -> None:
        self._desk.tasks.read(
            self,
            lambda session: (list_standards(session), load_contact_rules(session)),
            self._show,
            latest="standards",
        )

    def _show(self, loaded: tuple[list[StandardRow], ContactRulesEntry]) -> None:
        standards, rules = loaded
        self._card.show_rows(standards)
        self._rules.show_rules(rules)

    def _on_submitted(self, dialog: StandardDialog, entry: StandardRow) -> None:
        self._desk.tasks.write(
            dialog,
            partial(edit_standard, entry=entry, actor=self._desk.person),
            lambda _done: dialog.accept(),
            intent=Intent.EDIT_STANDARDS,
            failed=dialog.show_error,
        )

    @Slot(object)
    def _on_row_opened(self, row: StandardRow) -> None:
        dialog = StandardDialog(row, parent=self)
        dialog.submitted.connect(partial(self._on_submitted, dialog))
        dialog.open()

    @Slot()
    def _on_print_wanted(self) -> None:
        from app.ui.parts.papers.paper import preview  # drawing is loaded when wanted

        preview(self._desk, self, "standards")

    @Slot(ContactRulesEntry)
    def _on_rules_entered(self, entry: ContactRulesEntry) -> None:
        self._desk.tasks.write(
            self,
            partial(edit_contact_rules, entry=entry, actor=self._desk.person),
            intent=Intent.EDIT_STANDARDS,
            failed=self._rules.refuse,
        )

    @Slot(Changes)
    def _on_committed(self, changes: Changes) -> None:
        if changes.tables & _TABLES:
            self._load()
