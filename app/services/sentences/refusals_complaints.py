"""Sentences for what the desk refuses around complaints."""

from collections.abc import Sequence

from app.services.complaints.errors import (
    AnswersElsewhere,
    AnswersMissing,
    CallerHandled,
    CallerUnknown,
    CauseMissing,
    ComplaintReasonMissing,
    CorrectionMissing,
    CorrectionNotDone,
    FactsMissing,
    GateClosed,
    ManagerNeeded,
    NoRedLine,
    OwnerMissing,
    PromiseImpossible,
    RemedyMissing,
    SignatureMissing,
    StepRefused,
)
from app.services.rules.working_time import NeverOpen
from app.words import Missing
from app.words.formats import long_day
from app.words.language import listed, listed_long, say
from app.words.names import name_of


def sentence(error: BaseException) -> str | None:
    """Return what to say, ``None`` if the error is not of this room."""
    return _of_handling(error) or _of_settling(error) or _of_call_back(error) or _of_promises(error)


def _of_handling(error: BaseException) -> str | None:
    match error:
        case FactsMissing():
            return say("Please write down what happened.")
        case StepRefused(number=number, stage=stage, step=step):
            return say(
                "{number} is “{stage}”; “{step}” does not follow from there.",
                number=number,
                stage=name_of(stage),
                step=name_of(step),
            )
        case OwnerMissing():
            return say("Please choose somebody who works here to take it in hand.")
        case RemedyMissing():
            return say("Please write down what is done for the customer.")
        case CauseMissing():
            return say("Please say in a few words where it went wrong.")
        case _:
            return None


def _of_settling(error: BaseException) -> str | None:
    match error:
        case GateClosed(number=number, missing=missing):
            return say(
                "{number} cannot be closed yet. It lacks: {missing}.",
                number=number,
                missing=_listed(missing),
            )
        case SignatureMissing(attempts=attempts, needed=needed):
            return say(
                "There is no signature. Without one it takes {needed} documented attempts;"
                " there are {attempts}.",
                needed=needed,
                attempts=attempts,
            )
        case CorrectionMissing(due_on=due_on):
            return say(
                "Please say what is put right, and by when; {day} is over.", day=long_day(due_on)
            )
        case CorrectionNotDone():
            return say("It is verified after it was done. Please mark it as done first.")
        case NoRedLine():
            return say("Only a red line is reviewed here, and each once.")
        case _:
            return None


def _of_call_back(error: BaseException) -> str | None:
    match error:
        case CallerHandled(name=name, others=others):
            return say(
                "{name} had this complaint in hand, so somebody else calls back: {others}.",
                name=name,
                others=listed(others),
            )
        case CallerUnknown():
            return say(
                "The call-back needs a person who works here. Please sign in under your own name."
            )
        case AnswersMissing():
            return say(
                "Please ask all three: is it solved, how does the customer feel, what should"
                " we learn."
            )
        case ComplaintReasonMissing():
            return say("Please say why.")
        case ManagerNeeded():
            return say(
                "Everybody here has handled this complaint, so a manager has to confirm with"
                " their password."
            )
        case _:
            return None


def _of_promises(error: BaseException) -> str | None:
    match error:
        case AnswersElsewhere(number=number):
            return say(
                "{number} is a complaint: the call-back ends with its three answers, under"
                " Complaints. Here it can be tried again or moved.",
                number=number,
            )
        case PromiseImpossible(tier=tier, severity=severity):
            return say(
                "The promise for {tier}, {severity}, contradicts itself: at least a minute,"
                " and the harder the longer.",
                tier=name_of(tier),
                severity=name_of(severity),
            )
        case NeverOpen():
            return say(
                "The opening hours leave no open day, so nothing can be promised. Please"
                " check them in the settings."
            )
        case _:
            return None


def _listed(missing: Sequence[Missing]) -> str:
    return listed_long(name_of(each) for each in missing)
