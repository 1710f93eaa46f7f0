"""Made-up histories and populations for the tests of the rules."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from app.services.rules.grading import Grading, Member, grade
from app.services.rules.indicators import History
from app.services.rules.tiers import GradingRules

AS_OF = date(2026, 12, 31)


def days_ago(days: int) -> date:
    return AS_OF - timedelta(days=days)


def history(**facts) -> History:
    """A customer who came once, 400 days ago, unless told otherwise."""
    usual: dict[str, Any] = {
        "first_visit_on": days_ago(400),
        "last_visit_on": days_ago(10),
        "visit_count": 1,
    }
    return History(**(usual | facts))


def member(number: str, *, active: bool = True, **facts) -> Member:
    return Member(number=number, active=active, history=history(**facts))


def spenders(count: int, **facts) -> list[Member]:
    """Customers told apart by spend alone: K001 spent 1, K002 spent 2 and so on."""
    return [member(f"K{place:03}", spend_minor=place, **facts) for place in range(1, count + 1)]


def grade_now(population, rules: GradingRules | None = None, *, any_complaint=False) -> Grading:
    return grade(
        population, rules=rules or GradingRules(), as_of=AS_OF, any_complaint=any_complaint
    )


def by_number(grading: Grading):
    return {each.number: each for each in grading.graded}


counts = st.integers(min_value=0, max_value=4)
amounts = st.integers(min_value=-3, max_value=6).map(lambda units: units * 100)


@st.composite
def histories(draw):
    """Customers with a visit; small numbers, so that ties are common."""
    first = draw(st.sampled_from([0, 30, 89, 90, 180, 181, 364, 365, 800, 1500]))
    last = draw(st.sampled_from([0, 1, 89, 90, 364, 365, 729, 730]).filter(lambda d: d <= first))
    return History(
        first_visit_on=days_ago(first),
        last_visit_on=days_ago(last),
        spend_minor=draw(amounts),
        spend_365_minor=draw(amounts),
        spend_first_90_minor=draw(amounts),
        visit_count=draw(counts) + 1,
        visits_365=draw(counts),
        visits_90=draw(counts),
        treatment_count=draw(counts),
        referred_count=draw(counts),
        referred_buyer_count=draw(st.integers(min_value=0, max_value=1)),
        referred_spend_minor=abs(draw(amounts)),
        event_count=draw(counts),
        event_sales_minor=draw(amounts),
        harmony=draw(st.sampled_from([0, 50, 100])),
    )


@st.composite
def populations(draw, min_size=0, max_size=16):
    """Members with distinct numbers, most of them ranked, in no order."""
    numbers = draw(
        st.lists(
            st.integers(min_value=1, max_value=999).map(str),
            min_size=min_size,
            max_size=max_size,
            unique=True,
        )
    )
    several = st.one_of(histories(), histories(), histories(), st.just(History()))
    inactive = st.sampled_from([True, True, True, True, False])
    return [Member(number=each, history=draw(several), active=draw(inactive)) for each in numbers]
