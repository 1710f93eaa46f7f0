"""What was said in a month, by theme; every entry is counted once."""

from datetime import date

import pytest

from app.services.followups.digest import load_digest
from app.words import LeadValue, Theme
from tests.factories import make_customer, make_staff
from tests.services.followups.log_work import log

NOVEMBER = date(2026, 11, 21)


@pytest.fixture
def lin(session):
    return make_customer(session, "林悦", number="V1")


def theme(digest, wanted):
    return next(each for each in digest.themes if each.theme is wanted)


@pytest.mark.req("B44")
def test_the_counts_of_the_digest_are_the_entries_of_the_log(session, lin):
    log(session, lin, date(2026, 11, 1), effect="smooth", new_needs="laser")
    log(session, lin, date(2026, 11, 30), competitor="Mylike")
    log(session, lin, date(2026, 11, 15))
    log(session, lin, date(2026, 10, 31), effect="smooth")
    log(session, lin, date(2026, 12, 1), effect="smooth")

    digest = load_digest(session, month=NOVEMBER)

    assert (digest.first_on, digest.last_on) == (date(2026, 11, 1), date(2026, 11, 30))
    assert (digest.entries, digest.with_findings, digest.without_findings) == (3, 2, 1)
    assert {each.theme: each.count for each in digest.themes if each.count} == {
        Theme.EFFECT: 1,
        Theme.NEW_NEEDS: 1,
        Theme.COMPETITORS: 1,
    }


@pytest.mark.req("B44")
def test_what_several_said_comes_first_and_who_said_it_is_known(session, lin):
    member = make_staff(session)
    log(session, lin, NOVEMBER, suggestions="later hours", staff_id=member.id)
    log(session, lin, NOVEMBER, suggestions="parking")
    log(session, lin, NOVEMBER, suggestions="later hours")

    wishes = theme(load_digest(session, month=NOVEMBER), Theme.SUGGESTIONS)

    assert wishes.often == (("later hours", 2),)
    assert (wishes.sayings[0].name, wishes.sayings[0].staff_name) == ("林悦", "陈薇")


def test_satisfaction_is_counted_by_score(session, lin):
    log(session, lin, NOVEMBER, satisfaction=5)
    log(session, lin, NOVEMBER, satisfaction=2)

    digest = load_digest(session, month=NOVEMBER)

    assert (digest.scores, digest.mean_score) == ({2: 1, 5: 1}, 3.5)


def test_a_month_without_scores_has_no_mean(session, lin):
    log(session, lin, NOVEMBER, lead="a friend", lead_value=LeadValue.LOW)

    digest = load_digest(session, month=NOVEMBER)

    assert digest.mean_score is None
    assert theme(digest, Theme.LEADS).count == 1


def test_a_corrected_entry_is_counted_once_as_corrected(session, lin):
    wrong = log(session, lin, NOVEMBER, satisfaction=1)
    log(session, lin, NOVEMBER, satisfaction=4, corrects_id=wrong.id)

    digest = load_digest(session, month=NOVEMBER)

    assert (digest.entries, digest.scores) == (1, {4: 1})
