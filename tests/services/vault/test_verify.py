"""The check of everything, on demand."""

import pytest

from app.models.database import connect
from app.services.vault.errors import StoreDamaged
from app.services.vault.verify import verify_clinic
from tests.services.vault.conftest import NOW, PASSWORD


def verify(clinic):
    return verify_clinic(clinic.folder, name="李梅", password=PASSWORD, now=NOW)


def change(clinic, *statements):
    connection = connect(clinic.store, clinic.data_key)
    connection.execute("PRAGMA foreign_keys = OFF")
    for statement in statements:
        connection.execute(statement)
    connection.close()


def test_a_sound_clinic_is_told_with_its_rows(clinic):
    verified = verify(clinic)

    assert verified.rows["staff"] == 1
    assert verified.rows["journal_entries"] == 1
    assert verified.broken_entries == ()


def test_a_forged_journal_entry_is_named(clinic):
    change(
        clinic,
        "DROP TRIGGER journal_entries_update_refused",
        "UPDATE journal_entries SET actor_name = '别人'",
    )

    assert verify(clinic).broken_entries == (1,)


def test_damage_is_found_although_the_weekly_check_was_yesterday(clinic):
    clinic.open().close()
    change(clinic, "INSERT INTO saved_views VALUES (1, 99, '', '', '')")

    with pytest.raises(StoreDamaged):
        verify(clinic)

    clinic.open().close()
