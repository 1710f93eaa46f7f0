"""The chosen customer beside the list."""

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.services.foundation.changes import Changes
from app.services.rules.permissions import may
from app.ui.customers.columns import score_text
from app.ui.customers.glance import Glance, load_glance
from app.ui.customers.person_card import PersonCard
from app.ui.parts.buttons import small_button
from app.ui.parts.cards.card import Card, line_row
from app.ui.parts.cards.meters import Meter
from app.ui.parts.cards.why_words import Counted, measures_of
from app.ui.parts.desk import Desk
from app.ui.theme.tokens import WALKING_MS, Space
from app.words import Indicator, Permission, Tier
from app.words.language import say
from app.words.names import name_of

_AT_A_GLANCE: Final = frozenset(Indicator) - {Indicator.EVENT_SALES, Indicator.HARMONY}


_UNPLACED: Final = (Tier.PROSPECT, Tier.NOT_GRADED, Tier.DORMANT)


class WhyCard(Card):
    """A figure and a bar for what is asked about most; the profile has all eight."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(say("Standing"))
        self._desk = desk
        self._meters: dict[str, Meter] = {}

    def show_glance(self, glance: Glance) -> None:
        """Show why this customer stands where they stand."""
        row, frozen = glance.row, glance.standings.frozen
        self.set_title(_title(row.tier))
        self.set_note(_score(row.score_tenths))
        counted = Counted(
            graded=glance.standings.by_customer[row.id].graded,
            others_count=frozen.distribution.others_count if frozen else 0,
            said=glance.said,
            today=self._desk.clock.today(),
            currency=self._desk.settings.currency,
        )
        for measure in measures_of(counted):
            if measure.indicator in _AT_A_GLANCE:
                self._meter(measure.caption).set_value(measure.value, measure.share)

    def _meter(self, caption: str) -> Meter:
        if caption not in self._meters:
            self._meters[caption] = Meter(caption)
            self.add(self._meters[caption])
        return self._meters[caption]


def _title(tier: Tier | None) -> str:
    if tier is None or tier in _UNPLACED:
        return say("Standing")
    return say("Why {tier}", tier=name_of(tier))


def _score(score_tenths: int | None) -> str:
    if score_tenths is None:
        return say("not graded yet")
    return say("score {score}", score=score_text(score_tenths))


class SidePanel(QWidget):
    """Who the chosen customer is, and why they stand where they stand.

    Signals:
        profile_wanted: Show the profile; carries the key of the customer.
        visit_wanted: Log a visit; carries the key of the customer.
        edit_wanted: Edit the customer; carries the key.
    """

    profile_wanted = Signal(int)
    visit_wanted = Signal(object)
    edit_wanted = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._customer_id: int | None = None
        self._soon = QTimer(self, singleShot=True, interval=WALKING_MS)
        self._build()
        self._connect()
        self.show_customer(None)

    def show_customer(self, customer_id: int | None) -> None:
        """Show a customer, or nobody; who walks fast through the list sees the last."""
        self._customer_id = customer_id
        if customer_id is None:
            self._body.hide()
        self._soon.start()

    def refresh(self, changes: Changes) -> None:
        """Show the customer anew if something of theirs changed."""
        if not changes.customer_ids or self._customer_id in changes.customer_ids:
            self.show_customer(self._customer_id)

    def _build(self) -> None:
        self._body = QWidget()
        self._person = PersonCard(self._desk.clock.today())
        self._profile = small_button(say("Open profile ⏎"), primary=True)
        self._visit = small_button(say("Log a visit"))
        self._edit = small_button(say("Edit"))
        self._edit.setToolTip(say("{what} ({shortcut})", what=say("Edit"), shortcut="F2"))
        self._visit.setVisible(may(self._desk.person, Permission.LOG_VISITS))
        self._edit.setVisible(may(self._desk.person, Permission.EDIT_CUSTOMERS))
        self._why = WhyCard(self._desk)
        foot = line_row(self._profile, self._visit, self._edit)
        self._why.add_row(foot)
        foot.setProperty("first", "false")  # the body above wants a hairline
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(self._person)
        column.addWidget(self._why)
        column.addStretch(1)
        self._body.setProperty("ground", "none")
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._body)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def _connect(self) -> None:
        self._soon.timeout.connect(self._load)
        self._profile.clicked.connect(self._on_profile_clicked)
        self._visit.clicked.connect(self._on_visit_clicked)
        self._edit.clicked.connect(self._on_edit_clicked)

    @Slot()
    def _load(self) -> None:
        if self._customer_id is not None:
            work = load_glance(self._desk, self._customer_id)
            self._desk.tasks.read(self, work, self._on_loaded, latest="panel")

    def _on_loaded(self, glance: Glance) -> None:
        self._person.show_glance(glance)
        self._why.show_glance(glance)
        self._body.show()

    @Slot()
    def _on_profile_clicked(self) -> None:
        self.profile_wanted.emit(self._customer_id)

    @Slot()
    def _on_visit_clicked(self) -> None:
        self.visit_wanted.emit(self._customer_id)

    @Slot()
    def _on_edit_clicked(self) -> None:
        self.edit_wanted.emit(self._customer_id)
