"""What stands comes along when a backup is brought back: never milder, never a release, and asked anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ankle_rehab.domain.asking import due
from ankle_rehab.domain.carrying import Carried, Known, carried
from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import Moment, PainEntry, Swelling
from ankle_rehab.domain.routine import Gate
from ankle_rehab.domain.safety import Asked, Due, Release, SignCheck, waits_to_run
from ankle_rehab.domain.triage import Detail, Level, Sign
from tests.domain.test_severity import CHECKS, ENTRIES, GATES, never_milder, verdicts
from tests.fakes.answers import NOW, ago, check, score

AT = Stamp.of(NOW, "UTC")
DAY = 24.0
BACKUP = Known((check(hours=2 * DAY),))


def brought(old: Known, new: Known, *, whole: bool = True) -> tuple[Carried, Known]:
    came = carried(old, new, AT, whole=whole)
    return came, new.with_more(came.checks, came.entries)


def with_more(*more: SignCheck | PainEntry) -> Known:
    """The diary of the backup, gone on with."""
    checks = [one for one in more if isinstance(one, SignCheck)]
    return BACKUP.with_more(checks, [one for one in more if isinstance(one, PainEntry)])


SIGNS: dict[str, tuple[SignCheck, Level | None]] = {
    "an emergency": (check(Sign.HARD_LEG), Level.EMERGENCY),
    "a doctor today": (check(Sign.FEVER), Level.TODAY),
    "an appointment": (check(Sign.ONE_SPOT), Level.BOOK),
    "raised by a detail": (
        replace(check(Sign.ONE_SPOT), details=frozenset({Detail.LIMPS})),
        Level.TODAY,
    ),
    "of an earlier version": (replace(check(Sign.CRACKING), page=Asked.FORMER), Level.TODAY),
    "said once": (check(Sign.SLOW), None),
}


@pytest.mark.parametrize(("ticked", "level"), SIGNS.values(), ids=SIGNS)
def test_a_sign_ticked_since_the_backup_comes_along(ticked: SignCheck, level: Level | None) -> None:
    came, after = brought(with_more(ticked), BACKUP)
    assert after.standing(NOW).level is level
    assert after.left().signs == ticked.signs
    (kept,) = came.checks
    assert (kept.at, kept.release, kept.page) == (ticked.at, None, Asked.CARRIED)
    assert due(after.checks, after.entries, NOW) is Due.ALL
    assert came.holds
    assert came.asks


def test_what_was_ended_stays_ended_but_no_release_comes_along() -> None:
    seen = with_more(check(Sign.FEVER, hours=5), check(hours=4, release=Release.SEEN))
    assert brought(seen, BACKUP)[0] == Carried()
    only_in_backup = Known((check(hours=2 * DAY), check(Sign.FEVER, hours=30)))
    ended = only_in_backup.with_more([check(hours=4, release=Release.SEEN)])
    came, after = brought(ended, only_in_backup)
    assert came == Carried()
    assert after.standing(NOW).level is Level.TODAY


def test_no_release_in_the_backup_ends_what_comes_along() -> None:
    """Undone: what was ticked in the diary brought back is carried into the one that is put back."""
    put_back = Known((check(hours=50), check(Sign.FEVER, hours=3), check(hours=1, release=Release.SEEN)))
    for ticked in (check(Sign.FEVER, hours=2), check(Sign.CALF, hours=2)):
        assert brought(with_more(ticked), put_back)[1].standing(NOW).level is Level.TODAY


def test_undone_nothing_is_written_twice_and_nothing_is_asked_that_was_answered() -> None:
    whole = with_more(check(Sign.ONE_SPOT, hours=3), score(8, hours=2), check(hours=1))
    came, after = brought(whole, BACKUP)
    assert came.holds
    assert brought(after, whole)[0] == Carried()


@pytest.mark.parametrize("hours", [1.0, 71.0, 100.0])
def test_a_fresh_twist_comes_along_from_a_page_and_from_an_entry(hours: float) -> None:
    older = Known((check(hours=200),))
    for twist in (check(hours=hours, twisted=True), score(2, hours=hours, twist=True)):
        old = older.with_more(*([twist], []) if isinstance(twist, SignCheck) else ([], [twist]))
        came, after = brought(old, older)
        assert after.standing(NOW).hours_since_twist == hours
        assert came.entries == ()


def test_a_twist_taken_back_afterwards_leaves_the_one_before_it() -> None:
    _, after = brought(with_more(score(2, hours=40, twist=True), score(2, hours=20, twist=True)), BACKUP)
    taken_back = replace(check(hours=0, release=Release.MISTAKE), untwists=True)
    assert after.with_more([taken_back]).standing(NOW).hours_since_twist == 40


def test_a_high_score_comes_along_and_ends_with_the_next_calm_morning() -> None:
    high = score(8, hours=30, side=Side.RIGHT)
    came, after = brought(with_more(high), BACKUP)
    assert came.entries == (high,)
    assert after.standing(NOW).high_score == high
    calm = score(2, hours=0, side=Side.RIGHT, moment=Moment.NEXT_MORNING)
    assert after.with_more([], [calm]).standing(NOW).high_score is None


def test_a_high_score_of_each_side_comes_along() -> None:
    both = (score(8, hours=3, side=Side.RIGHT), score(9, hours=2, side=Side.LEFT))
    assert set(brought(with_more(*both), BACKUP)[0].entries) == set(both)


def test_a_high_score_that_the_backup_takes_for_settled_comes_as_the_sign_that_says_it() -> None:
    """The calm morning in the backup was changed since."""
    high, calm = score(8, hours=40), score(2, hours=10, moment=Moment.NEXT_MORNING)
    before = BACKUP.with_more([], [high, calm])
    changed = BACKUP.with_more([], [high, replace(calm, score=5)])
    _, after = brought(changed, before)
    assert after.standing(NOW).open_signs == {Sign.SEVERE_PAIN}
    assert after.standing(NOW).locked


def test_swelling_comes_along_whether_written_or_ticked() -> None:
    swollen = with_more(score(2, hours=20, swelling=Swelling.CLEAR))
    assert brought(swollen, BACKUP)[1].standing(NOW).tender
    seen = with_more(check(Sign.CHANGED_LOOK, hours=20), check(hours=10, release=Release.SEEN))
    assert brought(seen, BACKUP)[1].standing(NOW).tender


def test_an_appointment_that_running_waits_for_is_asked_about_again() -> None:
    ticked = check(Sign.ONE_SPOT, hours=5)
    booked = replace(
        check(hours=4, release=Release.BOOKED), closes=ticked.signs, on=NOW.date() + timedelta(days=3)
    )
    old = with_more(ticked, booked)
    assert waits_to_run(old.checks) is not None
    assert brought(old, BACKUP)[1].standing(NOW).open_signs == {Sign.ONE_SPOT}
    over = replace(booked, on=NOW.date() - timedelta(days=1))
    assert brought(with_more(ticked, over), BACKUP)[0] == Carried()


ASKING: dict[str, Known] = {
    "a twist asks": with_more(score(1, hours=200, twist=True)),
    "a score rose to 6": with_more(score(2, hours=30), score(6, hours=20)),
    "pain for a week": Known((check(hours=200),)).with_more([], [score(3, hours=2)]),
}


@pytest.mark.parametrize("old", ASKING.values(), ids=ASKING)
def test_what_asks_for_the_signs_is_not_forgotten(old: Known) -> None:
    new = replace(old, entries=())
    recorded = tuple(replace(one, recorded=ago(10)) for one in old.entries)
    old = replace(old, entries=recorded)
    assert due(new.checks, (), NOW) is None
    assert due(old.checks, old.entries, NOW) is not None
    came, after = brought(old, new)
    assert came.asks
    assert due(after.checks, after.entries, NOW) is Due.ALL
    answered = after.with_more([check(hours=0)])
    assert due(answered.checks, answered.entries, NOW) is None


def test_what_was_to_be_asked_again_is_so_in_another_backup_too() -> None:
    """After a diary that could not be read one backup is brought back, and then another one."""
    first = brought(Known(), with_more(score(1)), whole=False)[1]
    came, after = brought(first, BACKUP)
    assert came.asks
    assert due(after.checks, after.entries, NOW) is Due.ALL


def test_after_a_diary_that_cannot_be_read_the_signs_are_asked_anew() -> None:
    """Even if the backup was made an hour after a full check."""
    assert due(BACKUP.checks, (), NOW) is None
    came, after = brought(Known(), BACKUP, whole=False)
    assert due(after.checks, after.entries, NOW) is Due.ALL
    assert (came.holds, came.asks) == (False, True)
    assert brought(Known(), Known(), whole=False)[0] == Carried()
    some, after = brought(with_more(score(8)), BACKUP, whole=False)
    assert some.holds
    assert due(after.checks, after.entries, NOW) is Due.ALL


@settings(max_examples=300)
@given(CHECKS, ENTRIES, st.tuples(st.integers(0, 5), st.integers(0, 5)), GATES, st.booleans())
def test_a_diary_brought_back_is_never_milder_than_the_one_before(
    checks: tuple[SignCheck, ...],
    entries: tuple[PainEntry, ...],
    known: tuple[int, int],
    gate: Gate,
    asked: bool,
) -> None:
    """The backup holds what was answered and written up to some moment."""
    answered = (check(hours=300), *checks, *((check(hours=0),) if asked else ()))
    old, new = Known(answered, entries), Known(answered[: known[0]], entries[: known[1]])
    came, after = brought(old, new)
    was, before, now = (verdicts(one.checks, one.entries, gate) for one in (old, new, after))
    for milder in (was, before):
        assert never_milder(milder[0], now[0])
        assert now[1].rank >= milder[1].rank
        assert now[2] >= milder[2]
    assert all(check.release is None for check in came.checks)


@settings(max_examples=300)
@given(CHECKS, ENTRIES, CHECKS, ENTRIES)
def test_nor_is_any_other_diary_put_in_its_place(
    checks: tuple[SignCheck, ...],
    entries: tuple[PainEntry, ...],
    others: tuple[SignCheck, ...],
    scores: tuple[PainEntry, ...],
) -> None:
    old, new = Known(checks, entries), Known(others, scores)
    was, now = old.standing(NOW), brought(old, new)[1].standing(NOW)
    assert was.open_signs <= now.open_signs
    assert was.open_details <= now.open_details
    assert was.high_score is None or now.high_score is not None or Sign.SEVERE_PAIN in now.open_signs
    assert now.tender or not was.tender
    assert was.hours_since_twist is None or (
        now.hours_since_twist is not None and now.hours_since_twist <= was.hours_since_twist + 1e-6
    )
