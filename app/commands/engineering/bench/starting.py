"""How fast the program starts and how much memory it takes, in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path
from time import perf_counter
from typing import Final

from app.commands.engineering.bench.clinics import MANAGER, PASSWORD
from app.commands.engineering.bench.measure import Result, spread

MEMORY: Final = "memory with the list open"
_TIMES: Final = 3
_START_GOAL: Final = 2.0
_MEMORY_GOAL: Final = 1.5
_BARE: Final = """
import sqlalchemy.orm
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.show()
application.processEvents()
print({}, flush=True)
"""
_ASKED: Final = """
import sys
from pathlib import Path
from app.main import make_application
from app.ui.shell.window import ClinicWindow
application = make_application()
window = ClinicWindow(Path(sys.argv[1]), passing=True)
window.show_gate()
window.show()
application.processEvents()
print({}, flush=True)
window.close()
"""
_WHOLE: Final = """
import sys
from app.commands.engineering.bench.starting import paint_list
paint_list(sys.argv[1])
"""


def start_program(folder: Path, customers: int) -> list[Result]:
    """Measure a start to the sign-in and from there to the list, and the memory held then."""
    asked = [_until_painted("-c", _ASKED, str(folder))[0] for _ in range(_TIMES)]
    lists = [_until_painted("-c", _WHOLE, str(folder))[1] for _ in range(_TIMES)]
    bare = spread([_until_painted("-c", _BARE)[0] for _ in range(_TIMES)]).median_ms
    resident_mb = max(said["resident_mb"] for said in lists)
    return [
        Result(
            name="start to the sign-in",
            customers=customers,
            measured=spread(asked).median_ms,
            yardstick=bare,
            goal=_START_GOAL,
        ),
        Result(
            name="sign-in to a painted list",
            customers=customers,
            measured=spread([said["taken_ms"] for said in lists]).median_ms,
            yardstick=bare,
            goal=_START_GOAL,
        ),
        Result(
            name=MEMORY,
            customers=customers,
            measured=resident_mb,
            yardstick=resident_mb,
            goal=_MEMORY_GOAL,
            unit="MB",
        ),
    ]


def paint_list(folder: str) -> None:
    """Sign in once everything is imported, say when the list is painted, and close."""
    from app.commands.stage import Stillness, prepare_screen
    from app.main import make_application
    from app.services.office.opening import open_desk
    from app.ui.shell.opening import import_what_follows
    from app.ui.shell.window import ClinicWindow

    prepare_screen()
    make_application()
    window = ClinicWindow(Path(folder), passing=True)
    window.show_gate()
    window.show()
    import_what_follows()
    begun = perf_counter()
    window.take(open_desk(Path(folder), name=MANAGER, password=PASSWORD, check_now=False))
    if workplace := window.workplace:
        workplace.open_page("customers")
        Stillness(workplace.desk.tasks).settle()
        taken_ms = (perf_counter() - begun) * 1_000
        print(json.dumps({"taken_ms": taken_ms, "resident_mb": _resident_mb()}), flush=True)
    window.close()


def _until_painted(*words: str) -> tuple[float, dict[str, float]]:
    """Start Python with ``words``; return the milliseconds to its one line, and the line."""
    command = [sys.executable, *words]
    compiled = {name: it for name, it in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    begun = perf_counter()
    with subprocess.Popen(  # noqa: S603
        command, stdout=subprocess.PIPE, text=True, env=compiled
    ) as process:
        line = process.stdout.readline() if process.stdout else ""
        taken_ms = (perf_counter() - begun) * 1_000
        process.communicate()
    said: dict[str, float] = json.loads(line)
    return taken_ms, said


def _resident_mb() -> float:
    """Return the memory this process holds; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    lines = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
    return int(lines["VmRSS"].split()[0]) / 1_024
