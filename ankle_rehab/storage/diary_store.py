"""Pain scores and answered pages of signs in the diary file."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from ankle_rehab.domain.asking import ASKING_SCORE
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import Moment, PainEntry, Swelling
from ankle_rehab.domain.safety import (
    A_NIGHT_HOURS,
    SETTLED_SCORE,
    STOP_SCORE,
    Asked,
    Release,
    SignCheck,
)
from ankle_rehab.domain.triage import Detail, Level, Sign
from ankle_rehab.storage import columns, entry_codec
from ankle_rehab.storage.change import Change, Row, Value
from ankle_rehab.storage.database import Database

ADD = f"INSERT INTO pain_entry ({entry_codec.COLUMNS}) VALUES ({entry_codec.PLACES})"
SHOWN = f"SELECT {entry_codec.COLUMNS}, id FROM pain_entry WHERE deleted_utc IS NULL"
_COUNT = "SELECT count(*) FROM pain_entry WHERE deleted_utc IS NULL AND refers_to_date = ?"
_IN_ORDER = "ORDER BY refers_to_date, refers_to_utc, id"
_ANSWERED = "at_utc, at_zone, at_date, signs, twisted, text_version, release"
CHECK = f"{_ANSWERED}, details, page, level, closes, on_date, note"
TWISTS = 10
TWIST = "twist"
_DAYS = """
    SELECT day FROM (
        SELECT * FROM (
            SELECT DISTINCT refers_to_date AS day FROM pain_entry
            WHERE deleted_utc IS NULL AND refers_to_date < ?1 ORDER BY day DESC LIMIT ?2)
        UNION
        SELECT * FROM (
            SELECT DISTINCT started_date AS day FROM session
            WHERE deleted_utc IS NULL AND outcome IS NOT NULL AND started_date < ?1
            ORDER BY day DESC LIMIT ?2)
        UNION
        SELECT * FROM (
            SELECT DISTINCT started_date AS day FROM icing
            WHERE deleted_utc IS NULL AND state = 'ended' AND started_date < ?1 ORDER BY day DESC LIMIT ?2)
        UNION
        SELECT * FROM (
            SELECT DISTINCT started_date AS day FROM activity
            WHERE deleted_utc IS NULL AND started_date < ?1 ORDER BY day DESC LIMIT ?2)
        UNION
        SELECT * FROM (
            SELECT local_date FROM day_mark WHERE local_date < ?1 ORDER BY local_date DESC LIMIT ?2)
    ) ORDER BY day DESC LIMIT ?2
"""
_WORST = """
    SELECT refers_to_date, max(score) FILTER (WHERE side = 'left'), max(score) FILTER (WHERE side = 'right')
    FROM pain_entry WHERE deleted_utc IS NULL AND refers_to_date >= ? GROUP BY refers_to_date
"""
_HIGH = f"deleted_utc IS NULL AND score >= {STOP_SCORE} AND refers_to_date >= ?1"
_RISING = f"""
    high.deleted_utc IS NULL AND high.score >= {ASKING_SCORE} AND high.refers_to_date >= ?1
    AND (high.recorded_utc > ?3 OR EXISTS (SELECT 1 FROM pain_history WHERE entry_id = high.id))
