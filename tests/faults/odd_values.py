"""Making files wrong where it matters: one value, name or row, so that the rest is still believed."""

from __future__ import annotations

import copy
import csv
import io
import json
import random
from typing import Any

ODD: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1, 11, 1.5, -0.0, 1e308, float("inf"), float("nan")),
    *(2**31, 2**63 - 1, 2**63, -(2**63), 10**30, 9_999_999),
    *("", " ", "x" * 3000, "\0", "\ud800", "\u202e", "e\u0301", "=1+1", "<b>", "left", "own-b1", "null"),
    *("2026-02-30", "2026-11-22", "0001-01-01", "9999-12-31", "1969-12-31", "24:00"),
    *("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2026-11-22T09:00:00Z", "-271821-04-20"),
    *("Europe/Berlin", "Mars/Base", "../../etc/passwd", "1;2", "a;a", "[]", "{}", "٣", "1e3", "0x1f", "1_0"),
    *([], {}, [None], [[]], {"": ""}, [0] * 300, ["x"] * 101, {"at": "2026-11-22T09:00:00Z"}),
)
_SPREADSHEET = ("", ",", ";", '"', "\t", "=A1", "+1", "-1", "@x", "'1", "yes", "no", "01", "1,5", "\r", "\n")
_DEEP = 60


def tree(chance: random.Random, whole: Any) -> Any:
    """The same JSON with one to four of its parts exchanged, doubled, gone or moved."""
    made = copy.deepcopy(whole)
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        _once(chance, made)
    return made


def _once(chance: random.Random, made: Any) -> None:
    holders = _holders(made)
    if not holders:
        return
    holder = chance.choice(holders)
    keys = [*holder] if isinstance(holder, dict) else [*range(len(holder))]
    key = chance.choice(keys)
    way = chance.randrange(7)
    if way == 0:
        del holder[key]
    elif way == 1 and isinstance(holder, list):
        holder.insert(key, copy.deepcopy(holder[key]))
    elif way == 1:
        holder[chance.choice(("id", "name", "x", ""))] = holder[key]
    elif way == 2:
        other = chance.choice(holders)
        values = [*other.values()] if isinstance(other, dict) else [*other]
        holder[key] = copy.deepcopy(chance.choice(values))
    elif way == 3 and isinstance(holder[key], int | float):
        holder[key] = chance.choice((-holder[key], holder[key] + 1, holder[key] * 1000, str(holder[key])))
    elif way == 4 and chance.random() < 0.1:
        holder[key] = _deep()
    else:
        holder[key] = copy.deepcopy(chance.choice(ODD))


def _holders(part: Any) -> list[Any]:
    """Every object and list that has something in it."""
    found: list[Any] = []
    waiting = [part]
    while waiting:
        one = waiting.pop()
        inside = one.values() if isinstance(one, dict) else one if isinstance(one, list) else ()
        if inside:
            found.append(one)
            waiting.extend(inside)
    return found


def _deep() -> Any:
    made: Any = 1
    for _ in range(_DEEP):
        made = [made]
    return made


def text(chance: random.Random, whole: Any) -> bytes:
    """The bytes of such a tree, in one of the ways in which JSON can be written."""
    try:
        return json.dumps(whole, ensure_ascii=chance.random() < 0.7, indent=chance.choice((None, 1))).encode()
    except UnicodeEncodeError:
        return json.dumps(whole).encode()


def table(chance: random.Random, whole: bytes) -> bytes:
    """The same table with cells, columns or rows exchanged, doubled or gone."""
    rows = list(csv.reader(io.StringIO(whole.decode("utf-8-sig"), newline="")))
    for _ in range(chance.choice((1, 1, 1, 2, 5))):
        _cells(chance, rows)
    made = io.StringIO(newline="")
    csv.writer(made, delimiter=chance.choice((",", ",", ",", ";", "\t"))).writerows(rows)
    return made.getvalue().encode("utf-8", "surrogatepass")


def _cells(chance: random.Random, rows: list[list[str]]) -> None:
    place = (
        chance.randrange(len(rows))
        if chance.random() < 0.2
        else chance.randrange(min(1, len(rows) - 1), len(rows))
    )
    row = rows[place]
    if not row:
        return
    way, at = chance.randrange(6), chance.randrange(len(row))
    if way == 0:
        other = chance.choice(rows)
        row[at] = chance.choice(other) if other else ""
    elif way == 1:
        rows.insert(place, [*row])
    elif way == 2 and chance.random() < 0.3:
        for one in rows:
            del one[at : at + 1]
    elif way == 3:
        row[at] = chance.choice(_SPREADSHEET)
    else:
        odd = chance.choice(ODD)
        row[at] = odd if isinstance(odd, str) else json.dumps(odd)
