"""Words about where a customer stands: tiers, gradings, risk."""

from enum import StrEnum
from typing import Final

from app.words.language import say_in
from app.words.named import Names


class Tier(StrEnum):
    """The shown grade of a customer; the first four are also the base tiers, best first."""

    VIP = "vip"
    MAJOR = "major"
    ORDINARY = "ordinary"
    GENERAL = "general"
    POTENTIAL_VIP = "potential_vip"
    DORMANT = "dormant"
    PROSPECT = "prospect"
    NOT_GRADED = "not_graded"


class TierScheme(StrEnum):
    """How the one result is displayed; never stored as a second truth."""

    FIVE_TIERS = "five_tiers"
    STARS = "stars"
    THREE_WAY = "three_way"


class ThreeWay(StrEnum):
    """The three-class view of a tier."""

    BIG = "big"
    POTENTIAL = "potential"
    GENERAL = "general"


class Indicator(StrEnum):
    """The weighted numbers behind a grade (definitions.md, The eight indicators)."""

    TENURE = "tenure"
    SPEND = "spend"
    VISITS = "visits"
    FREQUENCY = "frequency"
    TREATMENTS = "treatments"
    REFERRED = "referred"
    REFERRED_SPEND = "referred_spend"
    EVENTS = "events"
    EVENT_SALES = "event_sales"
    HARMONY = "harmony"


class CutKind(StrEnum):
    """Whether tiers are cut by share of ranks or by absolute score."""

    RANK_SHARE = "rank_share"
    THRESHOLD = "threshold"


class GradingPeriod(StrEnum):
    """How often customers are graded; the year end is graded in any case."""

    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    YEARLY = "yearly"


class Movement(StrEnum):
    """How a customer's tier changed between two gradings."""

    UP = "up"
    DOWN = "down"
    ENTRY = "entry"
    DORMANT = "dormant"
    RETURN = "return"


class RiskStage(StrEnum):
    """How far a customer is beyond the own rhythm (definitions.md, Return rhythm and risk)."""

    ON_RHYTHM = "on_rhythm"
    DUE_BACK = "due_back"
    LATE = "late"
    AT_RISK = "at_risk"
    CRITICAL = "critical"
    LOST = "lost"

    @property
    def number(self) -> int:
        """The stage as the definitions count it, 0 to 5."""
        return _STAGES.index(self)


_STAGES: Final = tuple(RiskStage)


NAMES: Final[Names] = {
    Tier: {
        Tier.VIP: lambda: say_in("tier", "VIP"),
        Tier.MAJOR: lambda: say_in("tier", "Major"),
        Tier.ORDINARY: lambda: say_in("tier", "Ordinary"),
        Tier.GENERAL: lambda: say_in("tier", "General"),
        Tier.POTENTIAL_VIP: lambda: say_in("tier", "Potential VIP"),
        Tier.DORMANT: lambda: say_in("tier", "Dormant"),
        Tier.PROSPECT: lambda: say_in("tier", "Prospect"),
        Tier.NOT_GRADED: lambda: say_in("tier", "Not graded"),
    },
    TierScheme: {
        TierScheme.FIVE_TIERS: lambda: say_in("tier scheme", "Five tiers"),
        TierScheme.STARS: lambda: say_in("tier scheme", "Stars"),
        TierScheme.THREE_WAY: lambda: say_in("tier scheme", "Three classes"),
    },
    ThreeWay: {
        ThreeWay.BIG: lambda: say_in("three way", "Big"),
        ThreeWay.POTENTIAL: lambda: say_in("three way", "Potential"),
        ThreeWay.GENERAL: lambda: say_in("three way", "General"),
    },
    Indicator: {
        Indicator.TENURE: lambda: say_in("indicator", "Tenure"),
        Indicator.SPEND: lambda: say_in("indicator", "Spend"),
        Indicator.VISITS: lambda: say_in("indicator", "Visits"),
        Indicator.FREQUENCY: lambda: say_in("indicator", "Frequency"),
        Indicator.TREATMENTS: lambda: say_in("indicator", "Treatments"),
        Indicator.REFERRED: lambda: say_in("indicator", "Referrals"),
        Indicator.REFERRED_SPEND: lambda: say_in("indicator", "Referred spend"),
        Indicator.EVENTS: lambda: say_in("indicator", "Events"),
        Indicator.EVENT_SALES: lambda: say_in("indicator", "Event sales"),
        Indicator.HARMONY: lambda: say_in("indicator", "Feedback"),
    },
    CutKind: {
        CutKind.RANK_SHARE: lambda: say_in("cut kind", "Share of places"),
        CutKind.THRESHOLD: lambda: say_in("cut kind", "Fixed scores"),
    },
    GradingPeriod: {
        GradingPeriod.MONTHLY: lambda: say_in("grading period", "Monthly"),
        GradingPeriod.QUARTERLY: lambda: say_in("grading period", "Quarterly"),
        GradingPeriod.YEARLY: lambda: say_in("grading period", "Yearly"),
    },
    Movement: {
        Movement.UP: lambda: say_in("movement", "Up"),
        Movement.DOWN: lambda: say_in("movement", "Down"),
        Movement.ENTRY: lambda: say_in("movement", "New"),
        Movement.DORMANT: lambda: say_in("movement", "Gone dormant"),
        Movement.RETURN: lambda: say_in("movement", "Came back"),
    },
    RiskStage: {
        RiskStage.ON_RHYTHM: lambda: say_in("risk stage", "On rhythm"),
        RiskStage.DUE_BACK: lambda: say_in("risk stage", "Due back"),
        RiskStage.LATE: lambda: say_in("risk stage", "Late"),
        RiskStage.AT_RISK: lambda: say_in("risk stage", "At risk"),
        RiskStage.CRITICAL: lambda: say_in("risk stage", "Critical"),
        RiskStage.LOST: lambda: say_in("risk stage", "Lost"),
    },
}
