"""A start imports what the sign-in page needs; the rest comes while the password is typed."""

import subprocess
import sys

from tests.house.reached import ROOT

COUNT = "print(sum(name.startswith('app.') for name in sys.modules))"


def imported_by(program: str) -> int:
    """Return how many modules of ours a fresh interpreter has after running ``program``."""
    said = subprocess.run(
        [sys.executable, "-P", "-c", f"import sys; {program}; {COUNT}"],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
    )
    return int(said.stdout)


def test_the_window_is_ready_to_ask_for_a_password_with_few_modules():
    without = "assert 'sqlalchemy' not in sys.modules"

    assert imported_by(f"import app.main, app.ui.shell.gates; {without}") <= 80


def test_a_page_is_imported_when_it_is_first_opened():
    assert imported_by("import app.ui.shell.workplace") <= 280
