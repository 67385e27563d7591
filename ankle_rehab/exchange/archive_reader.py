"""Reading an archive of this program as if it came from a stranger: checked, and one record at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ankle_rehab.exchange.archive import COUNTS, FORMAT, SCHEMA
from ankle_rehab.exchange.found import Found
from ankle_rehab.exchange.json_stream import JsonStream
from ankle_rehab.exchange.kinds import KINDS, Kind
from ankle_rehab.exchange.problem import NotUnderstood, Problem, WrongValue
from ankle_rehab.exchange.source import Row, Tell, nobody

_TOLD = ("program", "made")
_BY_NAME = {kind.name: kind for kind in KINDS}


def read(path: Path, tell: Tell = nobody) -> Iterator[Found]:
    """Every record of the archive in its order; `tell` is told how many more letters were read.

    Raises NotUnderstood where a record is wrong, and OSError.
    """
    stream = JsonStream(path, tell)
    try:
        yield from _records(stream)
    finally:
        stream.close()


def _records(stream: JsonStream) -> Iterator[Found]:
    names = stream.names()
    _check_beginning(stream, names)
    numbers: dict[str, int] = {}
    counted: object = None
    for name in names:
        if kind := _BY_NAME.get(name):
            numbers[name] = 0
            for record in stream.items():
                numbers[name] += 1
                yield _found(stream, kind, record)
        elif name == COUNTS:
            counted = stream.value()
        elif name in _TOLD:
            stream.value()
        else:
            raise stream.trouble(Problem.NOT_KNOWN)
    if counted != numbers:
        raise NotUnderstood(Problem.NOT_WHOLE)


def _check_beginning(stream: JsonStream, names: Iterator[str]) -> None:
    """The first two entries say what it is: nothing else is looked at before that is known."""
    if next(names, "") != "format" or stream.value() != FORMAT or next(names, "") != "schema":
        raise NotUnderstood(Problem.NOT_OURS)
    schema = stream.value()
    if isinstance(schema, bool) or not isinstance(schema, int) or schema < 1:
        raise NotUnderstood(Problem.NOT_OURS)
    if schema > SCHEMA:
        raise NotUnderstood(Problem.NEWER, found=schema)


def _found(stream: JsonStream, kind: Kind, record: Any) -> Found:
    try:
        row, inner = _row(kind, record)
        return Found(kind, kind.name, stream.number, row, inner)
    except WrongValue as wrong:
        raise stream.trouble(wrong.problem, wrong.field) from wrong


def _row(kind: Kind, record: Any) -> tuple[Row, Sequence[Row]]:
    if not isinstance(record, dict):
        raise WrongValue("")
    inner: list[Row] = []
    if kind.inner is not None:
        inside = record.pop(kind.inner.name, [])
        if not isinstance(inside, list):
            raise WrongValue(kind.inner.name)
        inner = [_row(kind.inner, one)[0] for one in inside]
    row: list[Any] = []
    for field in kind.fields:
        row += field.heard(record.pop(field.name, None))
    if record:
        raise WrongValue(next(iter(record)))
    return tuple(row), inner
