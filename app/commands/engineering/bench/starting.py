"""How fast the program starts and how much memory it takes, in a process of its own."""

import json
import subprocess
import sys
from pathlib import Path
from time import perf_counter
from typing import Final

from app.commands.engineering.bench.clinics import open_measured
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
_WHOLE: Final = """
import sys
from app.commands.engineering.bench.starting import paint_list
paint_list(sys.argv[1])
"""


def start_program(folder: Path, customers: int) -> list[Result]:
    """Measure a start from the process to the painted list, and the memory it holds then."""
    starts = [_until_painted("-c", _WHOLE, str(folder)) for _ in range(_TIMES)]
    bare = [_until_painted("-c", _BARE) for _ in range(_TIMES)]
    resident_mb = max(said["resident_mb"] for _, said in starts)
    return [
        Result(
            name="start to a painted list",
            customers=customers,
            measured=spread([taken_ms for taken_ms, _ in starts]).median_ms,
            yardstick=spread([taken_ms for taken_ms, _ in bare]).median_ms,
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
    """Open the window over a clinic, say when the list is painted, and close."""
    from app.commands.stage import Stillness, prepare_screen
    from app.main import make_application, open_workplace

    prepare_screen()
    make_application()
    window = open_workplace(open_measured(Path(folder)))
    workplace = window.workplace
    if workplace is not None:
        stillness = Stillness(workplace.desk.tasks)
        window.show()
        workplace.open_page("customers")
        stillness.settle()
        print(json.dumps({"resident_mb": _resident_mb()}), flush=True)
    window.close()


def _until_painted(*words: str) -> tuple[float, dict[str, float]]:
    """Start Python with ``words``; return the milliseconds to its one line, and the line."""
    begun = perf_counter()
    command = [sys.executable, *words]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603
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
