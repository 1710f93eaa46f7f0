"""Six plain answers, each from what is on file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.rules.combing import (
    complaint_degree,
    fee_state,
    key_state,
    relation_state,
    satisfaction_degree,
    specialist_reason,
)
from app.words import (
    ComplaintDegree,
    ComplaintStatus,
    FeeState,
    KeyState,
    RelationState,
    SatisfactionDegree,
    SpecialistReason,
    Tier,
)

SCORES = st.integers(1, 5)


@pytest.mark.req("C04")
@pytest.mark.parametrize(
    ("tier", "state"),
    [
        (Tier.VIP, KeyState.KEY),
        (Tier.POTENTIAL_VIP, KeyState.BECOMING),
        (Tier.MAJOR, KeyState.NOT_KEY),
        (Tier.DORMANT, KeyState.NOT_KEY),
        (Tier.NOT_GRADED, KeyState.UNKNOWN),
        (None, KeyState.UNKNOWN),
    ],
)
def test_the_tier_says_who_is_key(tier, state):
    assert key_state(tier) is state


@pytest.mark.req("C04")
@pytest.mark.parametrize(
    ("sold", "usable", "state"),
    [(2, 1, FeeState.RUNNING), (2, 0, FeeState.USED_UP), (0, 0, FeeState.NONE)],
)
def test_a_package_is_running_or_over_or_was_never_bought(sold, usable, state):
    assert fee_state(sold=sold, usable=usable) is state


@pytest.mark.req("C04")
@pytest.mark.parametrize(
    ("tier", "named", "own", "lines", "relation", "reason"),
    [
        (Tier.VIP, False, 4, 4, 5, SpecialistReason.NOBODY),
        (Tier.VIP, True, 0, 0, None, SpecialistReason.TIER),
        (Tier.MAJOR, True, 2, 4, None, SpecialistReason.TREATS),
        (Tier.MAJOR, True, 1, 4, 4, SpecialistReason.CLOSE),
        (Tier.MAJOR, True, 1, 4, 3, SpecialistReason.UNKNOWN),
        (None, True, 0, 0, None, SpecialistReason.UNKNOWN),
    ],
)
def test_the_strongest_reason_for_a_specialist_is_told(tier, named, own, lines, relation, reason):
    told = specialist_reason(tier, named=named, own_lines=own, lines=lines, relation=relation)

    assert told is reason


@pytest.mark.req("C04")
@pytest.mark.parametrize(
    ("statuses", "degree"),
    [
        ([], ComplaintDegree.NONE),
        ([ComplaintStatus.CONFIRMED], ComplaintDegree.SETTLED),
        ([ComplaintStatus.CONFIRMED, ComplaintStatus.RESOLVED], ComplaintDegree.UNCONFIRMED),
        ([ComplaintStatus.RESOLVED, ComplaintStatus.OPEN], ComplaintDegree.OPEN),
    ],
)
def test_the_worst_complaint_counts(statuses, degree):
    assert complaint_degree(statuses) is degree


@pytest.mark.req("C04")
@pytest.mark.parametrize(
    ("scores", "degree"),
    [
        ([], SatisfactionDegree.UNKNOWN),
        ([4], SatisfactionDegree.SATISFIED),
        ([5, 5, 2], SatisfactionDegree.SATISFIED),
        ([4, 4, 3], SatisfactionDegree.SO_SO),
        ([3], SatisfactionDegree.SO_SO),
        ([3, 3, 2], SatisfactionDegree.DISSATISFIED),
    ],
)
def test_the_mean_of_the_scores_counts(scores, degree):
    assert satisfaction_degree(scores) is degree


@pytest.mark.req("C04")
@given(
    latest=st.lists(st.integers(1, 5), min_size=3, max_size=3), older=st.lists(st.integers(1, 5))
)
def test_older_scores_change_nothing(latest, older):
    assert satisfaction_degree([*latest, *older]) is satisfaction_degree(latest)


@pytest.mark.req("C04")
@pytest.mark.parametrize(
    ("level", "state"),
    [
        (None, RelationState.UNKNOWN),
        (1, RelationState.DISTANT),
        (2, RelationState.DISTANT),
        (3, RelationState.USUAL),
        (4, RelationState.CLOSE),
        (5, RelationState.CLOSE),
    ],
)
def test_the_level_says_how_close_somebody_is(level, state):
    assert relation_state(level) is state
