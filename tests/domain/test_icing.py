"""An icing goes from start to "pack off" with its checks, and nothing makes it longer."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.icing import (
    CHOICES,
    CheckAnswer,
    Icing,
    IcingState,
    SkinAfter,
    SkinCheck,
    StopReason,
    Ticks,
)
from ankle_rehab.domain.icing_cues import IcingCue, cues_between
from tests.fakes.clock import FakeClock

BOTH = Ticks(wrapped=True, awake=True)


def begin(clock: FakeClock, minutes: int = 20) -> Icing:
    return Icing.begin(clock.read(), clock.zone(), minutes, Side.LEFT, BOTH)


def run(clock: FakeClock, icing: Icing, seconds: int) -> tuple[Icing, list[tuple[int, IcingCue]]]:
    """Second by second, with what was announced at which second."""
    heard: list[tuple[int, IcingCue]] = []
    for _ in range(seconds):
        clock.advance(1)
        after = icing.advance(clock.read())
        heard += [(round(after.passed), cue) for cue in cues_between(icing, after)]
        icing = after
    return icing, heard


def at(clock: FakeClock, icing: Icing, seconds: float) -> Icing:
    """The icing when so many seconds have passed, with one look."""
    clock.advance(seconds - icing.passed)
    return icing.advance(clock.read())


def test_twenty_minutes_with_every_check_answered() -> None:
    clock = FakeClock()
    icing = begin(clock)
    heard = [(0, cue) for cue in cues_between(None, icing)]
    for seconds in (305, 300, 300):
        icing, new = run(clock, icing, seconds)
        heard += new
        icing = icing.answer_fine(clock.read())
        assert icing.state is IcingState.RUNNING
    icing, new = run(clock, icing, 340)
    heard += new
    assert heard == [
        (0, IcingCue.START),
        (300, IcingCue.CHIME),
        (600, IcingCue.CHECK),
        (900, IcingCue.CHECK),
        (1140, IcingCue.ONE_MINUTE),
        (1200, IcingCue.ALARM),
        (1220, IcingCue.ALARM),
        (1240, IcingCue.ALARM),
    ]
    assert icing.state is IcingState.ALARM
    assert icing.over == pytest.approx(45)
    icing = icing.confirm_end(clock.read())
    assert (icing.state, icing.reason, icing.lasted) == (IcingState.AFTER, StopReason.TIME_UP, 1245)
    assert [(past.check, past.answer) for past in icing.checked] == [
        (check, CheckAnswer.FINE) for check in SkinCheck
    ]
    icing = icing.after(True, 3)
    assert (icing.state, icing.skin_after, icing.pain) == (IcingState.ENDED, SkinAfter.NORMAL, 3)


def test_an_unanswered_check_gets_louder_and_then_becomes_the_alarm() -> None:
    clock = FakeClock()
    icing = begin(clock).advance(clock.read())
    icing, heard = run(clock, icing, 780)
    assert heard == [
        (300, IcingCue.CHIME),
        (600, IcingCue.CHECK),
        (660, IcingCue.LOUDER),
        (680, IcingCue.LOUDER),
        (700, IcingCue.LOUDER),
        (720, IcingCue.ALARM),
        (740, IcingCue.ALARM),
        (760, IcingCue.ALARM),
        (780, IcingCue.ALARM),
    ]
    assert (icing.state, icing.reason, icing.remaining) == (IcingState.ALARM, StopReason.UNANSWERED, 0)
    late = icing.answer_fine(clock.read())
    assert late.state is IcingState.ALARM
    assert icing.confirm_end(clock.read()).lasted == 780


def test_the_first_check_wants_no_answer() -> None:
    clock = FakeClock()
    icing = at(clock, begin(clock), 300)
    assert (icing.check, icing.loud) == (SkinCheck.FIVE, False)
    icing = at(clock, icing, 419)
    assert icing.check is SkinCheck.FIVE and not icing.loud
    icing = at(clock, icing, 420)
    assert (icing.state, icing.check, icing.checked[0].answer) == (
        IcingState.RUNNING,
        None,
        CheckAnswer.MISSED,
    )


@pytest.mark.parametrize(("minutes", "checks"), [(5, ()), (10, (5,)), (15, (5, 10)), (20, (5, 10, 15))])
def test_checks_only_come_before_the_end(minutes: int, checks: tuple[int, ...]) -> None:
    clock = FakeClock()
    icing = begin(clock, minutes)
    assert icing.checks == checks
    shown: list[int] = []
    for _ in range(minutes * 60):
        clock.advance(1)
        icing = icing.advance(clock.read())
        if icing.check is not None:
            shown.append(int(icing.check))
            icing = icing.answer_fine(clock.read())
    assert tuple(shown) == checks
    assert (icing.state, icing.passed) == (IcingState.ALARM, minutes * 60)


def test_of_checks_slept_through_the_newest_is_shown() -> None:
    clock = FakeClock()
    icing = at(clock, begin(clock), 200)
    clock.sleep(750)
    icing = icing.advance(clock.read())
    assert (icing.state, icing.check, icing.check_since) == (IcingState.CHECK, SkinCheck.FIFTEEN, 950)
    assert [past.check for past in icing.checked] == [SkinCheck.FIVE, SkinCheck.TEN]
    assert icing.answer_fine(clock.read()).state is IcingState.RUNNING


def test_a_question_still_open_at_the_end_gives_way_to_the_end() -> None:
    clock = FakeClock()
    icing = at(clock, begin(clock), 500)
    clock.sleep(600)
    icing = icing.advance(clock.read())
    assert icing.check is SkinCheck.FIFTEEN
    clock.advance(150)
    icing = icing.advance(clock.read())
    assert (icing.reason, icing.alarm_at, icing.over) == (StopReason.TIME_UP, 1200, 50)


def test_a_newer_check_gives_no_new_delay() -> None:
    clock = FakeClock()
    icing = at(clock, begin(clock), 500)
    clock.sleep(340)
    icing = icing.advance(clock.read())
    assert icing.check is SkinCheck.TEN
    icing = at(clock, icing, 901)
    assert (icing.check, icing.loud) == (SkinCheck.FIFTEEN, True)
    assert at(clock, icing, 960).state is IcingState.ALARM


def test_asleep_past_the_end_the_alarm_comes_first_with_the_real_minutes() -> None:
    clock = FakeClock()
    icing = at(clock, begin(clock), 60)
    clock.sleep(46 * 60)
    icing = icing.advance(clock.read())
    assert (icing.state, icing.reason, icing.over) == (IcingState.ALARM, StopReason.TIME_UP, 27 * 60)
    assert icing.confirm_end(clock.read()).lasted == 47 * 60


def test_stopping_early_keeps_the_reason_and_the_real_time() -> None:
    clock = FakeClock()
    icing = at(clock, begin(clock), 610)
    off = icing.take_off(clock.read(), StopReason.ENOUGH)
    assert (off.state, off.reason, off.lasted) == (IcingState.AFTER, StopReason.ENOUGH, 610)
    assert off.checked[-1].answer is CheckAnswer.STOPPED
    assert off.ended is not None and off.ended.utc == clock.now()
    clock.advance(500)
    assert off.advance(clock.read()) == off
    assert off.take_off(clock.read(), StopReason.USER) == off


def test_taking_it_off_in_the_alarm_keeps_the_reason_of_the_alarm() -> None:
    clock = FakeClock()
    icing = at(clock, begin(clock, 5), 301)
    assert icing.take_off(clock.read(), StopReason.USER).reason is StopReason.TIME_UP


def test_a_warning_sign_calls_the_icing_off() -> None:
    clock = FakeClock()
    icing = at(clock, begin(clock), 400).call_off(clock.read(), StopReason.SIGN)
    assert (icing.state, icing.reason, icing.alarm_at) == (IcingState.ALARM, StopReason.SIGN, 400)
    assert icing.call_off(clock.read(), StopReason.SIGN) == icing


def test_skin_that_is_not_normal_is_asked_about_again_after_half_an_hour() -> None:
    clock = FakeClock()
    off = at(clock, begin(clock, 5), 300).confirm_end(clock.read())
    ended = off.after(False, None)
    assert ended.skin_after is SkinAfter.NOT_YET
    assert ended.skin_due == clock.now() + timedelta(minutes=30)
    assert ended.skin_again(True).skin_after is SkinAfter.LATER
    assert ended.skin_again(False).skin_after is SkinAfter.STILL_NOT
    assert off.after(True, None).skin_again(False).skin_after is SkinAfter.NORMAL


@pytest.mark.parametrize("minutes", [0, 1, 19, 21, 25, 60])
def test_no_other_length_can_be_started(minutes: int) -> None:
    with pytest.raises(ValueError, match="5, 10, 15 or 20"):
        begin(FakeClock(), max(minutes, 1))


@pytest.mark.parametrize("ticks", [Ticks(False, False), Ticks(True, False), Ticks(False, True)])
def test_without_both_ticks_nothing_starts(ticks: Ticks) -> None:
    clock = FakeClock()
    with pytest.raises(ValueError, match="both ticks"):
        Icing.begin(clock.read(), clock.zone(), 20, Side.LEFT, ticks)


def test_the_finishing_time_is_by_the_clock_on_the_wall_as_it_stands_now() -> None:
    clock = FakeClock()
    icing = begin(clock)
    assert f"{icing.finishes:%H:%M}" == "09:20"
    clock.advance(60)
    clock.set_wall(clock.now() + timedelta(hours=1))
    assert f"{icing.advance(clock.read()).finishes:%H:%M}" == "10:20"


def test_after_a_restart_a_waiting_alarm_or_check_is_announced() -> None:
    clock = FakeClock()
    icing = begin(clock)
    clock.advance(610)
    assert cues_between(None, icing.advance(clock.read())) == (IcingCue.CHECK,)
    clock.advance(600)
    assert cues_between(None, icing.advance(clock.read())) == (IcingCue.ALARM,)


EVENTS = st.lists(
    st.tuples(
        st.sampled_from(["tick", "sleep", "reboot", "wall", "fine", "off", "call", "confirm", "after"]),
        st.integers(min_value=0, max_value=700),
        st.booleans(),
    ),
    max_size=30,
)


def happen(clock: FakeClock, icing: Icing, what: str, seconds: int, back: bool) -> Icing:
    match what:
        case "sleep":
            clock.sleep(seconds)
        case "reboot":
            clock.reboot(seconds)
        case "wall":
            clock.set_wall(clock.now() + timedelta(seconds=-seconds if back else seconds))
        case "fine":
            return icing.answer_fine(clock.read())
        case "off":
            return icing.take_off(clock.read(), StopReason.USER)
        case "call":
            return icing.call_off(clock.read(), StopReason.SIGN)
        case "confirm":
            return icing.confirm_end(clock.read())
        case "after":
            return icing.after(back, None)
        case _:
            clock.advance(seconds)
    return icing.advance(clock.read())


ORDER = {state: place for place, state in enumerate(IcingState)}


@given(EVENTS, st.sampled_from(CHOICES))
def test_no_sequence_of_events_makes_it_longer(events: list[tuple[str, int, bool]], minutes: int) -> None:
    clock = FakeClock()
    icing = begin(clock, minutes)
    known = 0.0
    left = minutes * 60.0
    for what, seconds, back in events:
        after = happen(clock, icing, what, seconds, back)
        assert after.deadline.seconds == minutes * 60.0
        assert after.passed >= known
        assert 0 <= after.remaining <= left
        if after.passed >= minutes * 60.0:
            assert after.state not in (IcingState.RUNNING, IcingState.CHECK)
        if icing.state not in (IcingState.RUNNING, IcingState.CHECK):
            assert ORDER[after.state] >= ORDER[icing.state]
        icing, known, left = after, after.passed, after.remaining


@given(EVENTS)
def test_a_required_check_is_never_open_for_two_minutes(events: list[tuple[str, int, bool]]) -> None:
    clock = FakeClock()
    icing = begin(clock)
    open_since: float | None = None
    for what, seconds, back in events:
        icing = happen(clock, icing, what, seconds, back)
        required = icing.check is not None and icing.check.required
        open_since = (icing.passed if open_since is None else open_since) if required else None
        assert open_since is None or icing.passed - open_since < 120
