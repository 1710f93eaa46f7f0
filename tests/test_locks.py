"""The locked lists name everything: nothing is left to look up when they are installed."""

import ast
import sys
from importlib import metadata
from itertools import product
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

HOUSE = Path(__file__).parents[1]
LOCKS = ("requirements.lock", "requirements-dev.lock")
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
LINUX = {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"}
WINDOWS = {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"}
WINDOWS_ONLY_AND_NEEDS_NOTHING = {"colorama"}
Machine = dict[str, str]


def environment_of(system: dict[str, str], python: str) -> Machine:
    """A machine as markers see it."""
    machine = {name: str(value) for name, value in default_environment().items()}
    return machine | {
        **system,
        "platform_machine": "AMD64" if system is WINDOWS else "x86_64",
        "python_version": python,
        "python_full_version": f"{python}.2",
        "implementation_version": f"{python}.2",
    }


ENVIRONMENTS = [environment_of(*pair) for pair in product((LINUX, WINDOWS), PYTHONS)]


def pins_of(lock: str, environment: Machine) -> dict[str, str]:
    """The name and version of every line of a lock that this machine would install."""
    text = (HOUSE / lock).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and line[0] not in " #"]
    pins = [Requirement(line.removesuffix("\\").strip()) for line in lines]
    return {
        canonicalize_name(pin.name): str(pin.specifier).removeprefix("==")
        for pin in pins
        if pin.marker is None or pin.marker.evaluate(environment)
    }


def asked_for(name: str, extras: set[str], environment: Machine) -> list[Requirement]:
    """What an installed distribution asks for on that machine, with these extras."""
    asked = [Requirement(line) for line in metadata.requires(name) or []]
    wanted = [{**environment, "extra": extra} for extra in ("", *sorted(extras))]
    return [
        requirement
        for requirement in asked
        if requirement.marker is None or any(requirement.marker.evaluate(each) for each in wanted)
    ]


def lacks_of(pins: dict[str, str], environment: Machine) -> list[str]:
    """What the pins pull in that is not among them, followed through every extra."""
    lacks = []
    waiting = [Requirement(name) for name in pins.keys() - WINDOWS_ONLY_AND_NEEDS_NOTHING]
    seen = set()
    while waiting:
        here = waiting.pop()
        name = canonicalize_name(here.name)
        if (name, extras := frozenset(here.extras)) in seen:
            continue
        seen.add((name, extras))
        for needed in asked_for(name, set(extras), environment):
            pinned = pins.get(canonicalize_name(needed.name))
            if pinned is None or not needed.specifier.contains(pinned, prereleases=True):
                lacks.append(f"{name} needs {needed}, the lock holds {pinned}")
            elif canonicalize_name(needed.name) not in WINDOWS_ONLY_AND_NEEDS_NOTHING:
                waiting.append(needed)
    return sorted(lacks)


def modules_in(path: Path) -> set[str]:
    """The packages that a source file imports from."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found


@pytest.mark.parametrize("lock", LOCKS)
def test_no_pin_pulls_in_what_its_lock_does_not_hold(lock):
    lacks = {
        f"{environment['sys_platform']} {environment['python_version']}": found
        for environment in ENVIRONMENTS
        if (found := lacks_of(pins_of(lock, environment), environment))
    }

    assert lacks == {}


def test_a_pin_left_out_is_missed():
    windows = environment_of(WINDOWS, "3.11")
    pins = pins_of("requirements-dev.lock", windows)
    del pins["colorama"]

    assert any("needs colorama" in lack for lack in lacks_of(pins, windows))


def test_an_extra_is_followed():
    names = [
        {needed.name for needed in asked_for("sqlalchemy", extras, ENVIRONMENTS[0])}
        for extras in (set(), {"asyncio"})
    ]

    assert names[1] - names[0] == {"greenlet"}


@pytest.mark.parametrize("environment", ENVIRONMENTS)
def test_the_checks_are_locked_on_top_of_what_the_program_is_locked_to(environment):
    program, checks = (pins_of(lock, environment) for lock in LOCKS)

    assert program.items() <= checks.items()


def test_the_program_imports_everything_it_asks_for():
    """Except tzdata: on Windows the standard library reads its zones from it."""
    asked = {
        canonicalize_name(Requirement(line).name)
        for line in (HOUSE / "requirements.in").read_text(encoding="utf-8").splitlines()
    }
    known = metadata.packages_distributions()
    imported = {
        canonicalize_name(name)
        for path in (HOUSE / "app").rglob("*.py")
        for module in modules_in(path)
        for name in known.get(module, [])
    }

    assert asked - imported == {"tzdata"}


@pytest.mark.skipif(sys.platform == "win32", reason="there it is installed")
def test_only_what_windows_alone_installs_is_not_looked_into():
    here = default_environment()

    for system in (LINUX, WINDOWS):
        pinned = pins_of("requirements-dev.lock", environment_of(system, here["python_version"]))
        unknown = {name for name in pinned if not any(metadata.distributions(name=name))}
        assert unknown <= WINDOWS_ONLY_AND_NEEDS_NOTHING
