"""What was found in a file as plain facts, from the process that reads to the one that shows, and back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from ankle_rehab.domain.activity import Activity, Lap, Source, Sport, Surface
from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.run_files import FileKind, FileTrouble, FoundRun, Remark


def facts_of(found: FoundRun) -> dict[str, object]:
    """As JSON can tell it."""
    return {
        "name": found.name,
        "inside": found.inside,
        "part": found.part,
        "parts": found.parts,
        "kind": found.kind,
        "trouble": found.trouble,
        "remarks": sorted(found.remarks),
        "activity": None if found.activity is None else _told(found.activity),
    }


def found_of(facts: Mapping[str, Any]) -> FoundRun:
    """What `facts_of` told; raises what a bad value raises."""
    kind, trouble, activity = facts["kind"], facts["trouble"], facts["activity"]
    return FoundRun(
        name=facts["name"],
        inside=facts["inside"],
        part=facts["part"],
        parts=facts["parts"],
        activity=None if activity is None else _heard(activity),
        kind=None if kind is None else FileKind(kind),
        trouble=None if trouble is None else FileTrouble(trouble),
        remarks=frozenset(map(Remark, facts["remarks"])),
    )


def _told(activity: Activity) -> dict[str, object]:
    start = activity.start
    return {
        "sport": activity.sport,
        "start": [start.utc.isoformat(), start.zone, start.local_date.isoformat()],
        "seconds": activity.seconds,
        "metres": activity.metres,
        "elapsed": activity.elapsed,
        "surface": activity.surface,
        "heart_rate": activity.heart_rate,
        "top_heart_rate": activity.top_heart_rate,
        "laps": [[lap.seconds, lap.metres, lap.heart_rate] for lap in activity.laps],
        "source": activity.source,
        "partial": activity.partial,
        "mark": activity.file_mark,
    }


def _heard(facts: Mapping[str, Any]) -> Activity:
    utc, zone, day = facts["start"]
    return Activity(
        sport=Sport(facts["sport"]),
        start=Stamp(datetime.fromisoformat(utc), zone, date.fromisoformat(day)),
        seconds=facts["seconds"],
        metres=facts["metres"],
        elapsed=facts["elapsed"],
        surface=None if facts["surface"] is None else Surface(facts["surface"]),
        heart_rate=facts["heart_rate"],
        top_heart_rate=facts["top_heart_rate"],
        laps=tuple(Lap(*lap) for lap in facts["laps"]),
        source=Source(facts["source"]),
        partial=facts["partial"],
        file_mark=facts["mark"],
    )
