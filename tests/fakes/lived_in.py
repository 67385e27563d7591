"""Two weeks of somebody's diary: scores of both ankles, sessions, icings, a rest day and a note."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from ankle_rehab.domain.clock import Stamp
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
from ankle_rehab.domain.pain import Moment, PainEntry
from ankle_rehab.domain.plan import make_plan
from ankle_rehab.domain.session import SessionRun, State
from ankle_rehab.services.parts import Parts
from tests.fakes.clock import FakeClock

ZONE = "Europe/Berlin"
BERLIN = ZoneInfo(ZONE)
REST_DAYS = (13, 20)
ICED_DAYS = (9, 10, 11, 14, 16, 21)
MORNINGS = {9: 5, 10: 5, 11: 4, 12: 4, 13: 3, 14: 4, 15: 3, 16: 3, 17: 2, 18: 3, 19: 2, 20: 1, 21: 2}
ROUTINES = {9: "calm-down", 10: "calm-down", 14: "desk", 16: "rest-day", 18: "desk"}
STEPS_DONE = {11: 6}
NOTES = {
    12: "Stairs felt easier than yesterday.",
    17: "Long walk with the dog, a little stiff afterwards but no swelling.",
    21: "Ran 4 km on soft ground. Felt it for the first ten minutes only.",
}


def stamp(day: int, hour: int, minute: int = 0) -> Stamp:
    """A moment of November 2026 in Berlin; today is Sunday the 22nd."""
    return Stamp.of(datetime(2026, 11, day, hour, minute, tzinfo=BERLIN), ZONE)


def furnish(parts: Parts) -> None:
    """Write the two weeks before today."""
    for day, score in MORNINGS.items():
        _score(parts, stamp(day, 7, 12), score, Moment.NEXT_MORNING, note=NOTES.get(day, ""))
        if day % 3 == 0:
            _score(parts, stamp(day, 7, 12), score // 3, Moment.NEXT_MORNING, side=Side.RIGHT)
        if day not in REST_DAYS:
            _train(parts, day, ROUTINES.get(day, "three"), score)
        if day in ICED_DAYS:
            _ice(parts, day)


def _score(
    parts: Parts, when: Stamp, score: int, moment: Moment, *, side: Side = Side.LEFT, note: str = ""
) -> None:
    parts.diary.add_pain(PainEntry(side, score, moment, when, when, note=note))


def _train(parts: Parts, day: int, routine: str, score: int) -> None:
    run = SessionRun.begin(make_plan(parts.content.routine(routine), (Side.LEFT, Side.RIGHT)))
    last = STEPS_DONE.get(day, len(run.plan.steps))
    while run.state is not State.FINISHED and run.index < last:
        run = run.confirm(180.0) if run.state is State.WAITING else run.advance(2.5)
    number = parts.diary.begin_session(run, stamp(day, 18))
    parts.diary.finish_session(number, run.end(), stamp(day, 18, 7))
    _score(parts, stamp(day, 18, 7), max(0, score - 1), Moment.DURING_WORST)


def _ice(parts: Parts, day: int) -> None:
    began = stamp(day, 19, 30)
    reading = FakeClock(began.utc.astimezone(BERLIN)).read()
    icing = Icing.begin(reading, ZONE, 20, Side.LEFT, Ticks(wrapped=True, awake=True))
    kept = parts.diary.begin_icing(icing)
    checked = tuple(
        Checked(check, CheckAnswer.FINE, check.due + 5.0) for check in (SkinCheck.TEN, SkinCheck.FIFTEEN)
    )
    parts.diary.finish_icing(_over(kept, checked, stamp(day, 19, 50)))


def _over(icing: Icing, checked: tuple[Checked, ...], ended: Stamp) -> Icing:
    return replace(
        icing,
        state=IcingState.ENDED,
        checked=checked,
        reason=StopReason.TIME_UP,
        ended=ended,
        lasted=1200.0,
        skin_after=SkinAfter.NORMAL,
        pain=1,
    )
