"""The list of the day: whom to call, or who stands behind a figure."""

from typing import Final

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.models.enums import Permission
from app.services.desk.lenses import Lens
from app.services.desk.today import DayList, list_day, responsible_for_any
from app.services.foundation.store import Work
from app.services.rules.permissions import may
from app.services.words.formats import number
from app.services.words.language import say
from app.ui.parts.buttons import quiet_button
from app.ui.parts.cards import Card
from app.ui.parts.desk import Desk
from app.ui.parts.empty_state import EmptyState
from app.ui.parts.labels import muted
from app.ui.theme.icons import Icon
from app.ui.theme.tokens import SHOW_BUSY_AFTER_MS
from app.ui.today.empty import nobody_on_file, why_empty
from app.ui.today.heads import heads_of
from app.ui.today.line_list import LineList
from app.ui.today.sayings import lens_title, said_of
from app.ui.today.whose import Whose, WhoseButton

PAGE: Final = 30
_WHOSE: Final = "today/whose"


class CallsCard(Card):
    """Whom to call, VIPs above; or, while a figure is looked into, the people behind it.

    Signals:
        opened: Show the profile; carries the key of the customer.
        visit_wanted: Log a visit; carries the key of the customer.
        lens_left: The calls are shown again.
        whose_changed: Another person's customers are wanted.
        import_wanted: There is nobody yet, and a file is to be read.
    """

    opened = Signal(int)
    visit_wanted = Signal(object)
    lens_left = Signal()
    whose_changed = Signal()
    import_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(lens_title(Lens.CALLS), parent=parent)
        self._desk = desk
        self._lens = Lens.CALLS
        self._limit = PAGE
        self._build_body()
        self._connect()
        staff_id = desk.person.staff_id
        self._desk.tasks.read(
            self,
            lambda session: responsible_for_any(session, staff_id=staff_id),
            self._on_own_known,
        )

    @property
    def own_of(self) -> int | None:
        """Whose customers are shown; ``None`` for everybody's."""
        mine = self._whose.choice is Whose.MINE
        return self._desk.person.staff_id if mine else None

    def look_through(self, lens: Lens) -> None:
        """Show the customers under ``lens``."""
        self._lens, self._limit = lens, PAGE
        self._list.scroll_up()
        self.set_title(lens_title(lens))
        self._back.setVisible(lens is not Lens.CALLS)
        self._whose.setVisible(lens is Lens.CALLS and self._has_own)
        self.load()

    def load(self) -> None:
        """Ask the store who is on the list."""
        own_of = self.own_of if self._lens in {Lens.CALLS, Lens.SECOND_VISIT} else None
        work = _listing(self._desk, self._lens, own_of, self._limit)
        self._patience.start()
        self._desk.tasks.read(self, work, self._on_listed, latest="list")

    def say_nobody(self, *, on_file: int) -> None:
        """Tell an empty clinic from a quiet day."""
        self._unfiled = on_file == 0
        self._show_stack()

    def focus_first(self) -> None:
        """Walk to the first line."""
        self._list.focus_first()

    def _build_body(self) -> None:
        self._has_own = self._unfiled = False
        self._count = muted("")
        self._back = quiet_button(say("Back to the calls"))
        self._back.setToolTip(say("{what} ({shortcut})", what=self._back.text(), shortcut="Esc"))
        self._back.hide()
        self._whose = WhoseButton()
        self._whose.hide()
        self.add_beside_title(self._count)
        self.add_to_head(self._back)
        self.add_to_head(self._whose)
        may_log = may(self._desk.person, Permission.LOG_VISITS)
        self._list = LineList(say("Whom to call"), may_log=may_log)
        may_import = may(self._desk.person, Permission.IMPORT)
        self._quiet = EmptyState("", picture=Icon.DONE)
        self._nobody = EmptyState(
            *nobody_on_file(), action=say("Import a file") if may_import else ""
        )
        self._stack = QStackedWidget()
        for each in (self._list, self._quiet, self._nobody):
            self._stack.addWidget(each)
        self.add_flush(self._stack)
        self._patience = QTimer(self, singleShot=True, interval=SHOW_BUSY_AFTER_MS)

    def _connect(self) -> None:
        self._list.opened.connect(self.opened)
        self._list.visit_wanted.connect(self.visit_wanted)
        self._list.more_wanted.connect(self._on_more_wanted)
        self._back.clicked.connect(self.lens_left)
        self._whose.chosen.connect(self._on_whose_chosen)
        self._nobody.action_wanted.connect(self.import_wanted)
        self._patience.timeout.connect(self._on_patience_ended)

    def _show_stack(self) -> None:
        shown = self._list if self._list.keys else self._quiet
        self._stack.setCurrentWidget(self._nobody if self._unfiled else shown)

    def _on_own_known(self, has_own: bool) -> None:  # noqa: FBT001 (handed over by a read)
        self._has_own = has_own
        kept = self._desk.preferences.text(_WHOSE, Whose.MINE)
        if has_own and kept == Whose.MINE:
            self._whose.choose(Whose.MINE)
        self._whose.setVisible(has_own)
        self.whose_changed.emit()

    def _on_listed(self, listed: DayList) -> None:
        self._patience.stop()
        today, currency = self._desk.clock.today(), self._desk.settings.currency
        said = [
            said_of(row, lens=self._lens, today=today, currency=currency) for row in listed.rows
        ]
        self._count.setText(number(listed.total) if listed.total else "")
        hidden = listed.total - len(said)
        more = say("Show {count} more", count=number(min(hidden, PAGE))) if hidden else ""
        self._list.show_lines(
            said, heads=heads_of(listed) if self._lens is Lens.CALLS else {}, more=more
        )
        self._quiet.say_why(*why_empty(self._lens, mine=self.own_of is not None))
        self._show_stack()

    @Slot()
    def _on_more_wanted(self) -> None:
        self._limit += PAGE
        self.load()

    @Slot()
    def _on_whose_chosen(self) -> None:
        self._desk.preferences.keep(_WHOSE, self._whose.choice)
        self.whose_changed.emit()

    @Slot()
    def _on_patience_ended(self) -> None:
        self._count.setText(say("Looking…"))


def _listing(desk: Desk, lens: Lens, own_of: int | None, limit: int) -> Work[DayList]:
    today = desk.clock.today()
    return lambda session: list_day(session, lens=lens, today=today, own_of=own_of, limit=limit)
