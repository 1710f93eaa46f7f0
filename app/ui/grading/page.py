"""The grading page: what stands, who moved, by which rules, and what a trial would say."""

from collections.abc import Sequence
from datetime import date
from typing import Final, TypeVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.services.foundation.changes import Changes
from app.services.grading.desk import GradingDesk, grade_days, load_grading_desk
from app.services.grading.gradings import GradingDone
from app.services.grading.trials import try_out
from app.services.grading.views import GradingView
from app.services.rules.permissions import may
from app.services.rules.tiers import GradingRules
from app.ui.grading.changing_rules import open_rules_dialog
from app.ui.grading.exporting import grades_table
from app.ui.grading.head import GradingHead
from app.ui.grading.sayings import period_name
from app.ui.grading.views import GradingViews
from app.ui.parts.busy import BusyStrip
from app.ui.parts.buttons import small_button
from app.ui.parts.cards.empty_state import EmptyState
from app.ui.parts.cards.labels import label, wrapped
from app.ui.parts.desk import Desk
from app.ui.parts.fields.pickers import DayField
from app.ui.parts.forms.dialog import DeskDialog
from app.ui.parts.lists.table_file import export_table
from app.ui.parts.messages import show_error, show_notice
from app.ui.parts.progress import Cancelled, Progress
from app.ui.theme.tokens import Size, Space
from app.words import Intent, Permission
from app.words.formats import long_day
from app.words.language import say, say_many


class TrialBanner(QFrame):
    """Until when the trial counted, how many would move, and the way out.

    Signals:
        left: The gradings that stand are to be shown again.
    """

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "banner")
        self.setProperty("tone", "warn")
        self._words = label("", "warn")
        leave = small_button(say("Leave the trial"))
        leave.setToolTip(say("{what} ({shortcut})", what=leave.text(), shortcut="Esc"))
        leave.clicked.connect(self.left)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.CARD, Space.XS, Space.S, Space.XS)
        row.addWidget(self._words, 1)
        row.addWidget(leave)
        self.hide()

    def show_trial(self, tried: GradingView) -> None:
        """Say what was tried."""
        movers = say_many(
            "{count} customer would move", "{count} customers would move", len(tried.movements)
        )
        day = long_day(tried.as_of_on)
        self._words.setText(
            say("Trial as of {day}: nothing was saved. {movers}.", day=day, movers=movers)
        )
        self.show()


class TrialDialog(DeskDialog):
    """The day up to which everything counts.

    Signals:
        submitted: Carries the day.
    """

    submitted = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(
            say("Try a grading"), action=say("Try"), width=Size.SMALL_DIALOG, parent=parent
        )
        self._day = DayField(say("As of"), today=today, latest=today)
        self._day.set_day(today)
        self.add_row(say("As of"), self._day)
        self.add_wide(
            wrapped(say("By the rules of that day. Nothing is saved, no tier changes."), "muted")
        )
        self.save_wanted.connect(self._on_save_wanted)

    @Slot()
    def _on_save_wanted(self) -> None:
        if self._day.day is None or self._day.is_wrong:
            self.show_refusal(say("Please give a day up to today."), self._day)
        else:
            self.submitted.emit(self._day.day)


T = TypeVar("T")
_RELOADS: Final = frozenset({"grading_runs", "rule_versions", "clinic", "customers"})


