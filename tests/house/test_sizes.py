"""The house stays small."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FILES = [
    path
    for folder in ("app", "tests")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if "versions" not in path.parts
]


@cache
def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [
        node
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or 0) - function.lineno + 1


def test_a_file_is_about_one_thing():
    too_long = [
        path.relative_to(ROOT).as_posix()
        for path in FILES
        if len(path.read_text(encoding="utf-8").splitlines()) > 400
    ]

    assert too_long == []


def test_no_function_is_longer_than_a_screen():
    too_long = [
        f"{path.relative_to(ROOT).as_posix()}: {function.name}"
        for path in FILES
        for function in functions(path)
        if length(function) > 40
    ]

    assert too_long == []


def test_most_functions_are_short():
    lengths = sorted(length(function) for path in FILES for function in functions(path))

    assert lengths[len(lengths) // 2] <= 12
    assert lengths[int(len(lengths) * 0.9)] <= 25
