"""Visits of made-up customers as rows: lines, packages, scores, money given back."""

from datetime import date, time, timedelta
from random import Random
from typing import Any, Final

from app.models import Package, Visit, VisitLine
from app.services.demo.chance import happens
from app.services.demo.histories import DraftLine, DraftVisits
from app.services.demo.setting import Setting

_SCORES: Final = ((5, 4, 3, 2, 1), (55, 32, 9, 3, 1))
_SCORED_SHARE: Final = 0.7
_BY_TOUCH_POINT_SHARE: Final = 0.5
_REFUND_SHARE: Final = 0.012
_PACKAGE_DAYS: Final = 730
_DEAR_MINOR: Final = 200_000
_TOUCH_POINTS: Final = ("front_desk_score", "service_score", "consultant_score", "doctor_score")


def write_visits(setting: Setting, customer_id: int, drafts: DraftVisits) -> None:
    """Put the visits of a customer into the ledger, oldest first."""
    packages: dict[int, int] = {}
    for day in sorted(drafts):
        visit_id = open_visit(setting, customer_id, day, **_scores(setting.random))
        for draft in drafts[day]:
            visit = (visit_id, customer_id, day)
            line_id = add_line(setting, visit, draft, packages)
            if draft.sessions == 1 and happens(setting.random, _REFUND_SHARE):
                _give_back(setting, visit, draft, line_id)


def open_visit(setting: Setting, customer_id: int, day: date, **cells: object) -> int:
    """Add a visit without lines and return its key."""
    random = setting.random
    return setting.ledger.add(
        Visit,
        customer_id=customer_id,
        visited_on=day,
        visited_at=time(_hour(random, today=day == setting.today), random.choice((0, 30))),
        recorded_by_id=setting.team.by_key["li_na"],
        **cells,
    )


def add_line(
    setting: Setting,
    visit: tuple[int, int, date],
    draft: DraftLine,
    packages: dict[int, int],
    **cells: object,
) -> int:
    """Add a line, with the package it pays for or draws on, and return its key.

    Args:
        setting: The clinic.
        visit: Key of the visit, its customer and its day.
        draft: What was done.
        packages: The customer's running packages by item; brought up to date.
        cells: Further columns of the line.
    """
    visit_id, customer_id, day = visit
    item_id = draft.treatment.item_id
    if draft.sessions > 1:
        packages[item_id] = setting.ledger.add(
            Package,
            customer_id=customer_id,
            item_id=item_id,
            session_count=draft.sessions,
            bought_on=day,
            expires_on=day + timedelta(days=_PACKAGE_DAYS),
        )
    cells = {"staff_id": _treated_by(setting, draft)} | cells
    return setting.ledger.add(
        VisitLine,
        visit_id=visit_id,
        customer_id=customer_id,
        visited_on=day,
        family_id=draft.treatment.family_id,
        item_id=item_id,
        amount_minor=draft.amount_minor,
        package_id=None if draft.sessions == 1 else packages.get(item_id),
        **cells,
    )


def _hour(random: Random, *, today: bool) -> int:
    return 9 if today else random.randint(9, 18)


def _give_back(
    setting: Setting, visit: tuple[int, int, date], draft: DraftLine, line_id: int
) -> None:
    _visit_id, customer_id, day = visit
    refund_on = day + timedelta(days=setting.random.randint(1, 20))
    if refund_on > setting.today or not draft.amount_minor:
        return
    refund_id = setting.ledger.add(
        Visit,
        customer_id=customer_id,
        visited_on=refund_on,
        recorded_by_id=setting.team.supervisor_id,
    )
    setting.ledger.add(
        VisitLine,
        visit_id=refund_id,
        customer_id=customer_id,
        visited_on=refund_on,
        family_id=draft.treatment.family_id,
        item_id=draft.treatment.item_id,
        amount_minor=-(draft.amount_minor // setting.random.choice((1, 2))),
        refund_of_id=line_id,
    )


def _treated_by(setting: Setting, draft: DraftLine) -> int:
    if draft.treatment.one_off or draft.treatment.price_minor >= _DEAR_MINOR:
        return setting.random.choice(setting.team.doctor_ids)
    return setting.team.by_key["chen_wei"]


def _scores(random: Random) -> dict[str, Any]:
    if not happens(random, _SCORED_SHARE):
        return {}
    overall = random.choices(*_SCORES)[0]
    cells: dict[str, Any] = {"satisfaction": overall, "took_part": happens(random, 0.3)}
    if happens(random, _BY_TOUCH_POINT_SHARE):
        cells |= {point: _beside(random, overall) for point in _TOUCH_POINTS}
        cells["result_score"] = _beside(random, overall)
    return cells


def _beside(random: Random, score: int) -> int:
    return min(5, max(1, score + random.choice((-1, 0, 0, 0, 1))))
