"""Writes docs/requirements.md from the marks of the tests.

Run ``python -m tests.house.requirements_page`` after marking a test.
"""

import ast
import csv
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from tests.house.reached import names_in, reached_by_nothing

HERE = Path(__file__).resolve().parent
TESTS = HERE.parent
PAGE = TESTS.parent / "docs" / "requirements.md"

_HEAD = """# What is proven

Generated from the marks of the tests by `python -m tests.house.requirements_page`; a test
fails while it is out of date. What no test proves yet stands in the second table.

{proven} of {all} requirements are proven by at least one test.

| requirement | demand | proven by |
|---|---|---|
"""
_REST = """
## Not proven yet

| requirement | demand |
|---|---|
"""


def demands() -> dict[str, str]:
    """Return what each requirement asks, by its number."""
    with (HERE / "demands.csv").open(encoding="utf-8", newline="") as file:
        return {row["id"]: row["demand"] for row in csv.DictReader(file)}


def proofs() -> dict[str, list[str]]:
    """Return the tests that bear a requirement's mark, by its number.

    A test of what only tests can reach proves nothing.
    """
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted(TESTS.rglob("test_*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in tree.body:
            if isinstance(node, ast.FunctionDef) and not names_in(node) & reached_by_nothing():
                for number in _marks(node):
                    found[number].append(f"{path.relative_to(TESTS).as_posix()}::{node.name}")
    return found


def page() -> str:
    """Return the whole page."""
    asked, proven = demands(), proofs()
    head = _HEAD.format(proven=len(proven.keys() & asked.keys()), all=len(asked))
    lines = [
        f"| {number} | {demand} | {'<br>'.join(f'`{test}`' for test in proven[number])} |"
        for number, demand in asked.items()
        if number in proven
    ]
    rest = [f"| {key} | {demand} |" for key, demand in asked.items() if key not in proven]
    return head + "\n".join(lines) + "\n" + _REST + "\n".join(rest) + "\n"


def _marks(function: ast.FunctionDef) -> Iterator[str]:
    for decorator in function.decorator_list:
        if isinstance(decorator, ast.Call) and ast.unparse(decorator.func) == "pytest.mark.req":
            yield from (str(ast.literal_eval(argument)) for argument in decorator.args)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
