"""A bandage: when its fit is asked about, also after sleep, a restart and a changed clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankle_rehab.domain.bandage import (
    BandageCue,
    Fit,
    FitCheck,
    Look,
    OffReason,
    Wearing,
    bedtime,
    begin_clock,
    cue_between,
    look,
)
from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.deadline import Deadline
from ankle_rehab.domain.exercise import Side
from tests.fakes.clock import FakeClock

BERLIN = ZoneInfo("Europe/Berlin")
TEN, HOUR, BEDTIME = FitCheck.TEN_MINUTES, FitCheck.HOUR, FitCheck.BEDTIME
MINUTE = 60.0


def at(hour: int, minute: int = 0, day: int = 22) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=BERLIN)


def put_on(clock: FakeClock) -> tuple[Wearing, Deadline]:
    return Wearing(Side.LEFT, Stamp.of(clock.now(), clock.zone())), begin_clock(clock.read())


@pytest.mark.parametrize(
    ("on", "hour", "comes"),
    [
        (at(9), 22, at(22)),
        (at(21, 59), 22, at(22)),
        (at(22), 22, at(23)),
        (at(22, 30), 22, at(23, 30)),
        (at(23, 30), 22, at(0, 30, day=23)),
        (at(3), 22, at(4)),
        (at(5), 22, at(22)),
        (at(18, 30), 18, at(19, 30)),
        (at(17), 18, at(18)),
    ],
)
def test_bedtime_comes_on_the_same_evening_or_an_hour_after_it(
    on: datetime, hour: int, comes: datetime
) -> None:
    assert bedtime(on, hour) == comes


@pytest.mark.parametrize(
    ("on", "minutes", "answered", "asked", "next_in"),
    [
        (at(9), 0, (), None, 10),
        (at(9), 9.9, (), None, 0.1),
        (at(9), 10, (), TEN, 50),
        (at(9), 30, (), TEN, 30),
        (at(9), 30, (TEN,), None, 30),
        (at(9), 60, (TEN,), HOUR, 12 * 60),
        (at(9), 90, (), HOUR, 690),
        (at(9), 90, (HOUR,), None, 690),
        (at(9), 13 * 60, (TEN, HOUR), BEDTIME, None),
        (at(9), 13 * 60, (), BEDTIME, None),
        (at(21, 55), 5, (), BEDTIME, None),
        (at(21, 30), 10, (), TEN, 20),
        (at(21, 30), 30, (TEN,), BEDTIME, None),
        (at(22, 30), 59, (TEN,), None, 1),
        (at(22, 30), 60, (TEN,), BEDTIME, None),
    ],
)
def test_what_is_asked_when(
    on: datetime,
    minutes: float,
    answered: tuple[FitCheck, ...],
    asked: FitCheck | None,
    next_in: float | None,
) -> None:
    clock = FakeClock(on)
    wearing, deadline = put_on(clock)
    clock.advance(minutes * MINUTE)
    seen = look(replace(wearing, checked=answered), deadline, clock.read(), 22)
    assert (seen.check, seen.fit) == (asked, Fit.CHECK if asked else Fit.WORN)
    assert seen.next_at == (None if next_in is None else clock.now() + timedelta(minutes=next_in))


@pytest.mark.parametrize(
    "trouble", ["sleep", "sleep uncounted", "restart", "set back", "set forward", "none kept"]
)
def test_whatever_the_computer_does_it_is_asked_in_time(trouble: str) -> None:
    clock = FakeClock(at(9))
    clock.counts_sleep = trouble != "sleep uncounted"
    wearing, deadline = put_on(clock)
    kept: Deadline | None = deadline
    clock.advance(5 * MINUTE)
    kept = deadline.look(clock.read())
    match trouble:
        case "sleep" | "sleep uncounted":
            clock.sleep(6 * MINUTE)
        case "restart":
            clock.reboot(6 * MINUTE)
        case "set back":
            clock.set_wall(at(7))
            clock.advance(6 * MINUTE)
        case "set forward":
            clock.reboot(MINUTE)
            clock.set_wall(at(9, 30))
        case _:
            clock.advance(6 * MINUTE)
            kept = None
    assert look(wearing, kept, clock.read(), 22).check is TEN


@pytest.mark.parametrize(("on", "then", "minutes"), [(21, 15, 60), (15, 22, 1)])
def test_a_changed_clock_does_not_put_bedtime_off(on: int, then: int, minutes: int) -> None:
    """Whichever of the two clocks says first that it is night is believed."""
    clock = FakeClock(at(on))
    wearing, deadline = put_on(clock)
    clock.set_wall(at(then))
    clock.advance(minutes * MINUTE)
    assert look(wearing, deadline, clock.read(), 22).check is BEDTIME


@pytest.mark.parametrize(
    ("minutes", "fit"),
    [(0, Fit.RESTING), (4.9, Fit.RESTING), (5, Fit.FEELING), (60, Fit.FEELING), (1441, Fit.OVER)],
)
def test_five_minutes_after_a_no_colour_and_feeling_are_asked_about(minutes: float, fit: Fit) -> None:
    clock = FakeClock(at(9))
    wearing, _ = put_on(clock)
    off = Stamp.of(clock.now(), clock.zone())
    deadline = begin_clock(clock.read(), off=True)
    clock.advance(minutes * MINUTE)
    taken_off = replace(wearing, off=off, reason=OffReason.NOT_WELL)
    assert look(taken_off, deadline, clock.read(), 22).fit is fit


@pytest.mark.parametrize("reason", [one for one in OffReason if one is not OffReason.NOT_WELL])
def test_off_for_another_reason_nothing_is_asked(reason: OffReason) -> None:
    clock = FakeClock(at(9))
    wearing, deadline = put_on(clock)
    over = replace(wearing, off=Stamp.of(clock.now(), clock.zone()), reason=reason)
    assert look(over, deadline, clock.read(), 22).fit is Fit.OVER


@given(st.integers(0, 23), st.integers(0, 59), st.floats(0, 14 * 3600), st.floats(0, 3600))
def test_a_question_that_is_due_stays_due_until_it_is_answered(
    hour: int, minute: int, first: float, more: float
) -> None:
    clock = FakeClock(at(hour, minute))
    wearing, deadline = put_on(clock)
    clock.advance(first)
    before = look(wearing, deadline, clock.read(), 22)
    clock.advance(more)
    after = look(wearing, deadline, clock.read(), 22)
    if before.check is not None:
        assert after.check is not None
        assert list(FitCheck).index(after.check) >= list(FitCheck).index(before.check)


@pytest.mark.parametrize(
    ("waited_before", "waited", "cue"),
    [
        (None, 0, BandageCue.ASK),
        (None, 500, BandageCue.URGENT),
        (0, 59, None),
        (59, 60, BandageCue.LOUDER),
        (60, 90, None),
        (119, 120, BandageCue.URGENT),
        (179, 181, BandageCue.URGENT),
        (599, 601, BandageCue.URGENT),
        (601, 900, None),
        (1199, 1201, BandageCue.URGENT),
    ],
)
def test_an_unanswered_question_comes_again_and_louder(
    waited_before: float | None, waited: float, cue: BandageCue | None
) -> None:
    wearing, _ = put_on(FakeClock(at(9)))
    before = None if waited_before is None else Look(wearing, Fit.CHECK, TEN, waited_before)
    assert cue_between(before, Look(wearing, Fit.CHECK, TEN, waited)) is cue


def test_nothing_is_sounded_while_nothing_is_asked() -> None:
    wearing, _ = put_on(FakeClock(at(9)))
    assert cue_between(None, Look(wearing, Fit.WORN)) is None
    assert cue_between(Look(wearing, Fit.CHECK, TEN, 70), Look(wearing, Fit.WORN)) is None
