"""The light as the diary tells it: now, last, of past days, counted, and what holds over time."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.light import Light, Reason, Why
from ankle_rehab.domain.over_time import NoteKind
from ankle_rehab.domain.pain import Moment, PainEntry
from ankle_rehab.domain.safety import Release
from ankle_rehab.domain.span import Span
from ankle_rehab.domain.triage import Sign
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.guard import Guard
from ankle_rehab.services.lights import Lights
from ankle_rehab.storage.database import Database
from tests.fakes.clock import FakeClock

D, A, M, R = Moment.DURING_WORST, Moment.AFTER_60MIN, Moment.NEXT_MORNING, Moment.REST_BEFORE
ALWAYS = Span(date(2000, 1, 1), date(2030, 1, 1))


class Days:
    """Somebody who writes scores of the left ankle, day after day."""

    def __init__(self, clock: FakeClock, diary: Diary) -> None:
        self.clock = clock
        self.diary = diary

    def write(self, score: int, moment: Moment, side: Side = Side.LEFT, told: str = "") -> PainEntry:
        stamp = Stamp.of(self.clock.now(), self.clock.zone())
        entry = PainEntry(
            *(side, score, moment, stamp, stamp), limp=told == "limp", gave_way=told == "gave-way"
        )
        return self.diary.add_pain(entry)

    def at(self, hour: int) -> None:
        """Go on to that hour, of the next day if it is past."""
        now = self.clock.now()
        hours = (hour - now.hour) % 24
        self.clock.set_wall(now + timedelta(hours=hours) - timedelta(minutes=now.minute))

    def day(self, during: int = 1, after: int = 1, morning: int = 1) -> None:
        """A morning at 8, something done at 17."""
        self.at(8)
        self.write(morning, M)
        self.at(17)
        self.write(during, D)
        self.write(after, A)


@pytest.fixture
def guard(clock: FakeClock, diary: Diary) -> Guard:
    return Guard(clock, diary, "v1")


@pytest.fixture
def lights(diary: Diary, database: Database, guard: Guard, clock: FakeClock) -> Lights:
    return Lights(diary, database, guard, clock)


@pytest.fixture
def days(clock: FakeClock, diary: Diary) -> Days:
    clock.set_wall(datetime(2026, 11, 1, 6, tzinfo=ZoneInfo("Europe/Berlin")))
    return Days(clock, diary)


def test_an_empty_diary_holds(lights: Lights) -> None:
    held = lights.now()
    assert (held.verdict.light, held.verdict.reasons) == (Light.HOLD, (Reason(Why.NO_ACTIVITY),))
    assert (held.no_run_before, lights.last(), lights.days(ALWAYS), lights.notes()) == (None, None, (), ())


def test_the_next_morning_scores_yesterday(lights: Lights, days: Days) -> None:
    for _ in range(4):
        days.day()
    assert lights.now().verdict.light is Light.GREEN  # of the day before, and nothing today speaks against
    days.at(7)
    assert lights.now().verdict.reasons == (Reason(Why.NO_SCORE, M),)
    days.write(1, M)
    assert lights.now().verdict.light is Light.GREEN
    last = lights.last()
    assert last is not None
    assert (last.day, last.side, last.verdict.light) == (date(2026, 11, 4), Side.LEFT, Light.GREEN)
    days.write(4, M)
    assert lights.now().verdict.reasons == (Reason(Why.MORNING_UP, M, 4, 1),)
    assert lights.now().verdict.light is Light.RED


def test_red_closes_running_for_48_hours_from_what_was_red(lights: Lights, days: Days) -> None:
    for _ in range(4):
        days.day()
    days.at(8)
    days.write(1, M)
    days.at(17)
    days.write(6, D)
    began = days.clock.now()
    assert lights.now().no_run_before == began + timedelta(hours=48)
    days.at(20)
    days.write(2, A)
    days.write(1, R)
    assert lights.now().no_run_before == began + timedelta(hours=48)
    days.at(8)
    days.write(4, M)  # of the next morning: red by itself
    later = days.clock.now()
    assert lights.now().no_run_before == later + timedelta(hours=48)
    days.clock.set_wall(later + timedelta(hours=48))
    assert lights.now().no_run_before is None


@pytest.mark.parametrize("told", ["limp", "gave-way"])
def test_what_is_told_besides_closes_running_too(lights: Lights, days: Days, told: str) -> None:
    days.at(9)
    days.write(0, R, told=told)
    assert lights.now().no_run_before == days.clock.now() + timedelta(hours=48)


@pytest.mark.parametrize("score", [6, 7])
def test_a_stop_shortens_no_48_hours(lights: Lights, days: Days, score: int) -> None:
    days.at(9)
    days.write(score, R)
    days.at(20)
    days.write(0, A, told="limp")
    assert lights.now().no_run_before == days.clock.now() + timedelta(hours=48)


def test_a_stop_by_score_ends_with_a_calm_morning_and_counts_as_red(lights: Lights, days: Days) -> None:
    for _ in range(4):
        days.day()
    days.day(during=8)
    assert lights.now().verdict.reasons == (Reason(Why.SCORE, D, 8),)
    assert lights.now().verdict.light is Light.STOP
    days.at(8)
    days.write(3, M)
    held = lights.now()
    assert (held.verdict.light, held.verdict.reasons) == (Light.RED, (Reason(Why.SETTLED, D, 8),))
    assert lights.days(ALWAYS)[-1].verdict.light is Light.STOP  # that day was one


def test_signs_stop_until_they_were_seen_and_their_days_stay_stop(
    lights: Lights, days: Days, guard: Guard
) -> None:
    for _ in range(4):
        days.day()
    days.at(18)
    guard.answer(frozenset({Sign.NUMB}), twisted=False)
    days.day()
    assert lights.now().verdict.reasons == (Reason(Why.SIGN),)
    days.at(8)
    guard.release(Release.SEEN)
    days.write(1, M)
    assert lights.now().verdict.light is Light.GREEN
    found = [one.verdict.light.value for one in lights.days(ALWAYS)]
    assert found[:3] == ["hold", "hold", "green"]
    assert found[3:] == ["stop", "stop", "stop"]  # the evening, a day, the morning on which it ended


def test_what_was_ticked_by_mistake_stops_no_day(lights: Lights, days: Days, guard: Guard) -> None:
    days.day()
    guard.answer(frozenset({Sign.NUMB}), twisted=False)
    guard.release(Release.MISTAKE)
    assert [one.verdict.light for one in lights.days(ALWAYS)] == [Light.HOLD]


def test_a_twist_is_calm_for_72_hours_and_then_holds(lights: Lights, days: Days, guard: Guard) -> None:
    for _ in range(4):
        days.day()
    days.at(18)
    guard.answer(frozenset(), twisted=True)
    days.day()
    days.day()
    assert lights.now().verdict.light is Light.CALM
    days.at(18)
    days.clock.set_wall(days.clock.now() + timedelta(hours=24))
    days.write(1, M)
    held = lights.now().verdict
    assert (held.light, held.reasons) == (Light.HOLD, (Reason(Why.TWIST),))
    assert [one.verdict.light.value for one in lights.days(ALWAYS)][-3:] == ["calm", "calm", "calm"]


def test_days_of_two_sides_count_once_and_the_worse_one(lights: Lights, days: Days) -> None:
    for _ in range(4):
        days.day()
        days.write(1, D, side=Side.RIGHT)
    days.day(during=6)
    days.write(1, D, side=Side.RIGHT)
    found = lights.worst_days(ALWAYS)
    assert [one.verdict.light.value for one in found] == ["hold", "hold", "hold", "hold", "red"]
    assert found[-1].side is Side.LEFT
    assert dict(lights.counts(ALWAYS)) == {Light.HOLD: 4, Light.RED: 1}
    assert len(lights.days(ALWAYS)) == 10
    assert len(lights.days(Span(date(2026, 11, 5), date(2026, 11, 5)))) == 2


def test_what_was_judged_before_is_as_good_as_judged_anew(
    days: Days, diary: Diary, database: Database, guard: Guard
) -> None:
    """After each change, undone or not, and whichever stretches were asked for before."""
    lights = Lights(diary, database, guard, days.clock)
    for number in range(12):
        days.day(during=number % 8, morning=number % 5)
    first, last = date(2026, 11, 1), date(2026, 11, 12)
    spans = [
        *(Span(last, last), Span(first, last), ALWAYS),
        *(Span(first + timedelta(days=number), first + timedelta(days=number + 4)) for number in range(9)),
    ]

    def alike() -> None:
        for span in spans:
            anew = Lights(diary, database, guard, days.clock)
            assert lights.days(span) == anew.days(span)
            known, fresh = lights.load(span), anew.load(span)
            assert (known.lights, known.uneasy) == (fresh.lights, fresh.uneasy)
            assert sorted(known.waits) == sorted(fresh.waits)

    alike()
    before = lights.days(ALWAYS)
    days.write(9, A)
    alike()
    assert lights.days(ALWAYS) != before
    diary.undo.undo()
    alike()
    assert lights.days(ALWAYS) == before
    days.at(7)
    alike()


def test_two_reds_in_a_week_are_noted(lights: Lights, days: Days) -> None:
    days.day(during=6)
    assert [note.kind for note in lights.notes()] == []
    days.day(after=6)
    (note,) = lights.notes()
    assert (note.kind, note.number) == (NoteKind.TWO_REDS, 2)


@pytest.mark.parametrize("twisted", [False, True])
def test_a_twist_hides_no_two_reds_in_a_week(lights: Lights, days: Days, guard: Guard, twisted: bool) -> None:
    days.at(7)
    guard.answer(frozenset(), twisted=twisted)
    days.day(during=6)
    days.write(1, D, side=Side.RIGHT)
    days.day(after=6)
    assert [note.kind for note in lights.notes()] == [NoteKind.TWO_REDS]


def test_it_tells_that_something_is_new(lights: Lights, days: Days) -> None:
    heard: list[None] = []
    lights.changed.connect(lambda: heard.append(None))
    days.write(1, D)
    assert heard


def test_undo_takes_the_light_back(lights: Lights, days: Days, diary: Diary) -> None:
    for _ in range(4):
        days.day()
    days.at(8)
    days.write(6, M)
    assert lights.now().verdict.light is Light.RED
    diary.undo.undo()
    assert lights.now().verdict.light is Light.HOLD
