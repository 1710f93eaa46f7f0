#!/usr/bin/env python3
"""Clinic Desk from a checkout: one command, on a bare machine.

``python run.py [ARGS]`` (Windows: ``py run.py``) prepares ``.venv`` beside this
file once and starts the program; ``python run.py test`` runs every check,
``python run.py test --fast`` leaves out the tests of widgets and whole stories.
Standard library only, and readable by a Python too old for the program.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
from contextlib import suppress
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
APP = HERE / "app"
LOCALE = HERE / "resources" / "locale"
PROGRAM_LOCK = HERE / "requirements.lock"
CHECKS_LOCK = HERE / "requirements-dev.lock"  # all of the other, and what only the checks need
OLDEST_PYTHON = (3, 11)
INTERRUPTED = 130  # as the shell tells it

OPTIONS_WITH_VALUE = ("--store", "--user", "--lang", "--json")
PAINTING_COMMANDS = ("shots", "selftest", "bench", "test")

# What Qt loads, and the Debian package that holds it.
PAINTING_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
SCREEN_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}

# What venv, pip and the system say when they give up, and what that means for who waits.
REASONS = {
    r"Errno 28\b|WinError 112\b": "the disk is full, where {here} or the temporary files lie",
    r"DO NOT MATCH THE HASHES.*\n\s*(\S+)": (
        "the wheel of {0} is not the one that was locked; please fetch it again"
    ),
    "CERTIFICATE_VERIFY_FAILED": (
        "the internet answers with a certificate that this machine does not know; if a proxy"
        " watches it, name the file of its certificates in PIP_CERT"
    ),
    r"connection broken|ConnectionError|Max retries exceeded|timed out": (
        "there is no internet; without it, put the wheels into a folder `wheels` beside run.py"
    ),
    r"No matching distribution found for (\S+)": "there is no {0} for {python} {found_in}",
    r"Errno (?:13|30)\b|WinError (?:5|32)\b": (
        "{here} cannot be written; close Clinic Desk if it is open, or let the owner do this"
    ),
}

COMPILE_CATALOGUES = """
from contextlib import suppress
from app.words.language import RESOURCES, compile_catalogue
for folder in sorted((RESOURCES / "locale").iterdir()):
    catalogue = compile_catalogue(folder)
    with suppress(OSError):  # then the program compiles them in memory, at every start
        (folder / "desk.new.mo").write_bytes(catalogue)
        (folder / "desk.new.mo").replace(folder / "desk.mo")
"""


class Stop(Exception):  # noqa: N818 (not a fault: one sentence for the person who typed it)
    """Nothing can be started; the text says why and what to do."""


def main(arguments: list[str]) -> int:
    """Prepare what is missing, run what was asked for, return its exit status."""
    testing = arguments[:1] == ["test"]
    try:
        check_python(sys.version_info[:2], sys.maxsize)
        command = command_in(arguments)
        if command is None:
            check_screen(sys.platform, dict(os.environ))
        provide_libraries(missing_libraries(command))
        prepare_venv(CHECKS_LOCK if testing else PROGRAM_LOCK)
        compile_catalogues()
        compile_program()
    except Stop as stop:
        print(stop, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"Clinic Desk could not be prepared: {reason_in(str(error))}.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Broken off; the next call begins anew.", file=sys.stderr)
        return INTERRUPTED
    if testing:
        return run_checks(arguments[1:])
    return call([str(venv_program("python")), "-P", "-m", "app", *arguments])


def check_python(version: tuple[int, ...], widest_integer: int) -> None:
    """Refuse a Python that the program cannot run on."""
    if version < OLDEST_PYTHON or widest_integer < 2**32:
        found = ".".join(str(part) for part in version)
        bits = 64 if widest_integer > 2**32 else 32
        raise Stop(
            f"Clinic Desk needs Python 3.11 or newer, 64 bit; this is Python {found}, {bits} bit."
        )


def command_in(arguments: list[str]) -> str | None:
    """Return the command among the arguments; ``None`` if a window is wanted."""
    waiting = list(arguments)
    while waiting:
        word = waiting.pop(0)
        if word in {"-h", "--help", "--version"}:
            return word
        if not word.startswith("-"):
            return word
        takes_next = word in OPTIONS_WITH_VALUE or (word == "--demo" and is_number(waiting))
        if takes_next and waiting:
            waiting.pop(0)
    return None


def is_number(words: list[str]) -> bool:
    """Say whether the next word is the count of a demo clinic."""
    return bool(words) and words[0].isdigit()


def check_screen(platform: str, environment: dict[str, str]) -> None:
    """Refuse to open a window where nothing can show it."""
    shown = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if platform.startswith("linux") and not any(environment.get(name) for name in shown):
        raise Stop(
            "There is no screen here: try `xvfb-run -a python3 run.py --demo`,"
            " or take pictures with `python3 run.py shots FOLDER`."
        )


def missing_libraries(command: str | None) -> dict[str, str]:
    """Return the system libraries Qt will not find, each with its Debian package."""
    if not sys.platform.startswith("linux"):
        return {}
    wanted: dict[str, str] = {}
    if command is None or command in PAINTING_COMMANDS:
        wanted.update(PAINTING_LIBRARIES)
    if command is None and os.environ.get("DISPLAY"):
        wanted.update(SCREEN_LIBRARIES)
    return {library: package for library, package in wanted.items() if not loads(library)}


def loads(library: str) -> bool:
    """Say whether the system has a library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def provide_libraries(missing: dict[str, str]) -> None:
    """Install the missing packages as root on Debian; otherwise name the line to type."""
    if not missing:
        return
    if shutil.which("apt-get") is None:
        raise Stop(f"Qt needs these system libraries: {', '.join(missing)}.")
    install_packages(list(missing.values()), why="Qt needs system libraries")


