"""``backup``, ``backups`` and ``verify``."""

import json
import shutil

import pytest

from app.models.database import connect
from app.services.vault.folders import BACKUPS_NAME, STORE_NAME
from app.services.vault.keyring import Keyring
from app.services.vault.manifests import MANIFEST_NAME
from app.words.language import choose_language
from tests.commands.conftest import MANAGER, OPENS
from tests.damage import spoil
from tests.services.vault.conftest import NOW


@pytest.fixture
def key(folder):
    return Keyring(folder).unlock(MANAGER, OPENS, now=NOW).data_key


def change(folder, key, *statements):
    connection = connect(folder / STORE_NAME, key)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def lying(folder):
    return sorted(path.name for path in (folder / BACKUPS_NAME).iterdir())


def test_a_backup_is_made_and_said_in_one_line(clinic, folder):
    said = clinic("backup")

    (name,) = lying(folder)
    assert said.status == 0
    assert said.out.count("\n") == 1
    assert name in said.out
    assert "Backed up and checked" in said.out


def test_a_program_is_told_what_is_in_it(clinic):
    told = clinic("backup", "--json", "-").data

    assert told["rows"]["customers"] == 60
    assert told["journal"]["entry"] > 1
    assert told["reason"] == "by_hand"
    assert told["copy"] is None


def test_a_copy_is_put_where_somebody_wants_one(clinic, tmp_path, folder):
    stick = tmp_path / "stick"
    stick.mkdir()

    told = clinic("backup", stick, "--json", "-").data

    (name,) = lying(folder)
    assert told["copy"] == str(stick / name)
    assert (stick / name / STORE_NAME).stat().st_size == told["size_bytes"]
    assert clinic("verify", stick / name).status == 0


@pytest.mark.parametrize("where", ["", BACKUPS_NAME, "deep/in"])
def test_the_store_s_own_folder_is_no_place_for_a_copy(clinic, folder, where):
    (folder / where).mkdir(parents=True, exist_ok=True)

    said = clinic("backup", folder / where)

    assert said.status == 1
    assert "own folder" in said.err
    assert not (folder / BACKUPS_NAME).exists() or lying(folder) == []


def test_a_stick_that_is_not_there_is_told_before_anything_is_made(clinic, tmp_path, folder):
    said = clinic("backup", tmp_path / "unplugged")

    assert said.status == 1
    assert "put the stick in" in said.err
    assert not (folder / BACKUPS_NAME).exists()


def test_the_backups_are_listed_newest_first(clinic):
    assert "No backup yet" in clinic("backups").out
    clinic("backup")
    clinic("backup")

    said = clinic("backups")
    told = clinic("backups", "--json", "-").data["backups"]

    assert said.out.count("by hand") == 2
    assert [each["number"] for each in told] == [2, 1]


def test_a_backup_without_its_manifest_is_listed_as_unreadable(clinic, folder):
    told = clinic("backup", "--json", "-").data
    (folder / BACKUPS_NAME / lying(folder)[0] / MANIFEST_NAME).unlink()

    assert "cannot be read" in clinic("backups").out
    said = clinic("verify", told["backup"])
    assert said.status == 1
    assert MANIFEST_NAME in said.err


def test_a_sound_store_is_verified(clinic):
    said = clinic("verify", "--json", "-")

    assert said.status == 0
    assert said.data["sound"]
    assert said.data["findings"] == []
    assert said.data["rows"]["customers"] == 60


def test_a_forged_journal_is_found_and_named(clinic, folder, key):
    change(
        folder,
        key,
        "DROP TRIGGER journal_entries_update_refused",
        "UPDATE journal_entries SET actor_name = '别人' WHERE id = 2",
    )

    said = clinic("verify")
    told = clinic("verify", "--json", "-").data

    assert said.status == 1
    assert "an entry of the journal was altered: journal_entries 2" in said.out
    assert "changed behind the program's back" in said.err
    assert {"kind": "entry_altered", "what": "journal_entries", "key": 2} in told["findings"]
    assert not told["sound"]


def test_a_damaged_store_is_refused_in_one_sentence(clinic, folder, key):
    spoil(folder / STORE_NAME, key, table="attachment_contents")

    said = clinic("verify")

    assert said.status == 1
    assert "damaged" in said.err
    assert said.err.count("\n") == 1


def test_all_backups_of_a_folder_are_verified(clinic, folder, key):
    for _ in range(2):
        clinic("backup")
    spoil(folder / BACKUPS_NAME / lying(folder)[0] / STORE_NAME, key, table="phones")

    said = clinic("verify", folder / BACKUPS_NAME)
    told = json.loads(clinic("verify", folder / BACKUPS_NAME, "--json", "-").out)

    assert said.status == 1
    assert "1 backup is not sound" in said.err
    assert [each["sound"] for each in told["backups"]] == [True, False]


def test_a_damaged_store_makes_no_backup_and_loses_none(clinic, folder, key):
    clinic("backup")
    spoil(folder / STORE_NAME, key, table="attachment_contents")
    before = lying(folder)

    said = clinic("backup")

    assert said.status == 1
    assert lying(folder) == before


def test_a_receptionist_makes_no_backups(desk, folder, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    people = [person.name for person in Keyring(folder).people()]
    refused = [
        name
        for name in people
        if desk("--store", folder, "--user", name, "--lang", "en", "backup", stick).status
    ]
    choose_language("en")

    assert MANAGER not in refused
    assert refused
    assert "may not" in desk("--store", folder, "--user", refused[0], "--lang", "en", "verify").err


def test_a_backup_of_another_clinic_is_known_for_that(clinic, desk, tmp_path, folder):
    clinic("backup")
    desk("--store", tmp_path / "other", "init", "--user", MANAGER)
    taken = shutil.copytree(folder / BACKUPS_NAME / lying(folder)[0], tmp_path / "taken")

    said = desk("--store", tmp_path / "other", "--lang", "en", "verify", taken)

    assert said.status == 1
    assert "another clinic" in said.err
