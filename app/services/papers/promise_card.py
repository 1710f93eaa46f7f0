"""The service-promise card: by when we answer, solve and call back, in plain words."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from app.services.complaints.promise_words import (
    within_days,
    within_minutes,
)
from app.services.papers.complaint_slips import PromiseCard
from app.services.papers.document import A4_UPRIGHT, Paper, PrintStamp, bind
from app.services.papers.flow import Run, flow
from app.services.papers.form import Form
from app.services.papers.ink import BODY, BODY_MUTED, CELL, CELL_BOLD
from app.services.papers.report import HEAD_BOTTOM, MARGIN, Frame
from app.services.papers.said import BETWEEN
from app.services.papers.sheet import Sheet
from app.services.papers.table import Column, Group, Row, Table, TablePage
from app.words import Complexity, Severity, Tier
from app.words.language import say, say_in
from app.words.names import name_of

_WIDTH: Final = A4_UPRIGHT[0] - 2 * MARGIN
_BOTTOM: Final = A4_UPRIGHT[1] - 52


def print_promise_card(card: PromiseCard, *, stamp: PrintStamp) -> Paper:
    """Return what is promised as a paper, to be given to a customer on a day."""
    title = say_in("complaint paper", "Our promise when something goes wrong")
    whose = say_in("complaint paper", "For every customer")
    if card.name and card.number:
        whose = BETWEEN.join((card.name, say("No. {number}", number=card.number)))
    frame = Frame(
        title=title,
        subtitle=whose,
        total=say_in(
            "complaint paper", "Working days and hours of the clinic; holidays do not count."
        ),
        stamp=stamp,
    )
    body = partial(_draw_body, card=card)
    pdf = bind(title, A4_UPRIGHT, frame.sheets([body]), author=stamp.clinic_name)
    return Paper(
        title=title,
        stem=f"promise-{card.number}" if card.number else "promise",
        pdf=pdf,
        page_count=1,
        control_total=len(card.tiers),
    )


def _draw_body(sheet: Sheet, *, card: PromiseCard) -> None:
    top = HEAD_BOTTOM + 10
    for line in _how():
        top = sheet.lines(MARGIN, top, flow([Run(line, BODY)], _WIDTH)) + 5
    for make in (_answers, _solutions):
        table, page = make(card, top + 10)
        table.draw(sheet, page)
        top = page[-1].bottom + 8
    form = Form(_WIDTH)
    form.say([Run(_somebody_else(), BODY)])
    form.say([Run(_open_again(), BODY)])
    form.gap(10)
    form.sign([say_in("complaint paper", "Given on"), say_in("complaint paper", "Given by")])
    form.sign(
        [say_in("complaint paper", "Customer"), say_in("complaint paper", "Phone of the desk")]
    )
    form.say([Run(_until(), BODY_MUTED)])
    (rest,) = form.pages(top + 10, _BOTTOM)
    rest(sheet)


def _how() -> list[str]:
    return [
        say_in(
            "complaint paper",
            "Tell anybody who works here, in person, by phone, by message or in writing.",
        ),
        say_in(
            "complaint paper",
            "Whoever you ask first stays answerable to you until it is settled; nobody sends you "
            "from one to another.",
        ),
    ]


def _somebody_else() -> str:
    return say_in("complaint paper", "The call-back is made by somebody who did not handle it.")


def _open_again() -> str:
    return say_in(
        "complaint paper",
        "It is closed only when you say that it is solved. If it is not, we begin again, under "
        "the same number.",
    )


def _until() -> str:
    return say_in("complaint paper", "If we are late, ask for the supervisor.")


def _answers(card: PromiseCard, top: float) -> tuple[Table, TablePage]:
    headings = [
        say_in("complaint paper", "First answer"),
        say_in("complaint paper", "If it is serious"),
        say_in("complaint paper", "If your safety is concerned"),
        say_in("complaint paper", "Call-back once solved"),
    ]
    texts = [_answered(card, tier) for tier in card.tiers]
    return _table(card, top, headings, texts)


def _answered(card: PromiseCard, tier: Tier) -> list[str]:
    answers = [card.promises[tier, each].first_response_minutes for each in Severity]
    calls_back = card.promises[tier, Severity.ORDINARY].call_back_days
    return [*map(within_minutes, answers), within_days(calls_back)]


def _solutions(card: PromiseCard, top: float) -> tuple[Table, TablePage]:
    headings = [
        say_in("complaint paper", "Plan"),
        say_in("complaint paper", "Solved if it is clear"),
        say_in("complaint paper", "Solved if it is difficult"),
        say_in("complaint paper", "If several have to help"),
    ]
    ordinary = [card.promises[tier, Severity.ORDINARY] for tier in card.tiers]
    texts = [
        [within_days(each.plan_days), *(within_days(each.solution_days(how)) for how in Complexity)]
        for each in ordinary
    ]
    return _table(card, top, headings, texts)


def _table(
    card: PromiseCard, top: float, headings: Sequence[str], texts: Sequence[Sequence[str]]
) -> tuple[Table, TablePage]:
    share = (_WIDTH - 96) / len(headings)
    columns = (
        Column(say_in("complaint paper", "Tier"), 96),
        *(Column(heading, share) for heading in headings),
    )
    table = Table(columns=columns, left=MARGIN, top=top, bottom=_BOTTOM)
    rows = [
        _row(table, [name_of(tier), *cells]) for tier, cells in zip(card.tiers, texts, strict=True)
    ]
    (page,) = table.paginate([Group(heading=(), rows=rows)])
    return table, page


def _row(table: Table, texts: Sequence[str]) -> Row:
    first, *rest = texts
    return table.row([[[Run(first, CELL_BOLD)]], *([[Run(text, CELL)]] for text in rest)])
