"""Reading the tables of this program again, as they left or as a spreadsheet saved them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from ankle_rehab.domain.diary import DayKind
from ankle_rehab.exchange import triage, triage_reader
from ankle_rehab.exchange.csv_stream import CsvStream
from ankle_rehab.exchange.fields import Field, Whole, YesNo
from ankle_rehab.exchange.found import Found
from ankle_rehab.exchange.kinds import HISTORY
from ankle_rehab.exchange.problem import NotUnderstood, Problem, WrongValue
from ankle_rehab.exchange.sheet_rows import INSIDE
from ankle_rehab.exchange.sheets import DAYS, Sheet
from ankle_rehab.exchange.source import Row, Tell, nobody
from ankle_rehab.exchange.spreadsheet import FILES, SHEETS

_OWNER = Whole("owner", HISTORY.link, needed=True)

Cells = Mapping[str, str]
Read = Callable[[CsvStream], Iterator[Found]]


def read(path: Path, tell: Tell = nobody) -> Iterator[Found]:
    """Every record of one table, or of all in a folder; `tell` is told how many more letters were read.

    Raises NotUnderstood and OSError.
    """
    if not path.is_dir():
        yield from _of_file(path, tell)
        return
    there = [path / name for name in FILES if (path / name).is_file()]
    if not there:
        raise NotUnderstood(Problem.NOT_OURS, path.name)
    for one in there:
        yield from _of_file(one, tell)


def _of_file(path: Path, tell: Tell) -> Iterator[Found]:
    with closing(CsvStream(path, tell)) as stream:
        stream.begin()
        yield from _table(stream)(stream)


def _table(stream: CsvStream) -> Read:
    """How to read it, by its headings: a copy may have any name."""
    there = set(stream.headings)
    if there.issuperset(triage.HEADINGS):
        return triage_reader.read
    found = [sheet for sheet in SHEETS if there.issuperset(_needed(sheet))]
    if not found:
        raise NotUnderstood(Problem.NOT_OURS, stream.place)
    sheet = max(found, key=lambda one: len(there.intersection(one.headings)))
    return lambda stream: _Records(stream, sheet).found()


def _needed(sheet: Sheet) -> set[str]:
    """The headings without which there is no record."""
    if sheet is DAYS:
        return set(sheet.headings)
    columns = {field.columns[0] for field in sheet.kind.fields if field.needed} | {sheet.kind.link}
    return {heading for heading in sheet.headings if sheet.column(heading) in columns - {""}}


class _Records:
    """Makes records of the rows of one table."""

    def __init__(self, stream: CsvStream, sheet: Sheet) -> None:
        self._stream = stream
        self._kind = sheet.kind
        self._days = sheet is DAYS
        there = [heading for heading in sheet.headings if heading in stream.headings]
        self._headings = {column: heading for heading in there if (column := sheet.column(heading))}
        self._filled = {
            heading: how
            for heading, how in sheet.filled.items()
            if heading not in there and how[0] in stream.headings
        }
        self._headings |= {sheet.column(heading): heading for heading in self._filled}
        if self._days:
            self._headings |= {name: name for name in ("kind", *DayKind)}

    def found(self) -> Iterator[Found]:
        """The records in their order; rows that follow each other with one number are one record."""
        inner = self._kind.inner
        if inner is None or not any(column.startswith(INSIDE) for column in self._headings):
            for cells in self._stream.rows():
                yield from self._record(cells, ())
            return
        last: str | None = None
        inside: list[Row] = []
        waiting: tuple[Found, ...] = ()
        for cells in self._stream.rows():
            number = cells[self._headings["id"]]
            if number != last:
                yield from waiting
                last, inside = number, []
                waiting = self._record(cells, inside)
            if any(cells[heading] for column, heading in self._headings.items() if column[0] == INSIDE):
                inside.append(self._values(inner.fields, cells, INSIDE))
        yield from waiting

    def _record(self, cells: Cells, inside: Sequence[Row]) -> tuple[Found, ...]:
        """The record of a row; a day of which nothing is said is none."""
        kind, number = self._kind, self._stream.number
        if self._days:
            said = [one.value for one in DayKind if self._values((YesNo(one.value),), cells)[0]]
            if not said:
                return ()
            cells = {**cells, "kind": ";".join(said)}
        elif self._filled:
            made = {heading: made_of(cells[other]) for heading, (other, made_of) in self._filled.items()}
            cells = {**cells, **made}
        owner = self._values((_OWNER,), cells)[0] if kind.link else None
        row = self._values(kind.fields, cells)
        return (Found(kind, self._stream.place, number, row, inside, owner),)

    def _values(self, fields: Sequence[Field], cells: Cells, before: str = "") -> Row:
        row: list[Any] = []
        for field in fields:
            headings = [self._headings.get(before + column, "") for column in field.columns]
            try:
                if headings[0]:
                    row += field.read([cells.get(heading, "") for heading in headings])
                else:
                    row += field.heard(None)
            except WrongValue as wrong:
                raise self._stream.trouble(wrong.problem, headings[0] or wrong.field) from wrong
        return tuple(row)
