"""Safe keeping: the backups, the second place, going back, and whether all is well."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.foundation.reports import Report
from app.services.foundation.settings import ClinicSettings, load_settings
from app.services.office.keeping_overview import LyingBackup, Overview, Worry, look_around
from app.services.office.restoring import WayBack, look_ahead
from app.services.office.safe_keeping import (
    BackedUp,
    back_up_by_hand,
    choose_second_place,
    look_at_everything,
)
from app.services.office.self_keeping import carry, prove_now
from app.services.rules.permissions import may
from app.services.vault.backups import Backup
from app.services.vault.proving import Proof
from app.services.vault.verify import Verified
from app.ui.parts.busy import BusyStrip
from app.ui.parts.buttons import button, primary_button
from app.ui.parts.cards.card import Card
from app.ui.parts.cards.empty_state import EmptyState
from app.ui.parts.desk import Desk
from app.ui.parts.files import ask_folder
from app.ui.parts.keeping import Keeping
from app.ui.parts.lists.columns import Column, Look
from app.ui.parts.lists.row_model import RowModel
from app.ui.parts.lists.table import ListTable
from app.ui.parts.messages import show_error, show_notice
from app.ui.parts.progress import Cancelled, Progress
from app.ui.settings.keeping_cards import ChecksCard, FigureStrip, WorryBanner
from app.ui.settings.keeping_words import near_moment, place_name
from app.ui.settings.return_card import ReturnCard
from app.ui.theme.tokens import ColumnWidth, Space, Tone
from app.words import Intent, Permission
from app.words.formats import DASH, file_size, number
from app.words.language import say, say_many
from app.words.names import name_of

_LEFT: Final = 52
_RIGHT: Final = 48


class KeepingSection(QWidget):
    """What is kept, and the way back to it.

    Signals:
        settings_changed: Carries the ``ClinicSettings`` with another second place.
        return_wanted: Go back to a backup; carries it, and the key slot of who wants it.
        worries_counted: Carries how many things somebody should see to.
    """

    settings_changed = Signal(ClinicSettings)
    return_wanted = Signal(object, str)
    worries_counted = Signal(int)

    def __init__(self, desk: Desk, keeping: Keeping, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._keeping = keeping
        self._rows = RowModel(self._columns(), key=lambda row: row.backup.number, parent=self)
        self._table = ListTable(self._rows, name=say("Backups"))
        self._table.remember_in(desk.preferences, "settings/backups")
        self._table.show_when_empty(EmptyState(say("No backup yet")))
        self._figures = FigureStrip(desk)
        self._banner = WorryBanner(desk)
        self._busy = BusyStrip()
        self._checks = ChecksCard(desk)
        self._return = ReturnCard(desk)
        self._now = primary_button(say("Back up now"), shortcut="Ctrl+B")
        self._look = button(say("Go back to it…"))
        self._place = button(say("Second place…"))
        self._build()
        self._connect()
        self.load()

    def load(self) -> None:
        """Look anew how things are."""
        work = partial(
            look_around,
            self._keeping.keeper,
            actor=self._desk.person,
            second_place=self._desk.settings.second_place,
            now=self._desk.clock.now(),
        )
        self._desk.tasks.run(self, work, self._show)

    def new_wanted(self) -> None:
        """Make a backup."""
        self._on_now()

    def _build(self) -> None:
        self._list = Card(say("Backups"))
        note = say("two days all, 12 days, 10 weeks, 9 months")
        self._list.set_note(note)
        self._list.add_to_head(self._look)
        self._list.add_flush(self._table)
        right = QVBoxLayout()
        right.setSpacing(Space.M)
        right.addWidget(self._return)
        right.addWidget(self._checks)
        right.addStretch(1)
        middle = QHBoxLayout()
        middle.setSpacing(Space.M)
        middle.addWidget(self._list, _LEFT)
        middle.addLayout(right, _RIGHT)
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addWidget(self._busy, 1)
        head.addStretch(1)
        head.addWidget(self._place)
        head.addWidget(self._now)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addLayout(head)
        for each in (self._figures, self._banner):
            column.addWidget(each)
        column.addLayout(middle, 1)
        self._return.hide()
        self._look.setEnabled(False)
        self._look.setVisible(may(self._desk.person, Permission.RESTORE))
        self._place.setVisible(may(self._desk.person, Permission.EDIT_SETTINGS))

    def _connect(self) -> None:
        self._now.clicked.connect(self._on_now)
        self._place.clicked.connect(self._on_place)
        self._look.clicked.connect(self._on_look)
        self._table.row_opened.connect(lambda _key: self._on_look())
        self._table.current_changed.connect(lambda key: self._look.setEnabled(key is not None))
        self._banner.answered.connect(self._on_worry)
        self._checks.check_wanted.connect(self._on_check)
        self._checks.proof_wanted.connect(self._on_proof)
        self._return.left.connect(self._leave_return)
        self._return.confirmed.connect(self._on_confirmed)
        self._keeping.done.connect(self.load)

    def _columns(self) -> tuple[Column[LyingBackup], ...]:
        return (
            Column(
                name="when",
                title=lambda: say("When"),
                text=self._when,
                sort_key=lambda row: row.backup.number,
                look=Look.STRONG,
                width=ColumnWidth.LONG,
            ),
            Column(name="why", title=lambda: say("Why"), text=_why, look=Look.MUTED),
            Column(
                name="size",
                title=lambda: say("Size"),
                text=_size,
                sort_key=lambda row: row.backup.manifest.size_bytes if row.backup.manifest else 0,
                look=Look.NUMBER,
                width=ColumnWidth.SHORT,
            ),
            Column(
                name="journal",
                title=lambda: say("Journal at"),
                text=_entry,
                sort_key=_head,
                look=Look.NUMBER,
                width=ColumnWidth.SHORT,
            ),
            Column(name="where", title=lambda: say("Where"), text=self._where),
            Column(
                name="state",
                title=lambda: say("State"),
                text=_state,
                tone=lambda row: Tone.OK if row.backup.manifest else Tone.BAD,
            ),
        )

    def _when(self, row: LyingBackup) -> str:
        says = row.backup.manifest
        return row.backup.folder.name if says is None else near_moment(says.made_at, self._desk)

    def _where(self, row: LyingBackup) -> str:
        place = self._desk.settings.second_place
        return place_name(place) if row.away and place is not None else say("here")

    def _show(self, overview: Overview) -> None:
        self._figures.show_overview(overview)
        self._banner.show_overview(overview)
        self._checks.show_overview(overview)
        self._list.set_title(say("Backups: {count} kept", count=number(len(overview.backups))))
        self._rows.set_rows(overview.backups)
        self.worries_counted.emit(len(overview.worries))

    def _chosen(self) -> Backup | None:
        key = self._table.current_key()
        at = None if key is None else self._rows.place_of(key)
        row = None if at is None else self._rows.row_at(at)
        return None if row is None else row.backup

    def _begin(self, words: str) -> Progress:
        progress = Progress(self)
        self._busy.follow(progress, words, in_percent=True)
        self._now.setEnabled(False)
        self._checks.hold(busy=True)
        return progress

    def _end(self) -> None:
        self._busy.finish()
        self._now.setEnabled(True)
        self._checks.hold(busy=False)

    def _fail(self, error: BaseException) -> None:
        self._end()
        if not isinstance(error, Cancelled):
            show_error(error, parent=self)

    @Slot()
    def _on_now(self) -> None:
        if not self._now.isEnabled():
            return
        place = self._desk.settings.second_place
        job = partial(
            back_up_by_hand,
            self._keeping.keeper,
            actor=self._desk.person,
            now=self._desk.clock.now(),
            to=place if place is not None and place.is_dir() else None,
        )
        self._keeping.run(
            self,
            lambda report: job(report=report),
            self._on_backed_up,
            progress=self._begin(say("Backing up…")),
            failed=self._fail,
        )

    def _on_backed_up(self, made: BackedUp) -> None:
        self._end()
        size = file_size(made.backup.says.size_bytes)
        show_notice(say("Backed up and checked, {size}.", size=size), parent=self)

    @Slot()
    def _on_look(self) -> None:
        backup = self._chosen()
        if backup is None or not may(self._desk.person, Permission.RESTORE):
            return
        keeper = self._keeping.keeper
        job = partial(look_ahead, keeper.folder, backup, keeper.data_key, actor=self._desk.person)
        self._keeping.run(
            self,
            lambda report: job(report=report),
            self._ask_return,
            progress=self._begin(say("Checking the backup…")),
            failed=self._fail,
        )

    def _ask_return(self, way: WayBack) -> None:
        self._end()
        self._return.show()
        self._return.ask(way)

    @Slot()
    def _leave_return(self) -> None:
        self._return.hide()
        self._table.setFocus()

    @Slot(str)
    def _on_confirmed(self, password: str) -> None:
        way, cabinet = self._return.way, self._desk.cabinet
        if way is None or cabinet is None:
            return
        job = partial(
            cabinet.keyring.unlock, self._desk.person.name, password, now=self._desk.clock.now()
        )
        self._desk.tasks.run(
            self,
            job,
            lambda unlocked: self.return_wanted.emit(way.backup, unlocked.slot_id),
            failed=self._return.refuse,
        )

    @Slot()
    def _on_check(self) -> None:
        job = partial(
            look_at_everything,
            self._keeping.keeper,
            actor=self._desk.person,
            now=self._desk.clock.now(),
            second_place=self._desk.settings.second_place,
        )
        self._keeping.run(
            self,
            lambda report: job(report=report),
            self._on_checked,
            progress=self._begin(say("Checking everything…")),
            failed=self._fail,
        )

    def _on_checked(self, looked: object) -> None:
        self._end()
        if not isinstance(looked, Verified):
            return
        self._checks.show_findings(looked.findings)
        if looked.findings:
            words = say_many(
                "{count} thing was found; see the checks.",
                "{count} things were found; see the checks.",
                len(looked.findings),
            )
        else:
            words = say("Everything is whole.")
        show_notice(words, parent=self)

    @Slot()
    def _on_proof(self) -> None:
        keeper, clock = self._keeping.keeper, self._desk.clock

        def job(report: Report) -> Proof | None:
            return prove_now(keeper, clock=clock, report=report)

        self._keeping.run(
            self,
            job,
            self._on_proven,
            progress=self._begin(say("Restoring beside the clinic…")),
            failed=self._fail,
        )

    def _on_proven(self, proof: Proof | None) -> None:
        self._end()
        if proof is None:
            words = say("There is no backup yet.")
        else:
            rows = number(sum(proof.rows.values()))
            words = say("The newest backup was restored: {rows} rows, all counts equal.", rows=rows)
        show_notice(words, parent=self)

    @Slot(object)
    def _on_worry(self, worry: Worry) -> None:
        match worry:
            case Worry.DAMAGED | Worry.ALTERED:
                self._on_check()
            case Worry.NO_BACKUP:
                self._on_now()
            case Worry.NO_SECOND_PLACE | Worry.CARRY:
                self._on_place()

    @Slot()
    def _on_place(self) -> None:
        heading = say("Where copies of the backups go")
        ask_folder(self, heading, then=self.choose_place)

    def choose_place(self, place: Path) -> None:
        """Have copies of the backups go to ``place`` from now on, and take the first there."""
        work = partial(
            choose_second_place, place=place, keeper=self._keeping.keeper, actor=self._desk.person
        )
        self._desk.tasks.write(
            self, work, lambda _done: self._carry(place), intent=Intent.EDIT_SETTINGS
        )

    def _carry(self, place: Path) -> None:
        keeper, now = self._keeping.keeper, self._desk.clock.now()

        def job(report: Report) -> Backup | None:
            return carry(keeper, place, now=now, report=report)

        self._keeping.run(
            self,
            job,
            lambda _copy: self._take_settings(),
            progress=self._begin(say("Copying to the second place…")),
            failed=self._fail,
        )

    def _take_settings(self) -> None:
        self._end()
        self._desk.tasks.read(self, load_settings, self.settings_changed.emit)


def _why(row: LyingBackup) -> str:
    return name_of(row.backup.manifest.reason) if row.backup.manifest else DASH


def _size(row: LyingBackup) -> str:
    return file_size(row.backup.manifest.size_bytes) if row.backup.manifest else DASH


def _head(row: LyingBackup) -> int:
    return row.backup.manifest.contents.head.entry if row.backup.manifest else 0


def _entry(row: LyingBackup) -> str:
    return number(_head(row)) if row.backup.manifest else DASH


def _state(row: LyingBackup) -> str:
    return say("checked") if row.backup.manifest else say("cannot be read")
