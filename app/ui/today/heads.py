"""The headings between the calls: the stages of the ladder and what the desk does at each."""

from app.services.rules.rhythm import DeskStep, Measure, desk_step_for
from app.services.today.today import DayList
from app.ui.today.line_list import Head
from app.words import RiskStage
from app.words.formats import number
from app.words.language import say, say_in, say_many
from app.words.names import name_of


def heads_of(listed: DayList) -> dict[int, Head]:
    """Return the headings of the calls, by the place of the line they stand before."""
    heads: dict[int, Head] = {}
    at = 0
    if listed.vip_total:
        heads[at] = _vip_head(listed.vip_total)
        at += listed.vip_total
    for stage in reversed(RiskStage):
        if count := listed.stage_totals.get(stage, 0):
            heads[at] = _stage_head(stage, count)
            at += count
    return heads


def _vip_head(count: int) -> Head:
    step = say("one step earlier than others, the worst first")
    return Head(what=say_in("heading", "VIPs"), count=number(count), step=step)


def _stage_head(stage: RiskStage, count: int) -> Head:
    step = desk_step_for(stage, vip=False, open_complaint=False)
    return Head(what=name_of(stage), count=number(count), step=_said(step))


def _said(step: DeskStep) -> str:
    what = _measure(step.measure)
    if step.within_days is None:
        return what
    limit = say_many("within {count} day", "within {count} days", step.within_days)
    return say_in("measure and limit", "{what}, {limit}", what=what, limit=limit)


def _measure(measure: Measure) -> str:
    match measure:
        case Measure.REMINDER:
            return say("the front desk reminds and offers a date")
        case Measure.PERSONAL_CALL:
            return say("the responsible specialist calls and notes the reason")
        case Measure.RECOVERY_PLAN:
            return say("the supervisor makes a plan with the doctor")
        case Measure.WIN_BACK:
            return say("the manager calls and opens a win-back")
        case _:
            return ""
