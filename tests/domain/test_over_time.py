"""What holds over days and weeks, at its edges, and that one more point never takes advice away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankle_rehab.domain.cycles import DayFacts, Felt
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.light import Light
from ankle_rehab.domain.over_time import (
    Note,
    NoteKind,
    mornings_up,
    not_lower,
    notes,
    sore_since,
    still_sore,
    swelling_lasts,
    three_ambers,
    two_reds,
)
from ankle_rehab.domain.pain import Moment
from tests.fakes.facts import day, diary, together

LETTERS = {
    "g": Light.GREEN,
    "h": Light.HOLD,
    "a": Light.AMBER,
    "r": Light.RED,
    "c": Light.CALM,
    "S": Light.STOP,
}


def lights(row: str) -> dict[date, Light]:
    """One letter a day from day 0 on; "." is a day without a light."""
    return {day(number): LETTERS[one] for number, one in enumerate(row) if one != "."}


# the lights of each day up to today, the last one; the red days of the note
REDS = [
    ("r......", None),
    ("r.....r", (0, 6)),  # the first and the seventh day
    ("r......r", None),
    ("rr", (0, 1)),
    ("rS", (0, 1)),  # a stop counts as a red
    ("rc", None),  # calm does not
    ("ragahr.", (0, 5)),
    ("rrr...", (0, 1, 2)),
]


@pytest.mark.parametrize(("row", "days"), REDS)
def test_two_reds_in_seven_days(row: str, days: tuple[int, ...] | None) -> None:
    note = two_reds(lights(row), day(len(row) - 1))
    if note is None or days is None:
        assert (note, days) == (None, None)
    else:
        assert note.days == tuple(day(number) for number in days)
        assert (note.number, note.kind.books) == (len(days), True)


def test_two_reds_pause_running_until_they_no_longer_lie_within_a_week() -> None:
    row = "r.rr......"
    ends = []
    for number in range(len(row)):
        note = two_reds(lights(row[: number + 1]), day(number))
        ends.append(note and note.no_run_before)
    assert ends == [None, None, day(7), *[day(9)] * 6, None]


# in a row, oldest first
AMBERS = [
    ("aa", None),
    ("aaa", 3),
    ("aaaa", 4),
    ("aaga", None),
    ("gaaa", 3),
    ("aaag", None),
    ("a.a..a", 3),
    ("ahaa", 3),  # what is missing says nothing
    ("aca", None),
    ("acaa", 3),
    ("ara", 3),  # worse than amber ends no row
    ("aaS", 3),
    ("hhh", None),
]


@pytest.mark.parametrize(("row", "number"), AMBERS)
def test_three_ambers_in_a_row(row: str, number: int | None) -> None:
    note = three_ambers(lights(row), day(len(row) - 1))
    assert (note and note.number) == number
    if note:
        assert (len(note.days), note.days[-1] <= day(len(row) - 1), note.kind.books) == (3, True, False)


# fourteen days, 0 to 13: the medians of the last seven and of the seven before
MORNINGS = [
    ("0-6: m1\n7-13: m3", (3, 1)),
    ("0-6: m1\n7-13: m2", None),
    ("3-6: m1\n10-13: m3", (3, 1)),
    ("4-6: m1\n10-13: m3", None),  # three mornings are not enough
    ("3-6: m1\n11-13: m3", None),
    ("0-6: m1\n7-9: m1\n10-13: m3", (3, 1)),
    ("0-6: m1\n7-10: m1\n11-13: m5", None),  # the median, not the worst
    ("0-6: m1\n7-13: M3", None),  # late ones are left out of trends
    ("0-6: m1\n7-13: o3", None),
    ("0-6: m3\n7-13: m1", None),
]


@pytest.mark.parametrize(("noted", "medians"), MORNINGS)
def test_the_weekly_morning_median_up_by_two(noted: str, medians: tuple[float, float] | None) -> None:
    note = mornings_up(diary(noted), day(13))
    assert (note and (note.number, note.before)) == medians
    if note:
        assert (note.days, note.side, note.kind.books) == ((day(0), day(13)), Side.LEFT, False)


LOWER = [
    ("0-13: o3", (3, 3)),
    ("0-6: o3\n7-13: o2", None),  # lower, if only by one
    ("0-6: o2\n7-13: o3", (3, 2)),
    ("1-13: o3", None),  # thirteen days
    ("0: o1\n1-6: o0\n7-13: o0", None),  # no pain in the middle of the last week
    ("0-3: m1 d3\n10-13: o3 m1", (3, 3)),  # the worst of each day
    ("0-2: o3\n10-13: o3", None),  # not enough days
    ("0-13: O3", None),
]


@pytest.mark.parametrize(("noted", "medians"), LOWER)
def test_not_lower_after_fourteen_days_of_pain(noted: str, medians: tuple[float, float] | None) -> None:
    note = not_lower(diary(noted), day(13))
    assert (note and (note.number, note.before)) == medians


SWOLLEN = [
    ("0-4: s1", None),
    ("0-5: s1", 6),  # the sixth day
    ("0: s1\n5: s3", 6),
    ("0-2: s1\n3: s0\n4-9: s1", 6),
    ("0-2: s1\n3: s0\n5-9: s1", None),
    ("0-5: s1\n6: s0", None),
    ("0: s1\n14: s1", 15),  # nothing else was told in a fortnight
    ("0: s1\n15: s1", None),
]


@pytest.mark.parametrize(("noted", "number"), SWOLLEN)
def test_swelling_beyond_five_days(noted: str, number: int | None) -> None:
    found = diary(noted)
    note = swelling_lasts(found, found[-1].day)
    assert (note and note.number) == number


@pytest.mark.parametrize(("today", "holds"), [(5, True), (19, True), (20, False)])
def test_swelling_is_forgotten_after_a_fortnight_without_a_word(today: int, holds: bool) -> None:
    assert (swelling_lasts(diary("0-5: s1"), day(today)) is not None) is holds


SORE = [
    ("0-42: o1", 42, 0),
    ("0: o1\n14: o1\n28: o1", 41, 0),
    ("0: o1\n1-15: m0\n16: o1", 16, 16),  # fifteen days, all without pain
    ("0: o1\n2: m0\n4: m0\n6: m0\n16: o1", 16, 0),  # three scores show nothing
    ("0: o1\n27: o1", 27, 0),
    ("0: o1\n28: o1", 28, 28),  # four weeks of silence
    ("0: o1", 13, 0),
    ("0: o1", 14, None),  # the day on which prevention begins
    ("0: o0", 1, None),
    ("0: O2", 1, 0),  # late pain is pain
]


@pytest.mark.parametrize(("noted", "today", "since"), SORE)
def test_since_when_it_is_sore(noted: str, today: int, since: int | None) -> None:
    assert sore_since(diary(noted), day(today)) == (None if since is None else day(since))


@pytest.mark.parametrize(
    ("today", "weeks"), [(41, None), (42, 6), (48, 6), (49, 7), (56, 8), (70, 8), (84, 8)]
)
def test_still_sore_after_six_weeks(today: int, weeks: int | None) -> None:
    note = still_sore(diary(f"0-{today}: o1"), day(today))
    assert (note and (note.number, note.days)) == (weeks and (weeks, (day(0), day(today))))


def test_what_has_settled_is_not_still_sore() -> None:
    """Thirty sore days and a fortnight of nothing are not six weeks."""
    assert still_sore(diary("0-30: o1\n31-44: o0"), day(44)) is None
    note = still_sore(diary("0-43: o1\n44-50: o0"), day(50))
    assert note is not None
    assert (note.number, note.days) == (6, (day(0), day(43)))


def test_all_that_holds_comes_in_one_order_each_side_by_itself() -> None:
    days = together((*diary("0-49: m3 d3 s1"), *diary("0-42: o1\n43-49: m3", Side.RIGHT)))
    row = "." * 40 + "aaaraaraaa"
    found = notes(lights(row), days, day(49))
    assert [(note.kind, note.side) for note in found] == [
        (NoteKind.TWO_REDS, None),
        (NoteKind.SWELLING_LASTS, Side.LEFT),
        (NoteKind.NOT_LOWER, Side.LEFT),
        (NoteKind.NOT_LOWER, Side.RIGHT),
        (NoteKind.STILL_SORE, Side.LEFT),
        (NoteKind.STILL_SORE, Side.RIGHT),
        (NoteKind.THREE_AMBERS, None),
    ]


def test_days_to_come_tell_nothing() -> None:
    assert notes(lights("gggrr"), diary("0-60: o3"), day(2)) == ()


# never milder ---------------------------------------------------------------------------------------------

WORSE = {"g": "harcS", "h": "rcS", "a": "rS", "r": "S", "c": "S", "S": "S", ".": "rS"}


@given(st.text("gharcS.", min_size=3, max_size=14), st.data())
def test_a_worse_light_takes_no_advice_away(row: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(row) - 1))
    worse = row[:place] + data.draw(st.sampled_from(WORSE[row[place]])) + row[place + 1 :]
    today = day(len(row) - 1)
    for rule in (two_reds, three_ambers):
        before = rule(lights(row), today)
        after = rule(lights(worse), today)
        assert before is None or (after is not None and after.number >= before.number)


FELT = st.dictionaries(st.sampled_from(Moment), st.integers(0, 10).map(lambda score: Felt(score, score)))


@given(st.lists(FELT, min_size=14, max_size=14), st.integers(7, 13), st.sampled_from(Moment))
def test_one_more_point_in_the_last_week_takes_no_advice_away(
    scores: list[dict[Moment, Felt]], place: int, moment: Moment
) -> None:
    felt = scores[place].get(moment)
    if felt is None or felt.worst == 10:
        return
    days = tuple(DayFacts(day(number), Side.LEFT, one) for number, one in enumerate(scores))
    point = Felt(felt.worst + 1, felt.worst + 1)
    more = (
        *days[:place],
        replace(days[place], scores={**scores[place], moment: point}),
        *days[place + 1 :],
    )
    assert kinds(notes({}, days, day(13))) <= kinds(notes({}, more, day(13)))


@given(st.lists(st.integers(0, 2), min_size=60, max_size=60), st.integers(0, 59))
def test_one_more_sore_day_never_shortens_how_long_it_is_sore(scores: list[int], place: int) -> None:
    more = [*scores[:place], scores[place] + 1, *scores[place + 1 :]]
    before, after = (sore_since(written(one), day(59)) for one in (scores, more))
    assert before is None or (after is not None and after <= before)


def written(scores: list[int]) -> tuple[DayFacts, ...]:
    return tuple(
        DayFacts(day(number), Side.LEFT, {Moment.OTHER: Felt(score, score)})
        for number, score in enumerate(scores)
    )


def kinds(found: tuple[Note, ...]) -> set[NoteKind]:
    return {note.kind for note in found}
