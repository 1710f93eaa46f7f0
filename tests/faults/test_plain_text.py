"""After a day's work no file tells anybody's name, wherever one looks."""

import shutil
import tempfile
from functools import partial

import pytest

from app.services.archive.customers import add_customer
from app.services.archive.entries import CustomerEntry, PhoneEntry
from app.services.foundation.clock import SystemClock
from app.services.office.opening import open_desk
from app.services.office.safe_keeping import back_up_by_hand
from app.services.office.self_keeping import keep_safe
from app.services.vault.backups import find_backup
from app.services.vault.keyring import Keyring
from app.services.vault.restoring import Return, go_back
from app.words import BackupReason, Intent
from tests.faults.conftest import MANAGER, OPENS, ZONE
from tests.stores import LIGHT

NAME, PHONE, NOTE = "欧阳明珠", "13987654321", "very-private-marker"
STRONG = """o'brien "q" %s 中文 密码 """ + "长" * 150


def spelt(text):
    return [
        text.encode(),
        text.encode("utf-16-le"),
        text.encode("utf-16-be"),
        text.encode("gb18030"),
    ]


def told_in(*places):
    """The files that tell something they should not."""
    secrets = [spelling for text in (NAME, PHONE, NOTE, STRONG) for spelling in spelt(text)]
    found = []
    for place in places:
        for path in place.rglob("*"):
            if path.is_file():
                content = path.read_bytes()
                found += [path.name for secret in secrets if secret in content]
    return found


@pytest.fixture
def temporary(tmp_path, monkeypatch):
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    monkeypatch.setenv("TMPDIR", str(place))
    monkeypatch.setenv("SQLITE_TMPDIR", str(place))
    return place


def test_no_file_tells_a_name(victim, temporary, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    Keyring(victim.folder, LIGHT).change_password(
        MANAGER, OPENS, STRONG, now=SystemClock(ZONE).now()
    )

    desk = open_desk(victim.folder, name=MANAGER, password=STRONG)
    entry = CustomerEntry(name=NAME, phones=(PhoneEntry(text=PHONE),), note=NOTE)
    work = partial(add_customer, entry=entry, actor=desk.actor, now=desk.clock.now())
    desk.store.write(work, actor=desk.actor, intent=Intent.ADD_CUSTOMER)
    at_work = told_in(victim.folder, temporary)
    kept = keep_safe(desk.keeper, reason=BackupReason.REGULAR, clock=desk.clock, second_place=stick)
    made = back_up_by_hand(desk.keeper, actor=desk.actor, now=desk.clock.now(), to=stick)
    desk.close()
    go_back(
        Return(
            folder=victim.folder,
            backup=find_backup(made.backup.folder),
            key=victim.key,
            actor=desk.actor,
            clock=desk.clock,
        )
    )

    assert kept.trouble == ()
    assert kept.proof
    assert at_work == []
    assert told_in(victim.folder, temporary, stick) == []


def test_what_is_looked_for_would_be_found(tmp_path):
    (tmp_path / "told.txt").write_text(f"{NAME} {PHONE}", encoding="utf-16-le")

    assert set(told_in(tmp_path)) == {"told.txt"}


@pytest.mark.parametrize(
    "password", ["it's", 'say "so"', "100 %s", "中文密码一二", STRONG, "x" * 200]
)
def test_every_password_that_can_be_typed_opens_the_clinic(victim, password):
    padded = password.ljust(6, "!")
    now = SystemClock(ZONE).now()
    Keyring(victim.folder, LIGHT).change_password(MANAGER, OPENS, padded, now=now)

    assert Keyring(victim.folder).unlock(MANAGER, padded, now=now).data_key == victim.key


@pytest.fixture(autouse=True)
def tidy(tmp_path):
    yield
    shutil.rmtree(tmp_path / "temporary", ignore_errors=True)
