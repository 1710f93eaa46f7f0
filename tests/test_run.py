"""The one command that prepares and starts everything."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import run


def place(folder, age_seconds, *names):
    """Put files there, changed that long before a fixed moment."""
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / name).touch()
        os.utime(folder / name, (1_000_000 - age_seconds,) * 2)


@pytest.mark.parametrize(
    ("arguments", "command"),
    [
        ([], None),
        (["--demo"], None),
        (["--demo", "50"], None),
        (["--store", "grade", "--lang=zh"], None),
        (["--store"], None),
        (["grade", "--as-of", "2026-11-21"], "grade"),
        (["--demo", "50", "shots", "pictures"], "shots"),
        (["--user", "李梅", "--json", "-", "risk"], "risk"),
        (["--help"], "--help"),
        (["test", "-k", "store"], "test"),
    ],
)
def test_the_command_is_found_among_the_options(arguments, command):
    assert run.command_in(arguments) == command


@pytest.mark.parametrize(
    ("version", "widest", "told"),
    [((3, 9), 2**63 - 1, "Python 3.9, 64 bit"), ((3, 12), 2**31 - 1, "Python 3.12, 32 bit")],
)
def test_an_unfit_python_is_told_in_one_sentence(version, widest, told):
    with pytest.raises(run.Stop, match=told) as stop:
        run.check_python(version, widest)

    assert "\n" not in str(stop.value)


def test_a_python_too_old_can_read_as_far_as_that_sentence():
    ast.parse(Path(run.__file__).read_text(encoding="utf-8"), feature_version=(3, 7))


def test_this_python_is_fit():
    run.check_python(sys.version_info[:2], sys.maxsize)


def test_without_a_screen_the_two_ways_out_are_named():
    with pytest.raises(run.Stop) as stop:
        run.check_screen("linux", {"DISPLAY": ""})

    assert "`xvfb-run -a python3 run.py --demo`" in str(stop.value)
    assert "`python3 run.py shots FOLDER`" in str(stop.value)
    assert "\n" not in str(stop.value)


@pytest.mark.parametrize(
    ("platform", "environment"),
    [
        ("linux", {"DISPLAY": ":0"}),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}),
        ("linux", {"QT_QPA_PLATFORM": "offscreen"}),
        ("win32", {}),
    ],
)
def test_a_screen_is_known(platform, environment):
    run.check_screen(platform, environment)


def test_a_window_without_a_screen_ends_at_once_with_status_1():
    shown = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    dark = {name: value for name, value in os.environ.items() if name not in shown}

    ended = subprocess.run(
        [sys.executable, run.__file__, "--demo"],
        env=dark,
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == 1
    assert ended.stderr.count("\n") == 1
    assert "xvfb-run" in ended.stderr


def test_someone_who_is_not_root_is_told_the_exact_line(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _name: "/usr/bin/apt-get")
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
    line = "sudo apt-get install -y --no-install-recommends libgl1 libegl1"

    with pytest.raises(run.Stop, match=line):
        run.provide_libraries({"libGL.so.1": "libgl1", "libEGL.so.1": "libegl1"})


def test_another_system_is_told_the_libraries(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _name: None)

    with pytest.raises(run.Stop, match=r"libGL\.so\.1"):
        run.provide_libraries({"libGL.so.1": "libgl1"})


def test_commands_that_paint_nothing_need_no_library(monkeypatch):
    monkeypatch.setattr(run, "loads", lambda _library: False)

    assert run.missing_libraries("grade") == {}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Qt brings its own elsewhere")
def test_a_window_needs_the_libraries_of_the_screen(monkeypatch):
    monkeypatch.setattr(run, "loads", lambda _library: False)
    monkeypatch.setenv("DISPLAY", ":0")

    window, pictures = run.missing_libraries(None), run.missing_libraries("shots")

    assert set(window.values()) - set(pictures.values()) == set(run.SCREEN_LIBRARIES.values())


def test_a_catalogue_is_compiled_only_when_a_text_is_newer(tmp_path):
    place(tmp_path / "fresh", 20, "a.po", "b.po")
    place(tmp_path / "fresh", 10, "desk.mo")
    place(tmp_path / "stale", 20, "a.po", "desk.mo")
    place(tmp_path / "stale", 10, "b.po")
    place(tmp_path / "never", 20, "a.po")

    stale = run.stale_catalogues(tmp_path)

    assert [folder.name for folder in stale] == ["never", "stale"]


@pytest.mark.parametrize(
    ("statuses", "outcome"), [([0, 0, 0, 0, 0], 0), ([0, 3, 0, 2, 1], 3), ([0, 0, 0, 0, 1], 1)]
)
def test_every_check_runs_and_the_first_failure_is_told(statuses, outcome, monkeypatch):
    ran = []
    waiting = iter(statuses)

    def pretend(command):
        ran.append(command)
        return next(waiting)

    monkeypatch.chdir(Path.cwd())
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setattr(run, "call", pretend)

    status = run.run_checks(["-k", "store"])

    assert status == outcome
    assert len(ran) == 5
    assert Path(ran[-1][0]).stem == "pytest"
    assert ran[-1][1:] == ["-n", "2", "-k", "store"]


def test_the_fast_checks_leave_out_widgets_and_stories():
    *others, tests = run.check_steps(["tests/services", "--fast"])

    assert others == run.check_steps([])[:-1]
    assert tests == [
        "pytest",
        "-n",
        "2",
        "-m",
        "not ui and not journey and not faults",
        "tests/services",
    ]


def test_a_status_is_passed_on():
    assert run.call([sys.executable, "-c", "raise SystemExit(2)"]) == 2


@pytest.mark.skipif(os.name != "posix", reason="signals end a process on POSIX only")
def test_a_killed_program_is_told_as_the_shell_tells_it():
    assert run.call([sys.executable, "-c", "import os; os.kill(os.getpid(), 9)"]) == 137
