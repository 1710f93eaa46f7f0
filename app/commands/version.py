"""Which version of the program this is."""

import tomllib
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path


def program_version() -> str:
    """Return the version of the program, installed or in a checkout."""
    try:
        return version("clinic-desk")
    except PackageNotFoundError:
        return _version_of_checkout()


def _version_of_checkout() -> str:
    project = Path(__file__).resolve().parents[2] / "pyproject.toml"
    found: str = tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"]
    return found