"""
_TELLING = f"""
    SELECT {entry_codec.COLUMNS}, id FROM pain_entry WHERE id IN (
        SELECT id FROM pain_entry WHERE {_HIGH}
        UNION ALL
        SELECT (
            SELECT id FROM pain_entry AS morning
            WHERE deleted_utc IS NULL AND refers_to_date > high.refers_to_date AND side = high.side
                AND moment = '{Moment.NEXT_MORNING.value}' AND score <= {SETTLED_SCORE}
                AND refers_to_utc >= high.refers_to_utc + {round(A_NIGHT_HOURS * 3_600_000_000)}
            ORDER BY refers_to_date, refers_to_utc, id LIMIT 1)
        FROM pain_entry AS high WHERE {_HIGH}
        UNION ALL
        SELECT * FROM (
            SELECT id FROM pain_entry WHERE deleted_utc IS NULL AND twist = 1 AND refers_to_date >= ?1
            ORDER BY refers_to_utc DESC LIMIT {TWISTS})
        UNION ALL
        SELECT * FROM (
            SELECT id FROM pain_entry
            WHERE deleted_utc IS NULL AND swelling <> '{Swelling.NONE.value}' AND refers_to_date >= ?2
            ORDER BY refers_to_utc DESC LIMIT 1)
        UNION ALL
        SELECT * FROM (
            SELECT id FROM pain_entry WHERE deleted_utc IS NULL AND score > 0 AND refers_to_date >= ?2
            ORDER BY refers_to_utc DESC LIMIT 1)
        UNION ALL
        SELECT id FROM pain_entry AS high WHERE {_RISING}
        UNION ALL
        SELECT (
            SELECT id FROM pain_entry AS past
            WHERE deleted_utc IS NULL AND side = high.side AND refers_to_date >= ?1
                AND (refers_to_date, refers_to_utc, id)
                    < (high.refers_to_date, high.refers_to_utc, high.id)
            ORDER BY refers_to_date DESC, refers_to_utc DESC, id DESC LIMIT 1)
        FROM pain_entry AS high WHERE {_RISING})
    {_IN_ORDER}
"""
_RISEN = f"""
    SELECT pain_entry.id, max(changed_utc) FROM pain_entry JOIN pain_history ON entry_id = pain_entry.id
    WHERE pain_entry.id IN (SELECT value FROM json_each(?)) AND (
        (score >= {ASKING_SCORE} AND score > json_extract(was, '$.score'))
        OR (twist = 1 AND coalesce(json_extract(was, '$.twist'), 0) = 0))
    GROUP BY pain_entry.id
"""


class DiaryStore:
    """Writes and reads scores and sign checks; every method raises the faults of `storage.faults`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add_pain(self, entries: Iterable[PainEntry]) -> tuple[PainEntry, ...]:
        """Keep scores, all or none; returns them as they are kept, with their numbers.

        The oldest is written first: the search is slow to take in what is not in its order.
        """
        wanted = list(entries)
        order = sorted(range(len(wanted)), key=lambda at: _felt(wanted[at]))
        with self._database.change() as change:
            kept = {at: _add(change, wanted[at]) for at in order}
        return tuple(kept[at] for at in range(len(wanted)))

    def remove_pain(self, entry_id: int, at: datetime) -> None:
        """Put one score into the trash, unless it is there."""
        with self._database.change() as change:
            change.do(
                "UPDATE pain_entry SET deleted_utc = ?, revision = revision + 1"
                " WHERE id = ? AND deleted_utc IS NULL",
                (columns.moment(at), entry_id),
            )

    def restore_pain(self, entry_id: int) -> None:
        """Take one score out of the trash, if it is there."""
        with self._database.change() as change:
            change.do(
                "UPDATE pain_entry SET deleted_utc = NULL, revision = revision + 1"
                " WHERE id = ? AND deleted_utc IS NOT NULL",
                (entry_id,),
            )

    def entries(self, since: date | None = None, until: date | None = None) -> tuple[PainEntry, ...]:
        """Scores by the local date they refer to, both ends included, oldest first."""
        first, last = columns.span(since, until)
        return self._database.read(
            entry_codec.entry_of, f"{SHOWN} AND refers_to_date BETWEEN ? AND ? {_IN_ORDER}", (first, last)
        )

    def worst(self, since: date) -> dict[date, dict[Side, int]]:
        """The highest score of each side on each local date from `since` on that has any, oldest first."""
        return dict(self._database.read(_worst, _WORST, (since.isoformat(),)))

    def telling(self, since: date, lately: date, asked: datetime) -> tuple[PainEntry, ...]:
        """All that the rules of safety look for among the scores that refer to `since` or later.

        These are the high ones with the first calm morning after each, those that rose since the signs were
        `asked`, or were ever changed, with the one before each, the last twists, and of `lately` the last
        swelling and the last pain; oldest first.
        """
        values = (since.isoformat(), lately.isoformat(), columns.moment(asked))
        return self._database.read(entry_codec.entry_of, _TELLING, values)

    def risen(self, entries: Iterable[PainEntry]) -> dict[int, datetime]:
        """When entries were last changed to a higher score (of 6 or more) or to a twist, by their numbers."""
        ids = json.dumps([entry.id for entry in entries if entry.id is not None])
        return dict(self._database.read(_risen, _RISEN, (ids,)))

    def newest_of_day(self, day: date, most: int) -> tuple[tuple[PainEntry, ...], int]:
        """The newest `most` scores that refer to one local date, oldest first, and how many more it has."""
        found = self._database.read(
            entry_codec.entry_of,
            f"{SHOWN} AND refers_to_date = ? ORDER BY refers_to_utc DESC, id DESC LIMIT ?",
            (day.isoformat(), most + 1),
        )
        more = 0 if len(found) <= most else int(self._database.rows(_COUNT, (day.isoformat(),))[0][0]) - most
        return tuple(reversed(found[:most])), more

    def days(self, before: date | None, limit: int) -> tuple[date, ...]:
        """The newest local dates before `before` on which anything was written down, newest first."""
        values = (columns.AFTER_ALL if before is None else before.isoformat(), limit)
        return self._database.read(_day, _DAYS, values)

    def add_check(self, check: SignCheck) -> SignCheck:
        """Keep an answered page of signs; returns it with its number."""
        with self._database.change() as change:
            number = add_check(change, check)
        return replace(check, id=number)

    def checks(self) -> tuple[SignCheck, ...]:
        """All answered pages of signs in the order of answering."""
        return self._database.read(check_of, f"SELECT {CHECK}, id FROM sign_check ORDER BY id")


