"""Plan from the standards: which days, what comes of it and why, before anything is written."""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.services.planning.plans import PlanImpossible, Planned
from app.services.rules.periods import period_of
from app.ui.followups.kinds import kind_tone
from app.ui.followups.plan_columns import PLAN_COLUMNS, numbered
from app.ui.followups.spans import View, span_of
from app.ui.parts.busy import BusyStrip
from app.ui.parts.cards.card import Card
from app.ui.parts.cards.chips import Chip, ChipLabel
from app.ui.parts.cards.empty_state import EmptyState
from app.ui.parts.cards.flow_layout import FlowLayout
from app.ui.parts.cards.labels import muted, wrapped
from app.ui.parts.fields.moving_on import moves_on
from app.ui.parts.fields.pickers import DayField
from app.ui.parts.fields.segmented import Segmented
from app.ui.parts.forms.dialog import DeskDialog
from app.ui.parts.lists.row_model import RowModel
from app.ui.parts.lists.table import ListTable
from app.ui.parts.progress import Cancelled, Progress
from app.ui.theme.icons import Icon
from app.ui.theme.tokens import Size, Space
from app.words import FollowUpKind, GradingPeriod, SkipReason
from app.words.formats import long_day, number
from app.words.language import say, say_many
from app.words.names import name_of

SHOWN_LINES: Final = 500


class Stretch(StrEnum):
    """Days that are often planned at once."""

    WEEK = "week"
    QUARTER = "quarter"
    NEXT_QUARTER = "next_quarter"


