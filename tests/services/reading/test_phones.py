"""Telephone numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.reading.phones import (
    PhoneFault,
    last_four,
    mask_phone,
    read_phone,
    searched_digits,
    show_phone,
)

mobiles = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)


@pytest.mark.parametrize(
    "text",
    [
        "13900138821",
        " 139 0013 8821 ",
        "139-0013-8821",
        "139.0013.8821",
        "１３９００１３８８２１",
        "１３９－００１３－８８２１",
        "+86 139 0013 8821",
        "+86-13900138821",
        "（+86）13900138821",
        "008613900138821",
        "8613900138821",
        "13900138821.0",
        "\u202d13900138821\u202c",
        "013900138821",
        "+86 0139 0013 8821",
        "139\u200b0013\u200b8821",
        "١٣٩٠٠١٣٨٨٢١",
        "1.3900138821E+10",
        "1.3900138821e10",
    ],
)
def test_one_mobile_number_is_written_in_many_ways(text):
    assert read_phone(text).digits == "13900138821"


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("0510-8270 1234", "051082701234"),
        ("(010)82701234", "01082701234"),
        ("+86 510 8270 1234", "051082701234"),
        ("+86 871 6516 1234", "087165161234"),
        ("+86 10 8270 1234", "01082701234"),
        ("+86 0510 8270 1234", "051082701234"),
        ("86-0510-82701234", "051082701234"),
        ("2082701234", "02082701234"),
        ("51082701234", "051082701234"),
        ("82701234", "82701234"),
        ("400-820-8820", "4008208820"),
        ("+852 9123 4567", "+85291234567"),
        ("00852 9123 4567", "+85291234567"),
        ("+1 (415) 555-2671", "+14155552671"),
    ],
)
def test_landlines_service_numbers_and_foreign_ones_are_read(text, digits):
    assert read_phone(text).digits == digits


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", PhoneFault.EMPTY),
        ("　 ", PhoneFault.EMPTY),
        ("1.39E+10", PhoneFault.LOST_DIGITS),
        ("1E+10", PhoneFault.LOST_DIGITS),
        ("1.390013882E+10", PhoneFault.LOST_DIGITS),
        ("mother's", PhoneFault.NOT_DIGITS),
        ("13900138821/13800138822", PhoneFault.NOT_DIGITS),
        ("1390013882", PhoneFault.NO_SUCH_NUMBER),
        ("139001388210", PhoneFault.NO_SUCH_NUMBER),
        ("12900138821", PhoneFault.NO_SUCH_NUMBER),
        ("+86 1390013882100", PhoneFault.NO_SUCH_NUMBER),
        ("+999123", PhoneFault.NO_SUCH_NUMBER),
        ("+1415", PhoneFault.NO_SUCH_NUMBER),
    ],
)
def test_what_is_no_number_says_why(text, fault):
    found = read_phone(text)

    assert (found.digits, found.fault) == (None, fault)


@pytest.mark.parametrize(
    ("typed", "digits"),
    [
        ("+8613700000001", "13700000001"),
        ("0086 137 0000 0001", "13700000001"),
        ("\u202d013700000001\u202c", "13700000001"),
        ("137 00", "13700"),
        ("+1 415", "1415"),
        ("0510-8270", "05108270"),
        ("+86", None),
        ("王", None),
        ("", None),
    ],
)
def test_a_phone_typed_so_far_is_looked_for_without_its_country(typed, digits):
    assert searched_digits(typed) == digits


@given(digits=mobiles)
def test_a_number_read_once_stays_as_it_is(digits):
    assert read_phone(digits).digits == digits
    assert read_phone(show_phone(digits)).digits == digits


@pytest.mark.parametrize(
    ("digits", "shown", "masked"),
    [
        ("13900138821", "139 0013 8821", "*** **** 8821"),
        ("051082701234", "0510 8270 1234", "**** **** 1234"),
        ("01082701234", "010 8270 1234", "*** **** 1234"),
        ("05103701234", "0510 370 1234", "**** *** 1234"),
        ("4008208820", "4008208820", "******8820"),
        ("+85291234567", "+852 9123 4567", "+*** **** 4567"),
    ],
)
def test_a_number_is_shown_in_groups_and_masked_but_for_its_end(digits, shown, masked):
    assert show_phone(digits) == shown
    assert mask_phone(digits) == masked
    assert masked.endswith(last_four(digits))
