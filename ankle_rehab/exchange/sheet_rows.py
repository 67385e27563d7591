"""The rows of a table of the spreadsheet export, made from records of the diary.

Whole columns of a few thousand records are made at once, which takes far less time than one record at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, repeat
from typing import Any

from ankle_rehab.exchange.fields import Field
from ankle_rehab.exchange.kinds import Kind
from ankle_rehab.exchange.sheets import Sheet
from ankle_rehab.exchange.source import ROWS_AT_ONCE, Block, Row, Source, inner_of

INSIDE = "."


def rows_of(sheet: Sheet, source: Source) -> Iterator[Block]:
    """The rows with cells in the order of the headings: one a record, or one for each inside of it."""
    shown = [sheet.column(heading) for heading in sheet.headings]
    names, rows = _read(sheet, source, shown)
    kind = sheet.kind
    fields = _fields(kind, names)
    while some := list(islice(rows, ROWS_AT_ONCE)):
        columns = dict(zip(names, zip(*some, strict=True), strict=True))
        cells: dict[str, Iterable[str]] = {}
        if kind.link in columns:
            cells[kind.link] = map(str, columns[kind.link])
        for field, its_names in fields:
            made = field.cells(*(columns[name] for name in its_names))
            cells.update(zip(its_names, made, strict=True))
        table = [
            cells[name] if name else _worked_out(sheet, heading, columns)
            for heading, name in zip(sheet.headings, shown, strict=True)
        ]
        yield len(some), zip(*table, strict=False)  # what is the same in every row goes on for ever


def _read(sheet: Sheet, source: Source, shown: Sequence[str]) -> tuple[list[str], Iterator[Row]]:
    """The names of the columns that are needed, and their rows."""
    used = [column for made in sheet.made.values() if made for column in made[0]]
    outer = list(dict.fromkeys(name for name in (*shown, *used) if name and name[0] != INSIDE))
    inner = sheet.kind.inner
    if inner is None or not any(name.startswith(INSIDE) for name in shown):
        return outer, iter(source.rows(sheet.kind.table, outer))
    outer.remove("id")
    outer.insert(0, "id")
    return [*outer, *(INSIDE + name for name in inner.columns)], _unfolded(sheet.kind, inner, source, outer)


def _unfolded(kind: Kind, inner: Kind, source: Source, columns: Sequence[str]) -> Iterator[Row]:
    """Each record with each of those inside of it, or with nothing."""
    of, nothing = inner_of(kind, source), [(None,) * len(inner.columns)]
    for row in source.rows(kind.table, columns):
        for one in of(row[0]) or nothing:
            yield (*row, *one)


def _fields(kind: Kind, names: Sequence[str]) -> list[tuple[Field, list[str]]]:
    """The fields of which all columns are there, with the names of these."""
    found = [(field, list(field.columns)) for field in kind.fields]
    if kind.inner is not None:
        found += [(field, [INSIDE + name for name in field.columns]) for field in kind.inner.fields]
    return [(field, its_names) for field, its_names in found if set(its_names) <= set(names)]


def _worked_out(sheet: Sheet, heading: str, columns: Mapping[str, Sequence[Any]]) -> Iterable[str]:
    made = sheet.made[heading]
    if made is None:
        return repeat("")
    names, work = made
    return work(*(columns[name] for name in names))