class PlanDialog(DeskDialog):
    """Collects the days, and shows what planning them would come to.

    Signals:
        preview_wanted: Other days; carries the first and the last.
        plan_wanted: Plan them; carries the first and the last.
    """

    preview_wanted = Signal(object, object)
    plan_wanted = Signal(object, object)

    def __init__(
        self, today: date, planned_until: date | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            say("Plan from standards"), action=say("Plan"), width=Size.EDITOR, parent=parent
        )
        self._today = today
        self._stretch = Segmented(
            [
                (Stretch.WEEK.value, say("This week")),
                (Stretch.QUARTER.value, say("Rest of the quarter")),
                (Stretch.NEXT_QUARTER.value, say("With the next quarter")),
            ],
            name=say("Days to plan"),
        )
        self._from = DayField(say("From"), today=today, earliest=today)
        self._to = DayField(say("To"), today=today, earliest=today)
        self._until = muted(_planned_until(planned_until))
        self._kinds = QWidget()
        self._skipped = wrapped("", "muted")
        self._model = RowModel(PLAN_COLUMNS, key=lambda line: line.key, parent=self)
        self._table = ListTable(self._model, name=say("What would be planned"))
        self._busy = BusyStrip()
        self._progress: Progress | None = None
        self._build_form()
        self._connect_form()
        self._stretch.choose(Stretch.QUARTER.value)
        self._set_days(Stretch.QUARTER)

    @Slot()
    def ask(self) -> None:
        """Ask for the preview of the days in the fields."""
        first, last = self._from.day, self._to.day
        if first is not None and last is not None:
            self.clear_refusals()
            self.set_total(say("Looking…"))
            self.preview_wanted.emit(first, last)

    def follow(self, progress: Progress, what: str) -> None:
        """Show that something is being worked on, and let it be stopped.

        What was worked on before is stopped; leaving the dialog stops it too.
        """
        self.hold()
        self._stop()
        self._progress = progress
        self._busy.follow(progress, what, in_percent=True)

    def show_preview(self, planned: Planned) -> None:
        """Show what planning would come to."""
        self._busy.finish()
        self._model.set_rows(numbered(planned.lines[:SHOWN_LINES]))
        self._show_kinds(planned.by_kind)
        self._skipped.setText(_skipped(planned.skipped))
        self._skipped.setVisible(bool(planned.skipped))
        self.set_total(_total(planned), _note(planned))
        self.set_action_enabled(enabled=planned.planned > 0)

    @override
    def refuse(self, error: BaseException) -> None:
        """Say why these days cannot be planned; the days stay."""
        self._busy.finish()
        self.set_total("")
        if isinstance(error, Cancelled):
            self.show_refusal(say("Stopped; nothing was planned."))
            return
        self.show_error(error, self._to if isinstance(error, PlanImpossible) else None)

    @override
    def done(self, result: int) -> None:
        self._stop()
        super().done(result)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not moves_on(event, self):
            super().keyPressEvent(event)

    def _stop(self) -> None:
        """Let what is being worked on come to nothing; what is done stays."""
        if self._progress is not None:
            self._progress.cancel()
            self._progress = None

    def _build_form(self) -> None:
        days = QWidget()
        row = QHBoxLayout(days)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        for field in (self._from, self._to):
            field.setMaximumWidth(Size.FIELD)
        row.addWidget(self._from)
        row.addWidget(muted(say("to")))
        row.addWidget(self._to)
        row.addWidget(self._until, 1, Qt.AlignmentFlag.AlignRight)
        days.setFocusProxy(self._from)
        stretch = QWidget()
        across = QHBoxLayout(stretch)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self._stretch)
        across.addStretch(1)
        self.add_row(say("Plan"), stretch)
        self.add_row(say("From"), days)
        self.add_wide(self._build_preview())

    def _build_preview(self) -> QWidget:
        FlowLayout(self._kinds)
        self._table.setMinimumHeight(Size.WIDE_PANEL)
        self._table.show_when_empty(
            EmptyState(
                say("Nothing new falls due in these days."),
                say("Everything that does is planned already."),
                picture=Icon.DONE,
            )
        )
        lines = Card()
        lines.add_flush(self._table)
        preview = QWidget()
        column = QVBoxLayout(preview)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        for each in (self._kinds, self._skipped, lines, self._busy):
            column.addWidget(each)
        return preview

    def _connect_form(self) -> None:
        self._stretch.chosen.connect(self._on_stretch_chosen)
        self._from.day_changed.connect(self.ask)
        self._to.day_changed.connect(self.ask)
        self.save_wanted.connect(self._on_save_wanted)

    def _set_days(self, stretch: Stretch) -> None:
        quarter = period_of(self._today, GradingPeriod.QUARTERLY)
        next_quarter = period_of(quarter.ends_on + timedelta(days=1), GradingPeriod.QUARTERLY)
        last_days = {
            Stretch.WEEK: span_of(View.WEEK, self._today).last_on,
            Stretch.QUARTER: quarter.ends_on,
            Stretch.NEXT_QUARTER: next_quarter.ends_on,
        }
        self._from.set_day(self._today)
        self._to.set_day(last_days[stretch])

    def _show_kinds(self, by_kind: Mapping[FollowUpKind, int]) -> None:
        flow = self._kinds.layout()
        while flow is not None and (item := flow.takeAt(0)) is not None:
            if old := item.widget():
                old.hide()
                old.deleteLater()
        for kind, count in by_kind.items():
            text = say("{what} {count}", what=name_of(kind), count=number(count))
            if flow is not None:
                flow.addWidget(ChipLabel(Chip(text=text, tone=kind_tone(kind))))
        self._kinds.setVisible(bool(by_kind))

    @Slot(str)
    def _on_stretch_chosen(self, name: str) -> None:
        self._set_days(Stretch(name))
        self.ask()

    @Slot()
    def _on_save_wanted(self) -> None:
        first, last = self._from.day, self._to.day
        if first is None or last is None:
            wrong = self._from if first is None else self._to
            self.show_refusal(say("Type the day, such as 12-31 or +7."), wrong)
        else:
            self.plan_wanted.emit(first, last)


def _planned_until(day: date | None) -> str:
    return "" if day is None else say("Planned until {day}", day=long_day(day))


def _total(planned: Planned) -> str:
    return say_many(
        "{number} new follow-up",
        "{number} new follow-ups",
        planned.planned,
        number=number(planned.planned),
    )


def _note(planned: Planned) -> str:
    notes = []
    if planned.superseded:
        count = number(planned.superseded)
        notes.append(say("{count} older steps give way to the next one", count=count))
    if len(planned.lines) > SHOWN_LINES:
        notes.append(say("the first {count} are shown", count=number(SHOWN_LINES)))
    return " · ".join(notes)


def _skipped(skipped: Mapping[SkipReason, int]) -> str:
    """Return how many fell due and are left out, by reason."""
    parts = [
        say("{what} {count}", what=name_of(reason), count=number(count))
        for reason, count in skipped.items()
    ]
    return say("Left out: {what}", what=" · ".join(parts))
