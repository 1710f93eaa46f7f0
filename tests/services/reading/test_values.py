"""Amounts, phones, numbers, words and choices out of cells."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.reading.amounts import read_amount
from app.services.reading.cells import Cautioned
from app.services.reading.phones import PhoneCell, read_phones
from app.services.reading.text import read_note, read_number, read_words, text_of
from app.services.tables.choices import DIRECTIONS, GENDERS, STATUSES, read_choice
from app.words import ComplaintStatus, FeedbackDirection, Gender, RowCaution, RowProblem

CELLS = st.one_of(
    st.none(), st.text(), st.integers(), st.floats(), st.booleans(), st.dates(), st.datetimes()
)


def digits_in(cell):
    read = read_phones(cell)
    phones = read.value if isinstance(read, Cautioned) else read
    return tuple(phone.digits for phone in phones if isinstance(phone, PhoneCell))


@pytest.mark.parametrize(
    ("cell", "minor"),
    [
        ("¥1,280.00", 128000),
        ("￥１，２８０．００", 128000),
        ("1280元", 128000),
        ("１２８０", 128000),
        ("RMB 1 280", 128000),
        ("1.280,50", 128050),
        ("1.28万", 1280000),
        (".5", 50),
        ("+5", 500),
        ("(1280.00)", -128000),
        ("（1280）", -128000),
        ("-1280", -128000),
        ("¥-1280", -128000),
        ("-¥1280", -128000),
        ("−1280", -128000),
        ("1280-", -128000),
        ("0元", 0),
        (0.0, 0),
        (77183.6, 7718360),
        (0.1 + 0.2, 30),
        (33.335, 3334),
        (-5800, -580000),
    ],
)
def test_amounts_are_read_to_minor_units(cell, minor):
    assert read_amount(cell) == minor


@pytest.mark.parametrize(
    "cell",
    ["免单", "1e5", "12,5", "--5", "()", ".", "inf", float("nan"), True, "1" * 41],
)
def test_what_is_no_amount_is_told(cell):
    assert read_amount(cell) is RowProblem.NOT_AN_AMOUNT


@pytest.mark.parametrize("cell", ["9" * 20, 1e300, "999999999999万"])
def test_an_amount_nobody_pays_is_told(cell):
    assert read_amount(cell) is RowProblem.AMOUNT_TOO_LARGE


@pytest.mark.parametrize(("cell", "digits"), [("1280.005", 2), ("1280.50", 0)])
def test_an_amount_finer_than_the_smallest_coin_is_told(cell, digits):
    assert read_amount(cell, minor_digits=digits) is RowProblem.AMOUNT_TOO_FINE


def test_a_currency_without_coins_has_none():
    assert read_amount("¥1,280", minor_digits=0) == 1280


@given(st.integers(min_value=-(10**11), max_value=10**11))
def test_every_amount_comes_back_from_how_it_is_written(minor):
    text = f"{'-' if minor < 0 else ''}{abs(minor) // 100:,}.{abs(minor) % 100:02}"

    assert read_amount(text) == minor
    assert read_amount(minor / 100) == minor


@pytest.mark.parametrize(
    ("cell", "phones"),
    [
        ("135-2138-5516", ("13521385516",)),
        (" 15010195381 ", ("15010195381",)),
        ("18928515901.0", ("18928515901",)),
        (18928515901.0, ("18928515901",)),
        ("１５１７９７９２１９０", ("15179792190",)),
        ("+86 155 6261 6354", ("15562616354",)),
        ("8615562616354", ("15562616354",)),
        ("'15562616354", ("15562616354",)),
        ("1.5562616354E+10", ("15562616354",)),
        ("0510-8234 5678", ("051082345678",)),
        ("+1 (212) 555-0199", ("+12125550199",)),
        ("10000000001", ("10000000001",)),
        ("13800000001/13900000002、13800000001", ("13800000001", "13900000002")),
        ("无", ()),
        ("", ()),
        ("13800000001/", ("13800000001",)),
    ],
)
def test_phones_are_digits(cell, phones):
    assert digits_in(cell) == phones


@pytest.mark.parametrize(
    ("cell", "digits"), [("2088886666", "02088886666"), ("75588886666", "075588886666")]
)
def test_the_zero_a_spreadsheet_took_is_put_back_with_a_word(cell, digits):
    assert read_phones(cell) == Cautioned((PhoneCell(digits),), RowCaution.ZERO_ADDED)


@pytest.mark.parametrize("digits", ["1380013801", "138001380144", "0912345678", "10000000001"])
def test_an_odd_number_is_kept_with_a_word(digits):
    assert read_phones(digits) == Cautioned((PhoneCell(digits),), RowCaution.ODD_PHONE)


@pytest.mark.parametrize(
    ("cell", "phone"),
    [
        ("13900138821(女儿)", PhoneCell("13900138821", "女儿")),
        ("女儿：139 0013 8821", PhoneCell("13900138821", "女儿")),
        ("+86 139 0013 8821 办公室", PhoneCell("13900138821", "办公室")),
    ],
)
def test_whose_phone_it_is_stands_beside_it(cell, phone):
    assert read_phones(cell) == (phone,)


@pytest.mark.parametrize("cell", ['="13800138012"', '\'="13800138012"', "=13800138012"])
def test_what_keeps_a_spreadsheet_from_counting_is_no_part_of_a_number(cell):
    assert digits_in(cell) == ("13800138012",)


@pytest.mark.parametrize("cell", ["1.39E+10", "1.39e10", "1.3912E+10"])
def test_a_phone_that_lost_its_digits_is_told(cell):
    assert read_phones(cell) is RowProblem.PHONE_LOST_DIGITS


@pytest.mark.parametrize(
    "cell", ["abc", "12", "1" * 16, "138 0000 000x", "1390000", "13800138000001"]
)
def test_what_is_no_phone_is_told(cell):
    assert read_phones(cell) is RowProblem.NOT_A_PHONE


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        (" v1060 ", "v1060"),
        ("Ｖ１０６０", "V1060"),
        (12346.0, "12346"),
        ("'00123", "00123"),
        ("", None),
    ],
)
def test_numbers_keep_how_they_are_written(cell, number):
    assert read_number(cell) == number


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("  林\u3000 悦 ", "林 悦"),
        ("'=SUM(A1)", "=SUM(A1)"),
        ("O'Hara", "O'Hara"),
        ("a\x00\u200bb", "ab"),
        (date(2026, 1, 2), "2026-01-02"),
        (datetime(2026, 1, 2, 3, 4), "2026-01-02 03:04:00"),
        (12.0, "12"),
        ("无", None),
    ],
)
def test_words_are_trimmed_and_harmless(cell, text):
    assert read_words(cell, most=80) == text


def test_a_note_keeps_its_lines():
    assert read_note(" 不要晚上打电话\r\n周末可 ") == "不要晚上打电话\n周末可"


@pytest.mark.parametrize(
    "read", [lambda: read_words("x" * 81, most=80), lambda: read_number("1" * 33)]
)
def test_what_is_too_long_to_keep_is_told(read):
    assert read() is RowProblem.TOO_LONG


def test_a_note_too_long_to_keep_is_told():
    assert read_note("x" * 20_001) is RowProblem.TOO_LONG


@pytest.mark.parametrize(
    ("cell", "words", "choice"),
    [
        ("女", GENDERS, Gender.FEMALE),
        ("M", GENDERS, Gender.MALE),
        ("未知", GENDERS, None),
        ("外星", GENDERS, RowProblem.NOT_A_CHOICE),
        ("Open", STATUSES, ComplaintStatus.OPEN),
        ("已解决", STATUSES, ComplaintStatus.RESOLVED),
        ("已回访", STATUSES, ComplaintStatus.CONFIRMED),
        ("服务态度", DIRECTIONS, FeedbackDirection.ATTITUDE),
        ("price", DIRECTIONS, FeedbackDirection.PRICE),
    ],
)
def test_choices_are_known_in_both_languages(cell, words, choice):
    assert read_choice(cell, words) == choice


@given(CELLS)
def test_any_cell_gives_a_value_or_a_problem(cell):
    assert isinstance(read_amount(cell), int | RowProblem | None)
    assert isinstance(read_phones(cell), tuple | Cautioned | RowProblem)
    assert isinstance(read_number(cell), str | None)
    assert isinstance(read_choice(cell, GENDERS), str | None)
    assert isinstance(text_of(cell), str)
