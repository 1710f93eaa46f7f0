"""The line for the receptionist: why a customer stands where they stand, in one sentence."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from app.models.enums import Indicator, Tier
from app.services.rules.reasons import Why, WhyPart
from app.services.words.language import say, say_many
from app.services.words.names import name_of

_WHAT: Final[Mapping[Indicator, Callable[[], str]]] = {
    Indicator.TENURE: lambda: say("tenure"),
    Indicator.SPEND: lambda: say("spend"),
    Indicator.VISITS: lambda: say("visits"),
    Indicator.FREQUENCY: lambda: say("frequency"),
    Indicator.TREATMENTS: lambda: say("treatments"),
    Indicator.REFERRED_SPEND: lambda: say("friends' spend"),
    Indicator.EVENTS: lambda: say("events"),
    Indicator.EVENT_SALES: lambda: say("event sales"),
}


def why_sentence(why: Why) -> str:
    """Return place and reasons: ``VIP, 82 points, place 31 of 412: spend above 94 % …``."""
    if why.rank is None or why.score is None or why.tier is Tier.NOT_GRADED:
        return _unplaced(why.tier)
    place = say(
        "{tier}, {score} points, place {rank} of {ranked}",
        tier=name_of(why.tier),
        score=f"{why.score:.0f}",
        rank=f"{why.rank:,}",
        ranked=f"{why.ranked_count:,}",
    )
    if not why.parts:
        return say("{place}.", place=place)
    return say("{place}: {reasons}.", place=place, reasons=_joined(why.parts))


def _unplaced(tier: Tier) -> str:
    match tier:
        case Tier.PROSPECT:
            return say("Never came, so there is nothing to compare.")
        case Tier.NOT_GRADED:
            return say("Too few customers to compare.")
        case _:
            return say("Not here for two years, or no longer active, so not ranked.")


def _joined(parts: Sequence[WhyPart]) -> str:
    """Join the reasons; only the first comparison says with whom."""
    first = next((part for part in parts if part.indicator is not Indicator.REFERRED), None)
    return say(", ").join(_reason(part, in_full=part is first) for part in parts)


def _reason(part: WhyPart, *, in_full: bool) -> str:
    if part.indicator is Indicator.REFERRED:
        return say_many("{count} friend brought", "{count} friends brought", part.value)
    what = _WHAT[part.indicator]()
    if in_full:
        return say("{what} above {percent} % of customers", what=what, percent=part.above_percent)
    return say("{what} above {percent} %", what=what, percent=part.above_percent)
