"""The rows of a complaint's story, in an order that the guards of the tables accept."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any, Final

from app.models import (
    ComplaintCallBack,
    ComplaintCase,
    ComplaintDeadline,
    ComplaintHandler,
    ComplaintLogEntry,
    CorrectiveAction,
    RedLineReview,
    ResultNotice,
)
from app.services.complaints.deadlines import clock_cells
from app.services.complaints.promises import Promises
from app.services.demo.complaint_stories import Story
from app.services.demo.ledger import Ledger
from app.services.demo.phrases import in_language, load_resource
from app.services.rules.working_time import WorkingTime
from app.words import (
    ComplaintCause,
    ComplaintChannel,
    ComplaintClock,
    ComplaintStage,
    ComplaintStep,
    Department,
    Informed,
    Learning,
    Severity,
)

_CHANNELS: Final = (
    ComplaintChannel.PHONE,
    ComplaintChannel.WECHAT,
    ComplaintChannel.IN_PERSON,
    ComplaintChannel.PLATFORM,
)
_CONFIRMED: Final = (ComplaintStage.CALLED_BACK, ComplaintStage.CLOSED)
_LEARNT: Final = (Learning.TRAINING, Learning.RULE_CHANGED, Learning.CATALOGUE)
_CORRECTED_DAYS: Final = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Pen:
    """What every story is written down with."""

    random: Random
    ledger: Ledger
    language: str
    promises: Promises
    working: WorkingTime

    def phrase(self, *path: str) -> str:
        """Return a text of the made-up clinic."""
        found = load_resource("complaints.json")
        for key in path:
            found = found[key]
        return in_language(found, self.language)

    def pick(self, name: str) -> str:
        """Return one of several texts."""
        return in_language(
            self.random.choice(load_resource("complaints.json")[name]), self.language
        )


def write_story(pen: Pen, story: Story) -> dict[str, Any] | None:
    """Put a story into the ledger; return what has to follow once everything else is written."""
    handling = load_resource("complaints.json")["handling"][story.told.direction]
    key = pen.ledger.add(ComplaintCase, **_case(pen, story, handling))
    if story.answered_at:
        pen.ledger.add(
            ComplaintHandler, case_id=key, staff_id=story.owner_id, since_at=story.answered_at
        )
    _write_log(pen, story, key)
    for cells in _deadlines(pen, story):
        pen.ledger.add(ComplaintDeadline, case_id=key, round=1, **cells)
    if ComplaintStage.SOLVED in story.times:
        _write_correction(pen, story, key, Department(handling["department"]))
    if story.severity is Severity.RED_LINE:
        _write_review(pen, story, key)
    return _confirm(pen, story, key) if story.stage in _CONFIRMED else None


def _case(pen: Pen, story: Story, handling: dict[str, Any]) -> dict[str, Any]:
    direction, signed_at = story.told.direction, story.times.get(ComplaintStage.SIGNED)
    cells: dict[str, Any] = {
        "complaint_id": story.told.complaint_id,
        "customer_id": story.told.customer_id,
        "number": story.number,
        "stage": ComplaintStage.SIGNED if story.stage in _CONFIRMED else story.stage,
        "severity": story.severity,
        "complexity": story.complexity,
        "channel": pen.random.choice(_CHANNELS),
        "received_at": story.received_at,
        "stepped_at": story.stepped_at,
        "wish": pen.phrase("wish"),
        "first_receiver_id": story.receiver_id,
        "signed_on": signed_at.date() if signed_at else None,
    }
    if story.answered_at:
        cells |= {"owner_id": story.owner_id, "department": Department(handling["department"])}
    if ComplaintStage.SOLVED in story.times:
        cells |= {
            "remedy": pen.phrase("handling", direction, "remedy"),
            "remedy_cost_minor": handling["cost"],
            "cause": ComplaintCause(handling["cause"]),
            "cause_text": pen.phrase("handling", direction, "cause_text"),
        }
    if story.stage is ComplaintStage.WITHDRAWN:
        cells["withdrawn_why"] = pen.phrase("taken_back")
    return cells


def _write_log(pen: Pen, story: Story, key: int) -> None:
    for at, staff_id, step, stage, text in sorted(_steps(pen, story), key=lambda each: each[0]):
        pen.ledger.add(
            ComplaintLogEntry,
            case_id=key,
            at=at,
            staff_id=staff_id,
            step=step,
            stage=stage,
            text=text,
        )


_Line = tuple[datetime, int, ComplaintStep, ComplaintStage, str | None]


def _steps(pen: Pen, story: Story) -> Iterator[_Line]:
    direction, owner_id, at = story.told.direction, story.owner_id, story.times
    received, in_hand = ComplaintStage.RECEIVED, ComplaintStage.IN_HAND
    yield at[received], story.receiver_id, ComplaintStep.RECEIVE, received, story.told.text
    if story.answered_at:
        told = pen.phrase("handling", direction, "response")
        yield story.answered_at, owner_id, ComplaintStep.TAKE, in_hand, None
        yield story.answered_at, owner_id, ComplaintStep.RESPOND, in_hand, told
    if story.planned_at:
        planned = pen.phrase("handling", direction, "plan")
        yield story.planned_at, owner_id, ComplaintStep.PLAN, in_hand, planned
    later = {
        ComplaintStage.WAITING: (ComplaintStep.WAIT, pen.phrase("waiting_for")),
        ComplaintStage.WITHDRAWN: (ComplaintStep.WITHDRAW, pen.phrase("taken_back")),
        ComplaintStage.SOLVED: (ComplaintStep.SOLVE, pen.phrase("handling", direction, "remedy")),
        ComplaintStage.SIGNED: (ComplaintStep.SIGN, None),
        ComplaintStage.CLOSED: (ComplaintStep.CLOSE, None),
    }
    for stage, (step, text) in later.items():
        if stage in at:
            yield at[stage], owner_id, step, stage, text


def _deadlines(pen: Pen, story: Story) -> Iterator[dict[str, Any]]:
    solved_at = story.times.get(ComplaintStage.SOLVED)
    met = {
        ComplaintClock.FIRST_RESPONSE: story.answered_at,
        ComplaintClock.PLAN: story.planned_at,
        ComplaintClock.SOLUTION: solved_at,
        ComplaintClock.CALL_BACK: story.times.get(ComplaintStage.CALLED_BACK),
    }
    starts = dict.fromkeys(ComplaintClock, story.received_at)
    if solved_at:
        starts[ComplaintClock.CALL_BACK] = solved_at
    else:
        del starts[ComplaintClock.CALL_BACK]
    over_at = story.times.get(ComplaintStage.WITHDRAWN)
    promise = pen.promises[story.told.tier, story.severity]
    for clock, at in starts.items():
        met_at = met[clock] or over_at
        yield {
            **clock_cells(clock, promise, story.complexity, pen.working, at),
            "met_at": met_at,
            "paused_at": None if met_at else story.times.get(ComplaintStage.WAITING),
        }


def _write_correction(pen: Pen, story: Story, key: int, department: Department) -> None:
    solved_on = story.times[ComplaintStage.SOLVED].date()
    cells: dict[str, Any] = {}
    if story.stage is ComplaintStage.CLOSED:
        done_on = story.times[ComplaintStage.CLOSED].date()
        cells = {"done_on": done_on, "verified_on": done_on, "verified_by_id": story.caller_id}
    pen.ledger.add(
        CorrectiveAction,
        case_id=key,
        text=pen.phrase("handling", story.told.direction, "correction"),
        department=department,
        due_on=solved_on + timedelta(days=_CORRECTED_DAYS),
        **cells,
    )
    pen.ledger.add(
        ResultNotice,
        case_id=key,
        told_on=solved_on,
        informed=Informed.CUSTOMER,
        staff_id=story.owner_id,
    )


def _write_review(pen: Pen, story: Story, key: int) -> None:
    pen.ledger.add(
        RedLineReview,
        case_id=key,
        reviewed_at=story.received_at + timedelta(hours=3),
        staff_id=story.caller_id,
        finding=pen.phrase("finding"),
    )


def _confirm(pen: Pen, story: Story, key: int) -> dict[str, Any]:
    """Write down what the customer said; return the cells that this allows."""
    called_at, feeling = story.times[ComplaintStage.CALLED_BACK], pen.pick("feelings")
    heard_id = pen.ledger.add(
        ComplaintCallBack,
        case_id=key,
        round=1,
        called_at=called_at,
        caller_id=story.caller_id,
        solved=True,
        feeling=feeling,
        experience=pen.pick("advice"),
        satisfaction=pen.random.choice((4, 5)),
        claim=pen.phrase("handling", story.told.direction, "remedy"),
    )
    pen.ledger.add(
        ComplaintLogEntry,
        case_id=key,
        at=called_at,
        staff_id=story.caller_id,
        step=ComplaintStep.CALL_BACK,
        stage=ComplaintStage.CALLED_BACK,
        text=feeling,
    )
    return {
        "id": key,
        "stage": story.stage,
        "confirmation_id": heard_id,
        "closed_at": story.times.get(ComplaintStage.CLOSED),
        "learning": pen.random.choice(_LEARNT),
    }
