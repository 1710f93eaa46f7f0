"""The desk of the person who signed in: the pages, and who answers what they want."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QGridLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from app.services.complaints.rows import complaint_called_for
from app.services.followups.day_calls import CallCounts, count_calls
from app.services.foundation.changes import Changes
from app.services.foundation.store import Work
from app.services.office.footing import load_footing
from app.services.office.undoing import undo_change, undo_last_own
from app.services.rules.permissions import may
from app.ui.parts.cards.labels import key_hint, label, title
from app.ui.parts.desk import Desk
from app.ui.shell.answers import Answer, Dialogs
from app.ui.shell.complaint_watch import ComplaintWatch
from app.ui.shell.find_anyone import FindAnyone
from app.ui.shell.status_bar import StatusBar
from app.ui.shell.tabs import COMPLAINTS, FIRST, FOLLOWUPS, PROFILE, TABS
from app.ui.shell.top_bar import TopBar
from app.ui.shell.tray import DayTray
from app.ui.theme.icons import Icon, icon
from app.ui.theme.theme import Look, current
from app.ui.theme.tokens import Space
from app.ui.today.whose import Whose, kept_whose
from app.words import Intent, Outcome
from app.words.language import current_language, say


class PersonMenu(QMenu):
    """The menu under the person's name.

    Signals:
        look_wanted: The other look; carries a ``Look``.
        language_wanted: The other language; carries ``zh`` or ``en``.
        undo_wanted: Take back the last own change.
        person_wanted: Somebody else sits down.
        help_wanted: The keys of this screen.
        leave_wanted: Close the program.
    """

    look_wanted = Signal(Look)
    language_wanted = Signal(str)
    undo_wanted = Signal()
    person_wanted = Signal()
    help_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dark = current().look is Look.DARK
        other_look = Look.LIGHT if dark else Look.DARK
        look_words = say("Light") if dark else say("Dark")
        other = "en" if current_language() == "zh" else "zh"
        undo = self._add(Icon.UNDO, say("Undo"), "Ctrl+Z")
        self.addSeparator()
        look = self._add(Icon.SUN if dark else Icon.MOON, look_words, "Ctrl+Shift+D")
        language = self._add(Icon.INFO, {"zh": "中文", "en": "English"}[other], "Ctrl+Shift+L")
        keys = self._add(Icon.INFO, say("Keys on this screen"), "F1")
        self.addSeparator()
        person = self._add(Icon.PEOPLE, say("Change person…"), "Ctrl+L")
        leave = self._add(Icon.LEAVE, say("Close Clinic Desk"), "Ctrl+Q")
        undo.triggered.connect(self.undo_wanted)
        look.triggered.connect(lambda: self.look_wanted.emit(other_look))
        language.triggered.connect(lambda: self.language_wanted.emit(other))
        keys.triggered.connect(self.help_wanted)
        person.triggered.connect(self.person_wanted)
        leave.triggered.connect(self.leave_wanted)

    def _add(self, picture: Icon, words: str, shortcut: str) -> QAction:
        action = QAction(icon(picture, "muted"), words, self)
        action.setShortcut(QKeySequence(shortcut))
        self.addAction(action)
        return action


Line = tuple[str, str]


class HelpDialog(QDialog):
    """What each key does here, and everywhere."""

    def __init__(self, page: str, lines: Sequence[Line], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("Keys on this screen"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[Space.XL] * 4)
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.S)
        grid.setColumnStretch(1, 1)
        if lines:
            _add_part(grid, page, lines)
        _add_part(grid, say("Everywhere"), _everywhere())
        column.addLayout(grid)


def _everywhere() -> list[Line]:
    return [
        ("Ctrl K", say("Find anyone: name, pinyin, initials, last four digits, number")),
        ("Ctrl 1 … 5", say("Go to a tab")),
        ("Ctrl N", say("The obvious new thing of the tab")),
        ("Ctrl O", say("Order a list by one of its headings")),
        ("Ctrl ⏎", say("Save what is open")),
        ("Esc", say("Close what is open")),
        ("Ctrl Z", say("Undo the last own change")),
        ("Ctrl L", say("Change person")),
    ]


def _add_part(grid: QGridLayout, heading: str, lines: Sequence[Line]) -> None:
    """Add a heading and its lines; the words of all parts begin in one column."""
    top = grid.rowCount()
    grid.addWidget(title(heading), top, 0, 1, 2)
    for at, (key, words) in enumerate(lines, start=top + 1):
        grid.addWidget(key_hint(key), at, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(label(words), at, 1)


def call_or_call_back(
    desk: Desk,
    owner: QWidget,
    *,
    followup_id: int,
    call: Callable[[], object],
    call_back: Callable[[int], None],
) -> None:
    """Open the card of a call, or the complaint that is to be called back for."""

    def show(complaint_id: int | None) -> None:
        if complaint_id is None:
            call()
        else:
            call_back(complaint_id)

    desk.tasks.read(
        owner,
        lambda session: complaint_called_for(session, followup_id=followup_id),
        show,
        latest="call",
    )


def counting(desk: Desk) -> Work[CallCounts]:
    """Return the work that counts; what is late, as far as the first tab shows it."""
    today, own = desk.clock.today(), kept_whose(desk.preferences) is Whose.MINE
    own_of = desk.person.staff_id if own else None
    return lambda session: count_calls(session, today=today, own_of=own_of)


_KEEP_TAB = "window.tab"
_KEEP_CUSTOMER = "window.customer"
_ATTEMPTS = frozenset({Outcome.NO_ANSWER, Outcome.MESSAGE_LEFT})


class Workplace(QWidget):
    """Owns the pages. Pages do not know each other; their signals meet here.

    Signals:
        look_wanted, language_wanted: See ``PersonMenu``; the window is built anew for them.
        settings_changed: Carries the ``ClinicSettings`` now in force; likewise.
        person_wanted: Somebody else sits down.
        return_wanted: Go back to a backup; carries it, and the key slot of who wants it.
        leave_wanted: Close the program.
    """

    look_wanted = Signal(object)
    language_wanted = Signal(str)
    settings_changed = Signal(object)
    person_wanted = Signal()
    return_wanted = Signal(object, str)
    leave_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._tabs = {tab.name: tab for tab in TABS if may(desk.person, tab.permission)}
        self._pages: dict[str, QWidget] = {}
        self._build()
        self._connect()
        self._restore()

    @property
    def page_names(self) -> list[str]:
        """The pages this person may open, in their order."""
        return list(self._tabs)

    @property
    def current_page(self) -> str:
        """The name of the page in front."""
        page = self._stack.currentWidget()
        return next(name for name, built in self._pages.items() if built is page)

    def open_page(self, name: str) -> QWidget:
        """Bring the page to the front, building it if it is new, and return it."""
        page = self._page(name)
        self._stack.setCurrentWidget(page)
        place = self._tabs[name].under or name
        self._bar.choose(place)
        self.desk.preferences.keep(_KEEP_TAB, place)
        return page

    @Slot(int)
    def show_customer(self, customer_id: int) -> None:
        """Open the profile of a customer."""
        self.desk.preferences.keep(_KEEP_CUSTOMER, customer_id)
        self._call(PROFILE, "show_customer", customer_id)
        self.open_page(PROFILE)

    def _build(self) -> None:
        self._menu = PersonMenu(self)
        self._bar = TopBar(self.desk.person, self._menu)
        listed = [tab for tab in self._tabs.values() if not tab.under]
        for at, tab in enumerate(listed, start=1):
            self._bar.add_tab(tab.name, tab.title(), shortcut=f"Ctrl+{at}")
            QShortcut(QKeySequence(f"Ctrl+{at}"), self, partial(self.open_page, tab.name))
        self._stack = QStackedWidget()
        self._status = StatusBar()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self._stack, 1)
        column.addWidget(self._status)
        self.finder = FindAnyone(self.desk, self)
        self._tray = DayTray(self.desk, self)

    def _connect(self) -> None:
        self._bar.tab_wanted.connect(self.open_page)
        self._bar.find_wanted.connect(self.finder.open_over)
        self.finder.customer_opened.connect(self.show_customer)
        self._menu.look_wanted.connect(self.look_wanted)
        self._menu.language_wanted.connect(self.language_wanted)
        self._menu.person_wanted.connect(self.person_wanted)
        self._menu.leave_wanted.connect(self.leave_wanted)
        self._menu.undo_wanted.connect(self._on_undo_last_wanted)
        self._menu.help_wanted.connect(self._on_help_wanted)
        self._status.undo_wanted.connect(self._on_undo_wanted)
        self.desk.tasks.saved.connect(self._status.tell_saved)
        self.desk.tasks.busy.connect(self._status.set_busy)
        self.desk.tasks.committed.connect(self._on_committed)
        for keys, slot in (
            ("Ctrl+K", self.finder.open_over),
            ("Ctrl+N", partial(self._call_current, "new_wanted")),
            ("Ctrl+F", partial(self._call_current, "search")),
        ):
            QShortcut(QKeySequence(keys), self, slot)
        self.addActions(self._menu.actions())
        if COMPLAINTS in self._tabs:
            self._watch_complaints()

    def _restore(self) -> None:
        self._on_committed(Changes())
        kept = self.desk.preferences.text(_KEEP_TAB, FIRST)
        if customer_id := self.desk.preferences.number(_KEEP_CUSTOMER):
            self._call(PROFILE, "show_customer", customer_id)
        self.open_page(kept if kept in self._tabs else FIRST)

    def _page(self, name: str) -> QWidget:
        if name not in self._pages:
            page = self._tabs[name].make(self.desk)
            self._answer(page)
            self._stack.addWidget(page)
            self._pages[name] = page
        return self._pages[name]

    def _answer(self, page: QWidget) -> None:
        """Connect what the page may want to whoever answers it."""
        answers = Dialogs(self.desk, self, self._go_on_calling).answers()
        answers |= {
            "customer_opened": self.show_customer,
            "followups_wanted": partial(self._open_if_seen, "followups"),
            "adherence_wanted": partial(self._open_if_seen, "adherence"),
            "import_wanted": partial(self.open_page, "import"),
            "aftersales_wanted": partial(self._open_if_seen, "aftersales"),
            "left": partial(self.open_page, "customers"),
            "look_wanted": self.look_wanted.emit,
            "language_wanted": self.language_wanted.emit,
            "settings_changed": self.settings_changed.emit,
            "return_wanted": self.return_wanted.emit,
            "undo_wanted": self._on_undo_wanted,
            "counts_changed": self._count,
            "complaints_wanted": partial(self.open_page, COMPLAINTS),
            "complaint_opened": partial(self._call_complaints, "show_complaint"),
            "call_back_wanted": partial(self._call_complaints, "call_back"),
            "complaint_wanted": partial(self._call_complaints, "receive_from"),
        }
        if COMPLAINTS in self._tabs:
            for name in ("call_wanted", "calls_wanted"):
                answers[name] = partial(self._call_or_call_back, answers[name])
        self._calls_answer = answers["calls_wanted"]
        for name, answer in answers.items():
            if signal := getattr(page, name, None):
                signal.connect(answer)

    def _open_if_seen(self, name: str) -> None:
        """Open a page if this person may see it."""
        if name in self._tabs:
            self.open_page(name)

    def _call(self, name: str, method: str, *values: object) -> None:
        if wanted := getattr(self._page(name), method, None):
            wanted(*values)

    def _call_complaints(self, method: str, key: int) -> None:
        """Have the complaints do something, if this person may work on them."""
        if COMPLAINTS in self._tabs:
            self._call(COMPLAINTS, method, key)
            self.open_page(COMPLAINTS)

    def _call_or_call_back(self, call: Answer, followup_id: int, *more: object) -> None:
        """Make a call on its card, or on the complaint it is about; an attempt is only noted."""
        if _ATTEMPTS.intersection(each for each in more[:1] if isinstance(each, Outcome)):
            call(followup_id, *more)
            return
        call_or_call_back(
            self.desk,
            self,
            followup_id=followup_id,
            call=partial(call, followup_id, *more),
            call_back=partial(self._call_complaints, "call_back"),
        )

    def _go_on_calling(self, followup_id: int, *, queue: Sequence[int]) -> None:
        """Make the next call of a list, on its card or on the complaint it is about."""
        self._calls_answer(followup_id, None, queue)

    def _watch_complaints(self) -> None:
        self._watch = ComplaintWatch(self.desk, self)
        self._watch.late_counted.connect(partial(self._bar.set_count, COMPLAINTS, loud=True))
        self._watch.rang.connect(self._status.tell_note)
        self._watch.changed.connect(self._on_clocks_changed)

    def _count(self) -> None:
        """Put the counts beside the tabs anew."""
        self.desk.tasks.read(self, counting(self.desk), self._show_counts, latest="tab")

    def _show_counts(self, counts: CallCounts) -> None:
        self._bar.set_count(FIRST, counts.late, loud=True)
        if FOLLOWUPS in self._tabs:
            self._bar.set_count(FOLLOWUPS, counts.due)

    def _call_current(self, method: str) -> None:
        if wanted := getattr(self._stack.currentWidget(), method, None):
            wanted()

    @Slot(int)
    def _on_undo_wanted(self, entry_id: int) -> None:
        actor, now = self.desk.person, self.desk.clock.now()
        self.desk.tasks.write(
            self,
            lambda session: undo_change(session, entry_id=entry_id, actor=actor, now=now),
            intent=Intent.UNDO,
        )

    @Slot()
    def _on_clocks_changed(self) -> None:
        for page in self._pages.values():
            if ring := getattr(page, "clocks_changed", None):
                ring()

    @Slot()
    def _on_undo_last_wanted(self) -> None:
        actor, now = self.desk.person, self.desk.clock.now()
        self.desk.tasks.write(
            self, lambda session: undo_last_own(session, actor=actor, now=now), intent=Intent.UNDO
        )

    @Slot()
    def _on_help_wanted(self) -> None:
        lines: list[tuple[str, str]] = getattr(self._stack.currentWidget(), "help_lines", list)()
        HelpDialog(self._tabs[self.current_page].title(), lines, self).open()

    @Slot(Changes)
    def _on_committed(self, _changes: Changes) -> None:
        self.desk.tasks.read(self, load_footing, self._status.set_footing, latest="footing")
        self._count()
        self._tray.load()
