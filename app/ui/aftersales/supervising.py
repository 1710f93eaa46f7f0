"""The lists of the supervisor: who has what in hand, who was not told, who says otherwise."""

from collections.abc import Callable
from functools import partial

from app.services.aftersales.supervision import (
    MismatchRow,
    PersonRow,
    list_mismatches,
    list_people,
    list_untold,
)
from app.services.complaints.rows import ComplaintRow
from app.ui.aftersales.columns import customer_column
from app.ui.parts.lists.columns import Column, Look
from app.ui.parts.lists.sight import Sight
from app.ui.theme.tokens import ColumnWidth, Tone
from app.words.formats import number, short_day
from app.words.language import say, say_in
from app.words.names import name_of


def people_sight() -> Sight[PersonRow]:
    """Return what each person answers for."""
    return Sight(
        title=say("By person"),
        columns=(
            Column(
                name="person",
                title=lambda: say("Person"),
                text=lambda row: row.name,
                look=Look.STRONG,
            ),
            _count("first", lambda: say("First asked, 30 days"), lambda row: row.first_asked),
            _count("hand", lambda: say("In hand"), lambda row: row.in_hand),
            _count("late", lambda: say_in("complaint scope", "Late"), lambda row: row.late),
            _count("closed", lambda: say("Closed, 30 days"), lambda row: row.closed),
            _count("stage", lambda: say("Stage"), lambda row: row.stage),
        ),
        key=lambda row: row.staff_id,
        customer=lambda _row: None,
        load=lambda desk: partial(list_people, now=desk.clock.now()),
        empty=(say("Nobody works here yet."), say("Settings, “People” adds somebody.")),
    )


def untold_sight() -> Sight[ComplaintRow]:
    """Return the solved complaints nobody was told the result of."""
    return Sight(
        title=say("Result not told"),
        columns=(
            Column(
                name="number",
                title=lambda: say("Number"),
                text=lambda row: row.number,
                width=ColumnWidth.SHORT,
            ),
            customer_column(ComplaintRow),
            Column(
                name="facts",
                title=lambda: say("What happened"),
                text=lambda row: row.facts,
                below=lambda row: name_of(row.stage),
                width=ColumnWidth.WIDE,
            ),
            Column(
                name="owner",
                title=lambda: say("In hand of"),
                text=lambda row: row.owner_name or "",
            ),
        ),
        key=lambda row: row.case_id,
        customer=lambda row: row.customer_id,
        load=lambda _desk: list_untold,
        empty=(
            say("Whoever complained knows what came of it."),
            say("A solved complaint stands here until somebody was told."),
        ),
    )


def mismatch_sight() -> Sight[MismatchRow]:
    """Return the call-backs in which the customer said otherwise than the handler."""
    return Sight(
        title=say("Claim and answer"),
        columns=(
            Column(
                name="number",
                title=lambda: say("Number"),
                text=lambda row: row.number,
                below=lambda row: short_day(row.called_on),
                width=ColumnWidth.SHORT,
            ),
            customer_column(MismatchRow),
            Column(
                name="claim",
                title=lambda: say("What the handler says"),
                text=lambda row: row.claim,
                below=lambda row: row.owner_name or "",
                width=ColumnWidth.WIDE,
            ),
            Column(
                name="answer",
                title=lambda: say("What the customer says"),
                text=lambda row: row.answer,
                below=lambda row: say("Solved, but unhappy") if row.solved else say("Not solved"),
                tone=lambda row: None if row.solved else Tone.BAD,
                width=ColumnWidth.WIDE,
            ),
        ),
        key=lambda row: row.call_back_id,
        customer=lambda row: row.customer_id,
        load=lambda _desk: list_mismatches,
        empty=(
            say("Every customer said what the handler says."),
            say("“Not solved”, or solved with a score of 1 or 2, stands here."),
        ),
    )


def _count(
    name: str, title: Callable[[], str], count: Callable[[PersonRow], int]
) -> Column[PersonRow]:
    return Column(
        name=name,
        title=title,
        text=lambda row: number(count(row)),
        value=count,
        sort_key=count,
        look=Look.NUMBER,
        width=ColumnWidth.SHORT,
    )
