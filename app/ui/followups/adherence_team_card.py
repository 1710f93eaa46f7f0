"""By person: what fell due, what was done, how late."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.services.followups.adherence import Adherence, AdherenceLine
from app.ui.followups.adherence_sayings import percent, person_name, team_sentence
from app.ui.parts.cards.card import Card
from app.ui.parts.desk import Desk
from app.ui.parts.lists.columns import Column, Look
from app.ui.parts.lists.row_model import RowModel
from app.ui.parts.lists.table import ListTable
from app.ui.theme.tokens import ColumnWidth
from app.words.formats import DASH, number
from app.words.language import say

_NOBODY = 0


class TeamCard(Card):
    """A line for each person; whom they answer for, and what they did."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(say("By person"), parent=parent)
        self._model = RowModel(team_columns(), key=lambda row: row.staff_id or _NOBODY, parent=self)
        self._table = ListTable(self._model, name=say("By person"))
        self._table.remember_in(desk.preferences, "adherence/team")
        self.add_flush(self._table)

    def show_adherence(self, found: Adherence) -> None:
        """Show the people by name."""
        self.set_title(team_sentence(found))
        self._model.set_rows(found.people)


def team_columns() -> tuple[Column[AdherenceLine], ...]:
    """Return the columns of the team."""
    return (
        Column(
            name="person",
            title=lambda: say("Person"),
            text=person_name,
            look=Look.STRONG,
            width=ColumnWidth.SHORT,
        ),
        _count("customers", lambda: say("Customers"), lambda row: row.customers),
        Column(
            name="kept",
            title=lambda: say("Kept"),
            text=lambda row: DASH if row.kept_share is None else percent(row.kept_share),
            sort_key=lambda row: row.kept_share or 0.0,
            look=Look.NUMBER,
            width=ColumnWidth.TINY,
            tooltip=lambda row: say("{met} of {owed} contacts", met=row.met, owed=row.owed),
        ),
        *_work_columns(),
    )


def _work_columns() -> tuple[Column[AdherenceLine], ...]:
    return (
        _count("due", lambda: say("Fell due"), lambda row: row.due),
        _count("done", lambda: say("Done"), lambda row: row.done),
        _count("late", lambda: say("Late"), lambda row: row.late),
        Column(
            name="days",
            title=lambda: say("Days late"),
            text=lambda row: (
                DASH if row.average_days_late is None else f"{row.average_days_late:.1f}"
            ),
            sort_key=lambda row: row.average_days_late or 0.0,
            look=Look.NUMBER,
            width=ColumnWidth.TINY,
        ),
        _count("entries", lambda: say("Logged"), lambda row: row.entries),
    )


def _count(
    name: str, title: Callable[[], str], count: Callable[[AdherenceLine], int]
) -> Column[AdherenceLine]:
    return Column(
        name=name,
        title=title,
        text=lambda row: number(count(row)),
        sort_key=count,
        look=Look.NUMBER,
        width=ColumnWidth.TINY,
    )
