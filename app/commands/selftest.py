"""``selftest``: opens the window, visits every tab, proves that nothing is lost, closes."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from time import perf_counter
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

from app.commands.answers import Answer
from app.commands.command import Command
from app.commands.version import program_version
from app.services.office.opening import OpenDesk
from app.services.office.verifying import verify_everything
from app.services.vault.backing_up import back_up
from app.services.vault.checks import StoreDamaged, check_file, check_store
from app.services.vault.errors import CipherMissing, RecordsAltered
from app.services.vault.folders import STORE_NAME
from app.services.vault.keys import new_data_key
from app.services.vault.proving import prove_restore
from app.words import BackupReason
from app.words.formats import number
from app.words.language import current_language, listed, say

if TYPE_CHECKING:
    from app.commands.stage import Stage

_CUSTOMERS: Final = 60


class Stopwatch:
    """Keeps how long each step took.

    Attributes:
        timings_ms: By the name of the step.
    """

    def __init__(self) -> None:
        self.timings_ms: dict[str, float] = {}

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Time what is done inside."""
        begun = perf_counter()
        yield
        self.timings_ms[name] = round((perf_counter() - begun) * 1_000, 1)


def selftest(_arguments: Namespace) -> Answer:
    """Go through the whole program once, over a small made-up clinic."""
    from app.commands.stage import staged

    watch = Stopwatch()
    with ExitStack() as closing:
        with watch.step("open"):
            clinic = staged(customers=_CUSTOMERS, language=current_language())
            stage = closing.enter_context(clinic)
        tabs = _visit_tabs(stage, watch)
        with watch.step("encryption"):
            cipher_version = _check_encryption(stage)
        kept = _keep_safe(stage.desk, watch)
        with watch.step("close"):
            closing.close()
    lines = [
        say(
            "Clinic Desk {version}, SQLCipher {cipher}",
            version=program_version(),
            cipher=cipher_version,
        ),
        say("Tabs opened: {tabs}", tabs=listed(tabs)),
        say(
            "Backed up, verified and restored: {rows} rows, {entries} entries of the journal.",
            rows=number(kept["rows"]),
            entries=number(kept["journal_entries"]),
        ),
        *(f"{name} {taken:,.0f} ms" for name, taken in watch.timings_ms.items()),
    ]
    data = {
        "version": program_version(),
        "cipher_version": cipher_version,
        "tabs": tabs,
        "kept_safe": kept,
        "timings_ms": watch.timings_ms,
    }
    return Answer(lines=lines, data=data)


def _visit_tabs(stage: "Stage", watch: Stopwatch) -> list[str]:
    for name in stage.workplace.page_names:
        with watch.step(f"tab {name}"):
            stage.open_page(name)
    return stage.workplace.page_names


def _check_encryption(stage: "Stage") -> str:
    """Prove that the file opens with its key only, and return the version of the cipher.

    Raises:
        CipherMissing: Any key opens it.
        StoreDamaged: Its own does not.
    """
    clinic = stage.desk.clinic
    path = clinic.folder / STORE_NAME
    check_file(path)
    check_store(path, clinic.data_key, thoroughly=True)
    try:
        check_store(path, new_data_key(), thoroughly=False)
    except StoreDamaged:
        with clinic.engine.connect() as connection:
            return str(connection.scalar(sa.text("PRAGMA cipher_version")))
    raise CipherMissing


def _keep_safe(desk: OpenDesk, watch: Stopwatch) -> dict[str, int]:
    """Back the clinic up, look at everything in it, and restore the backup beside it.

    Raises:
        RecordsAltered: Something is not as the program wrote it down.
        Refusal: It could not be backed up, or not be restored.
    """
    folder, key = desk.clinic.folder, desk.clinic.data_key
    with watch.step("backup"):
        backup = back_up(folder, key, reason=BackupReason.BY_HAND, now=desk.clock.now())
    with watch.step("verify"):
        if findings := verify_everything(folder, key, now=desk.clock.now()).findings:
            raise RecordsAltered(folder / STORE_NAME, len(findings))
    with watch.step("restore"):
        proof = prove_restore(folder, backup, key, clock=desk.clock)
    return {
        "size_bytes": backup.says.size_bytes,
        "rows": sum(proof.rows.values()),
        "journal_entries": backup.says.contents.head.entry,
    }


COMMANDS: Final = (
    Command(
        name="selftest",
        run=selftest,
    ),
)
