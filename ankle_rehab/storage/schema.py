"""Whether a file from elsewhere is built as this program builds a diary: nothing missing, nothing added."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import apsw

Part = tuple[str, str, str, str]

_PARTS = "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_autoindex_%'"
_SHADOWS = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'shadow'"


def strange_part(connection: apsw.Connection, steps: Sequence[Path]) -> str | None:
    """The name of something that a diary made by `steps` does not have, or lacks; None when all is as it was.

    Compared is the text of every table, index and trigger. Of the tables that SQLite keeps for its own
    search only the names count, for another SQLite may word them otherwise. Raises the errors of apsw.
    """
    with closing(apsw.Connection(":memory:")) as example:
        for step in steps:
            example.execute(step.read_text(encoding="utf-8")).fetchall()
        shadows = frozenset(str(row[0]) for row in example.execute(_SHADOWS).fetchall())
        wanted = _parts(example, shadows)
    return min((part[1] for part in wanted ^ _parts(connection, shadows)), default=None)


def _parts(connection: apsw.Connection, shadows: frozenset[str]) -> frozenset[Part]:
    rows = connection.execute(_PARTS).fetchall()
    return frozenset(
        (str(kind), str(name), str(table), "" if name in shadows else str(sql))
        for kind, name, table, sql in rows
    )
