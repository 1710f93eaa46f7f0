"""What ``run.py`` prepares before anything starts, and the one sentence when it cannot."""

import hashlib
import os
import shutil
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

import run

NOWHERE = "http://127.0.0.1:9/"  # a port nobody listens on


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A checkout of its own: locks, a program of one file, texts; ``.venv`` is not made yet."""
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "__init__.py").write_text("A = 1\n")
    (tmp_path / "requirements.lock").write_text("a==1\n")
    (tmp_path / "requirements-dev.lock").write_text("a==1\nb==1\n")
    monkeypatch.setattr(run, "HERE", tmp_path)
    monkeypatch.setattr(run, "APP", tmp_path / "app")
    monkeypatch.setattr(run, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(run, "PROGRAM_LOCK", tmp_path / "requirements.lock")
    monkeypatch.setattr(run, "CHECKS_LOCK", tmp_path / "requirements-dev.lock")
    return tmp_path


@pytest.fixture
def asked(checkout, monkeypatch):
    """The names of the steps in their order, each of which succeeds at once."""
    steps = []

    def make_venv():
        shutil.rmtree(run.VENV, ignore_errors=True)
        run.VENV.mkdir()
        steps.append("venv")

    def ask(command):
        steps.append(next(word for word in ("install", "check", "-c") if word in command))
        return 0, "{} {}".format(*sys.version_info)

    monkeypatch.setattr(run, "make_venv", make_venv)
    monkeypatch.setattr(run, "venv_fits", lambda: True)
    monkeypatch.setattr(run, "ask", ask)
    return steps


@pytest.fixture
def pip(checkout, monkeypatch):
    """The real pip, which looks for packages nowhere unless it is told to."""
    monkeypatch.setattr(run, "venv_program", lambda _name: Path(sys.executable))
    for name in [name for name in os.environ if name.startswith("PIP_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_INDEX_URL", NOWHERE)
    monkeypatch.setenv("PIP_RETRIES", "1")


def wheel(folder: Path) -> str:
    """Put a small wheel of ``desklamp`` into a folder; return its hash."""
    path = folder / "desklamp-1-py3-none-any.whl"
    about = "Metadata-Version: 2.1\nName: desklamp\nVersion: 1\n"
    with ZipFile(path, "w") as file:
        file.writestr("desklamp-1.dist-info/METADATA", about)
        file.writestr("desklamp-1.dist-info/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        file.writestr("desklamp-1.dist-info/RECORD", "")
    return hashlib.sha256(path.read_bytes()).hexdigest()


def refused(step, *arguments) -> str:
    """The one sentence a step ends with."""
    with pytest.raises(run.Stop) as stop:
        step(*arguments)
    sentence = str(stop.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


def test_a_bare_checkout_gets_its_packages_and_a_stamp(asked):
    run.prepare_venv(run.PROGRAM_LOCK)

    assert asked == ["venv", "install", "check"]
    assert (run.VENV / ".stamp").read_text() == run.stamp_of(run.PROGRAM_LOCK)


def test_a_stamped_venv_is_left_alone(asked):
    run.prepare_venv(run.PROGRAM_LOCK)
    asked.clear()

    run.prepare_venv(run.PROGRAM_LOCK)

    assert asked == []


def test_what_the_checks_need_is_added_and_serves_the_program_too(asked):
    run.prepare_venv(run.PROGRAM_LOCK)
    asked.clear()

    run.prepare_venv(run.CHECKS_LOCK)
    run.prepare_venv(run.PROGRAM_LOCK)

    assert asked == ["install", "check"]


def test_a_changed_lock_is_installed_again(asked):
    run.prepare_venv(run.PROGRAM_LOCK)
    asked.clear()
    run.PROGRAM_LOCK.write_text("a==2\n")

    run.prepare_venv(run.PROGRAM_LOCK)

    assert asked == ["install", "check"]


@pytest.mark.parametrize("step", ["install", "check"])
def test_after_ctrl_c_the_next_call_begins_anew(step, asked, capsys, monkeypatch):
    calmly = run.ask

    def broken_off(command):
        if step in command:
            raise KeyboardInterrupt
        return calmly(command)

    monkeypatch.setattr(run, "check_screen", lambda *_args: None)
    monkeypatch.setattr(run, "provide_libraries", lambda _missing: None)
    monkeypatch.setattr(run, "ask", broken_off)
    status = run.main([])
    monkeypatch.setattr(run, "ask", calmly)
    asked.clear()
    run.prepare_venv(run.PROGRAM_LOCK)

    assert status == 130
    assert capsys.readouterr().err == "Broken off; the next call begins anew.\n"
    assert asked == ["venv", "install", "check"]


def test_a_failed_installation_leaves_no_stamp(asked, monkeypatch):
    run.prepare_venv(run.PROGRAM_LOCK)
    monkeypatch.setattr(run, "ask", lambda _command: (1, "ERROR: [Errno 28] No space left"))

    told = refused(run.prepare_venv, run.CHECKS_LOCK)

    assert "the disk is full" in told
    assert not (run.VENV / ".stamp").exists()


def test_packages_that_do_not_fit_together_are_told(asked, monkeypatch):
    broken = "a 1 requires c, which is not installed.\n"
    monkeypatch.setattr(run, "ask", lambda command: ("check" in command, broken))

    told = refused(run.prepare_venv, run.PROGRAM_LOCK)

    assert "do not fit together: a 1 requires c, which is not installed; " in told
    assert not (run.VENV / ".stamp").exists()


def test_a_disk_without_room_for_the_stamp_is_told(asked, capsys, monkeypatch):
    def full(_lock):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(run, "check_screen", lambda *_args: None)
    monkeypatch.setattr(run, "provide_libraries", lambda _missing: None)
    monkeypatch.setattr(run, "prepare_venv", full)

    assert run.main([]) == 1
    assert capsys.readouterr().err.startswith(
        "Clinic Desk could not be prepared: the disk is full, where "
    )


def test_packages_are_installed_by_hash_and_never_built_or_looked_up(checkout):
    command = run.install_command(Path("requirements.lock"))

    assert {"--no-deps", "--require-hashes", "--only-binary=:all:"} <= set(command)
    assert "--no-index" not in command


def test_without_the_internet_and_without_wheels_the_way_out_is_told(pip, checkout):
    run.PROGRAM_LOCK.write_text(f"desklamp==1 --hash=sha256:{'0' * 64}\n")

    told = refused(run.install, run.PROGRAM_LOCK)

    assert "no internet" in told
    assert "a folder `wheels` beside run.py" in told


def test_a_wheel_with_a_wrong_hash_is_named(pip, checkout):
    (checkout / "wheels").mkdir()
    wheel(checkout / "wheels")
    run.PROGRAM_LOCK.write_text(f"desklamp==1 --hash=sha256:{'0' * 64}\n")

    assert "the wheel of desklamp==1 is not the one" in refused(run.install, run.PROGRAM_LOCK)


def test_a_wheel_that_is_not_in_the_folder_is_named(pip, checkout):
    (checkout / "wheels").mkdir()
    run.PROGRAM_LOCK.write_text(f"desklamp==1 --hash=sha256:{'0' * 64}\n")

    told = refused(run.install, run.PROGRAM_LOCK)

    assert "there is no desklamp==1 for Python 3." in told
    assert "in the folder `wheels`" in told


def test_a_folder_of_wheels_is_enough(pip, checkout, monkeypatch):
    (checkout / "wheels").mkdir()
    run.PROGRAM_LOCK.write_text(f"desklamp==1 --hash=sha256:{wheel(checkout / 'wheels')}\n")
    monkeypatch.setenv("PIP_TARGET", str(checkout / "packages"))

    run.install(run.PROGRAM_LOCK)

    assert (checkout / "packages" / "desklamp-1.dist-info").is_dir()


@pytest.mark.parametrize("lacking", ["venv", "ensurepip"])
def test_a_python_without_venv_or_pip_is_told_where_a_whole_one_is(lacking, checkout, monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    monkeypatch.setattr(run, "ask", lambda command: (command[-1] == f"import {lacking}", ""))

    told = refused(run.make_venv)

    assert f"comes without {lacking}:" in told
    assert "python.org" in told


def test_on_debian_the_package_with_pip_is_named(checkout, monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _name: "/usr/bin/apt-get")
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
    monkeypatch.setattr(os, "name", "posix")
    monkeypatch.setattr(run, "ask", lambda command: (command[-1] == "import ensurepip", ""))

    with pytest.raises(run.Stop, match=r"ensurepip\. Please run: sudo apt-get .*python3\.\d+-venv"):
        run.make_venv()


def test_a_folder_that_cannot_be_written_is_told(checkout, monkeypatch):
    (checkout / ".venv").write_text("not a folder")

    told = refused(run.make_venv)

    assert told.startswith("The folder .venv beside run.py could not be made: ")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("OSError: [Errno 28] 设备上没有空间", "the disk is full, "),
        (
            "Max retries exceeded (SSLError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] self-signed'))",
            "in PIP_CERT",
        ),
        ("PermissionError: [WinError 5] Access is denied: 'x.pyd'", "close Clinic Desk if it is"),
        ("PermissionError: [Errno 13] Permission denied: '/x'", "let the owner do this"),
        ("noise\nERROR: Something else.\n\n", "ERROR: Something else"),
        ("", "nothing was said"),
    ],
)
def test_the_reason_is_found_in_what_was_said(said, told):
    assert told in run.reason_in(said)


def test_a_text_that_cannot_be_compiled_stops_with_file_and_line(checkout, monkeypatch):
    texts = checkout / "resources" / "locale" / "zh"
    texts.mkdir(parents=True)
    (texts / "desk.po").write_text('msgid "A"\nmsgstr "B"\n<<<<<<< HEAD\n')
    monkeypatch.setattr(run, "LOCALE", texts.parent)
    monkeypatch.setattr(run, "venv_program", lambda _name: Path(sys.executable))
    monkeypatch.setattr(run, "HERE", Path(run.__file__).parent)
    there = f"type(RESOURCES)({str(checkout / 'resources')!r})"
    elsewhere = run.COMPILE_CATALOGUES.replace("(RESOURCES", f"({there}")
    monkeypatch.setattr(run, "COMPILE_CATALOGUES", elsewhere)

    assert "desk.po, line 3: <<<<<<< HEAD" in refused(run.compile_catalogues)


def test_the_program_is_compiled_once_per_change(checkout, monkeypatch):
    run.VENV.mkdir()
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setattr(run, "venv_program", lambda _name: Path(sys.executable))
    compiled = checkout / "app" / "__pycache__"

    run.compile_program()
    first = [path.name for path in compiled.iterdir()]
    shutil.rmtree(compiled)
    run.compile_program()
    untouched = compiled.exists()
    (checkout / "app" / "__init__.py").write_text("A = 22\n")
    run.compile_program()

    assert first == [f"__init__.{sys.implementation.cache_tag}.pyc"]
    assert not untouched
    assert compiled.exists()


def test_where_nothing_may_be_written_the_program_is_not_compiled(checkout, monkeypatch):
    monkeypatch.setattr(run, "ask", pytest.fail)

    run.compile_program()  # there is no .venv to write a stamp into

    assert not (checkout / "app" / "__pycache__").exists()
