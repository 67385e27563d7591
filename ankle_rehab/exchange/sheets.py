"""The tables of the spreadsheet export: which columns each has, in an order that never changes.

First come the columns that were agreed on for exchange, then those without which something would be lost. A
column whose values nothing in the diary tells is there and stays empty. Runs and shoes are in `run_sheets`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field, replace
from itertools import repeat

from ankle_rehab.domain.diary import DayKind
from ankle_rehab.domain.value import value
from ankle_rehab.exchange import kinds
from ankle_rehab.exchange.kinds import Kind

SIX_HOURS = 6 * 3600 * 1_000_000
LATE_AFTER = 24 * 3600 * 1_000_000

# What is worked out: from which columns of the diary, and how, for many records at once; None where nothing
# is known yet.
Made = Mapping[str, tuple[tuple[str, ...], Callable[..., Iterable[str]]] | None]


@value
class Sheet:
    """One file: its name without ending, the kind of its records, and its headings.

    `shows` maps a heading to the column of the diary it shows, where the two have different names; with a dot
    in front it is one of the records inside. `made` tells what is worked out. `filled` says how the cell of a
    heading comes out of another one, when a table is read that has the other alone.
    """

    name: str
    kind: Kind
    headings: tuple[str, ...]
    shows: Mapping[str, str]
    made: Made
    filled: Mapping[str, tuple[str, Callable[[str], str]]] = field(default_factory=dict)

    def column(self, heading: str) -> str:
        """The column of the diary behind a heading; "" for none."""
        return "" if heading in self.made else self.shows.get(heading, heading)


def _late(recorded: Sequence[int], refers_to: Sequence[int]) -> Iterable[str]:
    pairs = zip(recorded, refers_to, strict=True)
    return ["yes" if one != other and abs(one - other) > LATE_AFTER else "no" for one, other in pairs]


def _after_medicine(refers_to: Sequence[int], taken: Sequence[int | None]) -> Iterable[str]:
    """Only what the entry itself says: empty where no medicine, or no time of it, was written down."""
    if taken.count(None) == len(taken):
        return repeat("")
    return [
        "" if before is None else "yes" if 0 <= at - before <= SIX_HOURS else "no"
        for at, before in zip(refers_to, taken, strict=True)
    ]


def _most(listed: Sequence[str]) -> Iterable[str]:
    return [str(max(json.loads(scores), default="")) for scores in listed]


def _check(minute: int) -> tuple[tuple[str, ...], Callable[[Sequence[str]], Iterable[str]]]:
    """How the look at the skin of that minute went."""

    def answers(checked: Sequence[str]) -> Iterable[str]:
        return [
            next((answer for check, answer, _ in json.loads(one) if check == minute), "") for one in checked
        ]

    return ("checked",), answers


def _marked(kind: DayKind) -> tuple[tuple[str, ...], Callable[[Sequence[str]], Iterable[str]]]:
    """Whether the day was marked so."""
    return ("kind",), lambda kinds: ["yes" if one == kind else "" for one in kinds]


def _zones(*stems: str) -> tuple[str, ...]:
    return tuple(f"{stem}_{part}" for stem in stems for part in ("zone", "date"))


_SAID = (
    *("refers_to", "recorded_at", "side", "moment", "pain_0_10", "zones", "swelling", "stiffness_band"),
    *("gave_way", "limp", "woke_at_night", "painkiller_within_6h", "session_id", "run_id", "late", "note"),
)
_SAID_TOO = (
    *("twist", "support", "medicine", "medicine_at"),
    *_zones("refers_to", "recorded", "medicine_at"),
)
_SHOWS = {
    "entry_id": "id",
    "refers_to": "refers_to_utc",
    "recorded_at": "recorded_utc",
    "pain_0_10": "score",
    "stiffness_band": "stiffness",
    "medicine_at": "medicine_at_utc",
    "run_id": "activity_id",
}
_MADE: Made = {
    "painkiller_within_6h": (("refers_to_utc", "medicine_at_utc"), _after_medicine),
    "late": (("recorded_utc", "refers_to_utc"), _late),
}

PAIN = Sheet("pain", kinds.ENTRIES, ("entry_id", *_SAID, *_SAID_TOO), _SHOWS, _MADE)
HISTORY = Sheet(
    "history",
    kinds.HISTORY,
    ("entry_id", "changed_at", *_SAID, *_SAID_TOO, *_zones("changed")),
    _SHOWS | {"entry_id": "entry_id", "changed_at": "changed_utc"},
    _MADE,
)
SESSIONS = Sheet(
    "sessions",
    kinds.SESSIONS,
    (
        *("session_id", "start", "end", "routine_id", "exercise_id", "set", "side", "planned", "done"),
        *("max_pain", "light"),
        *("name", "sides", "outcome", "hurts", "planned_seconds", "done_seconds"),
        *("position", "item", "phase", "sets", "whole"),
        *("start_zone", "start_date", "end_zone", "end_date", "kept_at", "kept_zone", "kept_date"),
        *("step_index", "step_count", "step_seconds", "plan"),
    ),
    {
        "session_id": "id",
        "start": "started_utc",
        "end": "ended_utc",
        "exercise_id": ".name",
        "set": ".set_number",
        "side": ".side",
        "planned": ".planned_seconds",
        "done": ".seconds",
        "position": ".position",
        "item": ".item",
        "phase": ".phase",
        "sets": ".sets",
        "whole": ".whole",
        "start_zone": "started_zone",
        "start_date": "started_date",
        "end_zone": "ended_zone",
        "end_date": "ended_date",
        "kept_at": "kept_utc",
    },
    {"max_pain": (("hurts",), _most), "light": None},
)
ICING = Sheet(
    "icing",
    kinds.ICINGS,
    (
        *("start", "end", "minutes", "side", "barrier", "check5", "check10", "check15"),
        *("stop_reason", "skin_after"),
        *("icing_id", "lasted", "pain_0_10", "alarm_at", "checked"),
        *("start_zone", "start_date", "end_zone", "end_date"),
    ),
    {
        "start": "started_utc",
        "end": "ended_utc",
        "stop_reason": "reason",
        "icing_id": "id",
        "pain_0_10": "pain",
        "start_zone": "started_zone",
        "start_date": "started_date",
        "end_zone": "ended_zone",
        "end_date": "ended_date",
    },
    {
        "barrier": ((), lambda: repeat("yes")),  # without a cloth nothing starts
        "check5": _check(5),
        "check10": _check(10),
        "check15": _check(15),
    },
)
ACTIVITIES = Sheet(
    "activities",
    kinds.ACTIVITIES,
    ("activity_id", "activity", "time", "score_0_10", "time_zone", "time_date"),
    {
        "activity_id": "id",
        "activity": "name",
        "time": ".at_utc",
        "score_0_10": ".score",
        "time_zone": ".at_zone",
        "time_date": ".at_date",
    },
    {},
)
DAYS = Sheet(
    "days",
    kinds.DAYS,
    ("date", "sleep", "rest", "sick"),
    {"date": "local_date"},
    {
        "sleep": None,
        "rest": _marked(DayKind.REST),
        "sick": _marked(DayKind.SICK),
    },
)
SHEETS = (SESSIONS, PAIN, HISTORY, ICING, ACTIVITIES, DAYS)


def with_lights(sheet: Sheet, lights: Mapping[str, str]) -> Sheet:
    """The table of sessions with the light of each day, by its date."""

    def told(dates: Sequence[str]) -> Iterable[str]:
        return [lights.get(day, "") for day in dates]

    return replace(sheet, made={**sheet.made, "light": (("started_date",), told)})
