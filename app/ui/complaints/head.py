"""The head of the complaints tab: which are listed, how many there are, and a new one."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from app.services.complaints.rows import ComplaintScope
from app.services.papers.complaint_kinds import ComplaintPaper, title_of
from app.ui.parts.buttons import button, primary_button, quiet_button
from app.ui.parts.cards.labels import title
from app.ui.parts.fields.segmented import Segmented
from app.ui.theme.icons import Icon
from app.ui.theme.tokens import Space
from app.words.formats import number
from app.words.language import say, say_in

_NAMES: Final[dict[ComplaintScope, Callable[[], str]]] = {
    ComplaintScope.OPEN: lambda: say_in("complaint scope", "Open"),
    ComplaintScope.MINE: lambda: say_in("complaint scope", "Mine"),
    ComplaintScope.LATE: lambda: say_in("complaint scope", "Late"),
    ComplaintScope.CLOSED: lambda: say_in("complaint scope", "Closed"),
}


class ComplaintsHead(QWidget):
    """Title, four chips with their counts, the papers, and the button for a new one.

    Signals:
        scope_chosen: Others are to be listed; carries a ``ComplaintScope``.
        new_wanted: A complaint is to be taken in.
        aftersales_wanted: Show returns, home visits and red lines.
        paper_wanted: A paper of the complaint chosen; carries a ``ComplaintPaper``.
        promise_wanted: The card that says what everybody is promised.
    """

    scope_chosen = Signal(str)
    new_wanted = Signal()
    aftersales_wanted = Signal()
    paper_wanted = Signal(str)
    promise_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scopes = Segmented(
            [(scope, said()) for scope, said in _NAMES.items()], name=say("Which complaints")
        )
        self._new = primary_button(say("Complaint"), picture=Icon.ADD)
        self._new.setAccessibleName(say("Take in a complaint"))
        self._new.setToolTip(
            say("{what} ({shortcut})", what=say("Take in a complaint"), shortcut="Ctrl+N")
        )
        self._more = quiet_button(say("After the sale"))
        self._more.setToolTip(say("Returns, home visits, red lines, first asked"))
        self._papers: list[QAction] = []
        self._print = button(say("Print"), picture=Icon.PRINT, shortcut="Ctrl+P")
        self._print.setMenu(self._menu())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(title(say("Complaints")))
        row.addWidget(self._scopes)
        row.addStretch(1)
        row.addWidget(self._more)
        row.addWidget(self._print)
        row.addWidget(self._new)
        self._scopes.chosen.connect(self.scope_chosen)
        self._new.clicked.connect(self.new_wanted)
        self._more.clicked.connect(self.aftersales_wanted)

    @property
    def scope(self) -> ComplaintScope:
        """Which are listed."""
        return ComplaintScope(self._scopes.choice)

    def choose(self, scope: str) -> None:
        """List others, without a signal."""
        self._scopes.choose(scope)

    def allow_papers(self, *, chosen: bool) -> None:
        """Offer the papers of a complaint only while one is ``chosen``."""
        for paper in self._papers:
            paper.setEnabled(chosen)

    def show_counts(self, counts: Mapping[ComplaintScope, int]) -> None:
        """Put its count on every chip; the closed ones are history and have none."""
        for scope, said in _NAMES.items():
            counted = scope is not ComplaintScope.CLOSED and counts.get(scope)
            text = f"{said()} {number(counts[scope])}" if counted else said()
            self._scopes.reword(scope, text)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for kind in ComplaintPaper:
            paper = menu.addAction(title_of(kind))
            paper.setEnabled(False)
            paper.triggered.connect(partial(self._on_paper_chosen, kind))
            self._papers.append(paper)
        menu.addSeparator()
        menu.addAction(say("Service promise")).triggered.connect(self.promise_wanted)
        return menu

    def _on_paper_chosen(self, kind: ComplaintPaper, _checked: bool = False) -> None:  # noqa: FBT001, FBT002
        self.paper_wanted.emit(kind)


def scope_name(scope: ComplaintScope) -> str:
    """Return what the chip of ``scope`` says before its count."""
    return _NAMES[scope]()


def why_empty(scope: ComplaintScope, counts: Mapping[ComplaintScope, int]) -> tuple[str, str]:
    """Return why nothing is listed, and what to do about it."""
    if not any(counts.values()):
        return (
            say("Nobody has complained yet."),
            say("Ctrl+N takes in a complaint; whoever is asked first is noted for good."),
        )
    match scope:
        case ComplaintScope.MINE:
            return say("You have none in hand."), say("“Open” shows those of everybody.")
        case ComplaintScope.LATE:
            return say("Nothing is late."), say("“Open” shows what falls due next.")
        case ComplaintScope.CLOSED:
            return say("None is closed yet."), say("It takes a call-back that hears “solved”.")
        case _:
            return say("No complaint is open."), say("“Closed” shows how earlier ones ended.")
