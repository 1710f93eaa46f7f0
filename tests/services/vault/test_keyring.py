"""Who can open the store, and with what."""

from datetime import timedelta

import pytest

from app.services.vault.errors import WrongRecoveryCode
from app.services.vault.keyring import (
    Keyring,
    LastPerson,
    NameTaken,
    UnknownPerson,
    WrongPassword,
    draft_slots,
    new_recovery_code,
)
from app.services.vault.keys import Cost, WeakPassword
from app.services.vault.tries import TooManyTries
from tests.services.vault.conftest import NOW, PASSWORD
from tests.stores import LIGHT


@pytest.fixture
def data_key(draft):
    return draft.unlocked.data_key


def test_the_right_password_gives_the_data_key(keyring, draft):
    assert keyring.unlock("李梅", PASSWORD, now=NOW) == draft.unlocked


def test_a_wrong_password_gives_nothing(keyring):
    with pytest.raises(WrongPassword):
        keyring.unlock("李梅", "peach-blossoM", now=NOW)


def test_a_password_typed_in_full_width_is_the_same(tmp_path):
    draft = draft_slots("李梅", "abc123", cost=LIGHT)
    keyring = Keyring(tmp_path, LIGHT)
    keyring.keep(draft)

    assert keyring.unlock("李梅", "ａｂｃ１２３", now=NOW) == draft.unlocked


def test_an_unknown_name_is_told_apart_from_a_wrong_password(keyring):
    with pytest.raises(UnknownPerson):
        keyring.unlock("王芳", PASSWORD, now=NOW)


def test_the_recovery_code_gives_the_data_key(keyring, draft, data_key):
    assert keyring.unlock_with_recovery(draft.recovery_code.lower(), now=NOW) == data_key


def test_the_code_of_another_clinic_gives_nothing(keyring):
    with pytest.raises(WrongRecoveryCode) as refused:
        keyring.unlock_with_recovery(new_recovery_code(), now=NOW)

    assert not refused.value.mistyped


def test_a_second_person_opens_the_same_store(keyring, data_key):
    slot_id = keyring.add_slot(" 王芳 ", "night-shift", data_key=data_key)

    unlocked = keyring.unlock("王芳", "night-shift", now=NOW)

    assert (unlocked.slot_id, unlocked.data_key) == (slot_id, data_key)
    assert [person.name for person in keyring.people()] == ["李梅", "王芳"]


def test_two_people_cannot_sign_in_with_one_name(keyring, data_key):
    with pytest.raises(NameTaken):
        keyring.add_slot("李梅", "another-one", data_key=data_key)


def test_a_changed_password_replaces_the_old_one(keyring, draft):
    keyring.change_password("李梅", PASSWORD, "plum-rain", now=NOW)

    assert keyring.unlock("李梅", "plum-rain", now=NOW) == draft.unlocked
    with pytest.raises(WrongPassword):
        keyring.unlock("李梅", PASSWORD, now=NOW)


def test_changing_needs_the_old_password(keyring, draft):
    with pytest.raises(WrongPassword):
        keyring.change_password("李梅", "a-guess", "plum-rain", now=NOW)

    assert keyring.unlock("李梅", PASSWORD, now=NOW) == draft.unlocked


def test_the_recovery_code_lets_a_new_password_be_set(keyring, draft):
    data_key = keyring.unlock_with_recovery(draft.recovery_code, now=NOW)

    keyring.set_password(draft.unlocked.slot_id, "plum-rain", data_key=data_key)

    assert keyring.unlock("李梅", "plum-rain", now=NOW) == draft.unlocked


@pytest.mark.parametrize("password", ["", "five5"])
def test_a_short_password_is_refused_everywhere(keyring, draft, data_key, password):
    with pytest.raises(WeakPassword):
        draft_slots("李梅", password, cost=LIGHT)
    with pytest.raises(WeakPassword):
        keyring.add_slot("王芳", password, data_key=data_key)
    with pytest.raises(WeakPassword):
        keyring.change_password("李梅", PASSWORD, password, now=NOW)
    with pytest.raises(WeakPassword):
        keyring.set_password(draft.unlocked.slot_id, password, data_key=data_key)


