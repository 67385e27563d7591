"""A diary that is only rows of its tables, made by chance from a seed: small, odd, and all that can be."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from ankle_rehab.domain.diary import DayKind
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.icing import CheckAnswer, SkinAfter, SkinCheck, StopReason
from ankle_rehab.domain.icing_rules import Condition
from ankle_rehab.domain.outcome import Outcome
from ankle_rehab.domain.pain import Moment, Stiffness, Support, Swelling, Zone
from ankle_rehab.domain.plan import Phase
from ankle_rehab.domain.safety import Asked, Release
from ankle_rehab.domain.triage import Detail, Level, Sign
from ankle_rehab.storage import entry_codec
from ankle_rehab.storage.database import Database
from tests.fakes.paper_advice import PaperAdvice
from tests.fakes.paper_chances import Row
from tests.fakes.paper_runs import PaperRuns

TABLES = (
    *("session", "session_step", "shoe", "activity", "planned_activity"),
    *("pain_entry", "pain_history", "icing", "sign_check", "icing_conditions"),
    *("day_mark", "own_activity", "activity_score", "story", "setting"),
    *(
        "plan_step",
        "day_plan",
        "test_result",
        "bandage",
        "own_exercise",
        "own_routine",
        "cause_check",
        "reminder",
    ),
)


def _icing(row: Row) -> Row:
    """With a clockwork, which no file tells of."""
    return row | {
        "state": "ended",
        "boot_id": "boot",
        "elapsed_start": 1.0,
        "wall_start_utc": row["started_utc"],
        "seconds": row["minutes"] * 60.0,
        "seen": 2.0,
        "seen_elapsed": 3.0,
        "seen_wall": "2026-11-22T09:00:00+01:00",
        "exact": 1,
        "on_screen_from": 0.0,
    }


def _history(row: Row) -> Row:
    said = [row[name.strip()] for name in entry_codec.COLUMNS.split(",")]
    when = {name: row[name] for name in ("entry_id", "changed_utc", "changed_zone", "changed_date")}
    return when | {"was": entry_codec.text(entry_codec.entry_of((*said, row["entry_id"])))}


_COMPLETE: dict[str, Callable[[Row], Row]] = {"icing": _icing, "pain_history": _history}


class PaperDiary(PaperAdvice, PaperRuns):
    """The tables of one diary as `Snapshot` would give them; the same seed makes the same diary."""

    def __init__(self, seed: int, *, most: int = 4) -> None:
        super().__init__(seed, most)
        self._write()

    def rows(self, table: str, columns: Sequence[str], *, trash: bool = False) -> Iterable[tuple[Any, ...]]:
        """As `Snapshot.rows`."""
        kept = self.tables[table]
        if not trash:
            gone = {row["id"] for row in self.tables["pain_entry"] if row["deleted_utc"] is not None}
            kept = [row for row in kept if row.get("deleted_utc") is None and row.get("entry_id") not in gone]
        return iter([tuple(row[name] for name in columns) for row in kept])

    def into(self, database: Database) -> None:
        """Write everything into a diary file that is empty."""
        with database.change() as change:
            for table, rows in self.tables.items():
                for row in rows:
                    values = _COMPLETE.get(table, dict)(row)
                    places = ", ".join("?" * len(values))
                    change.do(
                        f"INSERT INTO {table} ({', '.join(values)}) VALUES ({places})", [*values.values()]
                    )

    def _said(self) -> Row:
        chance = self._chance
        recorded, felt = self._stamp("recorded"), self._stamp("refers_to")
        if chance.random() < 0.5:
            felt = {name.replace("recorded", "refers_to"): value for name, value in recorded.items()}
        return {
            "side": chance.choice(list(Side)).value,
            "score": chance.randint(0, 10),
            "moment": chance.choice(list(Moment)).value,
            **recorded,
            **felt,
            "zones": json.dumps(sorted(zone.value for zone in self._some(Zone))),
            "swelling": self._maybe(one.value for one in Swelling),
            "stiffness": self._maybe(one.value for one in Stiffness),
            "limp": self._maybe((0, 1)),
            "gave_way": self._maybe((0, 1)),
            "twist": self._maybe((0, 1)),
            "support": json.dumps(sorted(one.value for one in self._some(Support))),
            "woke_at_night": self._maybe((0, 1)),
            "medicine": self.text(),
            **self._no_stamp("medicine_at"),
            "note": self.text(),
            "session_id": self._maybe(row["id"] for row in self.tables["session"]),
            "activity_id": self._maybe(row["id"] for row in self.tables["activity"]),
        }

    def _write(self) -> None:
        tables = self.tables
        tables.update((table, []) for table in TABLES)
        for number in self._many():
            self._write_session(number)
        self._write_runs()
        for number in self._many():
            gone = self._moment() if self._chance.random() < 0.2 else None
            tables["pain_entry"].append({"id": number * 3, **self._said(), "deleted_utc": gone})
            for _ in range(self._chance.randint(0, 2)):
                past = {"entry_id": number * 3, **self._stamp("changed"), **self._said()}
                tables["pain_history"].append(past)
        for number in self._many():
            self._write_icing(number)
        for number in self._many():
            self._write_checks(number)
        for number in range(self._chance.randint(0, 3)):
            day = f"2026-11-{number + 1:02d}"
            tables["day_mark"].append({"local_date": day, "kind": self._chance.choice(list(DayKind)).value})
        for number in range(1, 1 + self._chance.randint(0, 3)):
            tables["own_activity"].append(
                {"id": number, "name": f"{number}{self.text()}", "deleted_utc": None}
            )
            for score in range(self._chance.randint(0, 2)):
                place = {"id": 10 * number + score, "activity_id": number}
                tables["activity_score"].append({**place, **self._stamp("at"), "score": score})
        if self._chance.random() < 0.5:
            tables["story"].append({"id": 1, "value": json.dumps(self._story(), ensure_ascii=False)})
        if self._chance.random() < 0.5:
            tables["setting"].append({"name": "sounds_volume", "value": str(self._chance.randint(0, 100))})
            tables["setting"].append({"name": "sore_side", "value": "null"})

        self._write_advice()

    def _write_session(self, number: int) -> None:
        chance = self._chance
        steps = chance.randint(1, 4)
        self.tables["session"].append(
            {
                "id": number,
                "routine_id": "three",
                "name": self.text(),
                "sides": json.dumps([side.value for side in self._some(Side)]),
                **self._stamp("started"),
                **self._stamp("kept"),
                **self._stamp("ended"),
                "outcome": chance.choice(list(Outcome)).value,
                "step_index": steps - 1,
                "step_count": steps,
                "step_seconds": self._seconds(),
                "planned_seconds": self._seconds(),
                "done_seconds": self._seconds(),
                "hurts": json.dumps([chance.randint(0, 10) for _ in range(chance.randint(0, 3))]),
                "plan": json.dumps({"format": 1, "name": self.text(), "items": [1, 2.5]}, ensure_ascii=False),
                "deleted_utc": None,
            }
        )
        for position in range(chance.randint(0, steps)):
            self.tables["session_step"].append(
                {
                    "session_id": number,
                    "position": position,
                    "item": 0,
                    "phase": chance.choice(list(Phase)).value,
                    "side": self._maybe(side.value for side in Side),
                    "set_number": 1,
                    "sets": 2,
                    "planned_seconds": self._seconds(),
                    "name": "wall-press",
                    "seconds": self._seconds(),
                    "whole": chance.randint(0, 1),
                }
            )

    def _write_icing(self, number: int) -> None:
        chance = self._chance
        checks = sorted(self._some(SkinCheck))
        self.tables["icing"].append(
            {
                "id": number,
                **self._stamp("started"),
                "minutes": chance.choice((5, 10, 15, 20)),
                "side": chance.choice(list(Side)).value,
                "checked": json.dumps(
                    [
                        [int(check), chance.choice(list(CheckAnswer)).value, self._seconds()]
                        for check in checks
                    ]
                ),
                "reason": self._maybe(one.value for one in StopReason),
                "alarm_at": self._maybe((self._seconds(),)),
                **self._stamp("ended"),
                "lasted": self._maybe((self._seconds(),)),
                "skin_after": self._maybe(one.value for one in SkinAfter),
                "pain": self._maybe(range(11)),
                "deleted_utc": None,
            }
        )

    def _write_checks(self, number: int) -> None:
        chance = self._chance
        release = self._maybe(one.value for one in Release)
        corrected = release == Release.CORRECTED.value
        signs = sorted(one.value for one in self._some(Sign)) if corrected or not release else []
        details = sorted(one.value for one in self._some(Detail) if one.sign.value in signs)
        closes = sorted(one.value for one in self._some(Sign)) if release else []
        self.tables["sign_check"].append(
            {
                "id": number,
                **self._stamp("at"),
                "signs": json.dumps(signs),
                "twisted": chance.randint(0, 1) if corrected or not release else 0,
                "text_version": self.text(),
                "release": release,
                "details": json.dumps(details),
                "page": Asked.NOTHING.value if release else chance.choice(list(Asked)).value,
                "level": self._maybe(one.value for one in Level),
                "closes": json.dumps(
                    sorted([*closes, *(["twist"] if release and chance.random() < 0.5 else [])])
                ),
                "on_date": self._maybe(("2026-11-22", "2026-12-01")),
                "note": self.text(),
            }
        )
        self.tables["icing_conditions"].append(
            {
                "id": number,
                **self._stamp("at"),
                "ticked": json.dumps(sorted(one.value for one in self._some(Condition))),
                "asked": chance.randint(0, 1),
                "text_version": self.text(),
            }
        )

    def _story(self) -> Row:
        texts = ("since_when", "how_it_began", "earlier_sprains", "what_makes_it_worse")
        questions = None if self._chance.random() < 0.5 else [self.text(), self.text()]
        return {**{name: self.text() for name in texts}, "questions": questions, "left_out": []}
