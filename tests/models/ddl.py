"""What a store declares, spelt so that two stores can be compared and a person can read it."""

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from sqlalchemy import Engine

TOKEN = re.compile(r"'(?:[^']|'')*'|\"[^\"]*\"|\w+|[<>=|!]+|\s+|.", re.DOTALL)
STRING = re.compile(r"'(?:[^']|'')*'")
BEFORE_CLAUSE = re.compile(r" (?=WHEN |BEGIN )| (?=END$)")
WIDTH = 99  # a comma may follow


@dataclass(frozen=True)
class Statement:
    """One CREATE statement of a store.

    Attributes:
        kind: ``table``, ``index`` or ``trigger``.
        table: Whose it is.
        sql: As the store keeps it.
    """

    kind: str
    name: str
    table: str
    sql: str

    @property
    def meaning(self) -> frozenset[str]:
        """What is declared: a table by its columns and constraints, in whatever order."""
        head, parts, tail = split(self.sql) if self.kind == "table" else (self.sql, (), "")
        return frozenset(" ".join(words(part)) for part in (head, *parts, tail))

    @property
    def spelt(self) -> str:
        """The statement with a line for each part, as a step has it."""
        if self.kind == "table":
            head, parts, tail = split(self.sql)
            body = ",\n".join(wrap(part, "    ") for part in parts)
            return f"{tidy(head)} (\n{body}\n){tail and f' {tidy(tail)}'};"
        clauses = BEFORE_CLAUSE.split(tidy(self.sql)) if self.kind == "trigger" else [self.sql]
        return "\n".join(map(wrap, clauses)) + ";"

    def lacks(self, other: Self) -> list[str]:
        """Return what only ``other`` declares."""
        return sorted(other.meaning - self.meaning)


def declared_in(engine: Engine) -> list[Statement]:
    """Everything that a store declares: each table, after it its indexes, then its triggers."""
    with engine.connect() as connection:
        rows = connection.exec_driver_sql(
            "SELECT type, name, tbl_name, sql FROM sqlite_schema"
            " WHERE sql IS NOT NULL AND tbl_name <> 'alembic_version'"
            " ORDER BY tbl_name, type <> 'table', type, name"
        )
        return [Statement(*row) for row in rows]


def next_step(found: Engine, wanted: Engine) -> str:
    """Return what is still to be run in ``found`` so that it declares what ``wanted`` does."""
    old = {(item.kind, item.name): item for item in declared_in(found)}
    new = {(item.kind, item.name): item for item in declared_in(wanted)}
    return "\n\n".join(_to_be_run(old, new))


def _to_be_run(
    old: dict[tuple[str, str], Statement], new: dict[tuple[str, str], Statement]
) -> Iterator[str]:
    for key in sorted(old.keys() - new.keys()):
        if key[0] == "table" or ("table", old[key].table) in new:
            yield f"DROP {key[0].upper()} {key[1]};"
    for key, item in new.items():
        if key not in old:
            yield item.spelt
        elif old[key].meaning != item.meaning:
            yield _change(old[key], item)


def _change(old: Statement, new: Statement) -> str:
    if new.kind != "table":
        return f"DROP {new.kind.upper()} {new.name};\n\n{new.spelt}"
    gone = [f"-- gone: {part}" for part in new.lacks(old)]
    come = [f"-- new: {part}" for part in old.lacks(new)]
    return "\n".join((f"-- rebuild {new.name}:", *gone, *come, new.spelt))


def split(create: str) -> tuple[str, tuple[str, ...], str]:
    """Split a CREATE TABLE into what stands before the bracket, its parts, what follows it."""
    head, _, rest = create.partition("(")
    parts, depth = [""], 1
    tokens = iter(TOKEN.findall(rest))
    for token in tokens:
        depth += (token == "(") - (token == ")")
        if depth == 0:
            break
        if token == "," and depth == 1:
            parts.append("")
        else:
            parts[-1] += token
    return head, tuple(parts), "".join(tokens)


def words(sql: str) -> Iterator[str]:
    """Yield the words of a statement; blanks, line ends and quotes around names tell nothing."""
    for token in TOKEN.findall(sql):
        if not token.isspace():
            yield token.strip('"')


def tidy(sql: str) -> str:
    """Return ``sql`` on one line."""
    hidden = STRING.sub(lambda string: string[0].replace(" ", "\u00a0"), sql)
    line = re.sub(r"[ \n\t]+", " ", hidden).strip(" ")
    return line.replace("( ", "(").replace(" )", ")").replace("KEY(", "KEY (")


def wrap(sql: str, indent: str = "") -> str:
    """Return ``sql`` in lines of the usual width, no string broken."""
    lines = textwrap.fill(
        tidy(sql),
        WIDTH,
        initial_indent=indent,
        subsequent_indent=f"{indent}    ",
        break_long_words=False,
        break_on_hyphens=False,
    )
    return lines.replace("\u00a0", " ")
