"""The one window: the gate before the clinic is open, the workplace after.

The gate needs hardly anything, so it is shown first; what stands behind it is imported
while the password is typed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QFrame, QMainWindow, QVBoxLayout, QWidget
from typing_extensions import override

from app.services.foundation.errors import NotFound
from app.ui.parts.busy import BusyStrip
from app.ui.parts.cards.labels import mark
from app.ui.parts.collector import Collector
from app.ui.parts.messages import show_alarm, show_notice
from app.ui.parts.preferences import FILE, Preferences
from app.ui.parts.progress import Cancelled, Progress
from app.ui.shell.opening import Opening, import_what_follows
from app.ui.theme.theme import Look, Theme, apply_theme, current
from app.ui.theme.tokens import Size, Space, Tone
from app.words import Intent
from app.words.formats import moment
from app.words.language import choose_language, current_language, listed, say

if TYPE_CHECKING:
    from app.services.figures.metrics import Part
    from app.services.foundation.settings import ClinicSettings
    from app.services.office.day_start import DayBegun
    from app.services.office.opening import OpenDesk
    from app.services.planning.drafts import Draft
    from app.services.vault.backups import Backup
    from app.ui.parts.keeping import Keeping
    from app.ui.parts.tasks import Tasks
    from app.ui.shell.gates import Gates
    from app.ui.shell.workplace import Workplace


class ClosingStrip(QFrame):
    """How far the backup is; *Cancel* closes without it, and the pages take no more.

    Attributes:
        progress: What the backup reports to.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.progress = Progress(self)
        mark(self, kind="notice", tone=Tone.OK)
        busy = BusyStrip()
        busy.follow(self.progress, say("Backing up before closing…"), in_percent=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        column.addWidget(busy)
        self.setFixedWidth(min(Size.DIALOG, window.width() - 2 * Space.XL))
        self.adjustSize()
        foot = window.height() - self.height() - Size.STATUS_BAR - Space.L
        self.move((window.width() - self.width()) // 2, max(foot, 0))
        self.show()
        self.raise_()


class ReturningPage(QWidget):
    """Nothing but how far the way back is; *Cancel* stays with what is in use.

    Attributes:
        progress: What the way back reports to.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.progress = Progress(self)
        self._busy = BusyStrip()
        self._busy.setFixedWidth(Size.DIALOG)
        self._busy.follow(self.progress, say("Going back to the backup…"), in_percent=True)
        QVBoxLayout(self).addWidget(self._busy, 0, Qt.AlignmentFlag.AlignCenter)


_PAINTED_MS = 50  # the sign-in page stands before anything else is imported
_GEOMETRY = "window/geometry"
_LOOK = "window/look"
_LANGUAGE = "window/language"


class ClinicWindow(QMainWindow):
    """Shows the gate, then the workplace of whoever signed in.

    Signals:
        demo_wanted: The first start should show the made-up clinic.
        opened: A clinic is open and its workplace stands.
    """

    demo_wanted = Signal()
    opened = Signal()

    def __init__(
        self, folder: Path, *, passing: bool = False, parent: QWidget | None = None
    ) -> None:
        """Make the window.

        Args:
            folder: The clinic's.
            passing: It is a made-up clinic that goes with the window, and needs no backups.
            parent: Whose child it is.
        """
        super().__init__(parent)
        self._folder = folder
        self._passing = passing
        self._closing: ClosingStrip | None = None
        self._kept = QSettings(str(folder / FILE), QSettings.Format.IniFormat)
        self._open: OpenDesk | None = None
        self._tasks: Tasks | None = None
        self._keeping: Keeping | None = None
        self._gates: Gates | None = None
        self._returning: Opening | None = None
        self._checking = Opening(self)
        self._checking.refused.connect(self._on_check_failed)
        self._painted = QTimer(self)
        self._painted.setSingleShot(True)
        self._painted.setInterval(_PAINTED_MS)
        self._painted.timeout.connect(self._on_painted)
        self._collector = Collector(self)
        self.setWindowTitle(say("Clinic Desk"))
        self.setMinimumSize(Size.LEAST_WIDTH, Size.LEAST_HEIGHT)
        self.resize(Size.WINDOW_WIDTH, Size.WINDOW_HEIGHT)
        self._take_on_what_was_kept()

    @property
    def workplace(self) -> Workplace | None:
        """The pages, once a clinic is open."""
        from app.ui.shell.workplace import Workplace

        central = self.centralWidget()
        return central if isinstance(central, Workplace) else None

    def show_gate(self) -> None:
        """Ask who sits down, or set a clinic up if there is none."""
        from app.ui.shell.gates import Gates

        self._gates = Gates(self._folder, signed_in=self._open, parent=self)
        self._gates.page_wanted.connect(self.setCentralWidget)
        self._gates.opened.connect(self.take)
        self._gates.demo_wanted.connect(self.demo_wanted)
        self._gates.language_wanted.connect(self._on_language_wanted)
        self._gates.start()
        if self._open is None:
            self._painted.start()

    @Slot()
    def _on_painted(self) -> None:
        self._checking.start(import_what_follows, lambda _none: None)

    @Slot(object)
    def take(self, opened: OpenDesk) -> None:
        """Build the workplace over an open clinic."""
        from app.ui.parts.tasks import Tasks

        first = self._open is None
        if first:
            self._tasks = Tasks(opened.store, opened.actor, self)
            self._keeping = self._keep_safe(opened, self._tasks)
            if not self._kept.contains(_LANGUAGE):
                choose_language(opened.settings.language)
        elif self._tasks is not None:
            self._tasks.act_for(opened.actor)
        self._open = opened
        self._rebuild()
        self.opened.emit()
        if first:
            self._checking.start(opened.check, lambda _sound: None)
        self._begin_day()

    @Slot(object)
    def _on_check_failed(self, error: BaseException) -> None:
        """Show nothing more of a store that is damaged; say anything else and go on."""
        from app.services.vault.checks import StoreDamaged

        if not isinstance(error, StoreDamaged) or self._open is None or self._tasks is None:
            show_alarm(error, parent=self)
            return
        self._let_go()
        self._open.close()
        self._open = None
        self.show_gate()
        if self._gates is not None:
            self._gates.refuse(error)

    def _let_go(self) -> None:
        """Have nothing more done with the store."""
        if self._keeping is not None:
            self._keeping.stop()
        if self._tasks is not None:
            self._tasks.close()
        self._tasks = self._keeping = None

    @Slot(object, str)
    def _on_return_wanted(self, backup: Backup, slot_id: str) -> None:
        """Go back to a backup; whatever happens, a clinic or the sign-in stands afterwards."""
        from app.services.office.opening import go_back_open

        if self._open is None:
            return
        before, self._open = self._open, None
        page = ReturningPage()
        self.setCentralWidget(page)
        self._let_go()
        work = partial(go_back_open, before, backup, slot_id=slot_id, report=page.progress.report)
        self._returning = Opening(self)
        self._returning.refused.connect(partial(self._on_return_refused, before))
        self._returning.start(work, partial(self._on_returned, backup))

    def _on_returned(self, backup: Backup, opened: OpenDesk) -> None:
        self.take(opened)
        when = moment(backup.says.made_at, opened.settings.zone)
        words = say(
            "The clinic stands as it was {when}. What was in use before lies among the backups.",
            when=when,
        )
        show_notice(words, parent=self)

    def _on_return_refused(self, before: OpenDesk, error: BaseException) -> None:
        if isinstance(error, NotFound):
            self.show_gate()
        else:
            self.take(before)
        if not isinstance(error, Cancelled):
            show_alarm(error, parent=self)

    def _keep_safe(self, opened: OpenDesk, tasks: Tasks) -> Keeping:
        from app.ui.parts.keeping import Keeping

        keeping = Keeping(
            tasks, opened.keeper, opened.clock, second_place=self._second_place, parent=self
        )
        keeping.troubled.connect(partial(show_alarm, parent=self))
        if not self._passing:
            keeping.begin()
        return keeping

    def _second_place(self) -> Path | None:
        return self._open.settings.second_place if self._open is not None else None

    def _begin_day(self) -> None:
        """Look whether a new day or the end of a period wants figures taken anew."""
        from app.services.office.day_start import day_wants_beginning

        if self._open is not None and self._tasks is not None:
            work = partial(day_wants_beginning, now=self._open.clock.now())
            self._tasks.read(self, work, self._on_day_looked_at)

    def _on_day_looked_at(self, wanted: bool) -> None:  # noqa: FBT001 (a result)
        from app.services.office.day_start import day_parts

        if wanted and self._open is not None and self._tasks is not None:
            work = partial(day_parts, now=self._open.clock.now())
            self._tasks.read(self, work, lambda parts: self._take(parts, new_day=bool(parts)))

    def _take(self, parts: Sequence[Part], *, new_day: bool) -> None:
        """Take the figures part by part, so that what the desk writes comes between."""
        from app.services.office.day_start import begin_day

        if self._open is None or self._tasks is None:
            return
        if parts:
            self._tasks.keep(self, parts[0], partial(self._take, parts[1:], new_day=new_day))
            return
        work = partial(begin_day, actor=self._open.actor, now=self._open.clock.now())
        then = partial(self._on_day_begun, new_day=new_day)
        self._tasks.write(self, work, then, intent=Intent.GRADE)

    def _on_day_begun(self, begun: DayBegun, *, new_day: bool) -> None:
        from app.services.office.day_start import draft_plan

        if new_day and self._open is not None and self._tasks is not None:
            work = partial(draft_plan, now=self._open.clock.now())
            self._tasks.read(self, work, self._on_day_drafted)
        if begun.graded_periods:
            periods = listed(begun.graded_periods)
            show_notice(say("Everybody was graded for {periods}.", periods=periods), parent=self)

    def _on_day_drafted(self, draft: Draft) -> None:
        from app.services.office.day_start import plan_day

        if self._tasks is not None:
            work = partial(plan_day, draft=draft)
            self._tasks.write(self, work, intent=Intent.PLAN_FOLLOWUPS)

    def _rebuild(self) -> None:
        from app.ui.parts.desk import Desk
        from app.ui.shell.workplace import Workplace

        if self._open is None or self._tasks is None:
            self.show_gate()
            return
        person = self._open.actor.name
        desk = Desk(
            tasks=self._tasks,
            clock=self._open.clock,
            preferences=Preferences(self._folder, person),
            settings=self._open.settings,
            cabinet=self._open.cabinet,
            keeping=self._keeping,
        )
        workplace = Workplace(desk)
        workplace.look_wanted.connect(self._on_look_wanted)
        workplace.language_wanted.connect(self._on_language_wanted)
        workplace.settings_changed.connect(self._on_settings_changed)
        workplace.person_wanted.connect(self.show_gate)
        workplace.return_wanted.connect(self._on_return_wanted)
        workplace.leave_wanted.connect(self.close)
        self.setWindowTitle(f"{self._open.settings.name} · {say('Clinic Desk')}")
        self.setCentralWidget(workplace)

    def _take_on_what_was_kept(self) -> None:
        geometry = self._kept.value(_GEOMETRY)
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        if language := str(self._kept.value(_LANGUAGE, "")):
            choose_language(language)
        if look := str(self._kept.value(_LOOK, "")):
            self._apply(Look(look))

    def _apply(self, look: Look) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            apply_theme(application, Theme(look))

    @Slot(object)
    def _on_look_wanted(self, look: Look) -> None:
        self._kept.setValue(_LOOK, look.value)
        self._apply(look)
        self._rebuild()

    @Slot(object)
    def _on_settings_changed(self, settings: ClinicSettings) -> None:
        if self._open is not None:
            self._open = replace(self._open, settings=settings)
            self._rebuild()

    @Slot(str)
    def _on_language_wanted(self, language: str) -> None:
        if language == current_language():
            return
        self._kept.setValue(_LANGUAGE, language)
        choose_language(language)
        self._apply(current().look)  # some features of the font go by the language
        self._rebuild()

    def _wants_backup(self) -> bool:
        """Whether to back up before closing; Windows going down does not wait for it."""
        application = QApplication.instance()
        ending = isinstance(application, QApplication) and application.isSavingSession()
        return self._open is not None and not self._passing and not ending

    def _close_for_good(self) -> None:
        self._keeping = None
        self.close()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if isinstance(page := self.centralWidget(), ReturningPage):
            page.progress.cancel()
            event.ignore()
            return
        if self._keeping is not None and self._wants_backup():
            event.ignore()
            if self._closing is None:
                self._closing = ClosingStrip(self)
                if pages := self.centralWidget():
                    pages.setEnabled(False)
                self._keeping.close_over(self._closing.progress, self._close_for_good)
            else:
                self._closing.progress.cancel()
            return
        self._kept.setValue(_GEOMETRY, self.saveGeometry())
        self._kept.sync()
        self._painted.stop()
        self._checking.close()
        if self._returning is not None:
            self._returning.close()
        if self._tasks is not None:
            self._tasks.close()
        if self._open is not None:
            self._open.close()
            self._open = None
        super().closeEvent(event)
