"""Every refusal of the archive has a sentence in both languages."""

from collections.abc import Iterator
from datetime import date

import pytest

from app.models.enums import CalendarKind, CustomerStatus, RelationSide
from app.services.desk import errors
from app.services.foundation.errors import Refusal
from app.services.rules.lunar import PartialDate
from app.services.rules.phones import PhoneFault
from app.services.words.language import LANGUAGES, choose_language
from app.services.words.refusals_archive import sentence

LEAP = PartialDate(calendar=CalendarKind.LUNAR, year=2024, month=2, leap=True)
REFUSALS = [
    errors.NamelessCustomer(),
    errors.NumberTaken("00007", "王小明"),
    errors.NotAPhone("1.39E+10", PhoneFault.LOST_DIGITS),
    errors.NotAPhone("12", PhoneFault.NO_SUCH_NUMBER),
    errors.NoSuchDay(LEAP),
    errors.FutureBirth(PartialDate(year=2030)),
    errors.FutureDay(date(2030, 1, 1)),
    errors.YearMissing("高考"),
    errors.UnknownResponsible(7),
    errors.ReasonMissing(RelationSide.CLINIC),
    errors.NoSuchLevel(9),
    errors.CustomerGone("00007", "王小明", CustomerStatus.MERGED),
    errors.SameCustomer("00007"),
    errors.NameInUse("抗衰"),
    errors.NameEmpty(),
    errors.WithdrawnTooEarly(date(2026, 1, 1)),
    errors.PastDay(date(2026, 1, 1)),
    errors.RetirementReasonMissing(),
    errors.NotUpForRetirement("00007", "王小明"),
    errors.NotRetired("00007", "王小明"),
    errors.AttachmentTooBig("a.pdf", 21 << 20, 20 << 20),
    errors.AttachmentEmpty("a.pdf"),
    errors.AttachmentUnknown("a.exe"),
    errors.ConsentOfOther(),
]


@pytest.fixture(params=LANGUAGES)
def language(request) -> Iterator[str]:
    choose_language(request.param)
    yield request.param
    choose_language("en")


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda refusal: type(refusal).__name__)
def test_it_is_said(language, refusal):
    said = sentence(refusal)

    assert said
    assert said.endswith({"zh": "。", "en": "."}[language])
    assert "{" not in said


def test_no_refusal_is_forgotten():
    kinds = {
        kind
        for kind in vars(errors).values()
        if isinstance(kind, type) and issubclass(kind, Refusal) and kind is not Refusal
    }

    assert kinds == {type(refusal) for refusal in REFUSALS}


def test_a_lunar_day_is_named_with_what_is_unknown():
    assert "2024-02-? (Lunar, leap month)" in (sentence(errors.NoSuchDay(LEAP)) or "")


def test_other_faults_are_said_elsewhere():
    assert sentence(LookupError()) is None
