"""``restore``: what would be gone, going back, and coming forward again."""

import shutil

import pytest

from app.services.vault.folders import BACKUPS_NAME, STORE_NAME
from app.services.vault.keyring import Keyring
from app.services.vault.slots import PREVIOUS_NAME, SLOTS_NAME
from tests.commands.conftest import MANAGER, OPENS
from tests.damage import spoil
from tests.services.vault.conftest import NOW


@pytest.fixture
def key(folder):
    return Keyring(folder).unlock(MANAGER, OPENS, now=NOW).data_key


@pytest.fixture
def backup(clinic):
    """A backup, after which two customers came."""
    return clinic("backup", "--json", "-").data["backup"]


@pytest.fixture
def newcomers(clinic, backup, tmp_path):
    table = tmp_path / "new.csv"
    table.write_text("number,name,phone\nN1,何蔓,13900000001\nN2,宋佳,13900000002\n")
    assert clinic("import", "customers", table).status == 0
    return ["何蔓", "宋佳"]


def customers_in(clinic):
    return clinic("verify", "--json", "-").data["rows"]["customers"]


def test_what_would_be_gone_is_said_and_nothing_is_done(clinic, backup, newcomers):
    said = clinic("restore", backup, "--dry-run")
    told = clinic("restore", backup, "--dry-run", "--json", "-").data

    assert said.status == 0
    assert "何蔓" in said.out
    assert "1 change would be gone" in said.out
    assert told["newcomers"] == newcomers
    assert (told["now"]["rows"]["customers"], told["then"]["rows"]["customers"]) == (62, 60)
    assert [gone["intent"] for gone in told["gone"]] == ["import"]
    assert customers_in(clinic) == 62


def test_the_clinic_goes_back_and_comes_forward_again(clinic, backup, newcomers):
    told = clinic("restore", backup, "--json", "-").data
    assert customers_in(clinic) == 60

    said = clinic("restore", told["set_aside"])

    assert said.status == 0
    assert said.out.count("\n") == 1
    assert customers_in(clinic) == 62


def test_going_back_is_in_the_journal_and_is_not_undone(clinic, backup, newcomers):
    clinic("restore", backup)

    entries = clinic("journal", "--last", "1", "--json", "-").data["entries"]
    undone = clinic("undo", entries[0]["entry"])

    assert entries[0]["intent"] == "restore"
    assert undone.status == 1
    assert "filed" in undone.err


def test_a_damaged_store_is_replaced_by_somebody_with_the_password(
    clinic, backup, newcomers, folder, key
):
    spoil(folder / STORE_NAME, key, table="attachment_contents")

    told = clinic("restore", backup, "--json", "-").data

    assert told["now"] is None
    assert "damaged-" in told["set_aside"]
    assert customers_in(clinic) == 60


def test_a_new_computer_gets_the_whole_clinic(desk, backup, tmp_path):
    new = tmp_path / "new computer"

    said = desk("--store", new, "--lang", "en", "restore", backup)

    assert said.status == 0
    assert desk("--store", new, "verify").status == 0


def test_a_clinic_that_lost_its_keys_takes_those_of_the_backup(clinic, backup, folder):
    for name in (SLOTS_NAME, PREVIOUS_NAME):
        (folder / name).unlink(missing_ok=True)

    assert clinic("restore", backup).status == 0
    assert customers_in(clinic) == 60


def test_a_wrong_password_changes_nothing(clinic, backup, newcomers, folder, monkeypatch):
    before = (folder / STORE_NAME).read_bytes()
    monkeypatch.setenv("CLINIC_DESK_PASSWORD", "not the password")

    said = clinic("restore", backup)

    assert said.status == 1
    assert "password" in said.err
    assert (folder / STORE_NAME).read_bytes() == before


def test_nobody_but_a_manager_goes_back(desk, backup, folder):
    others = [person.name for person in Keyring(folder).people() if person.name != MANAGER]

    statuses = {
        desk("--store", folder, "--user", name, "--lang", "en", "restore", backup).status
        for name in others
    }

    assert statuses == {1}


def test_a_damaged_backup_is_refused_in_one_sentence(clinic, backup, newcomers, key, folder):
    spoil(folder / BACKUPS_NAME / backup.rpartition("/")[2] / STORE_NAME, key, table="phones")

    said = clinic("restore", backup)

    assert said.status == 1
    assert said.err.count("\n") == 1
    assert "does not hold what was put into it" in said.err
    assert customers_in(clinic) == 62


def test_what_is_no_backup_is_refused(clinic, tmp_path):
    said = clinic("restore", tmp_path / "nothing")

    assert said.status == 1
    assert "no backup" in said.err


def test_a_clinic_in_use_is_left_alone(clinic, backup, folder):
    from app.services.vault.lock import InstanceLock

    with InstanceLock(folder):
        said = clinic("restore", backup)

    assert said.status == 1
    assert "running" in said.err


def test_a_journal_that_went_on_otherwise_is_compared_where_both_parted(
    clinic, backup, newcomers, tmp_path
):
    aside = clinic("restore", backup, "--json", "-").data["set_aside"]
    kept = shutil.copytree(aside, tmp_path / "kept")

    told = clinic("restore", kept, "--dry-run", "--json", "-").data

    assert [gone["intent"] for gone in told["gone"]] == ["restore"]
    assert told["then"]["rows"]["customers"] == 62