def install_packages(packages: list[str], *, why: str) -> None:
    """Install Debian packages as root; otherwise name the line to type."""
    line = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if os.name != "posix" or os.geteuid() != 0:
        raise Stop(f"{why}. Please run: sudo {shlex.join(line)}")
    print(f"{why}: {shlex.join(line)}", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.call(["apt-get", "update", "-qq"], env=environment)
    if subprocess.call([*line, "-qq"], env=environment):
        raise Stop(f"{why}, and they could not be installed. Please run: {shlex.join(line)}")


def prepare_venv(lock: Path) -> None:
    """Make ``.venv`` hold what ``lock`` lists, unless it does already.

    The stamp in it names the lock it holds; while packages come and go there is none, and
    a ``.venv`` without a stamp is made anew.
    """
    stamp = VENV / ".stamp"
    held = stamp.read_text(encoding="utf-8") if stamp.is_file() else None
    if held in {stamp_of(lock), stamp_of(CHECKS_LOCK)}:
        return
    print(f"Preparing .venv from {lock.name}; this is done once.", flush=True)
    if held is None or not venv_fits():
        make_venv()
    stamp.unlink(missing_ok=True)
    install(lock)
    stamp.write_text(stamp_of(lock), encoding="utf-8")


def stamp_of(lock: Path) -> str:
    """Return what changes whenever the packages have to be installed again."""
    interpreter = f"{sys.version} {sysconfig.get_platform()}"
    return hashlib.sha256(lock.read_bytes() + interpreter.encode()).hexdigest()


def venv_fits() -> bool:
    """Say whether there is a ``.venv`` of this Python version, with pip."""
    probe = "import pip, sys; print(*sys.version_info[:2])"
    try:
        answer = subprocess.run(
            [str(venv_program("python")), "-c", probe], capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return False
    return answer.stdout.split() == [str(part) for part in sys.version_info[:2]]


def make_venv() -> None:
    """Make an empty ``.venv``; Debian keeps the parts for it in a package of its own."""
    if lacking_parts() and shutil.which("apt-get"):
        package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        install_packages([package], why=without(lacking_parts()))
    if lacking_parts():
        raise Stop(
            f"{without(lacking_parts())}: please install a whole one, 64 bit, from python.org."
        )
    status, said = ask([sys.executable, "-I", "-m", "venv", "--clear", str(VENV)])
    if status:
        raise Stop(f"The folder .venv beside run.py could not be made: {reason_in(said)}.")


def lacking_parts() -> list[str]:
    """Return what this Python lacks of what makes a virtual environment with pip in it."""
    parts = ("venv", "ensurepip")
    return [part for part in parts if ask([sys.executable, "-c", f"import {part}"])[0]]


def without(parts: list[str]) -> str:
    """Return the complaint about a Python that lacks parts."""
    return f"This Python comes without {' and '.join(parts)}"


def install(lock: Path) -> None:
    """Install what ``lock`` lists, and ask whether it fits together."""
    status, said = ask(install_command(lock))
    if status:
        raise Stop(f"The packages could not be installed: {reason_in(said)}.")
    status, said = ask([str(venv_program("python")), "-I", "-m", "pip", "check"])
    if status:
        raise Stop(f"The packages do not fit together: {reason_in(said)}; call again for new ones.")


def reason_in(said: str) -> str:
    """Return in a few words why a preparing step ended, out of all that it said."""
    python = f"Python {sys.version_info[0]}.{sys.version_info[1]}"
    found_in = "in the folder `wheels`" if (HERE / "wheels").is_dir() else "for this system"
    for sign, words in REASONS.items():
        found = re.search(sign, said)
        if found:
            return words.format(*found.groups(), here=HERE, python=python, found_in=found_in)
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return lines[-1].rstrip(".") if lines else "nothing was said"


def install_command(lock: Path) -> list[str]:
    """Return the pip call for ``lock``: hashes checked, nothing built or looked up."""
    command = [str(venv_program("python")), "-I", "-m", "pip", "install", "--quiet"]
    command += ["--disable-pip-version-check", "--no-deps"]
    command += ["--require-hashes", "--only-binary=:all:"]
    wheels = HERE / "wheels"
    if wheels.is_dir():
        command += ["--no-index", "--find-links", str(wheels)]
    return [*command, "--requirement", str(lock)]


def venv_program(name: str) -> Path:
    """Return where ``.venv`` keeps a program."""
    if os.name == "nt":
        return VENV / "Scripts" / f"{name}.exe"
    return VENV / "bin" / name


def compile_catalogues() -> None:
    """Bring the compiled translations up to date."""
    if stale_catalogues(LOCALE):
        status, said = ask([str(venv_program("python")), "-P", "-c", COMPILE_CATALOGUES])
        if status:
            raise Stop(f"The translations could not be compiled: {reason_in(said)}.")


def compile_program() -> None:
    """Compile the program once per change; where nothing may be written, go without."""
    stamp = VENV / ".bytecode.stamp"
    wanted = stamp_of_program()
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return
    with suppress(OSError):
        stamp.write_text("", encoding="utf-8")
        ask([str(venv_program("python")), "-m", "compileall", "-qq", str(APP)])
        stamp.write_text(wanted, encoding="utf-8")


def stamp_of_program() -> str:
    """Return what changes with every source file of the program."""
    known = hashlib.sha256()
    for folder, _folders, names in sorted(os.walk(APP)):
        for name in sorted(names):
            if name.endswith(".py"):
                about = Path(folder, name).stat()
                known.update(f"{folder} {name} {about.st_size} {about.st_mtime_ns}\n".encode())
    return known.hexdigest()


def stale_catalogues(locale: Path) -> list[Path]:
    """Return the language folders whose texts are newer than their compiled catalogue."""
    return [folder for folder in sorted(locale.iterdir()) if is_stale(folder)]


def is_stale(folder: Path) -> bool:
    """Say whether a text of the folder was changed after it was compiled."""
    compiled = folder / "desk.mo"
    newest = max((path.stat().st_mtime for path in folder.glob("*.po")), default=0.0)
    return not compiled.is_file() or compiled.stat().st_mtime < newest


def check_steps(pytest_arguments: list[str]) -> list[list[str]]:
    """Return the checks in their order; pytest is last, so that its closing line is."""
    if "--fast" in pytest_arguments:
        others = [word for word in pytest_arguments if word != "--fast"]
        pytest_arguments = ["-m", "not ui and not journey and not faults", *others]
    return [
        ["ruff", "format", "--check", "."],
        ["ruff", "check", "."],
        ["mypy"],
        ["lint-imports"],
        ["pytest", "-n", "2", *pytest_arguments],
    ]


def run_checks(pytest_arguments: list[str]) -> int:
    """Run every check, whatever the others say, and return the first bad status."""
    os.chdir(HERE)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    statuses: list[int] = []
    for name, *arguments in check_steps(pytest_arguments):
        if name == "pytest":
            print(f"\nBefore the tests: {sum(map(bool, statuses))} of 4 checks failed.")
        print(f"\n$ {shlex.join([name, *arguments])}", flush=True)
        statuses.append(call([str(venv_program(name)), *arguments]))
    return next(filter(None, statuses), 0)


def call(command: list[str]) -> int:
    """Run a command in this terminal; return its status."""
    with subprocess.Popen(command, env=environment()) as running:
        try:
            status = running.wait()
        except KeyboardInterrupt:  # it reached the command as well, which ends in its own way
            running.wait()
            return INTERRUPTED
    return status if status >= 0 else 128 - status


def ask(command: list[str]) -> tuple[int, str]:
    """Run a command out of sight; return its status and what it said."""
    done = subprocess.run(
        command,
        env={**environment(), "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    return done.returncode, done.stdout


def environment() -> dict[str, str]:
    """Return the environment of a command, with the checkout importable."""
    paths = [str(HERE), os.environ.get("PYTHONPATH", "")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
