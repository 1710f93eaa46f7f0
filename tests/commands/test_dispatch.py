"""What holds for every command: options, languages, passwords, exit status."""

import json
import os
import subprocess
import sys

import pytest

from app.services.vault.folders import STORE_NAME
from tests.commands.conftest import MANAGER, OPENS


def test_options_may_stand_behind_the_command(desk, folder):
    said = desk("journal", "--store", folder, "--lang", "en", "--last", "1")

    assert (said.status, said.err) == (0, "")


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"],
        ["undo", "third"],
        ["journal", "--last", "0"],
        ["import", "horses", "file.csv"],
        ["import", "visits", "file.csv", "--map", "day"],
        ["init", "--tz", "Wuxi"],
        ["init", "--currency", "shells"],
        ["--lang", "fr", "journal"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_status_2(desk, words):
    said = desk(*words)

    assert said.status == 2
    assert "usage" in said.err


def test_what_nobody_thought_of_is_a_sentence_without_a_name_in_it(clinic, monkeypatch):
    def broken(_session, **_words):
        raise LookupError("王小芳")

    monkeypatch.setattr("app.commands.journal.list_entries", broken)

    said = clinic("journal")

    assert (said.status, said.err.count("\n")) == (1, 1)
    assert "LookupError journal.py:" in said.err
    assert "王小芳" not in said.err


def test_whoever_reads_may_stop_reading(folder):
    read, write = os.pipe()
    os.close(read)
    words = [sys.executable, "-m", "app", "--store", str(folder), "--lang", "en", "journal"]
    environment = os.environ | {"CLINIC_DESK_PASSWORD": OPENS}

    ended = subprocess.run(
        words, stdout=write, stderr=subprocess.PIPE, env=environment, check=False
    )
    os.close(write)

    assert (ended.returncode, ended.stderr) == (0, b"")


def test_without_standard_input_the_password_is_asked_for_in_a_sentence(desk, folder, monkeypatch):
    monkeypatch.delenv("CLINIC_DESK_PASSWORD")
    monkeypatch.setattr("sys.stdin", None)

    said = desk("--store", folder, "--lang", "en", "journal")

    assert (said.status, said.err.count("\n")) == (2, 1)
    assert "CLINIC_DESK_PASSWORD" in said.err


def test_the_version_is_told(desk):
    said = desk("--version")

    assert (said.status, said.out) == (0, "0.1.0\n")


@pytest.mark.parametrize(("language", "word"), [("zh", "命令"), ("en", "COMMAND")])
def test_help_is_in_the_language_asked_for(desk, language, word):
    said = desk("--lang", language, "--help")

    assert said.status == 0
    assert word in said.out


def test_answers_are_in_the_language_of_the_clinic_unless_another_is_asked_for(desk, folder):
    said = desk("--store", folder, "journal")

    assert "建立诊所" in said.out


def test_a_missing_store_is_refused_in_one_sentence(desk, tmp_path):
    said = desk("--store", tmp_path / "nowhere", "--lang", "en", "journal")

    assert said.status == 1
    assert said.err.startswith("There is no data file")
    assert said.err.count("\n") == 1


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\x00", b"\x00" * 8192])
def test_a_file_that_is_no_store_is_refused_and_left_alone(clinic, folder, content):
    (folder / STORE_NAME).write_bytes(content)

    said = clinic("journal")

    assert said.status == 1
    assert said.err.count("\n") == 1
    assert (folder / STORE_NAME).read_bytes() == content


def test_a_wrong_password_is_refused(clinic, monkeypatch):
    monkeypatch.setenv("CLINIC_DESK_PASSWORD", "apple-blossom")

    said = clinic("journal")

    assert said.status == 1
    assert said.err == f"The password of {MANAGER} is not right. Please try again.\n"


def test_somebody_unknown_is_refused(clinic):
    said = clinic("journal", "--user", "Nobody")

    assert said.status == 1
    assert "Nobody" in said.err


def test_a_role_does_not_reach_further_here_than_in_the_window(clinic):
    said = clinic("journal", "--user", "李娜")

    assert said.status == 1
    assert "Receptionist" in said.err


def test_the_password_is_asked_for_where_there_is_someone_to_ask(clinic, monkeypatch):
    monkeypatch.delenv("CLINIC_DESK_PASSWORD")
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("app.commands.desks.getpass", lambda _words: OPENS)

    assert clinic("journal").status == 0


def test_without_password_and_terminal_the_variable_is_named(clinic, monkeypatch):
    monkeypatch.delenv("CLINIC_DESK_PASSWORD")

    said = clinic("journal")

    assert said.status == 2
    assert "CLINIC_DESK_PASSWORD" in said.err


def test_the_result_goes_to_a_file_beside_the_words(clinic, tmp_path):
    said = clinic("journal", "--json", tmp_path / "out.json")

    data = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))

    assert said.out.startswith("#")
    assert data["entries"][0]["entry"] == int(said.out[1:].split()[0])


def test_a_result_file_that_cannot_be_written_stops_it_before_anything_is_done(clinic, tmp_path):
    said = clinic("undo", "--json", tmp_path / "missing" / "out.json")

    assert said.status == 1
    assert "missing" in said.err
