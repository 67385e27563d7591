"""A pain score as a row of its table, and scores and drafts as JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import Moment, PainEntry, Stiffness, Support, Swelling, Zone
from ankle_rehab.storage import columns
from ankle_rehab.storage.change import Row, Value

if TYPE_CHECKING:
    from ankle_rehab.domain.draft import EntryDraft

COLUMNS = (
    "side, score, moment, recorded_utc, recorded_zone, recorded_date, refers_to_utc, refers_to_zone,"
    " refers_to_date, zones, swelling, stiffness, limp, gave_way, twist, support, woke_at_night, medicine,"
    " medicine_at_utc, medicine_at_zone, medicine_at_date, note, session_id,"
    " activity_id"
)
PLACES = ", ".join("?" * len(COLUMNS.split(",")))


def kept(entry: PainEntry) -> PainEntry:
    """The entry as a file can hold it: halves of characters are replaced, nothing else."""
    note, medicine = columns.whole_text(entry.note), columns.whole_text(entry.medicine)
    return replace(entry, note=note, medicine=medicine)


def row(entry: PainEntry) -> tuple[Value, ...]:
    """The values of `COLUMNS`."""
    return (
        entry.side.value,
        entry.score,
        entry.moment.value,
        *columns.stamp(entry.recorded),
        *columns.stamp(entry.refers_to),
        columns.chosen(entry.zones),
        columns.choice(entry.swelling),
        columns.choice(entry.stiffness),
        columns.yes_no(entry.limp),
        columns.yes_no(entry.gave_way),
        columns.yes_no(entry.twist),
        columns.chosen(entry.support),
        columns.yes_no(entry.woke_at_night),
        entry.medicine,
        *columns.no_stamp(entry.medicine_at),
        entry.note,
        entry.session_id,
        entry.activity_id,
    )


def entry_of(row: Row) -> PainEntry:
    """The entry behind `COLUMNS` and, last, its number; raises what a value that is not known raises."""
    return PainEntry(
        side=Side(row[0]),
        score=row[1],
        moment=Moment(row[2]),
        recorded=columns.stamp_of(row[3:6]),
        refers_to=columns.stamp_of(row[6:9]),
        zones=columns.chosen_of(Zone, row[9]),
        swelling=columns.choice_of(Swelling, row[10]),
        stiffness=columns.choice_of(Stiffness, row[11]),
        limp=columns.yes_no_of(row[12]),
        gave_way=columns.yes_no_of(row[13]),
        twist=columns.yes_no_of(row[14]),
        support=columns.chosen_of(Support, row[15]),
        woke_at_night=columns.yes_no_of(row[16]),
        medicine=row[17],
        medicine_at=columns.no_stamp_of(row[18:21]),
        note=row[21],
        session_id=row[22],
        activity_id=row[23],
        id=row[24],
    )


def text(entry: PainEntry) -> str:
    """An entry as JSON, without its number."""
    return json.dumps(_told(entry) | {"side": entry.side.value, "recorded": columns.stamp(entry.recorded)})


def entry_of_text(text: str, entry_id: int) -> PainEntry:
    """The entry behind `text`; raises ValueError, TypeError, LookupError or ArithmeticError."""
    value = json.loads(text)
    return PainEntry(
        side=Side(value["side"]), recorded=columns.stamp_of(value["recorded"]), id=entry_id, **_heard(value)
    )


def draft_text(draft: EntryDraft) -> str:
    """A draft as JSON."""
    sides = sorted(side.value for side in draft.sides)
    return json.dumps(_told(draft) | {"sides": sides, "entry_id": draft.entry_id})


def draft_of_text(text: str) -> EntryDraft:
    """The draft behind `draft_text`; raises ValueError, TypeError, LookupError or ArithmeticError."""
    from ankle_rehab.domain.draft import EntryDraft  # noqa: PLC0415 - not needed to show the first page

    value = json.loads(text)
    sides = frozenset(Side(side) for side in value["sides"])
    return EntryDraft(sides=sides, entry_id=value["entry_id"], **_heard(value))


def _told(said: PainEntry | EntryDraft) -> dict[str, Any]:
    return {
        "score": said.score,
        "moment": said.moment.value,
        "refers_to": _no_stamp(said.refers_to),
        "zones": sorted(zone.value for zone in said.zones),
        "swelling": columns.choice(said.swelling),
        "stiffness": columns.choice(said.stiffness),
        "limp": said.limp,
        "gave_way": said.gave_way,
        "twist": said.twist,
        "support": sorted(support.value for support in said.support),
        "woke_at_night": said.woke_at_night,
        "medicine": said.medicine,
        "medicine_at": _no_stamp(said.medicine_at),
        "note": said.note,
        "session_id": said.session_id,
        "activity_id": said.activity_id,
    }


def _heard(value: dict[str, Any]) -> dict[str, Any]:
    return {
        "score": value["score"],
        "moment": Moment(value["moment"]),
        "refers_to": _no_stamp_of(value["refers_to"]),
        "zones": frozenset(Zone(zone) for zone in value["zones"]),
        "swelling": columns.choice_of(Swelling, value["swelling"]),
        "stiffness": columns.choice_of(Stiffness, value["stiffness"]),
        "limp": value["limp"],
        "gave_way": value["gave_way"],
        "twist": value["twist"],
        "support": frozenset(Support(support) for support in value["support"]),
        "woke_at_night": value["woke_at_night"],
        "medicine": value["medicine"],
        "medicine_at": _no_stamp_of(value["medicine_at"]),
        "note": value["note"],
        "session_id": value["session_id"],
        "activity_id": value.get("activity_id"),
    }


def _no_stamp(value: Stamp | None) -> tuple[int, str, str] | None:
    return None if value is None else columns.stamp(value)


def _no_stamp_of(value: list[int | str] | None) -> Stamp | None:
    return None if value is None else columns.stamp_of(value)
