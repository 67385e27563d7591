"""A year of somebody's diary, always the same for the same seed: a left sprain in its third month, and on.

365 days up to Sunday 22 November 2026 in Berlin, with both changes of the clock: scores around sessions and
in the morning with gaps, some written late, notes, medicines, supports, icings, marked days, changed entries,
and two weeks in August of which nothing is known.
"""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.diary import DayKind
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.icing import (
    CheckAnswer,
    Checked,
    Icing,
    IcingState,
    SkinAfter,
    SkinCheck,
    StopReason,
    Ticks,
)
from ankle_rehab.domain.outcome import Outcome
from ankle_rehab.domain.pain import Moment, PainEntry, Stiffness, Support, Swelling, Zone
from ankle_rehab.domain.safety import SignCheck
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.day_store import DayStore
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.storage.icing_store import IcingStore
from ankle_rehab.storage.pain_store import PainStore
from ankle_rehab.storage.session_store import SessionStore
from tests.fakes.clock import FakeClock
from tests.fakes.year_of_advice import signs_of, write_advice
from tests.fakes.year_runs import Runs

ZONE = "Europe/Berlin"
BERLIN = ZoneInfo(ZONE)
LAST_DAY = date(2026, 11, 22)
FIRST_DAY = LAST_DAY - timedelta(days=364)
SPRAIN = date(2026, 2, 14)
RELAPSE = date(2026, 7, 4)
SILENT = (date(2026, 8, 3), date(2026, 8, 16))
SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)
SICK = (date(2026, 1, 12), date(2026, 1, 13), date(2026, 1, 14), date(2026, 10, 6), date(2026, 10, 7))
GAVE_WAY = (date(2026, 4, 18), date(2026, 7, 5))
MEDICINES = ("Ibuprofen", "Paracetamol", "a gel from the pharmacy")
NOTES = (
    "Stairs felt easier than yesterday.",
    "Long walk with the dog, a little stiff afterwards but no swelling.",
    "Ran 4 km on soft ground. Felt it for the first ten minutes only.",
    "Stood all day at work.",
    "New shoes today.",
    "First steps were stiff, then it went away.",
    "Cobbles in the old town were no fun.",
    "Slept well.",
    "Rain, so I went by bike instead.",
    "Felt the outer side on the way down the hill.",
)


def write_year(database: Database, seed: int = 1, *, signs: bool = True) -> None:
    """Write the year into an open diary, in one transaction; takes about a second.

    Without `signs` nothing is ticked but the twist of the sprain.
    """
    year = _Year(database, Random(seed), signs=signs)
    with database.change():
        for number in range((LAST_DAY - FIRST_DAY).days + 1):
            year.live(FIRST_DAY + timedelta(days=number))
        year.think_again()
        write_advice(database, seed)


