"""What the desk does next about a customer, in words."""

from app.services.rules.rhythm import DeskStep, Doer, Measure
from app.words.language import say, say_many


def step_said(step: DeskStep) -> str:
    """Return what is done, by whom and until when."""
    who = _doer(step.doer)
    if step.within_days is None:
        return who
    within = say_many("within {count} day", "within {count} days", step.within_days)
    return say("{who}, {within}", who=who, within=within)


def measure_said(measure: Measure) -> str:
    """Return what is done at a stage."""
    match measure:
        case Measure.ROUTINE:
            return say("Nothing out of turn")
        case Measure.REMINDER:
            return say("Remind, and offer a date")
        case Measure.PERSONAL_CALL:
            return say("Call in person and note the reason")
        case Measure.RECOVERY_PLAN:
            return say("Make a plan: the doctor's follow-up, an offer made to fit")
        case Measure.WIN_BACK:
            return say("Call, and open a win-back case with a budget")
        case Measure.EXIT_ANALYSIS:
            return say("Find out why, make one last offer")


def _doer(doer: Doer) -> str:
    match doer:
        case Doer.FRONT_DESK:
            return say("front desk")
        case Doer.SPECIALIST:
            return say("responsible specialist")
        case Doer.SUPERVISOR:
            return say("supervisor")
        case Doer.MANAGER:
            return say("manager")
