"""The printed recovery code."""

import random
import re

import pytest

from app.services.vault.errors import WrongRecoveryCode
from app.services.vault.keyring import ALPHABET, new_recovery_code, plain_code

RANDOM = random.Random(20261121)


def with_one_wrong_character(code):
    at = RANDOM.choice([i for i, character in enumerate(code) if character != "-"])
    other = RANDOM.choice([character for character in ALPHABET if character != code[at]])
    return code[:at] + other + code[at + 1 :]


def with_two_swapped(code):
    plain = list(code.replace("-", ""))
    first = RANDOM.randrange(len(plain))
    second = RANDOM.choice([i for i, c in enumerate(plain) if c != plain[first]])
    plain[first], plain[second] = plain[second], plain[first]
    return "".join(plain)


def slips_through(code):
    try:
        plain_code(code)
    except WrongRecoveryCode as refusal:
        return not refusal.mistyped
    return True


def test_a_code_is_seven_groups_of_four():
    assert re.fullmatch(r"([2-9A-HJKMNP-Z]{4}-){6}[2-9A-HJKMNP-Z]{4}", new_recovery_code())


def test_no_two_codes_are_alike():
    assert len({new_recovery_code() for _ in range(1_000)}) == 1_000


@pytest.mark.parametrize("spoil", [with_one_wrong_character, with_two_swapped])
def test_a_thousand_typing_errors_are_all_caught(spoil):
    spoiled = [spoil(new_recovery_code()) for _ in range(1_000)]

    assert not [code for code in spoiled if slips_through(code)]


@pytest.mark.parametrize(
    "typed_as",
    [
        str.lower,
        lambda code: code.replace("-", ""),
        lambda code: code.replace("-", "  "),
        lambda code: "".join(chr(ord(c) + 0xFEE0) for c in code),
    ],
    ids=["lower case", "no groups", "spaces", "full width"],
)
def test_it_may_be_typed_in_any_way(typed_as):
    code = new_recovery_code()

    assert plain_code(typed_as(code)) == code.replace("-", "")


@pytest.mark.parametrize("typed", ["", "ABCD", "0" * 28, "诊" * 28, "2" * 29])
def test_what_is_no_code_is_refused(typed):
    with pytest.raises(WrongRecoveryCode):
        plain_code(typed)
