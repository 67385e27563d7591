"""What is drawn by chance for a diary on paper: odd texts, odd moments, and one of many."""

from __future__ import annotations

import random
from collections.abc import Iterable
from typing import Any

Row = dict[str, Any]

FIRST, LAST = -62135596800000000, 253402300799999999
ZONES = (
    *(
        "Europe/Berlin",
        "America/New_York",
        "Pacific/Kiritimati",
        "Asia/Kathmandu",
        "Etc/UTC",
        "Europe/Dublin",
    ),
    *("UTC-03:30", "UTC+01:00", "Mars/Olympus", "=cmd()", "a,b", "Africa/Monrovia", "../etc"),
)
SIGNS_OF_DANGER = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\0",
    "\n",
    "＝",
    "＋",
    "－",
    "＠",
    "'",
    '"',
    ",",
    ";",
    "\\",
)
PIECES = (
    *SIGNS_OF_DANGER,
    *("1", "a", "x0a", "\\x41", "\\x", "Stairs hurt.", " ", "\u00a0", "\u200b", "\ufeff", "\u2028", "\x7f"),
    *(
        "\x85",
        "\x1b[31m",
        "é",
        "e\u0301",
        "👩‍👩‍👧",
        "שלום",
        "\u202e",
        "\U0010ffff",
        "\ufffd",
        "cmd|' /C calc'!A0",
    ),
    *('"quoted, twice"', "\r\n", "{", "[", "null", "NaN", "1e999", "<b>", "&amp;", "日本", "🦶"),
)


class Chances:
    """The same seed draws the same; `tables` are the rows drawn so far."""

    def __init__(self, seed: int, most: int) -> None:
        self._chance = random.Random(seed)
        self._most = most
        self.tables: dict[str, list[Row]] = {}

    def text(self) -> str:
        chance = self._chance
        if chance.random() < 0.3:
            return ""
        return "".join(chance.choice(PIECES) for _ in range(chance.randint(1, 5)))

    def _moment(self) -> int:
        chance = self._chance
        if chance.random() < 0.1:
            return chance.choice((FIRST, LAST, 0, -1, 1))
        return (
            chance.randint(FIRST, LAST)
            if chance.random() < 0.3
            else 1795000000000000 + chance.randint(0, 10**15)
        )

    def _stamp(self, stem: str) -> Row:
        chance = self._chance
        day = f"{chance.randint(1, 9999):04d}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"
        return {f"{stem}_utc": self._moment(), f"{stem}_zone": chance.choice(ZONES), f"{stem}_date": day}

    def _no_stamp(self, stem: str) -> Row:
        if self._chance.random() < 0.5:
            return self._stamp(stem)
        return {f"{stem}_utc": None, f"{stem}_zone": None, f"{stem}_date": None}

    def _maybe(self, kind: Iterable[Any]) -> Any:
        return self._chance.choice((None, *kind))

    def _some(self, kind: Iterable[Any]) -> list[Any]:
        values = list(kind)
        return self._chance.sample(values, self._chance.randint(0, min(3, len(values))))

    def _seconds(self) -> float:
        return self._chance.choice((0.0, 0.1, 45.0, 1e-9, 123.456789, 1e15, self._chance.random() * 1e4))

    def _gone(self) -> int | None:
        return self._moment() if self._chance.random() < 0.2 else None

    def _many(self) -> range:
        return range(1, 1 + self._chance.randint(0, self._most))
