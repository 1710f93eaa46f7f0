"""The yearly look through every file."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Slot
from typing_extensions import override

from app.services.archive.customer_filters import CustomerFilter
from app.services.archive.customer_list import CustomerRow, list_keys, load_rows
from app.services.archive.reviews import ReviewProgress, record_review, review_progress
from app.services.foundation.store import Work
from app.services.rules.permissions import may
from app.ui.customers.list_room import ListRoom
from app.ui.parts.buttons import primary_button
from app.ui.parts.cards.chips import tier_chip
from app.ui.parts.cards.empty_state import EmptyState
from app.ui.parts.cards.meters import Meter
from app.ui.parts.desk import Desk
from app.ui.parts.lists.columns import Column, Look
from app.ui.theme.icons import Icon
from app.ui.theme.tokens import ColumnWidth
from app.words import Intent, Permission
from app.words.formats import DASH, long_day, number
from app.words.language import say, say_many
from app.words.names import name_of

AT_ONCE: Final = 500  # more than anybody looks through in a sitting
_UNREVIEWED: Final = CustomerFilter(unreviewed=True)
_COLUMNS: Final = (
    Column[CustomerRow](
        name="name",
        title=lambda: say("Customer"),
        text=lambda row: row.name,
        look=Look.STRONG,
        beside=lambda row: row.number,
        width=ColumnWidth.LONG,
    ),
    Column[CustomerRow](
        name="tier",
        title=lambda: say("Tier"),
        text=lambda row: name_of(row.tier) if row.tier else DASH,
        chip=lambda row: tier_chip(row.tier) if row.tier else None,
        width=ColumnWidth.CHIP,
    ),
    Column[CustomerRow](
        name="complete",
        title=lambda: say("Complete"),
        text=lambda row: (
            DASH if row.completeness_percent is None else f"{row.completeness_percent} %"
        ),
        sort_key=lambda row: row.completeness_percent or 0,
        look=Look.NUMBER,
        width=ColumnWidth.SHORT,
    ),
    Column[CustomerRow](
        name="last_visit",
        title=lambda: say("Last visit"),
        text=lambda row: long_day(row.last_visit_on),
        sort_key=lambda row: row.last_visit_on.toordinal() if row.last_visit_on else 0,
        width=ColumnWidth.MEDIUM,
    ),
    Column[CustomerRow](
        name="responsible",
        title=lambda: say("Responsible"),
        text=lambda row: row.responsible_name or DASH,
        look=Look.MUTED,
        width=ColumnWidth.MEDIUM,
    ),
)


class ReviewRoom(ListRoom[CustomerRow]):
    """Whose file nobody looked through for a year, and how far the year's work is."""

    def __init__(self, desk: Desk) -> None:
        empty = EmptyState(
            say("Every file was looked through this year."),
            say("Files nobody looked through for a year appear here."),
            picture=Icon.DONE,
        )
        self._meter = Meter(say("Looked through in the last 12 months"))
        super().__init__(
            desk,
            say("Yearly review"),
            _COLUMNS,
            key=lambda row: row.id,
            empty=empty,
            above=self._meter,
        )
        self.table.allow_many()
        reviewed = primary_button(say("Reviewed today"), shortcut="Alt+R")
        reviewed.setVisible(may(desk.person, Permission.EDIT_CUSTOMERS))
        reviewed.clicked.connect(self._on_reviewed_clicked)
        self.add_to_head(reviewed)

    @override
    def load(self) -> None:
        super().load()
        today = self.desk.clock.today()
        self.desk.tasks.read(
            self,
            lambda session: review_progress(session, today=today),
            self._on_counted,
            latest="progress",
        )

    @override
    def asking(self) -> Work[Sequence[CustomerRow]]:
        today = self.desk.clock.today()
        return lambda session: load_rows(
            session, keys=list_keys(session, today=today, wanted=_UNREVIEWED)[:AT_ONCE]
        )

    @override
    def note_for(self, rows: Sequence[CustomerRow]) -> str:
        if len(rows) == AT_ONCE:
            return say("the first {count}", count=number(AT_ONCE))
        return say_many("{count} file", "{count} files", len(rows)) if rows else ""

    def _on_counted(self, progress: ReviewProgress) -> None:
        done, everybody = progress.reviewed_count, progress.customer_count
        words = say("{done} of {total}", done=number(done), total=number(everybody))
        self._meter.set_value(words, done / everybody if everybody else None)

    @Slot()
    def _on_reviewed_clicked(self) -> None:
        keys, actor, today = (
            self.table.selected_keys(),
            self.desk.person,
            self.desk.clock.today(),
        )
        if keys:
            self.desk.tasks.write(
                self,
                lambda session: [
                    record_review(session, customer_id=key, note=None, actor=actor, today=today)
                    for key in keys
                ],
                intent=Intent.REVIEW_ARCHIVE,
            )
