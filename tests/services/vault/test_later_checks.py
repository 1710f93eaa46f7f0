"""A big store is used at once, and its pages are looked at meanwhile."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from app.services.vault.checks import StoreDamaged, check_used_store
from app.services.vault.clinic_store import Unchecked, check_opened
from app.services.vault.errors import StoreNewer
from app.services.vault.starts import NEVER, read_last_start
from tests.damage import spoil
from tests.services.vault.conftest import NOW

UNREAD = "attachment_contents"


def open_unchecked(clinic, now=NOW):
    return clinic.open(now=now, check_now=False)


def checked_at(clinic):
    last = read_last_start(clinic.folder)
    assert last
    return last.checked_at


def test_a_store_opened_checked_has_nothing_left_to_check(clinic):
    opened = clinic.open()

    check_opened(opened, now=NOW + timedelta(hours=1))
    opened.close()

    assert opened.unchecked is None
    assert checked_at(clinic) == NOW


def test_the_whole_check_that_is_due_is_done_while_the_store_is_written(clinic):
    opened = open_unchecked(clinic)
    later = NOW + timedelta(minutes=1)

    with opened.engine.execution_options(sqlite_begin="IMMEDIATE").begin() as connection:
        connection.execute(text("INSERT INTO number_series VALUES ('visits', 7)"))
        check_opened(opened, now=later)
    opened.close()

    assert opened.unchecked is Unchecked.EVERYTHING
    assert checked_at(clinic) == later


def test_between_the_whole_checks_only_the_pages_are_looked_at(clinic):
    clinic.open().close()
    opened = open_unchecked(clinic, now=NOW + timedelta(days=1))

    check_opened(opened, now=NOW + timedelta(days=1))
    opened.close()

    assert opened.unchecked is Unchecked.PAGES
    assert checked_at(clinic) == NOW


def test_a_check_that_never_came_is_still_due_after_a_clean_close(clinic):
    open_unchecked(clinic).close()

    again = open_unchecked(clinic)
    again.close()

    assert again.unchecked is Unchecked.EVERYTHING
    assert checked_at(clinic) == NEVER


def test_damage_is_told_although_the_store_opens(clinic):
    clinic.open().close()
    spoil(clinic.store, clinic.data_key, table=UNREAD)
    opened = open_unchecked(clinic)

    with pytest.raises(StoreDamaged) as refused:
        check_opened(opened, now=NOW)

    opened.close()
    assert "page" in " ".join(refused.value.pages)


def test_opening_checked_refuses_the_same_damage(clinic):
    spoil(clinic.store, clinic.data_key, table=UNREAD)

    with pytest.raises(StoreDamaged):
        clinic.open()


def test_a_page_that_looked_damaged_once_was_being_written(clinic, monkeypatch):
    looks = iter([[("page 4",)], [("page 9",)]])
    monkeypatch.setattr("app.services.vault.checks._look_at_pages", lambda _: next(looks))

    check_used_store(clinic.store, clinic.data_key, thoroughly=False)

    assert list(looks) == []


def test_what_shows_at_once_is_refused_at_once(clinic):
    opened = clinic.open()
    with opened.engine.begin() as connection:
        connection.execute(text("PRAGMA user_version = 99"))
    opened.close()

    with pytest.raises(StoreNewer):
        open_unchecked(clinic)
