"""What the program does by itself to keep the store safe."""

from datetime import timedelta

import pytest

from app.services.foundation.actors import Actor
from app.services.foundation.errors import NotAllowed
from app.services.foundation.settings import load_settings
from app.services.office.safe_keeping import choose_second_place
from app.services.office.self_keeping import (
    carried_too_long_ago,
    is_changed,
    keep_safe,
    prove_now,
    wants_carrying,
    wants_proving,
)
from app.services.office.staff import StaffEntry, add_staff
from app.services.vault.backups import list_backups
from app.services.vault.checks import StoreDamaged
from app.services.vault.errors import BackupDamaged, RecordsAltered
from app.services.vault.folders import STORE_NAME
from app.services.vault.keeping import Record, read_record
from app.services.vault.places import PlaceGone, PlaceIsOwn
from app.words import BackupReason, Intent, Role
from tests.conftest import FixedClock
from tests.damage import spoil

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


@pytest.fixture
def stick(tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    return stick


@pytest.fixture
def keep(desk, clock):
    def keep(reason=BackupReason.REGULAR, *, second_place=None):
        return keep_safe(desk.keeper, reason=reason, clock=clock, second_place=second_place)

    return keep


@pytest.fixture
def change(desk):
    """Write something down."""

    def change(name="李娜"):
        entry = StaffEntry(name=name, role=Role.RECEPTIONIST)
        desk.store.write(
            lambda session: add_staff(
                session, entry=entry, actor=desk.actor, today=desk.clock.today()
            ),
            actor=desk.actor,
            intent=Intent.EDIT_STAFF,
        )

    return change


def numbers(desk):
    return [backup.number for backup in list_backups(desk.keeper.place)]


def test_only_what_was_changed_is_backed_up(desk, keep, change):
    assert keep().backup
    assert keep().backup is None
    assert not is_changed(desk.keeper)

    change()

    assert keep(BackupReason.ON_CLOSING).backup.manifest.reason is BackupReason.ON_CLOSING
    assert numbers(desk) == [2, 1]


def test_a_copy_goes_to_the_second_place_once_a_day(desk, clock, keep, change, stick):
    assert keep(second_place=stick).copy
    change("李娜")
    clock.moment += 30 * MINUTE
    assert keep(second_place=stick).copy is None
    change("王芳")
    clock.moment += DAY

    assert keep(second_place=stick).copy

    assert [backup.number for backup in list_backups(stick)] == [3, 1]
    assert read_record(desk.keeper.folder).carried_at == clock.moment


def test_a_stick_that_is_not_in_is_no_trouble(desk, keep, tmp_path):
    kept = keep(second_place=tmp_path / "unplugged")

    assert (kept.copy, kept.trouble) == (None, ())
    assert kept.backup


def test_a_second_place_that_cannot_be_written_is_told_and_the_backup_is_there(desk, keep, clock):
    kept = keep(second_place=desk.keeper.folder)

    assert [type(refusal) for refusal in kept.trouble] == [PlaceIsOwn]
    assert numbers(desk) == [1]


def test_a_test_restore_is_due_at_once_and_then_monthly(desk, clock, keep, change):
    first = keep(BackupReason.AFTER_START)
    assert first.proof
    assert first.proof.rows["staff"] == 1
    change()
    clock.moment += 29 * DAY
    assert keep().proof is None

    clock.moment += DAY

    assert keep().proof
    assert read_record(desk.keeper.folder).proven_at == clock.moment
    assert not (desk.keeper.folder / "test-restore").exists()


def test_closing_waits_for_no_test_restore(keep):
    assert keep(BackupReason.ON_CLOSING).proof is None


def test_a_damaged_store_is_trouble_and_nothing_is_lost(desk, keep, change):
    keep()
    change()
    spoil(desk.keeper.folder / STORE_NAME, desk.keeper.data_key, table="attachment_contents")

    kept = keep()

    assert [type(refusal) for refusal in kept.trouble] == [StoreDamaged]
    assert numbers(desk) == [1]
    assert read_record(desk.keeper.folder).damage


def test_a_backup_that_went_bad_is_found_by_the_test_restore(desk, clock, keep):
    backup = keep().backup
    spoil(backup.store, desk.keeper.data_key, table="attachment_contents")
    clock.moment += 31 * DAY

    kept = keep()

    assert [type(refusal) for refusal in kept.trouble] == [BackupDamaged]
    assert not (desk.keeper.folder / "test-restore").exists()


def test_forged_records_are_found_by_the_test_restore(desk, clock, keep):
    with desk.clinic.engine.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER journal_entries_update_refused")
        connection.exec_driver_sql("UPDATE journal_entries SET actor_name = '别人'")

    kept = keep()

    assert [type(refusal) for refusal in kept.trouble] == [RecordsAltered]


def test_without_a_backup_there_is_nothing_to_prove(desk, clock):
    assert prove_now(desk.keeper, clock=clock) is None


@pytest.mark.parametrize(
    ("after", "due"), [(19, False), (20, True), (-1, True)], ids=["soon", "a day", "clock back"]
)
def test_carrying_is_daily_and_trusts_no_clock_that_was_set_back(after, due):
    now = FixedClock().now()
    record = Record(carried_at=now - timedelta(hours=after), carried_number=4)

    assert wants_carrying(record, 5, now=now) is due
    assert not wants_carrying(record, 4, now=now)


def test_somebody_is_asked_for_the_stick_a_day_before_the_week_is_over():
    now = FixedClock().now()

    assert carried_too_long_ago(Record(), now=now)
    assert not carried_too_long_ago(Record(carried_at=now - 5 * DAY), now=now)
    assert carried_too_long_ago(Record(carried_at=now - 6 * DAY), now=now)


def test_a_proof_ten_years_ahead_is_none():
    now = FixedClock().now()

    assert wants_proving(Record(proven_at=now + 3650 * DAY), now=now)
    assert not wants_proving(Record(proven_at=now - 29 * DAY), now=now)


def choose(desk, place, *, actor=None):
    desk.store.write(
        lambda session: choose_second_place(
            session, place=place, keeper=desk.keeper, actor=actor or desk.actor
        ),
        actor=desk.actor,
        intent=Intent.EDIT_SETTINGS,
    )


def test_the_second_place_is_one_of_the_settings(desk, stick):
    choose(desk, stick)
    assert desk.store.read(load_settings).second_place == stick

    choose(desk, None)
    assert desk.store.read(load_settings).second_place is None


def test_the_second_place_is_another_one_and_there(desk, tmp_path, stick):
    with pytest.raises(PlaceIsOwn):
        choose(desk, desk.keeper.folder)
    with pytest.raises(PlaceGone):
        choose(desk, tmp_path / "unplugged")
    with pytest.raises(NotAllowed):
        choose(desk, stick, actor=Actor(staff_id=None, name="李娜", role=Role.RECEPTIONIST))