def test_a_renamed_person_keeps_slot_and_password(keyring, draft):
    keyring.rename(draft.unlocked.slot_id, "李小梅")

    assert keyring.unlock("李小梅", PASSWORD, now=NOW) == draft.unlocked


def test_a_person_may_be_renamed_to_their_own_name(keyring, draft):
    keyring.rename(draft.unlocked.slot_id, "李梅")

    assert keyring.people()[0].name == "李梅"


def test_nobody_is_renamed_to_somebody_else(keyring, data_key):
    slot_id = keyring.add_slot("王芳", "night-shift", data_key=data_key)

    with pytest.raises(NameTaken):
        keyring.rename(slot_id, "李梅")


def test_a_removed_person_cannot_sign_in(keyring, data_key):
    slot_id = keyring.add_slot("王芳", "night-shift", data_key=data_key)

    keyring.remove_slot(slot_id)

    with pytest.raises(UnknownPerson):
        keyring.unlock("王芳", "night-shift", now=NOW)


def test_the_last_person_stays(keyring, draft):
    with pytest.raises(LastPerson):
        keyring.remove_slot(draft.unlocked.slot_id)


def test_a_slot_that_is_none_cannot_be_changed(keyring, data_key):
    with pytest.raises(UnknownPerson):
        keyring.set_password("0" * 32, "plum-rain", data_key=data_key)
    with pytest.raises(UnknownPerson):
        keyring.remove_slot("0" * 32)


def test_a_renewed_recovery_code_ends_the_old_one(keyring, draft, data_key):
    code = keyring.renew_recovery(data_key=data_key)

    assert keyring.unlock_with_recovery(code, now=NOW) == data_key
    with pytest.raises(WrongRecoveryCode):
        keyring.unlock_with_recovery(draft.recovery_code, now=NOW)


def test_wrong_passwords_make_the_next_try_wait(keyring, draft):
    for _ in range(3):
        with pytest.raises(WrongPassword):
            keyring.unlock("李梅", "a-guess", now=NOW)

    with pytest.raises(TooManyTries) as refused:
        keyring.unlock("李梅", PASSWORD, now=NOW + timedelta(seconds=2))

    assert refused.value.wait_seconds == 3
    assert keyring.unlock("李梅", PASSWORD, now=NOW + timedelta(seconds=5)) == draft.unlocked


def test_one_person_s_wrong_passwords_hold_nobody_else_up(keyring, data_key):
    keyring.add_slot("王芳", "night-shift", data_key=data_key)
    for _ in range(3):
        with pytest.raises(WrongPassword):
            keyring.unlock("李梅", "a-guess", now=NOW)

    assert keyring.unlock("王芳", "night-shift", now=NOW).data_key == data_key


def test_a_mistyped_recovery_code_is_not_counted(keyring, draft, data_key):
    for _ in range(5):
        with pytest.raises(WrongRecoveryCode):
            keyring.unlock_with_recovery("2" * 27, now=NOW)

    assert keyring.unlock_with_recovery(draft.recovery_code, now=NOW) == data_key


def test_neither_the_data_key_nor_the_code_shows_in_a_traceback(draft):
    assert draft.recovery_code not in repr(draft)
    assert repr(draft.unlocked.data_key) not in repr(draft)


@pytest.mark.usefixtures("full_guesses")
def test_a_guess_at_full_cost_fills_64_mebibytes(tmp_path):
    keyring = Keyring(tmp_path)
    draft = draft_slots("李梅", PASSWORD)

    keyring.keep(draft)

    full = Cost(memory_kib=65_536, passes=3, lanes=4)
    assert {slot.wrapped.cost for slot in draft.slots} == {full}
    assert keyring.unlock("李梅", PASSWORD, now=NOW) == draft.unlocked