class _Year:
    """One day after the other."""

    def __init__(self, database: Database, chance: Random, *, signs: bool) -> None:
        self._chance = chance
        self._signed = signs
        self._runs = Runs()
        self._scores = DiaryStore(database)
        self._entries = PainStore(database)
        self._sessions = SessionStore(database)
        self._icings = IcingStore(database)
        self._days = DayStore(database)

    def live(self, day: date) -> None:
        """All of one day, by how long ago the sprain was."""
        since = (day - SPRAIN).days
        self._night(day)
        if SILENT[0] <= day <= SILENT[1]:
            return
        if day in SICK:
            self._days.mark(day, DayKind.SICK)
            return
        if day == SPRAIN:
            self._sprain(day)
            self._signs(day)
            return
        self._morning(day, since)
        if self._luck(0.8 if 0 < since < 14 else 0.2 if 0 < since < 60 else 0.03):
            self._ice(day, 20)
        if 0 < since < 6:
            self._ice(day, 11)
        if self._trains(day, since):
            self._train(day, since)
        elif self._luck(0.12):
            self._days.mark(day, DayKind.REST)
        if self._luck(0.25 if since < 0 or since > 60 else 0.5):
            self._score(_at(day, 21, self._chance.randrange(60)), Side.LEFT, Moment.OTHER, self._left(day))
        if self._luck(0.08 if since < 0 or since > 40 else 0.2):
            self._score(_at(day, 21, 5), Side.RIGHT, Moment.OTHER, self._chance.choice((1, 1, 1, 2, 2, 3)))
        self._signs(day)
        if day.day == 1:
            self._scores.add_check(SignCheck(_at(day, 12), frozenset(), twisted=False, text_version="1"))

    def _signs(self, day: date) -> None:
        for check in signs_of(day):
            if self._signed:
                self._scores.add_check(check)
            elif check.twisted:
                self._scores.add_check(replace(check, signs=frozenset(), level=None))

    def think_again(self) -> None:
        """Some entries are changed a while later, and one is thrown away."""
        entries = self._scores.entries()
        for entry in self._chance.sample(entries, 7):
            later = Stamp.of(entry.recorded.utc.astimezone(BERLIN) + timedelta(hours=5), ZONE)
            note = entry.note or "Written down in a hurry."
            self._entries.edit(replace(entry, score=max(0, entry.score - 1), note=note), later)
        thrown = entries[len(entries) // 2]
        assert thrown.id is not None
        self._scores.remove_pain(thrown.id, thrown.recorded.utc + timedelta(hours=1))

    # the parts of a day ------------------------------------------------------------------------------

    def _night(self, day: date) -> None:
        """The hours that the change of the clock takes and gives."""
        if day == SPRING:
            self._score(_at(day, 3, 10), Side.LEFT, Moment.OTHER, 3, woke_at_night=True)
        if day == AUTUMN:
            for fold in (0, 1):
                self._score(_at(day, 2, 30, fold), Side.LEFT, Moment.OTHER, 2, woke_at_night=True)

    def _sprain(self, day: date) -> None:
        when = _at(day, 16, 20)
        places = frozenset({Zone.OUTER_FRONT, Zone.OUTER_BONE})
        note = "Rolled the foot inwards on a root while running. It swelled up at once."
        self._score(
            when,
            Side.LEFT,
            Moment.DURING_WORST,
            8,
            zones=places,
            swelling=Swelling.LARGE,
            limp=True,
            gave_way=True,
            twist=True,
            support=_support(0),
            note=note,
        )
        self._ice(day, 17)
        self._ice(day, 20)
        evening = _at(day, 21)
        self._score(evening, Side.LEFT, Moment.OTHER, 6, medicine=MEDICINES[0], medicine_at=_at(day, 18))

    def _morning(self, day: date, since: int) -> None:
        """A score after getting up, more often while it is sore."""
        if not self._luck(0.86 if 0 < since < 56 else 0.55):
            return
        sore = 0 < since < 56
        score = self._left(day)
        said: dict[str, Any] = {
            "zones": self._places(score),
            "stiffness": _stiffness(score, self._chance) if score and self._luck(0.7) else None,
        }
        if sore:
            said |= {"swelling": _swelling(since), "support": _support(since)}
            said["limp"] = True if since < 12 else (False if self._luck(0.3) else None)
            said["woke_at_night"] = self._luck(0.4) if since < 14 else None
        if 0 < since < 15 and self._luck(0.6):
            said |= {"medicine": self._chance.choice(MEDICINES), "medicine_at": _at(day, 7, 40)}
        if day in GAVE_WAY:
            said["gave_way"] = True
        when = _at(day, 7, self._chance.randrange(60))
        self._score(when, Side.LEFT, Moment.NEXT_MORNING, score, note=self._note(), **said)
        if self._luck(0.3):
            self._score(when, Side.RIGHT, Moment.NEXT_MORNING, int(self._luck(0.2)) * 2)

    def _train(self, day: date, since: int) -> None:
        """A session with the scores around it; a sore ankle ends some early."""
        level = self._left(day)
        hour = 7 if self._luck(0.2) else 18
        began = _at(day, hour, 15 + self._chance.randrange(15))
        self._score(began, Side.LEFT, Moment.REST_BEFORE, max(0, level - 1))
        routine = self._routine(since)
        hurt = level >= 3 and self._luck(0.3)
        run = self._runs.stopped(routine, 7) if hurt else self._runs.run(routine, self._luck(0.8))
        ended = Stamp.of(began.utc.astimezone(BERLIN) + timedelta(seconds=run.done_seconds * 1.2), ZONE)
        number = self._sessions.begin(run, began)
        self._sessions.finish(number, run, ended)
        worst = 7 if run.outcome is Outcome.STOPPED_FOR_PAIN else min(6, level + self._chance.randrange(2))
        self._score(ended, Side.LEFT, Moment.DURING_WORST, worst, session_id=number)
        if self._luck(0.5):
            later = _at(day, hour + 2, self._chance.randrange(60))
            self._score(later, Side.LEFT, Moment.AFTER_60MIN, max(0, worst - 1), session_id=number)

    def _ice(self, day: date, hour: int) -> None:
        began = _at(day, hour, self._chance.randrange(50))
        minutes = self._chance.choice((10, 15, 20, 20))
        reading = FakeClock(began.utc.astimezone(BERLIN)).read()
        icing = Icing.begin(reading, ZONE, minutes, Side.LEFT, Ticks(wrapped=True, awake=True))
        checks = tuple(
            Checked(check, CheckAnswer.FINE, check.due + 4.0)
            for check in (SkinCheck.TEN, SkinCheck.FIFTEEN)
            if check.value < minutes
        )
        ended = Stamp.of(began.utc.astimezone(BERLIN) + timedelta(minutes=minutes), ZONE)
        over = replace(icing, state=IcingState.ENDED, reason=StopReason.TIME_UP, ended=ended)
        self._icings.begin(replace(over, checked=checks, lasted=minutes * 60.0, skin_after=SkinAfter.NORMAL))

    # chances -----------------------------------------------------------------------------------------

    def _score(self, when: Stamp, side: Side, moment: Moment, score: int, **said: Any) -> None:
        """Write an entry, now and then only a day or more after it was felt."""
        recorded = when
        if "twist" not in said and self._luck(0.06) and when.local_date < LAST_DAY - timedelta(days=4):
            hours = self._chance.randrange(26, 80)
            recorded = Stamp.of(when.utc.astimezone(BERLIN) + timedelta(hours=hours), ZONE)
        entry = PainEntry(side, score, moment, recorded, when)
        self._scores.add_pain((replace(entry, **said),))

    def _left(self, day: date) -> int:
        """How sore the left ankle is: a sprain that fades over weeks, and a smaller one in July."""
        level = 0.9 + 0.5 * math.sin(day.toordinal() / 17)
        for start, height, fade in ((SPRAIN, 6.3, 24.0), (RELAPSE, 3.2, 9.0)):
            if day >= start:
                level += height * math.exp(-(day - start).days / fade)
        return min(10, max(0, round(self._chance.gauss(level, 0.8))))

    def _trains(self, day: date, since: int) -> bool:
        if 0 < since < 4:
            return self._luck(0.6)
        return self._luck(0.75) if day.weekday() in (0, 2, 4) else self._luck(0.15)

    def _routine(self, since: int) -> str:
        if 0 < since < 7:
            return "calm-down"
        if 0 < since < 28:
            return self._chance.choice(("three", "three", "rest-day"))
        if 28 <= since < 90:
            return self._chance.choice(("three", "daily", "daily", "strength"))
        return self._chance.choice(("three", "three", "desk", "strength", "balance", "pre-run"))

    def _places(self, score: int) -> frozenset[Zone]:
        if not score or self._luck(0.3):
            return frozenset()
        likely = (Zone.OUTER_FRONT, Zone.OUTER_FRONT, Zone.OUTER_BONE, Zone.ACHILLES, Zone.FRONT_JOINT)
        return frozenset(self._chance.sample(likely, 2 if score > 3 else 1))

    def _note(self) -> str:
        return self._chance.choice(NOTES) if self._luck(0.18) else ""

    def _luck(self, share: float) -> bool:
        return self._chance.random() < share


def _at(day: date, hour: int, minute: int = 0, fold: int = 0) -> Stamp:
    return Stamp.of(datetime.combine(day, time(hour, minute, fold=fold), BERLIN), ZONE)


def _swelling(since: int) -> Swelling:
    """It goes down over eight weeks."""
    if since < 6:
        return Swelling.LARGE
    if since < 21:
        return Swelling.CLEAR
    return Swelling.LITTLE if since < 50 else Swelling.NONE


def _support(since: int) -> frozenset[Support]:
    if since < 5:
        return frozenset({Support.CRUTCHES, Support.BANDAGE})
    return frozenset({Support.BANDAGE if since < 14 else Support.BRACE})


def _stiffness(score: int, chance: Random) -> Stiffness:
    """The sorer, the longer."""
    rungs = tuple(Stiffness)
    return rungs[min(len(rungs) - 1, score // 2 + chance.randrange(2))]
