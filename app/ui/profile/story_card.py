"""Everything that happened with the customer, newest first."""

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.services.story.facts import StoryKind
from app.services.story.story import StoryPage, load_story
from app.ui.parts.cards.card import Card
from app.ui.parts.cards.empty_state import EmptyState
from app.ui.parts.desk import Desk
from app.ui.parts.fields.segmented import Segmented
from app.ui.parts.lists.row_model import RowModel
from app.ui.parts.lists.table import ListTable
from app.ui.profile.story_rows import StoryRow, StoryRows, story_columns
from app.ui.theme.tokens import Space
from app.words.language import say, say_in

ALL: Final = "all"


FILTERS: Final[dict[str, tuple[StoryKind, ...]]] = {
    ALL: tuple(StoryKind),
    "visits": (StoryKind.VISIT, StoryKind.REFUND),
    "contacts": (StoryKind.CONTACT,),
    "referrals": (StoryKind.REFERRAL,),
    "events": (StoryKind.EVENT,),
    "feedback": (StoryKind.FEEDBACK,),
    "tier": (StoryKind.TIER,),
    "archive": (StoryKind.CONSENT, StoryKind.ARCHIVE),
}


def filter_names() -> list[tuple[str, str]]:
    """Return each part by its key and what the desk calls it."""
    names = {
        ALL: say_in("story part", "All"),
        "visits": say_in("story part", "Visits"),
        "contacts": say_in("story part", "Calls"),
        "referrals": say_in("story part", "Referrals"),
        "events": say_in("story part", "Events"),
        "feedback": say_in("story part", "Feedback"),
        "tier": say_in("story part", "Tier"),
        "archive": say_in("story part", "File"),
    }
    return [(part, names[part]) for part in FILTERS]


PAGE: Final = 50
NEAR_THE_END: Final = 400


class StoryCard(Card):
    """One timeline, which can be narrowed to a kind; more is loaded on the way down.

    Signals:
        entry_opened: Enter or a double click on an entry; carries its ``Fact``.
    """

    entry_opened = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(say("Story"), parent=parent)
        self._desk = desk
        self._customer_id: int | None = None
        self._keyed = StoryRows()
        self._awaits_more = False
        self._complete = False
        columns = story_columns(desk.settings.currency, desk.clock.today())
        self._model: RowModel[StoryRow] = RowModel(columns, lambda row: row.key, self)
        self._table = ListTable(self._model, name=say("Story"), tall=True)
        self._empty = EmptyState(say("One moment…"))
        self._filter = Segmented(
            filter_names(), name=say("Which part of the story"), gap=Space.XS, narrow=True
        )
        self._fill()
        self._filter.chosen.connect(self._on_filter_chosen)
        self._table.row_opened.connect(self._on_row_opened)
        self._table.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def show_customer(self, customer_id: int) -> None:
        """Tell the story of a customer; of the same one again, stay where one was."""
        if customer_id != self._customer_id:
            self._customer_id = customer_id
            self._keyed.forget()
            self._model.set_rows(())
        self._load(limit=max(PAGE, len(self._model.rows)), offset=0)

    def focus_list(self) -> None:
        """Walk to the entries."""
        self._table.setFocus()

    def _fill(self) -> None:
        self.add_to_head(self._filter)
        self._table.horizontalHeader().hide()
        self._table.setSortingEnabled(False)
        self._table.show_when_empty(self._empty)
        self.add_flush(self._table)

    def _load(self, *, limit: int, offset: int) -> None:
        customer_id, kinds = self._customer_id, FILTERS[self._filter.choice]
        if customer_id is None:
            return
        self._awaits_more = True

        def show(page: StoryPage) -> None:
            self._awaits_more = False
            self._complete = len(page.entries) < limit
            self._explain(page)
            rows = self._keyed.of(page.entries, anew=offset == 0)
            if offset == 0:
                self._model.set_rows(rows)
            else:
                self._model.refresh((), rows)

        self._desk.tasks.read(
            self,
            lambda session: load_story(
                session, customer_id=customer_id, kinds=kinds, limit=limit, offset=offset
            ),
            show,
            latest="story",
        )

    def _explain(self, page: StoryPage) -> None:
        """Say why the list is empty, if it is."""
        if any(page.counts.values()):
            self._empty.say_why(
                say("Nothing of this kind yet."), say("The whole story is under “All”.")
            )
        else:
            self._empty.say_why(
                say("Nothing happened yet."), say("A visit logged appears here at once.")
            )

    @Slot(str)
    def _on_filter_chosen(self) -> None:
        self._model.set_rows(())
        self._load(limit=PAGE, offset=0)

    @Slot(int)
    def _on_row_opened(self, key: int) -> None:
        at = self._model.place_of(key)
        row = None if at is None else self._model.row_at(at)
        if row is not None:
            self.entry_opened.emit(row.entry.fact)

    @Slot(int)
    def _on_scrolled(self, value: int) -> None:
        left = self._table.verticalScrollBar().maximum() - value
        if left < NEAR_THE_END and not self._awaits_more and not self._complete:
            self._load(limit=PAGE, offset=len(self._model.rows))
