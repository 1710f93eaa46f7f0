"""The settings that hold for everybody."""

from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

import pytest

from app.services.foundation.actors import Actor
from app.services.foundation.errors import NotAllowed, NotFound
from app.services.foundation.settings import load_settings
from app.services.office.clinic import edit_clinic
from app.services.office.staff_errors import (
    ClinicNameMissing,
    CurrencyFixed,
    CurrencyUnknown,
    LanguageUnknown,
    NumberFormImpossible,
)
from app.words import GradingPeriod, Role, TierScheme
from tests.factories import make_clinic, make_customer, make_item, make_visit


@pytest.fixture
def settings(session):
    make_clinic(session)
    return load_settings(session)


def test_every_setting_can_be_changed(session, actor, settings):
    changed = replace(
        settings,
        name="星悦医美 滨湖店",
        zone=ZoneInfo("Asia/Hong_Kong"),
        currency="HKD",
        language="en",
        number_prefix="XY",
        number_digits=6,
        grading_period=GradingPeriod.MONTHLY,
        tier_scheme=TierScheme.STARS,
    )

    edit_clinic(session, settings=changed, actor=actor)

    assert load_settings(session) == changed


def test_the_supervisor_does_not_change_the_settings(session, settings):
    supervisor = Actor(staff_id=None, name="陈薇", role=Role.SUPERVISOR)

    with pytest.raises(NotAllowed):
        edit_clinic(session, settings=settings, actor=supervisor)


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"name": "  "}, ClinicNameMissing),
        ({"currency": "RMB"}, CurrencyUnknown),
        ({"language": "fr"}, LanguageUnknown),
        ({"number_digits": 0}, NumberFormImpossible),
        ({"number_digits": 13}, NumberFormImpossible),
        ({"number_prefix": "XINGYUE-1"}, NumberFormImpossible),
    ],
)
def test_an_impossible_setting_is_refused(session, actor, settings, change, refusal):
    with pytest.raises(refusal):
        edit_clinic(session, settings=replace(settings, **change), actor=actor)


def test_the_currency_stays_once_money_is_on_file(session, actor, settings):
    visit_day = date(2026, 11, 20)
    make_visit(session, make_customer(session), make_item(session), visit_day, 1_000)

    with pytest.raises(CurrencyFixed):
        edit_clinic(session, settings=replace(settings, currency="USD"), actor=actor)
    edit_clinic(session, settings=replace(settings, currency=" cny "), actor=actor)

    assert load_settings(session).currency == "CNY"


def test_a_clinic_that_was_never_set_up_has_nothing_to_change(session, actor, settings):
    session.rollback()

    with pytest.raises(NotFound):
        edit_clinic(session, settings=settings, actor=actor)
