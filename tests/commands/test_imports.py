"""The command line imports what the command that is named needs, and next to nothing before."""

import subprocess
import sys

import pytest

from tests.house.reached import ROOT

PROGRAM = """
import sys
from app.__main__ import main
status = main(sys.argv[1:])
ours = sum(name.startswith("app.") for name in sys.modules)
heavy = {"sqlalchemy", "PySide6", "reportlab"} & sys.modules.keys()
print(status, ours, *sorted(heavy))
"""


def after(*words):
    said = subprocess.run(
        [sys.executable, "-P", "-c", PROGRAM, *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT)},
    )
    status, ours, *heavy = said.stdout.splitlines()[-1].split()
    return int(status), int(ours), heavy


@pytest.mark.parametrize("asked", ["--version", "--help"])
def test_what_needs_no_clinic_is_told_without_the_libraries_of_one(asked):
    status, ours, heavy = after(asked)

    assert (status, heavy) == (0, [])
    assert ours <= 50


def test_a_command_brings_only_what_it_needs():
    status, _, heavy = after("backups", "--help")

    assert status == 0
    assert "PySide6" not in heavy
    assert "reportlab" not in heavy
