"""Service standards: what each tier may expect, and the rules for getting in touch."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.foundation.changes import Changes
from app.services.planning.opening_hours import (
    ContactRulesEntry,
    edit_contact_rules,
    load_contact_rules,
)
from app.services.planning.standards import StandardRow, edit_standard, list_standards
from app.ui.parts.desk import Desk
from app.ui.parts.lists.row_model import RowModel
from app.ui.settings.editable_card import EditableCard
from app.ui.settings.rules_card import RulesCard
from app.ui.settings.standard_columns import TIERS, standard_columns
from app.ui.settings.standard_dialog import StandardDialog
from app.ui.theme.tokens import Size, Space
from app.words import Intent
from app.words.language import say

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
        from app.ui.parts.papers.paper import (
            preview_standard_sheet,  # drawing is loaded when wanted
        )

        preview_standard_sheet(self._desk, self)

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
