"""Which faults are answers to the person at the desk."""

import errno
import os

import pytest
from sqlalchemy.exc import OperationalError
from sqlcipher3 import dbapi2

from app.models.database import create_file, open_engine
from app.services.foundation.errors import DiskFull, StoreBusy
from app.services.foundation.faults import as_refusal, faults_explained


def test_a_held_store_is_busy(tmp_path):
    create_file(tmp_path / "clinic.db", bytes(32))
    engine = open_engine(tmp_path / "clinic.db", bytes(32))
    writing = engine.execution_options(sqlite_begin="IMMEDIATE")

    with writing.connect() as first, engine.connect() as second:
        first.begin()
        second.exec_driver_sql("PRAGMA busy_timeout = 1")
        with pytest.raises(OperationalError) as raised:
            second.exec_driver_sql("CREATE TABLE t (a)")
    engine.dispose()

    assert isinstance(as_refusal(raised.value), StoreBusy)


def test_a_store_that_may_not_grow_is_a_full_disk(tmp_path):
    create_file(tmp_path / "clinic.db", bytes(32))
    engine = open_engine(tmp_path / "clinic.db", bytes(32))

    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 2")
        connection.exec_driver_sql("CREATE TABLE t (a)")
        with pytest.raises(OperationalError) as raised:
            connection.exec_driver_sql("INSERT INTO t VALUES (zeroblob(9000))")
    engine.dispose()

    assert isinstance(as_refusal(raised.value), DiskFull)


def test_a_full_disk_is_known_from_the_operating_system_too():
    error = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    assert isinstance(as_refusal(error), DiskFull)


@pytest.mark.parametrize("error", [dbapi2.IntegrityError(), PermissionError(), LookupError()])
def test_any_other_fault_is_ours(error):
    assert as_refusal(error) is None


def test_an_answer_passes_as_a_refusal_and_a_fault_as_it_is():
    with pytest.raises(DiskFull), faults_explained():
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    with pytest.raises(FileNotFoundError), faults_explained():
        raise FileNotFoundError
