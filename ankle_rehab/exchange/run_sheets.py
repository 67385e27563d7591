"""The tables of runs, plans and shoes in the spreadsheet export, with what is worked out beside each run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field, replace
from datetime import date
from typing import Any

from ankle_rehab.domain.activity import RunType, Sport
from ankle_rehab.domain.load import HardReason, Outing, hard_reason
from ankle_rehab.domain.value import value
from ankle_rehab.exchange import kinds
from ankle_rehab.exchange.sheets import Sheet

_NEEDED = (
    *("sport", "metres", "seconds", "elapsed", "effort", "run_type", "hard", "heart_rate", "started_date"),
)
_NO_DAY = date(2000, 1, 1)


@value
class RunFacts:
    """What no single run tells: the longest one (km) of the 30 days before each day, by its date; the highest
    heart rate of the runner (beats a minute); how far (km) the runs took each pair of shoes, by its number.
    """

    longest: Mapping[str, float] = field(default_factory=dict)
    top_heart_rate: int | None = None
    ways: Mapping[int, float] = field(default_factory=dict)


class _Judged:
    """What is worked out for many runs at once; four columns are made of it, and it is done once for all."""

    def __init__(self, facts: RunFacts) -> None:
        self._facts = facts
        self._last: tuple[Sequence[Any], list[tuple[str, str, str, str]]] = ((), [])

    def column(self, place: int) -> Callable[..., Iterable[str]]:
        """Hard, why, the longest run before, and the part of it, by their place."""

        def told(*columns: Sequence[Any]) -> Iterable[str]:
            if columns[0] is not self._last[0]:
                self._last = (columns[0], [self._one(row) for row in zip(*columns, strict=True)])
            return [found[place] for found in self._last[1]]

        return told

    def _one(self, row: tuple[Any, ...]) -> tuple[str, str, str, str]:
        sport, metres, seconds, elapsed, effort, run_type, hard, heart_rate, day = row
        if sport != Sport.RUN:
            return "", "", "", ""
        longest, top = self._facts.longest.get(day), self._facts.top_heart_rate
        length = seconds if seconds is not None else elapsed
        run = Outing(
            day=_NO_DAY,
            kilometres=None if metres is None else metres / 1000,
            minutes=None if length is None else length / 60,
            effort=effort,
            run_type=None if run_type is None else RunType(run_type),
            hard=None if hard is None else bool(hard),
            heart=heart_rate / top if heart_rate is not None and top else None,
        )
        reason = hard_reason(run, longest)
        ratio = run.kilometres / longest if longest and run.kilometres is not None else None
        return (
            "no" if reason is None else "yes",
            HardReason.OWN_LABEL.value if hard is not None else "" if reason is None else reason.value,
            "" if longest is None else _rounded(longest, 3),
            "" if ratio is None else _rounded(ratio, 3),
        )


def _minutes(seconds: Sequence[float | None], elapsed: Sequence[float | None]) -> Iterable[str]:
    known = (all_of if moved is None else moved for moved, all_of in zip(seconds, elapsed, strict=True))
    return ["" if one is None else _rounded(one / 60, 2) for one in known]


def _rounded(number: float, places: int) -> str:
    text = f"{number:.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _seconds(minutes: str) -> str:
    """Minutes as somebody wrote them into a table that has no seconds."""
    try:
        return str(float(minutes) * 60)
    except ValueError:
        return minutes


def _judged(facts: RunFacts) -> dict[str, tuple[tuple[str, ...], Callable[..., Iterable[str]]]]:
    judged = _Judged(facts)
    names = ("hard", "hard_reason", "longest_30d_km", "ratio_30d")
    return {name: (_NEEDED, judged.column(place)) for place, name in enumerate(names)}


def _in_all(ways: Mapping[int, float]) -> tuple[tuple[str, ...], Callable[..., Iterable[str]]]:
    """Kilometres of the runs of the diary and those that the user wrote down besides."""

    def told(numbers: Sequence[int], besides: Sequence[float | None]) -> Iterable[str]:
        return [
            "" if beside is None and number not in ways else _rounded((beside or 0) + ways.get(number, 0), 1)
            for number, beside in zip(numbers, besides, strict=True)
        ]

    return ("id", "kilometres"), told


RUNS = Sheet(
    "runs",
    kinds.RUNS,
    (
        *("run_id", "start", "km", "minutes", "effort_0_10", "type", "hard", "hard_reason"),
        *("longest_30d_km", "ratio_30d", "shoe_id", "surface", "note"),
        *("sport", "moving_seconds", "elapsed_seconds", "called_hard", "heart_rate", "top_heart_rate"),
        *("laps", "without_program", "source", "partial", "file_mark", "session_id", "anyway"),
        *("time_known", "start_zone", "start_date"),
    ),
    {
        "run_id": "id",
        "start": "started_utc",
        "km": "metres",
        "effort_0_10": "effort",
        "type": "run_type",
        "moving_seconds": "seconds",
        "elapsed_seconds": "elapsed",
        "called_hard": "hard",
        "time_known": "timed",
        "start_zone": "started_zone",
        "start_date": "started_date",
    },
    {"minutes": (("seconds", "elapsed"), _minutes), **_judged(RunFacts())},
    {"moving_seconds": ("minutes", _seconds)},
)
SHOES = Sheet(
    "shoes",
    kinds.SHOES,
    (
        *("shoe_id", "name", "since", "kilometres"),
        *("default_for", "looked", "uneven", "retired", "km_in_all"),
    ),
    {"shoe_id": "id", "since": "since_date", "looked": "looked_date", "retired": "retired_date"},
    {"km_in_all": _in_all({})},
)
PLANS = Sheet(
    "plans",
    kinds.RUN_PLANS,
    (
        *("plan_id", "planned_for", "at", "sport", "type", "km", "minutes"),
        *("called_hard", "anyway"),
    ),
    {
        "plan_id": "id",
        "planned_for": "local_date",
        "at": "local_time",
        "type": "run_type",
        "km": "metres",
        "called_hard": "hard",
    },
    {},
)


def with_facts(sheet: Sheet, facts: RunFacts) -> Sheet:
    """The table of runs or of shoes with what is worked out from all runs; any other as it is."""
    if sheet is RUNS:
        return replace(sheet, made={**sheet.made, **_judged(facts)})
    if sheet is SHOES:
        return replace(sheet, made={"km_in_all": _in_all(facts.ways)})
    return sheet
