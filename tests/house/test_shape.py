"""The house has no wall that only one neighbour needs."""

import ast
from collections import defaultdict
from collections.abc import Mapping

from tests.house.reached import ROOT

SMALL = 60


def modules() -> Mapping[str, str]:
    """Return the text of every module of the program, by its dotted name."""
    return {
        ".".join(path.relative_to(ROOT).with_suffix("").parts): path.read_text(encoding="utf-8")
        for path in sorted((ROOT / "app").rglob("*.py"))
        if "versions" not in path.parts
    }


def importers(texts: Mapping[str, str]) -> Mapping[str, set[str]]:
    """Return who imports each module; an import inside a function is one when wanted."""
    found: dict[str, set[str]] = defaultdict(set)
    for module, text in texts.items():
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.ImportFrom) and node.module:
                late = f"{module}, when wanted" if node.col_offset else module
                for name in (node.module, *(f"{node.module}.{each.name}" for each in node.names)):
                    found[name].add(late)
    return found


def test_no_small_module_stands_beside_its_one_importer():
    texts = modules()
    users = importers(texts)

    beside = [
        module
        for module, text in texts.items()
        if text.count("\n") < SMALL
        and not module.endswith(("__init__", "__main__"))
        and len(users[module]) == 1
        and _room(next(iter(users[module]))) == _room(module)
    ]

    assert beside == []


def _room(module: str) -> str:
    """Return where a module stands; a collector of a room is no neighbour."""
    return "" if module.endswith(("when wanted", "__init__")) else module.rpartition(".")[0]
