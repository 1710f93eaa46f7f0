"""The eight indicators of a customer in figures, and how they stand among the others."""

from dataclasses import dataclass
from datetime import date

from app.services.complaints.feedback import FeedbackMatrix
from app.services.rules.grading import Graded
from app.services.rules.indicators import History, frequency_of, tenure_months
from app.words import FeedbackKind, Indicator
from app.words.formats import money, tenure
from app.words.language import listed, say, say_many

WHOLE = 100
HARMONY_WHOLE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One of the eight.

    Attributes:
        indicator: Which; the second where two are said together.
        share: How full the bar is, 0 to 1; ``None`` without a grading to measure against.
    """

    indicator: Indicator
    caption: str
    value: str
    share: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What the eight are said about.

    Attributes:
        others_count: Ranked customers beside this one; 0 before the first grading.
    """

    graded: Graded
    others_count: int
    said: FeedbackMatrix
    today: date
    currency: str


def measures_of(counted: Counted) -> list[Measure]:
    """Return the eight in the order of the definitions, the heaviest first."""
    history = counted.graded.history
    return [
        _placed(counted, say("Spend"), Indicator.SPEND, _money(counted, history.spend_minor)),
        _placed(counted, say("Visits"), Indicator.VISITS, f"{history.visit_count:,}"),
        _placed(counted, say("Frequency"), Indicator.FREQUENCY, _frequency(counted)),
        _placed(counted, say("Treatments"), Indicator.TREATMENTS, _kinds(history)),
        _shared(counted, say("Referrals"), Indicator.REFERRED_SPEND, _referrals(counted)),
        _shared(counted, say("Events"), Indicator.EVENT_SALES, _events(counted)),
        _placed(counted, say("Tenure"), Indicator.TENURE, _tenure(counted)),
        Measure(
            indicator=Indicator.HARMONY,
            caption=say("Feedback"),
            value=_feedback(counted.said),
            share=history.harmony / HARMONY_WHOLE if counted.graded.ranked else None,
        ),
    ]


def _placed(counted: Counted, caption: str, indicator: Indicator, value: str) -> Measure:
    share = _share(counted, indicator)
    placed = _with_place(counted, indicator, value)
    return Measure(indicator=indicator, caption=caption, value=placed, share=share)


def _shared(counted: Counted, caption: str, second: Indicator, value: str) -> Measure:
    """Return a measure of two indicators that follow one another, such as people and money."""
    both = tuple(Indicator)
    shares = [_share(counted, each) for each in (both[both.index(second) - 1], second)]
    known = [share for share in shares if share is not None]
    share = sum(known) / len(known) if known else None
    return Measure(indicator=second, caption=caption, value=value, share=share)


def _share(counted: Counted, indicator: Indicator) -> float | None:
    if not counted.graded.ranked or not counted.others_count:
        return None
    return counted.graded.below_in(indicator) / counted.others_count


def _with_place(counted: Counted, indicator: Indicator, value: str) -> str:
    """Return ``value``, and for the better half of the customers how far up they are."""
    if not counted.graded.ranked:
        return value
    ahead = counted.others_count - counted.graded.below_in(indicator)
    percent = -(-WHOLE * (ahead + 1) // (counted.others_count + 1))
    if 2 * percent > WHOLE:
        return value
    return say("{value} · top {percent}%", value=value, percent=percent)


def _money(counted: Counted, amount_minor: int) -> str:
    return money(amount_minor, counted.currency)


def _frequency(counted: Counted) -> str:
    often = float(frequency_of(counted.graded.history, counted.today).per_quarter)
    return say("{times} a quarter", times=f"{often:.1f}")


def _kinds(history: History) -> str:
    return say_many("{count} kind", "{count} kinds", history.treatment_count)


def _referrals(counted: Counted) -> str:
    history = counted.graded.history
    people = say_many("{count} person", "{count} people", history.referred_count)
    return _joined(people, _money(counted, history.referred_spend_minor), history.referred_count)


def _events(counted: Counted) -> str:
    history = counted.graded.history
    events = say_many("{count} event", "{count} events", history.event_count)
    return _joined(events, _money(counted, history.event_sales_minor), history.event_sales_minor)


def _joined(first: str, second: str, worth_saying: int) -> str:
    return listed((first, second)) if worth_saying else first


def _tenure(counted: Counted) -> str:
    since = counted.graded.history.first_visit_on
    return say("no visit yet") if since is None else tenure(tenure_months(since, counted.today))


def _feedback(said: FeedbackMatrix) -> str:
    complaints = said.of_kind(FeedbackKind.COMPLAINT)
    suggestions = said.of_kind(FeedbackKind.SUGGESTION)
    praise = said.of_kind(FeedbackKind.PRAISE)
    feedback = said.of_kind(FeedbackKind.FEEDBACK)
    parts = (
        say_many("{count} complaint", "{count} complaints", complaints) if complaints else "",
        say_many("{count} suggestion", "{count} suggestions", suggestions) if suggestions else "",
        say_many("{count} remark", "{count} remarks", feedback) if feedback else "",
        say_many("{count} praise", "{count} praises", praise) if praise else "",
    )
    return listed(part for part in parts if part) or say("nothing said")
