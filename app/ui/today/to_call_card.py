"""Whom to call today: late ones first, and a digit says how it went."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.services.followups.day_calls import DayCalls, has_own_calls, load_day_calls
from app.services.followups.rows import FollowUpRow
from app.services.rules.permissions import may
from app.ui.parts.buttons import link_button
from app.ui.parts.cards.card import Card, line_row
from app.ui.parts.cards.empty_state import EmptyState
from app.ui.parts.cards.labels import muted
from app.ui.parts.desk import Desk
from app.ui.theme.icons import Icon
from app.ui.theme.tokens import SHOW_BUSY_AFTER_MS
from app.ui.today.call_lines import CallList, said_of_call
from app.ui.today.empty import nobody_on_file, why_no_calls
from app.ui.today.whose import Whose, WhoseButton, keep_whose, kept_whose
from app.words import Outcome, Permission
from app.words.formats import number
from app.words.language import say, say_many

PAGE: Final = 30
_BETWEEN: Final = " · "


class ToCallCard(Card):
    """The calls that are due.

    Signals:
        call_wanted: Open the card of a call; carries the key of the follow-up and the
            ``Outcome`` that a digit named, or ``None``.
        later_wanted: Move a call; carries the key of the follow-up and by how many days.
        customer_opened: Show the profile; carries the key of the customer.
        whose_changed: Another person's calls are wanted.
        late_wanted: Show everything that is late.
        import_wanted: There is nobody yet, and a file is to be read.
        calls_shown: The list stands there as it is now.
    """

    call_wanted = Signal(int, object)
    later_wanted = Signal(int, int)
    customer_opened = Signal(int)
    whose_changed = Signal()
    late_wanted = Signal()
    import_wanted = Signal()
    calls_shown = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(say("To call"), parent=parent)
        self._desk = desk
        self._waiting: Sequence[FollowUpRow] = ()
        self._limit = PAGE
        self._unfiled = False
        self._build_body()
        self._connect()
        staff_id = desk.person.staff_id
        desk.tasks.read(
            self, lambda session: has_own_calls(session, staff_id=staff_id), self._on_own_known
        )

    @property
    def own_of(self) -> int | None:
        """Whose calls are shown; ``None`` for everybody's."""
        mine = self._whose.choice is Whose.MINE
        return self._desk.person.staff_id if mine else None

    @property
    def followup_ids(self) -> list[int]:
        """The calls shown, from top to bottom."""
        return [row.followup_id for row in self._waiting]

    def load(self) -> None:
        """Ask the store whom to call."""
        today, staff_id, limit = self._desk.clock.today(), self.own_of, self._limit
        self._patience.start()
        self._desk.tasks.read(
            self,
            lambda session: load_day_calls(session, today=today, staff_id=staff_id, limit=limit),
            self._on_loaded,
            latest="calls",
        )

    def say_nobody(self, *, on_file: int) -> None:
        """Tell an empty clinic from a quiet day."""
        self._unfiled = on_file == 0
        self._show_stack()

    def say_missed(self, count: int) -> None:
        """Say how many calls fell due while nobody was here."""
        words = say_many(
            "{count} call fell due while the clinic was closed.",
            "{count} calls fell due while the clinic was closed.",
            count,
        )
        self._missed_words.setText(words)
        self._missed.setVisible(count > 0)

    def focus_first(self) -> None:
        """Walk to the first line."""
        self._list.focus_first()

    def focus_call(self, followup_id: int) -> None:
        """Walk to the line of a call, if it is shown."""
        self._list.focus_key(followup_id)

    def _build_body(self) -> None:
        self._count = muted("")
        self._whose = WhoseButton()
        self._whose.hide()
        self.add_beside_title(self._count)
        self.add_to_head(self._whose)
        self._list = CallList(say("Whom to call"))
        may_import = may(self._desk.person, Permission.IMPORT)
        self._quiet = EmptyState("", picture=Icon.DONE)
        self._nobody = EmptyState(
            *nobody_on_file(), action=say("Import a file") if may_import else ""
        )
        self._missed_words, self._see = muted(""), link_button(say("See what is late"))
        self._missed = line_row(self._missed_words, right=(self._see,))
        self._missed.hide()
        self.add_row(self._missed)
        self._stack = QStackedWidget()
        for each in (self._list, self._quiet, self._nobody):
            self._stack.addWidget(each)
        self.add_flush(self._stack)
        self._patience = QTimer(self, singleShot=True, interval=SHOW_BUSY_AFTER_MS)

    def _connect(self) -> None:
        self._list.call_wanted.connect(lambda key: self.call_wanted.emit(key, None))
        self._list.outcome_chosen.connect(self._on_outcome_chosen)
        self._list.later_wanted.connect(self.later_wanted)
        self._list.profile_wanted.connect(self._on_profile_wanted)
        self._list.more_wanted.connect(self._on_more_wanted)
        self._whose.chosen.connect(self._on_whose_chosen)
        self._see.clicked.connect(self.late_wanted)
        self._nobody.action_wanted.connect(self.import_wanted)
        self._patience.timeout.connect(self._on_patience_ended)

    def _show_stack(self) -> None:
        shown = self._list if self._waiting else self._quiet
        self._stack.setCurrentWidget(self._nobody if self._unfiled else shown)

    def _on_own_known(self, has_own: bool) -> None:  # noqa: FBT001 (handed over by a read)
        if has_own and kept_whose(self._desk.preferences) is Whose.MINE:
            self._whose.choose(Whose.MINE)
        self._whose.setVisible(has_own)
        self.whose_changed.emit()

    def _on_loaded(self, calls: DayCalls) -> None:
        self._patience.stop()
        self._waiting = calls.rows
        total = calls.late_total + calls.today_total
        hidden = total - len(calls.rows)
        more = say("Show {count} more", count=number(min(hidden, PAGE))) if hidden > 0 else ""
        today = self._desk.clock.today()
        said = [said_of_call(row, today=today) for row in calls.rows]
        self._count.setText(_counted(calls))
        self._list.show_lines(said, heads={}, more=more)
        self._quiet.say_why(*why_no_calls(mine=self.own_of is not None))
        self._show_stack()
        self.calls_shown.emit()

    @Slot(int, object)
    def _on_outcome_chosen(self, followup_id: int, outcome: Outcome) -> None:
        self.call_wanted.emit(followup_id, outcome)

    @Slot(int)
    def _on_profile_wanted(self, followup_id: int) -> None:
        for row in self._waiting:
            if row.followup_id == followup_id:
                self.customer_opened.emit(row.customer_id)

    @Slot()
    def _on_more_wanted(self) -> None:
        self._limit += PAGE
        self.load()

    @Slot()
    def _on_whose_chosen(self) -> None:
        keep_whose(self._desk.preferences, self._whose.choice)
        self.whose_changed.emit()

    @Slot()
    def _on_patience_ended(self) -> None:
        self._count.setText(say("Looking…"))


def _counted(calls: DayCalls) -> str:
    late = say_many("{count} late", "{count} late", calls.late_total) if calls.late_total else ""
    due = say_many("{count} today", "{count} today", calls.today_total)
    return _BETWEEN.join(filter(None, (late, due)))
