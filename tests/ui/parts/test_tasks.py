"""Work off the UI thread."""

import os
import sys
import threading

import pytest
from PySide6.QtWidgets import QWidget
from sqlalchemy import func, select

from app.models import Customer
from app.services.foundation.errors import NotFound
from app.ui.parts.messages import Notice
from app.ui.parts.progress import Cancelled
from app.ui.parts.tasks import Tasks
from app.words import Intent
from tests.factories import make_customer


def count_customers(session):
    return session.scalar(select(func.count()).select_from(Customer))


def add_customers(tasks, owner, count, then):
    for _ in range(count):
        tasks.write(
            owner, lambda session: make_customer(session).id, then, intent=Intent.ADD_CUSTOMER
        )


def test_work_leaves_the_ui_thread_and_its_result_returns_to_it(tasks, owner, qtbot):
    threads = []
    tasks.read(
        owner,
        lambda _session: threads.append(threading.current_thread()),
        lambda _result: threads.append(threading.current_thread()),
    )
    qtbot.waitUntil(lambda: len(threads) == 2)

    assert threads[0] is not threading.main_thread()
    assert threads[1] is threading.main_thread()


def test_two_reads_run_side_by_side(tasks, owner, qtbot):
    met = threading.Barrier(2, timeout=5)
    results: list[bool] = []
    tasks.read(owner, lambda _session: met.wait() >= 0, results.append)
    tasks.read(owner, lambda _session: met.wait() >= 0, results.append)
    qtbot.waitUntil(lambda: len(results) == 2)

    assert results == [True, True]


def test_a_newer_question_makes_the_older_answer_unwanted(tasks, owner, qtbot):
    release = threading.Event()
    answers: list[str] = []
    tasks.read(owner, lambda _s: release.wait(5) and "old", answers.append, latest="search")
    tasks.read(owner, lambda _session: "new", answers.append, latest="search")
    with qtbot.waitSignal(tasks.busy, check_params_cb=lambda busy: not busy):
        release.set()

    assert answers == ["new"]


def test_a_commit_is_announced_with_the_customers_it_touched(tasks, owner, qtbot):
    with (
        qtbot.waitSignal(tasks.committed) as committed,
        qtbot.waitSignal(tasks.saved) as announced,
    ):
        tasks.write(owner, lambda session: make_customer(session).id, intent=Intent.ADD_CUSTOMER)

    (changes,), (saved,) = committed.args, announced.args
    assert "customers" in changes.tables
    assert changes.customer_ids == {1}
    assert saved.intent is Intent.ADD_CUSTOMER
    assert saved.entry_id is not None


def test_writes_go_one_at_a_time_and_none_is_lost(tasks, owner, qtbot, store):
    saved: list[int] = []
    add_customers(tasks, owner, 20, saved.append)
    qtbot.waitUntil(lambda: len(saved) == 20)

    assert saved == sorted(saved)
    assert store.read(count_customers) == 20


def test_a_refusal_is_explained_and_nothing_is_saved(tasks, owner, qtbot, store):
    def refuse(session):
        make_customer(session)
        raise NotFound("customer", 7)

    tasks.write(owner, refuse, intent=Intent.ADD_CUSTOMER)
    qtbot.waitUntil(lambda: owner.findChild(Notice) is not None)

    assert store.read(count_customers) == 0


def test_who_asked_may_take_the_refusal_instead(tasks, owner, qtbot):
    refusals: list[BaseException] = []

    def refuse(_session):
        raise NotFound("customer", 7)

    tasks.read(owner, refuse, lambda _row: None, failed=refusals.append)
    qtbot.waitUntil(lambda: bool(refusals))

    assert isinstance(refusals[0], NotFound)
    assert owner.findChild(Notice) is None


def test_an_owner_who_left_is_not_called(tasks, owner, qtbot):
    called: list[object] = []
    release = threading.Event()
    gone = QWidget()
    tasks.read(gone, lambda _session: release.wait(5), called.append)
    with qtbot.waitSignal(gone.destroyed):
        gone.deleteLater()
    with qtbot.waitSignal(tasks.busy, check_params_cb=lambda busy: not busy):
        release.set()

    assert called == []


def test_a_job_that_was_cancelled_ends_without_a_word(tasks, owner, qtbot):
    def stop():
        raise Cancelled

    with qtbot.waitSignal(tasks.busy, check_params_cb=lambda busy: not busy):
        tasks.run(owner, stop, lambda _nothing: None)

    assert owner.findChild(Notice) is None


def test_a_job_brings_its_result_to_the_ui_thread(tasks, owner, qtbot):
    results: list[threading.Thread] = []
    tasks.run(
        owner, threading.current_thread, lambda _where: results.append(threading.current_thread())
    )
    qtbot.waitUntil(lambda: bool(results))

    assert results == [threading.main_thread()]


def test_after_closing_nobody_is_answered(store, actor, owner, qapp):
    tasks = Tasks(store, actor)
    tasks.close()
    heard: list[int] = []

    tasks.read(owner, lambda _session: 1, heard.append)

    assert heard == []


def test_long_work_nobody_waits_for_makes_the_window_not_busy(tasks, owner, qtbot):
    release = threading.Event()
    done: list[bool] = []
    tasks.run_aside(owner, lambda: release.wait(5), done.append)

    assert not tasks.is_busy
    tasks.read(owner, lambda _session: True, done.append)
    qtbot.waitUntil(lambda: len(done) == 1)
    release.set()
    qtbot.waitUntil(lambda: len(done) == 2)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows tells no thread's priority here")
def test_long_work_lets_everybody_else_go_first(tasks, owner, qtbot):
    found: list[int] = []
    tasks.run_aside(
        owner,
        lambda: os.getpriority(os.PRIO_PROCESS, threading.get_native_id()),
        found.append,
    )
    qtbot.waitUntil(lambda: bool(found))

    assert found == [19]
    assert os.getpriority(os.PRIO_PROCESS, threading.get_native_id()) < 19


def test_what_was_written_before_is_on_disk_when_that_is_asked(tasks, owner, qtbot):
    seen: list[int] = []
    add_customers(tasks, owner, 3, lambda _key: None)
    tasks.after_writes(owner, lambda: tasks.read(owner, count_customers, seen.append))

    qtbot.waitUntil(lambda: seen == [3])
