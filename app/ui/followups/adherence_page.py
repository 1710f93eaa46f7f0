"""Adherence: were the standards kept, by tier and by person, and what did customers say."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.services.followups.adherence import Adherence, load_adherence
from app.services.followups.digest import Digest, load_digest
from app.services.followups.roles import UnreachedRow, list_unreached
from app.services.foundation.changes import Changes
from app.ui.followups.adherence_deviations_card import DeviationsCard
from app.ui.followups.adherence_digest_card import DigestCard
from app.ui.followups.adherence_exporting import figures_table
from app.ui.followups.adherence_sayings import control_total
from app.ui.followups.adherence_spans import Span, days_of, span_name
from app.ui.followups.adherence_team_card import TeamCard
from app.ui.followups.adherence_tiers_card import TiersCard
from app.ui.parts.buttons import button, quiet_button
from app.ui.parts.cards.labels import muted, title
from app.ui.parts.desk import Desk
from app.ui.parts.fields.segmented import Segmented
from app.ui.parts.lists.table_file import export_table
from app.ui.theme.icons import Icon
from app.ui.theme.tokens import Size, Space
from app.words.language import say

_TABLES: Final = frozenset(
    {"contacts", "followups", "customers", "visits", "service_standards", "contact_rules"}
)
_KEEP: Final = "adherence/span"
_Loaded = tuple[Adherence, Digest, Sequence[UnreachedRow]]


class AdherencePage(QWidget):
    """Sentences, bars and tables about the days chosen; each customer is a key away.

    Signals:
        customer_opened: Show the profile; carries the key of the customer.
        followups_wanted: Back to the calendar.
    """

    customer_opened = Signal(int)
    followups_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setProperty("ground", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._spans = Segmented([(each, span_name(each)) for each in Span], name=say("Days"))
        self._tiers = TiersCard()
        self._digest = DigestCard()
        self._team = TeamCard(desk)
        self._deviations = DeviationsCard(desk)
        self._total = muted("")
        self._build()
        kept = desk.preferences.text(_KEEP, Span.LATELY)
        self._spans.choose(kept if kept in set(Span) else Span.LATELY)
        self._spans.chosen.connect(self._on_span_chosen)
        self._deviations.customer_opened.connect(self.customer_opened)
        desk.tasks.committed.connect(self._on_committed)
        self.setFocusProxy(self._deviations)
        self.load()

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day looked at."""
        return days_of(Span(self._spans.choice), self._desk.clock.today())

    def help_lines(self) -> list[tuple[str, str]]:
        """Return the keys of this page and what they do."""
        return [
            ("↑ ↓", say("walk through the list")),
            ("Enter", say("open the profile")),
            ("Esc", say("back to the follow-ups")),
        ]

    def load(self) -> None:
        """Ask the store about the days chosen."""
        (first_on, last_on), today = self.days, self._desk.clock.today()
        self._desk.tasks.read(
            self,
            lambda session: (
                load_adherence(session, first_on=first_on, last_on=last_on, today=today),
                load_digest(session, month=min(last_on, today)),
                list_unreached(session, today=today),
            ),
            self._show,
            latest="adherence",
        )

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*[Space.L] * 4)
        column.setSpacing(Space.M)
        column.addLayout(self._head())
        body = QHBoxLayout()
        body.setSpacing(Space.M)
        body.addWidget(self._left(), 2)
        right = QVBoxLayout()
        right.setSpacing(Space.M)
        right.addWidget(self._team, 2)
        right.addWidget(self._deviations, 3)
        body.addLayout(right, 3)
        column.addLayout(body, 1)
        column.addWidget(self._total)

    def _head(self) -> QHBoxLayout:
        back = quiet_button(say("‹ Follow-ups"))
        back.setShortcut("Esc")
        back.clicked.connect(self.followups_wanted)
        export = button(say("Export to Excel"), picture=Icon.EXPORT)
        export.clicked.connect(self._on_export_clicked)
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        for widget in (back, title(say("Adherence")), self._spans):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(export)
        return row

    def _left(self) -> QWidget:
        inner = QWidget()
        inner.setProperty("ground", "none")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(self._tiers)
        column.addWidget(self._digest)
        column.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setMinimumWidth(Size.SIDE_PANEL)
        area.setWidget(inner)
        return area

    def _show(self, loaded: _Loaded) -> None:
        found, digest, unreached = loaded
        self._tiers.show_adherence(found)
        self._team.show_adherence(found)
        self._deviations.show_adherence(found, unreached)
        self._digest.show_digest(digest)
        self._total.setText(control_total(found))

    @Slot(str)
    def _on_span_chosen(self, span: str) -> None:
        self._desk.preferences.keep(_KEEP, span)
        self.load()

    @Slot()
    def _on_export_clicked(self) -> None:
        first_on, last_on = self.days
        table = figures_table(self._desk, first_on=first_on, last_on=last_on)
        export_table(self._desk, self, table)

    @Slot(Changes)
    def _on_committed(self, changes: Changes) -> None:
        if changes.tables & _TABLES:
            self.load()