def add_check(change: Change, check: SignCheck) -> int:
    """Keep an answered page of signs; returns its number."""
    values: tuple[Value, ...] = (
        *columns.stamp(check.at),
        columns.chosen(check.signs),
        int(check.twisted),
        check.text_version,
        columns.choice(check.release),
        columns.chosen(check.details),
        check.page.value,
        columns.choice(check.level),
        _closes(check),
        None if check.on is None else check.on.isoformat(),
        columns.whole_text(check.note),
    )
    places = ", ".join("?" * len(values))
    return change.add(f"INSERT INTO sign_check ({CHECK}) VALUES ({places})", values)


def _felt(entry: PainEntry) -> tuple[date, datetime]:
    return entry.refers_to.local_date, entry.refers_to.utc


def _add(change: Change, entry: PainEntry) -> PainEntry:
    kept = entry_codec.kept(entry)
    return replace(kept, id=change.add(ADD, entry_codec.row(kept)))


def check_of(row: Row) -> SignCheck:
    """The answered page behind `CHECK` and its number; raises what a bad value raises."""
    closes: list[str] = json.loads(row[10])
    return SignCheck(
        at=columns.stamp_of(row[0:3]),
        signs=columns.chosen_of(Sign, row[3]),
        twisted=bool(row[4]),
        text_version=row[5],
        release=columns.choice_of(Release, row[6]),
        details=columns.chosen_of(Detail, row[7]),
        page=Asked(row[8]),
        level=columns.choice_of(Level, row[9]),
        closes=frozenset(Sign(name) for name in closes if name != TWIST),
        untwists=TWIST in closes,
        on=None if row[11] is None else date.fromisoformat(row[11]),
        note=row[12],
        id=row[13],
    )


def _closes(check: SignCheck) -> str:
    return json.dumps(sorted([*(sign.value for sign in check.closes), *([TWIST] if check.untwists else ())]))


def _risen(row: Row) -> tuple[int, datetime]:
    return int(row[0]), columns.moment_of(int(row[1]))


def _worst(row: Row) -> tuple[date, dict[Side, int]]:
    return date.fromisoformat(row[0]), {
        side: score for side, score in zip(Side, row[1:], strict=True) if score is not None
    }


def _day(row: Row) -> date:
    return date.fromisoformat(row[0])