class GradingPage(QWidget):
    """Grades the customers of a period, looks at those that stand, tries rules and days out.

    Signals:
        customer_opened: Show the profile; carries the key of the customer.
    """

    customer_opened = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._standing: GradingDesk | None = None
        self._tried: GradingView | None = None
        self._run_id: int | None = None
        self.setProperty("ground", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._build()
        self._connect()
        self.setFocusProxy(self._body)
        self.load()

    @property
    def shown(self) -> GradingView | None:
        """The trial if there is one, else the grading chosen."""
        standing = self._standing.view if self._standing else None
        return self._tried or standing

    def new_wanted(self) -> None:
        """Ask as of which day a grading is to be tried."""
        if may(self._desk.person, Permission.GRADE):
            self._on_trial_wanted()

    def help_lines(self) -> list[tuple[str, str]]:
        """Return the keys of this page and what they do."""
        return [
            ("Ctrl N", say("try a grading")),
            ("↑ ↓", say("walk through the list")),
            ("Enter", say("open the profile")),
            ("Esc", say("leave the trial")),
        ]

    def load(self) -> None:
        """Ask the store what stands."""
        today, run_id = self._desk.clock.today(), self._run_id
        self._desk.tasks.read(
            self,
            lambda session: load_grading_desk(session, today=today, run_id=run_id),
            self._on_loaded,
            latest="standing",
        )

    def _build(self) -> None:
        self._head = GradingHead(self._desk.person)
        self._busy = BusyStrip()
        self._banner = TrialBanner()
        self._body = GradingViews(self._desk)
        may_grade = may(self._desk.person, Permission.GRADE)
        self._empty = EmptyState(
            "",
            action=say("Try a grading") if may_grade else "",
        )
        self._stack = QStackedWidget()
        for each in (QWidget(), self._body, self._empty):
            self._stack.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        column.setSpacing(Space.M)
        for each in (self._head, self._busy, self._banner):
            column.addWidget(each)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._head.run_chosen.connect(self._on_run_chosen)
        self._head.trial_wanted.connect(self._on_trial_wanted)
        self._head.grading_wanted.connect(self._on_grading_wanted)
        self._head.export_wanted.connect(self._on_export_wanted)
        self._empty.action_wanted.connect(self._on_trial_wanted)
        self._banner.left.connect(self._on_trial_left)
        self._body.customer_opened.connect(self.customer_opened)
        self._body.rules_wanted.connect(self._on_rules_wanted)
        self._desk.tasks.committed.connect(self._on_committed)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._tried is not None:
            self._on_trial_left()
        else:
            super().keyPressEvent(event)

    def _show(self) -> None:
        """Show the trial if there is one, else what stands."""
        if self._standing is None:
            return
        view = self.shown
        self._head.show_runs(self._standing.runs, self._standing.due)
        self._banner.setVisible(self._tried is not None)
        if view is None:
            self._say_why_empty(self._standing)
            self._stack.setCurrentWidget(self._empty)
            return
        self._head.show_view(view, self._standing.versions)
        self._body.show_view(view, self._standing)
        self._stack.setCurrentWidget(self._body)

    def _say_why_empty(self, standing: GradingDesk) -> None:
        why = say("Customers have not been graded yet.")
        if standing.due:
            period = period_name(standing.due[0].label)
            self._empty.say_why(why, say("{period} is over and waits.", period=period))
        else:
            self._empty.say_why(why, say("The first grading follows the end of a period."))

    def _on_loaded(self, standing: GradingDesk) -> None:
        self._standing = standing
        self._run_id = standing.view.run_id if standing.view else None
        self._show()

    @Slot(int)
    def _on_run_chosen(self, run_id: int) -> None:
        self._run_id, self._tried = run_id, None
        self.load()

    @Slot()
    def _on_trial_wanted(self) -> None:
        dialog = TrialDialog(self._desk.clock.today(), parent=self)
        dialog.submitted.connect(dialog.accept)
        dialog.submitted.connect(self._try)
        dialog.open()

    @Slot(object)
    def _try(self, as_of: date, rules: GradingRules | None = None) -> None:
        actor, progress = self._desk.person, Progress(self)
        self._busy.follow(progress, say("Trying a grading"))
        self._desk.tasks.read(
            self,
            lambda session: _unless_stopped(
                try_out(session, as_of=as_of, actor=actor, rules=rules), progress
            ),
            self._on_tried,
            failed=self._on_failed,
            latest="trial",
        )

    def _on_tried(self, tried: GradingView) -> None:
        self._busy.finish()
        self._tried = tried
        self._banner.show_trial(tried)
        self._show()

    @Slot()
    def _on_trial_left(self) -> None:
        self._tried = None
        self._show()

    @Slot()
    def _on_grading_wanted(self) -> None:
        if self._standing is None:
            return
        days = [period.ends_on for period in self._standing.due]
        days = days or [run.as_of_on for run in self._standing.runs[:1]]
        self._grade(days)

    def _grade(self, days: Sequence[date]) -> None:
        actor, now, progress = self._desk.person, self._desk.clock.now(), Progress(self)
        self._busy.follow(progress, say("Grading everyone"))
        self._desk.tasks.write(
            self,
            lambda session: grade_days(
                session, days=days, actor=actor, now=now, report=progress.report
            ),
            self._on_graded,
            intent=Intent.GRADE,
            failed=self._on_failed,
        )

    def _on_graded(self, done: list[GradingDone]) -> None:
        self._busy.finish()
        self._run_id, self._tried = done[-1].run_id, None
        if not any(each.is_new for each in done):
            show_notice(say("Nothing came in since. The grading stands as it is."), parent=self)
        self.load()

    def _on_failed(self, error: BaseException) -> None:
        self._busy.finish()
        if isinstance(error, Cancelled):
            show_notice(say("Stopped. Nothing was changed."), parent=self)
        else:
            show_error(error, parent=self)

    @Slot()
    def _on_rules_wanted(self) -> None:
        standing = self._standing
        if standing is None:
            return
        latest = standing.runs[0].as_of_on if standing.runs else None
        open_rules_dialog(
            self._desk,
            self,
            rules=standing.versions[-1].rules,
            tried_on=latest,
            starts_on=standing.next_start,
        )

    @Slot()
    def _on_export_wanted(self) -> None:
        export_table(self._desk, self, grades_table(self._desk))

    @Slot(Changes)
    def _on_committed(self, changes: Changes) -> None:
        if changes.tables & _RELOADS:
            self.load()


def _unless_stopped(outcome: T, progress: Progress) -> T:
    progress.report(1, 1)
    return outcome
