"""What the desk refuses around returns, home visits, accountability and red lines."""

from dataclasses import dataclass

from typing_extensions import override

from app.services.foundation.errors import Refusal
from app.words import ConductCheck, HomeVisitState
from app.words.language import N_, listed, say
from app.words.names import name_of


@dataclass(eq=False)
class HomeVisitIncomplete(Refusal):
    """A home visit without a place, a purpose or somebody who goes."""

    says = N_("A home visit needs an address, a purpose and somebody who goes.")


@dataclass(eq=False)
class SlotImpossible(Refusal):
    """An hour that ends before it begins, or is over."""

    says = N_("The hour is over, or ends before it begins.")


@dataclass(eq=False)
class HomeVisitUnconfirmed(Refusal):
    """Somebody is to set out though the customer has not confirmed the hour."""

    number: str

    says = N_("The customer has not confirmed {number} yet, so nobody sets out.")


@dataclass(eq=False)
class PointsMissing(Refusal):
    """A visitor has not acknowledged what they must.

    Attributes:
        names: Of the visitors.
        points: What is still to be acknowledged by one of them.
    """

    names: tuple[str, ...]
    points: tuple[ConductCheck, ...]

    @override
    def sentence(self) -> str:
        return say(
            "Not yet acknowledged: {points}. By: {names}.",
            points="; ".join(map(name_of, self.points)),
            names=listed(self.names),
        )


@dataclass(eq=False)
class HomeVisitStepRefused(Refusal):
    """A home visit is not where that can be done."""

    number: str
    state: HomeVisitState

    says = N_("{number} is “{state}”; that does not follow from there.")


@dataclass(eq=False)
class CashRefused(Refusal):
    """An extra of a home visit paid in cash, or in no known way."""

    says = N_(
        "Extras of a home visit are paid by transfer, WeChat Pay, Alipay or card, never in cash"
        " through staff."
    )
