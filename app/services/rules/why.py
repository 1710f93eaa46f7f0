"""Why a customer stands where they stand, in one line for whoever is asked."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Final

from app.services.rules.reasons import Why, WhyPart
from app.services.rules.rhythm import Risk
from app.words import Indicator, RiskStage, Tier
from app.words.formats import number
from app.words.language import say, say_in, say_many
from app.words.names import name_of

_TENTHS: Final = 10
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


def why_sentence(why: Why, *, was: Tier | None = None, risk: Risk | None = None) -> str:
    """Return tier, place and reasons, then the rhythm.

    Args:
        why: The place and what lifted the customer there.
        was: The tier of the grading before, where it differs.
        risk: How the customer stands against the own rhythm, where there is one.
    """
    line = _standing(why, was)
    if risk is None:
        return line
    rhythm = stage_sentence(
        risk.rhythm.expected_gap, days_since=risk.rhythm.days_since, stage=risk.stage
    )
    return say_in("sentences", "{first} {second}", first=line, second=rhythm)


def stage_sentence(expected_gap: Fraction, *, days_since: int, stage: RiskStage) -> str:
    """Return how often the customer comes, how long it has been, and what that means."""
    return say_many(
        "Usually every day, now {days}: {stage}.",
        "Usually every {count} days, now {days}: {stage}.",
        round(expected_gap),
        days=number(days_since),
        stage=_within(name_of(stage)),
    )


def shift_phrase(indicator: Indicator, delta_tenths: int) -> str:
    """Return how an indicator moved, as a share of the other customers.

    Args:
        indicator: What moved.
        delta_tenths: Of how many more it is ahead now, in tenths of a percent.
    """
    share = f"{tenths(abs(delta_tenths))}%"
    if delta_tenths > 0:
        return say("{indicator}: ahead of {share} more", indicator=name_of(indicator), share=share)
    return say("{indicator}: ahead of {share} fewer", indicator=name_of(indicator), share=share)


def change_phrase(
    before_tenths: int | None, after_tenths: int | None, *, was: Tier, tier: Tier
) -> str:
    """Return what a visit does to score and tier, such as ``score 92 → 93, stays VIP``.

    Args:
        before_tenths: Ten times the score now; ``None`` for who is not ranked yet.
        after_tenths: The same after the visit.
        was: The tier shown now.
        tier: The tier shown after the visit; it differs only where it is provisional.
    """
    if after_tenths is None:
        return ""
    after = after_tenths // _TENTHS
    if before_tenths is None:
        return say("score {after}", after=after)
    before = before_tenths // _TENTHS
    if was is tier:
        return say(
            "score {before} → {after}, stays {tier}",
            before=before,
            after=after,
            tier=name_of(tier),
        )
    return say(
        "score {before} → {after}, provisionally {tier}",
        before=before,
        after=after,
        tier=name_of(tier),
    )


def tenths(value: int) -> str:
    """Return tenths with a decimal only where there is one."""
    whole, rest = divmod(value, _TENTHS)
    return f"{whole}.{rest}" if rest else str(whole)


def _standing(why: Why, was: Tier | None) -> str:
    if why.rank is None or why.score is None or why.tier is Tier.NOT_GRADED:
        return _unplaced(why.tier)
    place = say(
        "{tier}, {score} points, place {rank} of {ranked}",
        tier=name_of(why.tier),
        score=int(why.score),
        rank=number(why.rank),
        ranked=number(why.ranked_count),
    )
    if was is not None and was is not why.tier:
        place = say("{place} (was {tier})", place=place, tier=_within(name_of(was)))
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
    share = say("{percent} %", percent=part.above_percent)
    if in_full:
        return say("{what} above {share} of customers", what=what, share=share)
    return say("{what} above {share}", what=what, share=share)


def _within(name: str) -> str:
    """Return a name as it stands inside a sentence; what is all capitals stays."""
    return name if name[:2].isupper() else name[:1].lower() + name[1:]
