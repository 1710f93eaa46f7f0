"""What cannot be keyed in is refused with the line it stands on, and nothing is kept."""

import pytest

from app.models import Customer
from app.services.followups.back_entry import LineRefused
from app.services.followups.checks import FollowUpInPast
from app.services.followups.entries import CostMissing
from app.services.followups.errors import CodeTwice, DigitUnknown, FollowUpClosed, NewDayMissing
from app.services.foundation.errors import sentence
from app.words import (
    FollowUpKind,
    FollowUpMethod,
)
from app.words.language import choose_language
from tests.factories import make_followup
from tests.services.desk_work import day
from tests.services.followups.entry_work import code_of, enter
from tests.services.followups.printed_work import call, print_week


@pytest.mark.parametrize(
    ("digit", "more", "why"),
    [
        (5, {}, NewDayMissing),
        (5, {"next_on": day(5)}, FollowUpInPast),
        (1, {}, CostMissing),
    ],
)
def test_a_line_that_lacks_something_is_refused_with_its_code_and_name(
    session, keyed, digit, more, why
):
    good, bad = call(session, "甲"), call(session, "乙", method=FollowUpMethod.GIFT)
    print_week(session)

    with pytest.raises(LineRefused) as refused:
        enter(session, keyed(good), keyed(bad, digit, **more))

    assert isinstance(refused.value.why, why)
    assert (refused.value.code, refused.value.customer_name) == (code_of(session, bad), "乙")


def test_a_next_date_on_a_line_that_another_one_ends_is_refused(session, keyed):
    standard = call(session)
    customer = session.get_one(Customer, standard.customer_id)
    other = make_followup(session, customer, day(3), kind=FollowUpKind.INVITATION)
    print_week(session)

    with pytest.raises(LineRefused) as refused:
        enter(session, keyed(standard, 8), keyed(other, 9, next_on=day(17)))

    assert isinstance(refused.value.why, FollowUpClosed)


@pytest.mark.parametrize("digit", [0, 10, -1])
def test_a_digit_that_is_no_result_is_refused(session, keyed, digit):
    followup = call(session)
    print_week(session)

    with pytest.raises(DigitUnknown):
        enter(session, keyed(followup, digit))


def test_a_line_keyed_in_twice_is_refused(session, keyed):
    followup = call(session)
    print_week(session)

    with pytest.raises(CodeTwice):
        enter(session, keyed(followup, 1), keyed(followup, 4))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_sentence_says_which_line_and_why(language):
    choose_language(language)

    said = sentence(LineRefused("7QK2", "李思雨", NewDayMissing()))

    choose_language("en")
    assert said.startswith("7QK2")
    assert "李思雨" in said
    assert said.endswith((".", "。"))
