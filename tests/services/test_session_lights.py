"""The table of sessions that leaves the program tells the light of their day."""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import Moment, PainEntry
from ankle_rehab.domain.plan import make_plan
from ankle_rehab.domain.session import SessionRun
from ankle_rehab.services import export_job
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.storage.session_store import SessionStore
from tests.fakes.book import Book
from tests.fakes.exercises import routine
from tests.fakes.runs import EXERCISES

FIRST = date(2026, 11, 1)
WORST = (1, 1, 1, 1, 6, 4, 1)  # during the session of each day


def felt(day: date, hour: int, score: int, moment: Moment) -> PainEntry:
    at = Stamp(datetime(day.year, day.month, day.day, hour, tzinfo=UTC), "Etc/UTC", day)
    return PainEntry(Side.LEFT, score, moment, at, at)


def test_each_session_has_the_light_of_its_day(data_dir: Path) -> None:
    book, entries = Book(data_dir), []
    with book.opened() as database:
        for number, score in enumerate(WORST):
            day = FIRST + timedelta(days=number)
            entries.append(felt(day, 8, 1, Moment.NEXT_MORNING))
            entries.append(felt(day, 18, score, Moment.DURING_WORST))
            entries.append(felt(day, 19, 1, Moment.AFTER_60MIN))
            run = SessionRun.begin(make_plan(routine(*EXERCISES.values()), (Side.LEFT,)))
            store = SessionStore(database)
            at = Stamp(datetime(day.year, day.month, day.day, 17, tzinfo=UTC), "Etc/UTC", day)
            store.finish(store.begin(run, at), run.end(), at)
        DiaryStore(database).add_pain(entries)
    target = data_dir / "out"
    target.mkdir()
    made = datetime(2026, 11, 8, 9, tzinfo=UTC).isoformat()
    export_job.write(book.path, export_job.Form.TABLES, target, made, lambda _done: None)
    with (target / "sessions.csv").open(newline="", encoding="utf-8") as file:
        lights = {row["start_date"]: row["light"] for row in csv.DictReader(file)}
    assert list(lights.values()) == ["hold", "hold", "green", "green", "red", "amber", "hold"]
