"""One program at a time over one folder."""

import signal
import subprocess
import sys

import pytest

from app.services.vault.errors import FolderNotWritable
from app.services.vault.lock import InstanceLock, StoreInUse

HOLD = """
import sys
from pathlib import Path
from app.services.vault.lock import InstanceLock
lock = InstanceLock(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def other_program(tmp_path):
    """Another process that holds the folder."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with process:
        assert process.stdout
        assert process.stdout.readline() == b"held\n"
        yield process
        process.kill()


def test_another_program_keeps_us_out(tmp_path, other_program):
    with pytest.raises(StoreInUse):
        InstanceLock(tmp_path)


def test_a_killed_program_keeps_nobody_out(tmp_path, other_program):
    other_program.send_signal(signal.SIGKILL)
    other_program.wait()

    with InstanceLock(tmp_path):
        assert (tmp_path / "clinic.lock").exists()


def test_a_released_folder_is_free(tmp_path):
    lock = InstanceLock(tmp_path)
    lock.release()
    lock.release()

    with InstanceLock(tmp_path), pytest.raises(StoreInUse):
        InstanceLock(tmp_path)


def test_where_no_lock_file_can_be_made_nothing_starts(tmp_path):
    with pytest.raises(FolderNotWritable):
        InstanceLock(tmp_path / "gone")
