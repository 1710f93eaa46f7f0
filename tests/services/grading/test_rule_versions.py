"""Rules start with a period and stay once used."""

from datetime import date

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from app.services.foundation.actors import Actor
from app.services.foundation.errors import NotAllowed
from app.services.grading.errors import RulesUnsound
from app.services.grading.rule_versions import (
    PeriodStarted,
    RulesInUse,
    list_rule_versions,
    load_rules,
    save_rules,
)
from app.services.rules.score import Weights
from app.services.rules.tiers import Cuts, GradingRules, RulesFault
from app.words import CutKind, GradingPeriod, Role
from tests.factories import make_clinic
from tests.services.spenders import Q3, Q4, grade_as_of, spenders

TODAY = date(2026, 11, 21)
NEXT = date(2027, 1, 1)
STRICT = GradingRules(cuts=Cuts(vip=1000), weights=Weights(spend=50))
FIXED = GradingRules(cuts=Cuts(kind=CutKind.THRESHOLD, vip=8000, major=6000, ordinary=3050))


@pytest.fixture
def clinic(session):
    return make_clinic(session)


def save(session, rules, actor, clock, **when):
    when.setdefault("today", TODAY)
    return save_rules(session, rules=rules, actor=actor, now=clock.now(), **when)


def test_a_clinic_starts_with_the_rules_of_the_house(session):
    versions = list_rule_versions(session)

    assert [(version.rules, version.used) for version in versions] == [(GradingRules(), False)]


@pytest.mark.parametrize("rules", [STRICT, FIXED], ids=["shares", "scores"])
def test_new_rules_start_with_the_next_period(session, clinic, actor, clock, rules):
    saved = save(session, rules, actor, clock)

    assert (saved.valid_from_on, saved.digest) == (NEXT, rules.version_id)
    assert load_rules(session, on=Q4).rules == GradingRules()
    assert load_rules(session, on=NEXT).rules == rules


def test_the_period_of_the_clinic_decides_when(session, clinic, actor, clock):
    clinic.grading_period = GradingPeriod.MONTHLY

    assert save(session, STRICT, actor, clock).valid_from_on == date(2026, 12, 1)


def test_a_draft_is_replaced_until_it_is_used(session, clinic, actor, clock):
    save(session, FIXED, actor, clock)

    save(session, STRICT, actor, clock)

    assert load_rules(session, on=NEXT).rules == STRICT
    assert len(list_rule_versions(session)) == 2


@pytest.mark.req("A38")
def test_weights_inside_a_period_that_runs_cannot_be_changed(session, clinic, actor, clock):
    with pytest.raises(PeriodStarted) as refused:
        save(session, STRICT, actor, clock, valid_from_on=Q4)

    assert refused.value.earliest_on == NEXT


@pytest.mark.req("A38")
def test_rules_customers_were_graded_by_are_not_replaced(session, clinic, actor, clock):
    spenders(session, 10, 20, 30, 40, 50)
    save(session, STRICT, actor, clock)
    grade_as_of(session, NEXT, actor, clock)

    with pytest.raises(RulesInUse):
        save(session, FIXED, actor, clock)


@pytest.mark.req("B06")
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE rule_weights SET weight = 99",
        "DELETE FROM rule_weights",
        "INSERT OR REPLACE INTO rule_weights SELECT * FROM rule_weights",
        "UPDATE rule_versions SET vip_cut = 9000",
        "DELETE FROM rule_versions",
    ],
)
def test_used_rules_are_out_of_reach_of_any_hand(session, clinic, actor, clock, statement):
    spenders(session, 10, 20, 30, 40, 50)
    grade_as_of(session, Q3, actor, clock)

    with pytest.raises(IntegrityError, match="unchangeable"):
        session.execute(sa.text(statement))


def test_unsound_rules_are_refused(session, clinic, actor, clock):
    with pytest.raises(RulesUnsound) as refused:
        save(session, GradingRules(cuts=Cuts(vip=5000)), actor, clock)

    assert refused.value.faults == {RulesFault.CUTS_OUT_OF_ORDER}


def test_a_supervisor_grades_by_the_rules_and_does_not_make_them(session, clinic, clock):
    supervisor = Actor(staff_id=None, name="周岚", role=Role.SUPERVISOR)

    with pytest.raises(NotAllowed):
        save(session, STRICT, supervisor, clock)
