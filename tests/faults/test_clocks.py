"""The clock a day back, ten years ahead, an hour twice: backups go on, and the newest stay."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from app.services.rules.thinning import NEWEST
from app.services.vault.backing_up import back_up
from app.services.vault.backups import check_backup, list_backups
from app.services.vault.folders import BACKUPS_NAME
from app.services.vault.tries import check_wait, count_wrong
from app.words import BackupReason
from tests.faults.conftest import ZONE

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=ZONE)
BERLIN = ZoneInfo("Europe/Berlin")
HALF_HOUR = timedelta(minutes=30)
CLOCKS = {
    "a day back": [NOON, NOON + HALF_HOUR, NOON - timedelta(days=1), NOON - timedelta(hours=23)],
    "ten years ahead and back": [NOON, NOON.replace(year=2036), NOON + HALF_HOUR],
    "standing still": [NOON] * 4,
    "a battery that is empty": [NOON, datetime(2000, 1, 1, 0, 0, tzinfo=ZONE), NOON],
    "the hour that comes twice": [
        datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN),
        datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN, fold=1),
        datetime(2026, 10, 25, 3, 0, tzinfo=BERLIN),
    ],
    "the hour that never comes": [
        datetime(2026, 3, 29, 1, 59, tzinfo=BERLIN),
        datetime(2026, 3, 29, 3, 0, tzinfo=BERLIN),
    ],
}


@pytest.mark.parametrize("clock", CLOCKS.values(), ids=CLOCKS)
def test_the_next_backup_is_made_and_the_newest_five_are_kept(victim, clock):
    made = [
        back_up(victim.folder, victim.key, reason=BackupReason.REGULAR, now=now)
        for now in [*clock, *clock]
    ]

    lying = list_backups(victim.folder / BACKUPS_NAME)

    assert [backup.number for backup in made] == list(range(1, len(made) + 1))
    assert [backup.number for backup in lying[:NEWEST]] == [
        backup.number for backup in made[: -NEWEST - 1 : -1]
    ]
    for backup in lying:
        check_backup(backup, victim.key)


def test_a_clock_set_back_shortens_no_wait_after_wrong_passwords(tmp_path):
    for _ in range(6):
        count_wrong(tmp_path, "somebody", now=NOON)

    with pytest.raises(Exception, match="TooManyTries"):
        check_wait(tmp_path, "somebody", now=NOON - timedelta(days=1))
    with pytest.raises(Exception, match="TooManyTries"):
        check_wait(tmp_path, "somebody", now=NOON - timedelta(days=1) + timedelta(seconds=10))
