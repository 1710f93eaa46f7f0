"""Takes work off the UI thread and brings the outcome back to it."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import count
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.services.foundation.actors import Actor
from app.services.foundation.changes import Changes
from app.services.foundation.errors import Refusal
from app.services.foundation.patience import be_patient
from app.services.foundation.store import Store, Work, Written
from app.ui.parts.messages import log_unexpected, show_error
from app.ui.parts.progress import Cancelled
from app.words import Intent

T = TypeVar("T")
Failed = Callable[[BaseException], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """A write that went through, as the status line tells it.

    Attributes:
        intent: What it was for.
        entry_id: The journal entry that can be undone; ``None`` if nothing changed.
    """

    intent: Intent
    entry_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Errand:
    """Who asked, and whether the answer is still wanted when it comes.

    Attributes:
        counted: Somebody waits for it, so the window is busy meanwhile.
    """

    owner: QWidget
    failed: Failed | None
    still_wanted: Callable[[], bool]
    counted: bool = True


def _nothing() -> None:
    """Do nothing more."""


class Tasks(QObject):
    """Runs store work on threads of its own: reads side by side, writes one at a time.

    Signals:
        committed: A transaction was committed; carries its ``Changes``.
        saved: The same, for the status line; carries a ``Saved``.
        busy: Work began, or the last of it ended.
    """

    committed = Signal(Changes)
    saved = Signal(Saved)
    busy = Signal(bool)
    _arrived = Signal(int, object)

    def __init__(self, store: Store, actor: Actor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._actor = actor
        self._reads = ThreadPoolExecutor(max_workers=2, thread_name_prefix="read")
        self._writes = ThreadPoolExecutor(max_workers=1, thread_name_prefix="write")
        self._jobs = ThreadPoolExecutor(max_workers=1, thread_name_prefix="job")
        self._aside = ThreadPoolExecutor(
            max_workers=1, thread_name_prefix="aside", initializer=be_patient
        )
        self._running = 0
        self._closed = False
        self._tickets = count()
        self._latest: dict[tuple[int, str], int] = {}
        self._numbers = count()
        # Kept here and not with the future: a worker that let go of the last reference to
        # an owner would destroy a widget off the UI thread.
        self._waiting: dict[int, Callable[[Future[Any]], None]] = {}
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)

    @property
    def actor(self) -> Actor:
        """The person writes are done for."""
        return self._actor

    @property
    def is_busy(self) -> bool:
        """Whether something was asked for and has not come back."""
        return self._running > 0

    def act_for(self, actor: Actor) -> None:
        """Do every further write for ``actor``."""
        self._actor = actor

    def read(
        self,
        owner: QWidget,
        work: Work[T],
        then: Callable[[T], None],
        *,
        failed: Failed | None = None,
        latest: str | None = None,
    ) -> None:
        """Run ``work``, then hand its result to ``then`` if ``owner`` still lives.

        Args:
            owner: The widget that asks.
            work: Reads; runs on another thread.
            then: Gets the result on the UI thread.
            failed: Gets the error instead of the person at the desk.
            latest: Names a question; a newer one of that name makes this answer unwanted.
        """
        wanted = self._ticket(owner, latest)
        errand = _Errand(owner=owner, failed=failed, still_wanted=wanted)
        self._submit(self._reads, partial(self._store.read, work), then, errand)

    def write(
        self,
        owner: QWidget,
        work: Work[T],
        then: Callable[[T], None] | None = None,
        *,
        intent: Intent,
        failed: Failed | None = None,
    ) -> None:
        """Like ``read``, in a transaction that is announced once committed."""

        def announce(written: Written[T]) -> None:
            self.committed.emit(written.changes)
            self.saved.emit(Saved(intent=intent, entry_id=written.entry_id))
            if then is not None and isValid(owner):
                then(written.value)

        job = partial(self._store.write, work, actor=self._actor, intent=intent)
        errand = _Errand(owner=owner, failed=failed, still_wanted=lambda: True)
        self._submit(self._writes, job, announce, errand)

    def keep(self, owner: QWidget, work: Work[None], then: Callable[[], None] = _nothing) -> None:
        """Write what no page shows, such as a form left half-typed; nothing is announced."""
        job = partial(self._store.write, work, actor=self._actor, intent=Intent.REFRESH)
        errand = _Errand(owner=owner, failed=None, still_wanted=lambda: True)
        self._submit(self._writes, job, lambda _written: then(), errand)

    def run(
        self,
        owner: QWidget,
        job: Callable[[], T],
        then: Callable[[T], None],
        *,
        failed: Failed | None = None,
    ) -> None:
        """Run ``job``, which needs no store (a file, a paper), away from the UI thread."""
        wanted = partial(isValid, owner)
        errand = _Errand(owner=owner, failed=failed, still_wanted=wanted)
        self._submit(self._jobs, job, then, errand)

    def run_aside(
        self,
        owner: QWidget,
        job: Callable[[], T],
        then: Callable[[T], None],
        *,
        failed: Failed | None = None,
    ) -> None:
        """Like ``run`` for long work that nobody waits for, in a line of its own."""
        wanted = partial(isValid, owner)
        errand = _Errand(owner=owner, failed=failed, still_wanted=wanted, counted=False)
        self._submit(self._aside, job, then, errand)

    def after_writes(self, owner: QWidget, then: Callable[[], None]) -> None:
        """Call ``then`` once everything written so far is on disk."""
        errand = _Errand(owner=owner, failed=None, still_wanted=partial(isValid, owner))
        self._submit(self._writes, _nothing, lambda _done: then(), errand)

    def close(self) -> None:
        """Finish what was asked for and stop; what is asked for later is not done."""
        self._closed = True
        for pool in (self._reads, self._jobs, self._aside, self._writes):
            pool.shutdown()
        self._count(-self._running)

    def _ticket(self, owner: QWidget, latest: str | None) -> Callable[[], bool]:
        """Return whether an answer asked for now is still wanted when it comes."""
        if latest is None:
            return partial(isValid, owner)
        key, ticket = (id(owner), latest), next(self._tickets)
        self._latest[key] = ticket
        return lambda: isValid(owner) and self._latest[key] == ticket

    def _submit(
        self,
        pool: ThreadPoolExecutor,
        job: Callable[[], T],
        then: Callable[[T], None],
        errand: _Errand,
    ) -> None:
        def settle(future: Future[T]) -> None:  # on the UI thread
            if errand.counted:
                self._count(-1)
            if error := future.exception():
                if isinstance(error, Refusal) and error.kept is not None:
                    self.committed.emit(error.kept)
                _explain(error, errand)
            elif errand.still_wanted():
                then(future.result())

        if self._closed:  # a timer may ask once more while the window goes
            return
        if errand.counted:
            self._count(+1)
        number = next(self._numbers)
        self._waiting[number] = settle
        pool.submit(job).add_done_callback(lambda done: self._arrived.emit(number, done))

    def _count(self, step: int) -> None:
        was_busy = self.is_busy
        self._running = max(self._running + step, 0)
        if was_busy != self.is_busy:
            self.busy.emit(self.is_busy)

    @Slot(int, object)
    def _on_arrived(self, number: int, future: Future[Any]) -> None:
        self._waiting.pop(number)(future)


def _explain(error: BaseException, errand: _Errand) -> None:
    alive = isValid(errand.owner)
    if alive and errand.failed is not None:
        log_unexpected(error)
        errand.failed(error)
    elif isinstance(error, Cancelled) or not errand.still_wanted():
        log_unexpected(error)
    else:
        show_error(error, parent=errand.owner if alive else None)
