"""Words about where a customer stands: tiers, gradings, risk."""

from enum import StrEnum
from typing import Final


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
