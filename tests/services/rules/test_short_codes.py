"""Codes that show every slip of the hand."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.rules.short_codes import ALPHABET, CODE_COUNT, LENGTH, code_of, is_code, tidied

NUMBERS = st.integers(0, 10**9)
PLACES = st.integers(0, LENGTH - 1)


def test_the_characters_are_not_taken_for_one_another():
    assert not set("01OILBSZDGUVY") & set(ALPHABET)
    assert len(set(ALPHABET)) == len(ALPHABET) == 23


def test_no_code_comes_twice_in_a_round():
    codes = {code_of(number) for number in range(CODE_COUNT)}

    assert len(codes) == CODE_COUNT
    assert code_of(CODE_COUNT) == code_of(0)


@given(NUMBERS)
def test_a_code_passes(number):
    assert is_code(code_of(number))


@given(NUMBERS, PLACES, st.sampled_from(ALPHABET))
def test_one_wrong_character_is_caught(number, place, other):
    code = code_of(number)
    wrong = code[:place] + other + code[place + 1 :]

    assert is_code(wrong) == (wrong == code)


@given(NUMBERS, PLACES, PLACES)
def test_two_that_changed_places_are_caught(number, one, other):
    characters = list(code_of(number))
    characters[one], characters[other] = characters[other], characters[one]
    wrong = "".join(characters)

    assert is_code(wrong) == (wrong == code_of(number))


def slip(chance, code):
    """The code with one wrong character or two neighbours swapped."""
    place = chance.randrange(LENGTH - 1)
    if chance.random() < 0.5:
        return code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    return code[:place] + chance.choice(ALPHABET) + code[place + 1 :]


def test_of_a_thousand_slips_a_thousand_are_caught():
    chance = random.Random(7)
    pairs = [(code, slip(chance, code)) for code in map(code_of, range(3_000))]
    slips = [wrong for code, wrong in pairs if wrong != code][:1_000]

    assert len(slips) == 1_000
    assert not any(map(is_code, slips))


@pytest.mark.parametrize("text", ["", "7QK", "7QK22", "0QK2", "7qk2"])
def test_what_is_no_code_does_not_pass(text):
    assert not is_code(text)


@pytest.mark.parametrize("typed", [" 7q-k2 ", "７ＱＫ２", "7 qk 2"])
def test_what_was_typed_is_tidied(typed):
    assert tidied(typed) == "7QK2"
