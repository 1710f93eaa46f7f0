"""Was the standard good: the grading before, held against what came in since."""

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from app.services.foundation.changes import Changes
from app.services.grading.back_tests import BackTestView, load_back_test
from app.services.rules.back_test import TierReceipts
from app.services.rules.permissions import may
from app.ui.grading.back_test_words import (
    control_total,
    days,
    headline,
    hits,
    most,
    percent,
    tier_then,
)
from app.ui.grading.exporting import back_test_table
from app.ui.grading.misses_card import MissesCard
from app.ui.parts.buttons import button
from app.ui.parts.cards.card import Card
from app.ui.parts.cards.empty_state import EmptyState
from app.ui.parts.cards.labels import muted, wrapped
from app.ui.parts.cards.meters import Meter
from app.ui.parts.desk import Desk
from app.ui.parts.lists.table_file import export_table
from app.ui.theme.icons import Icon
from app.ui.theme.tokens import Size, Space, Tone
from app.words import Permission, Tier
from app.words.formats import money
from app.words.language import say, say_many

_TONES: Final = {Tier.VIP: Tone.VIP, Tier.MAJOR: Tone.MAJOR, Tier.ORDINARY: Tone.ORDINARY}


class BackTestCard(Card):
    """The share of the receipts by tier of then, and how many big customers were seen."""

    def __init__(self, currency: str, parent: QWidget | None = None) -> None:
        super().__init__(say("Tiers of then"), parent=parent)
        self._currency = currency

    def show_test(self, view: BackTestView) -> None:
        """Show how a grading did."""
        self.clear()
        self.set_title(headline(view))
        self.add(wrapped(days(view), "muted"))
        for line in view.result.tiers:
            self.add(self._meter(view, line))
        if view.result.big_count:
            self.add(wrapped(hits(view), "strong"))
        if view.result.most_minor:
            self.add(wrapped(most(view, self._currency), "muted"))

    def _meter(self, view: BackTestView, line: TierReceipts) -> Meter:
        share = view.result.share_of(line.tier)
        came = say_many(
            "{paying} of {count} customer paid",
            "{paying} of {count} customers paid",
            line.customers,
            paying=line.paying,
        )
        amount = money(line.receipts_minor, self._currency)
        meter = Meter(tier_then(line.tier))
        drawn = None if share is None else min(max(float(share), 0.0), 1.0)
        tone = Tone.GENERAL if line.tier is None else _TONES.get(line.tier, Tone.GENERAL)
        meter.set_value(f"{came} · {amount} · {percent(share)}", drawn, tone=tone)
        return meter


_RECEIPTS = frozenset({"visit_lines", "visits", "customers"})


class BackTestBody(QWidget):
    """A sentence with a table per tier, and beside it whom the grading did not foretell.

    Signals:
        customer_opened: Show the profile; carries the key of the customer.
    """

    customer_opened = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._run_id: int | None = None
        self._card = BackTestCard(desk.settings.currency)
        self._misses = MissesCard(desk)
        self._total = muted("")
        self._export = button(say("Export to Excel"), picture=Icon.EXPORT)
        self._empty = EmptyState("")
        self._build()
        self._export.clicked.connect(self._on_export_clicked)
        self._misses.customer_opened.connect(self.customer_opened)
        desk.tasks.committed.connect(self._on_committed)
        self.setFocusProxy(self._misses)

    def show_run(self, run_id: int | None) -> None:
        """Test the grading before ``run_id``; ``None`` stands for a trial."""
        self._run_id = run_id
        if run_id is None:
            self._say_empty(
                say("A trial cannot be tested: what comes after it is not known."),
                say("Leave the trial to see how the last grading did."),
            )
            return
        self._desk.tasks.read(
            self,
            lambda session: load_back_test(session, run_id=run_id),
            self._on_loaded,
            latest="back test",
        )

    def _build(self) -> None:
        self._full = QWidget()
        across = QHBoxLayout()
        across.setSpacing(Space.M)
        left = QVBoxLayout()
        left.addWidget(self._card)
        left.addStretch(1)
        self._card.setFixedWidth(Size.MATRIX)
        across.addLayout(left)
        across.addWidget(self._misses, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._total, 1)
        foot.addWidget(self._export)
        self._export.setVisible(may(self._desk.person, Permission.EXPORT))
        column = QVBoxLayout(self._full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addLayout(across, 1)
        column.addLayout(foot)
        self._pile = QStackedLayout(self)
        self._pile.addWidget(self._full)
        self._pile.addWidget(self._empty)

    def _on_loaded(self, view: BackTestView | None) -> None:
        if view is None:
            self._say_empty(
                say("There is only one grading up to here, so nothing can be tested yet."),
                say("After the next period this page shows how well the tiers foretold it."),
            )
            return
        self._card.show_test(view)
        self._misses.show_test(view)
        self._total.setText(control_total(view, self._desk.settings.currency))
        self._pile.setCurrentWidget(self._full)

    def _say_empty(self, why: str, what: str) -> None:
        self._empty.say_why(why, what)
        self._pile.setCurrentWidget(self._empty)

    @Slot()
    def _on_export_clicked(self) -> None:
        if self._run_id is not None:
            export_table(self._desk, self, back_test_table(self._desk, run_id=self._run_id))

    @Slot(Changes)
    def _on_committed(self, changes: Changes) -> None:
        if changes.tables & _RECEIPTS and self._run_id is not None:
            self.show_run(self._run_id)
