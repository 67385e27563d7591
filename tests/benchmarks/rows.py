"""What a measurement tells: one row for each number, with the limit that it is held against."""

from __future__ import annotations

import json
import os
import shutil
import statistics
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ankle_rehab.domain.value import value

KEPT_IN = "ANKLE_REHAB_BENCH_ROWS"
"""Names the file to which the rows are added, one JSON object a line; without it they are only printed."""

RATIO = "×"
PACKAGES = {
    "Xvfb": "xvfb",
    "dbus-daemon": "dbus",
    "pactl": "pulseaudio-utils",
    "parec": "pulseaudio-utils",
}
"""Debian's names of the packages of programs that are called otherwise."""


@value
class Row:
    """One number: its median, the quartiles beside it, and how often it was measured.

    All three and the limit are in `unit`, `×` for one amount against another of the same run. The limit is
    the most that is allowed, or the least where `at_least` is set. What was not measured has no `count`, and
    `remark` says why; otherwise `remark` says what stands behind the number.
    """

    what: str
    median: float
    low: float
    high: float
    count: int
    unit: str
    limit: float | None
    at_least: bool
    remark: str

    @property
    def verdict(self) -> str:
        """`ok`, `over`, `not measured`, or nothing where there is no limit."""
        if not self.count:
            return "not measured"
        if self.limit is None:
            return ""
        held = self.median >= self.limit if self.at_least else self.median <= self.limit
        return "ok" if held else "over"

    @property
    def share(self) -> float | None:
        """How much of the limit is used up, 1 being all of it; None where there is none or it is zero."""
        if not self.count or not self.limit or not self.median:
            return None
        return self.limit / self.median if self.at_least else self.median / self.limit


def row(
    what: str,
    values: Iterable[float],
    unit: str,
    limit: float | None = None,
    *,
    at_least: bool = False,
    remark: str = "",
) -> Row:
    """The row of a number measured once or more often."""
    found = sorted(values)
    if len(found) > 1:
        low, median, high = statistics.quantiles(found, n=4, method="inclusive")
    else:
        low = median = high = found[0]
    return Row(what, median, low, high, len(found), unit, limit, at_least, remark)


def ratio(
    what: str,
    pairs: Iterable[tuple[float, float]],
    limit: float | None = None,
    *,
    at_least: bool = False,
    unit: str,
    scale: float = 1.0,
    remark: str = "",
) -> Row:
    """One amount against another, each pair measured in turn.

    `unit` and `scale` are those of the two amounts, which are told before the remark.
    """
    both = tuple(pairs)
    one, other = (statistics.median(pair[which] for pair in both) * scale for which in (0, 1))
    told = f"{figure(one)} against {figure(other)} {unit}"
    behind = f"{told}; {remark}" if remark else told
    quotients = (pair[0] / pair[1] for pair in both)
    return row(what, quotients, RATIO, limit, at_least=at_least, remark=behind)


def faults(what: str, count: int, remark: str = "") -> Row:
    """How often something was not as it should be; there may be none."""
    return row(what, [count], "faults", 0, remark=remark)


def unmeasured(what: str, why: str) -> Row:
    """A number that this computer cannot give, and what it would need."""
    return Row(what, 0.0, 0.0, 0.0, 0, "", None, False, why)


def lacking(what: str, *programs: str) -> Row | None:
    """The row that says which of the programs are missing here; None where all are there."""
    missing = [name for name in programs if shutil.which(name) is None]
    packages = " ".join(dict.fromkeys(PACKAGES.get(name, name) for name in missing))
    return unmeasured(what, f"not here: apt-get install {packages}") if missing else None


def figure(amount: float) -> str:
    """Three digits that count, and never fewer than stand before the point."""
    return f"{amount:,.0f}" if abs(amount) >= 100 else f"{amount:.3g}"


def bound(one: Row) -> str:
    """The limit with its unit, as `≤ 50 ms`."""
    if one.limit is None:
        return ""
    return f"{'≥' if one.at_least else '≤'} {one.limit:g} {one.unit}"


def spread(one: Row) -> str:
    """The two quartiles; nothing for a number measured once."""
    return f"{figure(one.low)} – {figure(one.high)}" if one.count > 1 else ""


def tell(rows: Iterable[Row]) -> int:
    """Print each row as soon as it is known, and keep it where the run wants it; 1 when one is over."""
    over = False
    for one in rows:
        over = over or one.verdict == "over"
        print(sentence(one), flush=True)
        if place := os.environ.get(KEPT_IN):
            with Path(place).open("a", encoding="utf-8") as file:
                file.write(json.dumps(as_json(one), ensure_ascii=False) + "\n")
    return int(over)


def sentence(one: Row) -> str:
    """The row for a reader in a terminal."""
    if not one.count:
        return f"{one.what}: not measured; {one.remark}"
    parts = [f"{one.what}: {figure(one.median)} {one.unit}"]
    parts += [f"({spread(one)})"] if one.count > 1 else []
    parts += [f"{bound(one)}: {one.verdict}"] if one.limit is not None else []
    return " ".join(parts) + (f"; {one.remark}" if one.remark else "")


def as_json(one: Row) -> dict[str, object]:
    """By the names of the fields."""
    return {name: getattr(one, name) for name in vars(Row)["__slots__"]}


def from_json(fields: dict[str, Any]) -> Row:
    """What `as_json` made; raises TypeError where a field is missing or is none of these."""
    return Row(**fields)
