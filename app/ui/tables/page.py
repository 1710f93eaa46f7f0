"""Import: choose a file, see what it would do, take it in as a whole."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.services.office.self_keeping import back_up_changed
from app.services.tables.failed_rows import failed_rows_path, write_failed_rows
from app.services.tables.headings import ColumnMap, Table, remap
from app.services.tables.runs import DryRun, dry_run, import_table, read_table, recall
from app.ui.parts.busy import BusyStrip
from app.ui.parts.buttons import primary_button, quiet_button
from app.ui.parts.cards.empty_state import EmptyState
from app.ui.parts.cards.labels import muted, title
from app.ui.parts.desk import Desk
from app.ui.parts.fields.segmented import Segmented
from app.ui.parts.files import ask_file, ask_new_file
from app.ui.parts.messages import show_error, show_notice
from app.ui.parts.progress import Progress
from app.ui.tables.trial import Trial
from app.ui.theme.icons import Icon
from app.ui.theme.tokens import Space
from app.words import BackupReason, ImportKind, Intent
from app.words.language import say, say_many
from app.words.names import name_of


class ImportPage(QWidget):
    """Nothing is written before everything about the file is shown.

    Signals:
        left: Back to where the person came from.
    """

    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._path: Path | None = None
        self._table: Table | None = None
        self._run: DryRun | None = None
        self._take_hidden = False
        self.setProperty("ground", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        self._build()
        self._connect()

    def read_file(self, path: Path) -> None:
        """Read the file at ``path`` and show what importing it would do."""
        kind = ImportKind(self._kind.choice)
        if path != self._path:
            self._take_hidden = False
            self._trial.forget_hidden()
        self._path = path
        self._file.setText(say("Reading {file}…", file=path.name))
        job = partial(read_table, path, kind=kind, take_hidden=self._take_hidden)
        self._desk.tasks.run(self, job, self._on_table_read, failed=self._refuse)

    def new_wanted(self) -> None:
        """Ask for a file."""
        self._on_choose()

    def help_lines(self) -> list[tuple[str, str]]:
        """Return the keys of this page."""
        return [
            ("Ctrl N", say("Choose a file")),
            ("Ctrl ⏎", say("Import what is shown")),
            ("Alt 1 … 6", say("List one part of the file")),
            ("Esc", say("Back to the customers")),
        ]

    def _build(self) -> None:
        back = quiet_button(say("‹ Customers"))
        back.setShortcut("Esc")
        back.clicked.connect(self.left)
        self._kind = Segmented(
            [(kind.value, name_of(kind)) for kind in ImportKind], name=say("What the file holds")
        )
        self._choose = primary_button(say("Choose a file…"), picture=Icon.IMPORT)
        self._file = muted("")
        head = QHBoxLayout()
        head.setSpacing(Space.M)
        for widget in (back, title(say("Import")), self._kind):
            head.addWidget(widget)
        head.addWidget(self._file, 1)
        head.addWidget(self._choose)
        self._busy = BusyStrip()
        self._empty = EmptyState(say("Choose a file, or drop it here"), _formats())
        self._trial = Trial(self._desk.settings.currency)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._trial)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[Space.L] * 4)
        column.setSpacing(Space.M)
        column.addLayout(head)
        column.addWidget(self._busy)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._choose.clicked.connect(self._on_choose)
        self._kind.chosen.connect(self._on_kind_chosen)
        self._trial.mapping_changed.connect(self._on_mapping_changed)
        self._trial.import_wanted.connect(self._on_import_wanted)
        self._trial.hidden_wanted.connect(self._on_hidden_wanted)
        self._trial.failed_rows_wanted.connect(self._on_failed_rows_wanted)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self.read_file(Path(event.mimeData().urls()[0].toLocalFile()))

    def _refuse(self, error: BaseException) -> None:
        self._file.setText("")
        self._busy.finish()
        self._trial.hold(busy=False)
        show_error(error, parent=self)

    @Slot()
    def _on_choose(self) -> None:
        kinds = say("Tables") + " (*.xlsx *.xls *.ods *.csv *.tsv *.txt)"
        ask_file(self, say("Choose a file"), kinds=kinds, then=self.read_file)

    @Slot()
    def _on_kind_chosen(self) -> None:
        if self._path is not None:
            self.read_file(self._path)

    @Slot(bool)
    def _on_hidden_wanted(self, take: bool) -> None:  # noqa: FBT001 (a slot)
        if self._path is not None:
            self._take_hidden = take
            self.read_file(self._path)

    def _on_table_read(self, table: Table) -> None:
        work = partial(recall, table=table)
        self._desk.tasks.read(self, work, self._try_out, failed=self._refuse)

    def _try_out(self, table: Table) -> None:
        self._table = table
        work = partial(
            dry_run, table=table, actor=self._desk.person, today=self._desk.clock.today()
        )
        self._desk.tasks.read(self, work, self._show_run, failed=self._refuse, latest="dry run")

    def _show_run(self, run: DryRun) -> None:
        if self._table is None:
            return
        self._run = run
        self._file.setText(_described(self._table))
        self._trial.show_run(self._table, run)
        self._stack.setCurrentWidget(self._trial)

    @Slot(object)
    def _on_mapping_changed(self, mapping: ColumnMap) -> None:
        if self._table is not None:
            self._try_out(remap(self._table, mapping))

    @Slot(bool)
    def _on_import_wanted(self, leave_errors: bool) -> None:  # noqa: FBT001 (a slot)
        if self._table is None:
            return
        self._trial.hold(busy=True)
        importing = partial(self._import, self._table, leave_errors=leave_errors)
        if (keeping := self._desk.keeping) is None:
            importing()
            return
        progress = Progress(self)
        self._busy.follow(progress, say("Backing up first…"), in_percent=True)
        job = partial(
            back_up_changed,
            keeping.keeper,
            reason=BackupReason.BEFORE_IMPORT,
            now=self._desk.clock.now(),
        )
        keeping.run(
            self,
            lambda report: job(report=report),
            lambda _backup: importing(),
            progress=progress,
            failed=self._refuse,
        )

    def _import(self, table: Table, *, leave_errors: bool) -> None:
        progress = Progress(self)
        self._busy.finish()
        self._busy.follow(progress, say("Importing…"))
        work = partial(
            import_table,
            table=table,
            actor=self._desk.person,
            now=self._desk.clock.now(),
            leave_errors=leave_errors,
            progress=progress.report,
        )
        self._desk.tasks.write(
            self, work, self._on_imported, intent=Intent.IMPORT, failed=self._refuse
        )

    def _on_imported(self, _run: DryRun) -> None:
        self._busy.finish()
        if self._table is not None:
            self._try_out(self._table)

    @Slot()
    def _on_failed_rows_wanted(self) -> None:
        if self._path is not None:
            suggested = failed_rows_path(self._path)
            kinds = say("Tables") + " (*.xlsx *.csv)"
            heading = say("Save the lines with errors")
            ask_new_file(self, heading, suggested=suggested, kinds=kinds, then=self._write_failed)

    def _write_failed(self, path: Path) -> None:
        if self._table is None or self._run is None:
            return
        job = partial(write_failed_rows, path, table=self._table, problems=self._run.problems)
        self._desk.tasks.run(self, job, partial(self._say_written, path), failed=self._refuse)

    def _say_written(self, path: Path, count: int) -> None:
        words = say_many(
            "{count} line is in {file}", "{count} lines are in {file}", count, file=path.name
        )
        show_notice(words, parent=self)


def _described(table: Table) -> str:
    """Return what a file is: its name, how big, and which sheet of it is read."""
    rows = say_many("{count} row", "{count} rows", table.row_count)
    columns = say_many("{count} column", "{count} columns", len(table.headings))
    sheet = [say("sheet {name}", name=table.sheet)] if table.sheet else []
    return " · ".join([table.name, rows, columns, *sheet])


def _formats() -> str:
    return say(
        "Excel (.xlsx, .xls), OpenDocument (.ods) or text (.csv). Nothing is written before you "
        "have seen what would happen, and an import can be undone as a whole."
    )
