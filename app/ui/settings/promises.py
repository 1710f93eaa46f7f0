"""The service promise: by when customers are answered who complain."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.complaints.promise_words import within_days, within_minutes
from app.services.complaints.promises import Promises, edit_promise, load_promises
from app.services.foundation.changes import Changes
from app.services.rules.complaint_clocks import Promise
from app.ui.parts.cards.chips import tier_chip
from app.ui.parts.desk import Desk
from app.ui.parts.fields.number_fields import NumberField
from app.ui.parts.forms.dialog import DeskDialog
from app.ui.parts.lists.columns import Column
from app.ui.parts.lists.row_model import RowModel
from app.ui.settings.editable_card import EditableCard
from app.ui.theme.tokens import ColumnWidth, Size
from app.words import Intent, Severity, Tier
from app.words.language import say
from app.words.names import name_of

PAIRS: Final = [(tier, severity) for tier in Tier for severity in Severity]


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseRow:
    """What customers of a tier are promised who complain that gravely."""

    tier: Tier
    severity: Severity
    promise: Promise

    @property
    def key(self) -> int:
        """Its place among all of them."""
        return PAIRS.index((self.tier, self.severity))


def promise_columns() -> tuple[Column[PromiseRow], ...]:
    """Return the columns, in the order in which the promises fall due."""
    return (
        Column(
            name="tier",
            title=lambda: say("Tier"),
            text=lambda row: name_of(row.tier),
            chip=lambda row: tier_chip(row.tier),
            sort_key=lambda row: row.key,
            width=ColumnWidth.MEDIUM,
        ),
        Column(
            name="severity",
            title=lambda: say("Severity"),
            text=lambda row: name_of(row.severity),
            sort_key=lambda row: list(Severity).index(row.severity),
            width=ColumnWidth.SHORT,
        ),
        Column(
            name="answer",
            title=lambda: say("First answer"),
            text=lambda row: within_minutes(row.promise.first_response_minutes),
            sort_key=lambda row: row.promise.first_response_minutes,
            width=ColumnWidth.MEDIUM,
        ),
        _in_days("plan", lambda: say("Way to solve it"), lambda kept: kept.plan_days),
        _in_days("clear", lambda: say("Clear matter"), lambda kept: kept.clear_days),
        _in_days("complex", lambda: say("Complex matter"), lambda kept: kept.complex_days),
        _in_days(
            "several",
            lambda: say("Several departments"),
            lambda kept: kept.several_departments_days,
        ),
        _in_days("call_back", lambda: say("Call-back after"), lambda kept: kept.call_back_days),
    )


def _in_days(
    name: str, title: Callable[[], str], days: Callable[[Promise], int]
) -> Column[PromiseRow]:
    return Column(
        name=name,
        title=title,
        text=lambda row: within_days(days(row.promise)),
        sort_key=lambda row: days(row.promise),
        width=ColumnWidth.MEDIUM,
    )


_LONGEST_MINUTES = 2880


_LONGEST_DAYS = 60


class PromiseDialog(DeskDialog):
    """The first answer in minutes, everything else in days on which the clinic is open.

    Signals:
        submitted: Carries the ``Promise``.
    """

    submitted = Signal(Promise)

    def __init__(self, row: PromiseRow, parent: QWidget | None = None) -> None:
        title = say(
            "What “{tier}” is promised: {severity}",
            tier=name_of(row.tier),
            severity=name_of(row.severity),
        )
        super().__init__(title, action=say("Save"), parent=parent)
        kept = row.promise
        self._answer = self._add(
            say("First answer, minutes"), kept.first_response_minutes, _LONGEST_MINUTES, least=1
        )
        self._plan = self._add(say("Way to solve it, days"), kept.plan_days)
        self._clear = self._add(say("Clear matter, days"), kept.clear_days)
        self._complex = self._add(say("Complex matter, days"), kept.complex_days)
        self._several = self._add(say("Several departments, days"), kept.several_departments_days)
        self._call_back = self._add(say("Called back, days"), kept.call_back_days)
        self.set_total("", say("0 is the same day; deadlines already given stand."))
        self.save_wanted.connect(self._on_save_wanted)

    def _add(
        self, caption: str, value: int, most: int = _LONGEST_DAYS, *, least: int = 0
    ) -> NumberField:
        spin = NumberField(least=least, most=max(most, value), value=value)
        spin.setAccessibleName(caption)
        spin.setFixedWidth(Size.DATE_PART)
        self.add_row(caption, spin)
        return spin

    @Slot()
    def _on_save_wanted(self) -> None:
        promise = Promise(
            first_response_minutes=self._answer.value(),
            plan_days=self._plan.value(),
            clear_days=self._clear.value(),
            complex_days=self._complex.value(),
            several_departments_days=self._several.value(),
            call_back_days=self._call_back.value(),
        )
        self.hold()
        self.submitted.emit(promise)


_TABLE = "complaint_promises"


class PromisesSection(QWidget):
    """What holds for every tier and severity; every change can be undone."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        rows = RowModel(promise_columns(), key=lambda row: row.key, parent=self)
        self._card = EditableCard(
            say("Service promise"), say("Deadlines already given stand."), rows
        )
        self._card.remember_in(desk.preferences, "settings/promises")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card)
        self._card.row_opened.connect(self._on_row_opened)
        self._card.print_wanted.connect(self._on_print_wanted)
        desk.tasks.committed.connect(self._on_committed)
        self._load()

    def _load(self) -> None:
        self._desk.tasks.read(self, load_promises, self._show, latest="promises")

    def _show(self, promises: Promises) -> None:
        self._card.show_rows(
            PromiseRow(tier=tier, severity=severity, promise=promises[tier, severity])
            for tier, severity in PAIRS
        )

    def _on_submitted(self, dialog: PromiseDialog, row: PromiseRow, promise: Promise) -> None:
        self._desk.tasks.write(
            dialog,
            partial(
                edit_promise,
                tier=row.tier,
                severity=row.severity,
                promise=promise,
                actor=self._desk.person,
            ),
            lambda _done: dialog.accept(),
            intent=Intent.EDIT_PROMISES,
            failed=dialog.show_error,
        )

    @Slot(object)
    def _on_row_opened(self, row: PromiseRow) -> None:
        dialog = PromiseDialog(row, parent=self)
        dialog.submitted.connect(partial(self._on_submitted, dialog, row))
        dialog.open()

    @Slot()
    def _on_print_wanted(self) -> None:
        from app.ui.parts.papers.paper import preview  # drawing is loaded when wanted

        preview(self._desk, self, "promise")

    @Slot(Changes)
    def _on_committed(self, changes: Changes) -> None:
        if _TABLE in changes.tables:
            self._load()
