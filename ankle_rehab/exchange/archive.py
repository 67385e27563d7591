"""The whole diary as one JSON file that this program reads again: every record with all that is kept of it.

The file begins with what it is and its schema; each record stands on a line of its own; the numbers of
records at the end tell that it is whole. What was not asked or is empty is left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from ankle_rehab.exchange.kinds import KINDS, Kind
from ankle_rehab.exchange.source import ROWS_AT_ONCE, Program, Put, Row, Source, Tell, inner_of

FORMAT = "ankle-rehab-archive"
SCHEMA = 2
COUNTS = "counts"
ENDING = ".json"

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)
_encode = _ENCODER.encode


def write(source: Source, put: Put, program: Program, tell: Tell) -> None:
    """Write the archive in pieces; `tell` is told now and then how many records are written.

    Raises OverflowError for a moment outside of the years 1 to 9999, and what `put` and `source` raise.
    """
    beginning = {"format": FORMAT, "schema": SCHEMA, "program": program.version, "made": program.made}
    put(_encode(beginning)[:-1].encode())
    numbers: dict[str, int] = {}
    for kind in KINDS:
        put(f",\n{_encode(kind.name)}:[".encode())
        numbers[kind.name] = 0
        for lines in _some(_records(kind, source), ROWS_AT_ONCE):
            put((",\n" if numbers[kind.name] else "\n").encode() + ",\n".join(lines).encode())
            numbers[kind.name] += len(lines)
            tell(sum(numbers.values()))
        put(b"\n]")
    put(f",\n{_encode(COUNTS)}:{_encode(numbers)}}}\n".encode())


def _records(kind: Kind, source: Source) -> Iterator[str]:
    inner, inside = kind.inner, inner_of(kind, source, trash=True)
    for row in source.rows(kind.table, kind.columns, trash=True):
        record = _record(kind, row)
        if inner is not None and (rows := inside(row[0])):
            record[inner.name] = [_record(inner, one) for one in rows]
        yield _encode(record)


def _record(kind: Kind, row: Row) -> dict[str, object]:
    record: dict[str, object] = {}
    start = 0
    for field in kind.fields:
        end = start + len(field.columns)
        told = field.told(row[start:end])
        if told is not None:
            record[field.name] = told
        start = end
    return record


def _some(lines: Iterator[str], number: int) -> Iterator[Sequence[str]]:
    """So many at once."""
    some: list[str] = []
    for line in lines:
        some.append(line)
        if len(some) == number:
            yield some
            some = []
    if some:
        yield some
