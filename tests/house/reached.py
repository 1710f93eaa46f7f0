"""Says which public names of the services no screen, command or paper reaches.

It goes by names: reached is what the window or the command line names, directly or through
others; benchmarks, pictures and the made-up clinic do not count. A dead name that shares
its name with a live one is missed.
"""

import ast
from collections import defaultdict, deque
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_ENTRANCES = ("app/ui", "app/main", "app/__main__", "app/commands")
_ENGINEERING = "app/commands/engineering"


def names_in(node: ast.AST) -> set[str]:
    """Return every name a piece of code mentions."""
    return {each.id for each in ast.walk(node) if isinstance(each, ast.Name)} | {
        each.attr for each in ast.walk(node) if isinstance(each, ast.Attribute)
    }


@cache
def reached_by_nothing() -> frozenset[str]:
    """Return the public names of the services that only tests could call."""
    uses: dict[str, set[str]] = defaultdict(set)
    entered: set[str] = set()
    for place, tree in _files():
        if place.startswith("app/services") and not place.startswith("app/services/demo"):
            for name, node in _defined(tree):
                uses[name] |= names_in(node) - {name}
        elif place.startswith(_ENTRANCES) and not place.startswith(_ENGINEERING):
            entered |= names_in(tree)
    return frozenset(name for name in uses.keys() - _spread(entered, uses) if name[0] != "_")


def _files() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted((ROOT / "app").rglob("*.py")):
        yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def _defined(tree: ast.Module) -> Iterator[tuple[str, ast.stmt]]:
    for node in tree.body:
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                yield name, node
            case ast.Assign() | ast.AnnAssign():
                for each in ast.walk(node):
                    if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store):
                        yield each.id, node


def _spread(entered: set[str], uses: dict[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    waiting = deque(entered & uses.keys())
    while waiting:
        name = waiting.popleft()
        if name not in seen:
            seen.add(name)
            waiting.extend(uses[name] & uses.keys() - seen)
    return seen
