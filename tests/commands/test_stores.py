"""``init``: a new clinic, and the made-up one."""

import pytest

from app.services.vault.folders import STORE_NAME


def test_a_new_clinic_can_be_opened_by_its_manager(desk, tmp_path):
    made = desk("init", "--store", tmp_path / "new", "--user", "Ann", "--lang", "en")

    opened = desk("journal", "--store", tmp_path / "new")

    assert (made.status, opened.status) == (0, 0)
    assert "Recovery code" in made.out
    assert made.out.count("-") >= 5


def test_what_it_is_called_and_counts_in_is_kept(desk, tmp_path):
    words = ["--name", "Lake", "--tz", "Europe/Berlin", "--currency", "eur", "--user", "Ann"]

    said = desk("init", "--store", tmp_path / "new", "--json", "-", *words)

    assert said.data["people"] == ["Ann"]
    assert len(said.data["recovery_code"].replace("-", "")) >= 24


def test_an_existing_clinic_is_left_as_it_is(clinic, folder):
    before = (folder / STORE_NAME).read_bytes()

    said = clinic("init")

    assert said.status == 1
    assert str(folder) in said.err
    assert (folder / STORE_NAME).read_bytes() == before


def test_a_short_password_is_refused_and_leaves_nothing(desk, monkeypatch, tmp_path):
    monkeypatch.setenv("CLINIC_DESK_PASSWORD", "plum")

    said = desk("init", "--store", tmp_path / "new")

    assert said.status == 1
    assert not (tmp_path / "new" / STORE_NAME).exists()


@pytest.mark.parametrize(("language", "name"), [("zh", "周岚"), ("en", "Zhou Lan")])
def test_everyone_in_the_made_up_clinic_can_sign_in(desk, tmp_path, language, name):
    words = ["--store", tmp_path / "new", "--lang", language]
    made = desk("init", *words, "--demo", "20", "--json", "-")

    opened = desk("journal", *words, "--user", name)

    assert name in made.data["people"]
    assert opened.status == 0
