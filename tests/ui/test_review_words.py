"""What the review says, by tables a clinician can read: numbers, weeks, groups side by side, never why."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest
from PySide6.QtCore import QLocale

from ankle_rehab.domain.done import Done
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.points import Mark, MarkKind, Point
from ankle_rehab.domain.settings import DistanceUnit
from ankle_rehab.domain.span import Span
from ankle_rehab.domain.statistics import (
    Change,
    Comparison,
    Direction,
    Group,
    Summary,
    Together,
    change,
    summarise,
    window,
    window_before,
)
from ankle_rehab.domain.timeline import BadDay, BadDays, Event, What
from ankle_rehab.ui.words import bad_days_words, chart_words, counted, review_words
from tests.fakes.points import mark, point
from tests.fakes.week import TODAY, span, tally

LEFT, RIGHT = Side.LEFT, Side.RIGHT
WEEK = Span(TODAY - timedelta(days=6), TODAY)
NEVER = ("caused", "because of", "safe", "healed", "risk", "all clear", "good job", "missed", "only", "%")


def plain(words: str) -> str:
    """A number and its unit are never parted: the space between them is one that holds."""
    return words.replace("\N{NO-BREAK SPACE}", " ")


def summary(days: str) -> Summary:
    return summarise(tally(days), span(days), TODAY)


def weeks(before: str, now: str) -> Change:
    newer = summarise(tally(now), window(TODAY), TODAY)
    older = summarise(tally(before, TODAY - timedelta(days=7)), window_before(TODAY), TODAY)
    return change(newer, older)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ("3 4 2 3 5 3 4", "median 3, 2 to 5. 7 scores, 0 days without one."),
        ("3 . 4 . 5 . 6", "median 4.5, 3 to 6. 4 scores, 3 days without one."),
        ("3 3 3 3 3 3 .", "median 3, always 3. 6 scores, 0 days without one."),
        ("3 4 2 3 5 . 4", "median 3.5, 2 to 5. 6 scores, 1 day without one."),
        ("3 . 4 . . . 2", "not enough entries yet (3 of 4)."),
        (". . . . . . .", "not enough entries yet (0 of 4)."),
        ("(1) (2) (3) (4) (5) (6) (7)", "not enough entries yet (0 of 4)."),
    ],
)
def test_a_range(days: str, said: str) -> None:
    one = summary(days)
    who, _, words = review_words.summary(one).partition(": ")
    assert words == said
    assert who.startswith("Left, ")


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ("3 4 2 3 5 3 4", ""),
        ("3 (9) 4 . 2 3 3", "1 score was written more than a day later. It is left out of these numbers."),
        (
            "3 (9) 4 (2) 2 3 3",
            "2 scores were written more than a day later. They are left out of these numbers.",
        ),
    ],
)
def test_late_scores_are_named_and_left_out(days: str, said: str) -> None:
    assert review_words.left_out((summary(days),)) == said


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        ("3 3 3 3 3 3 3", "3 3 3 3 3 3 3", "about the same. Median 3, the week before 3."),
        ("4 4 4 4 4 4 4", "2 2 2 3 3 3 .", "about the same. Median 2.5, the week before 4."),
        ("4 4 4 4 4 4 4", "2 2 2 2 2 2 2", "clearly lower. Median 2, the week before 4."),
        ("2 2 2 2 2 2 2", "4 4 4 4 4 4 4", "clearly higher. Median 4, the week before 2."),
        ("8 8 8 . . . .", "2 2 2 2 2 2 2", ""),
        ("8 8 8 8 8 8 8", "2 2 2 . . . .", ""),
    ],
)
def test_a_week_beside_the_one_before(before: str, now: str, said: str) -> None:
    one = weeks(before, now)
    assert review_words.change(one).partition(": ")[2] == said
    few = review_words.no_change((one,))
    assert few.startswith("Not enough entries yet (it takes 4 in each week): left, ") is (not said)
    assert bool(few) is (not said)


def test_the_caveat_is_that_of_the_clinical_page() -> None:
    assert review_words.caveat() == (
        "Scores are personal. A change of less than two points is often just day-to-day variation."
    )


@pytest.mark.parametrize(
    ("what", "after", "others", "said"),
    [
        (
            Together.SESSION,
            Group(6, 3.0),
            Group(9, 1.0),
            "Left: on the 6 mornings after a day with a session the median was 3, on the 9 other mornings 1. "
            "Higher scores went together with sessions.",
        ),
        (
            Together.ICING,
            Group(5, 1.5),
            Group(9, 3.5),
            "Left: on the 5 mornings after a day with ice the median was 1.5, on the 9 other mornings 3.5. "
            "Lower scores went together with ice.",
        ),
        (
            Together.ICING,
            Group(5, 1.5),
            Group(9, 3.0),
            "Left: on the 5 mornings after a day with ice the median was 1.5, on the 9 other mornings 3. "
            "About the same.",
        ),
        (
            Together.SESSION,
            Group(5, 2.0),
            Group(5, 2.0),
            "Left: on the 5 mornings after a day with a session the median was 2, on the 5 other mornings 2. "
            "About the same.",
        ),
        (
            Together.RUN,
            Group(6, 3.0),
            Group(9, 1.0),
            "Left: on the 6 mornings after a day with a run the median was 3, on the 9 other mornings 1. "
            "Higher scores went together with runs.",
        ),
        (
            Together.LONG_RUN,
            Group(6, 1.0),
            Group(9, 3.0),
            "Left: on the 6 mornings after runs over 8 km the median was 1, on the 9 other mornings 3. "
            "Lower scores went together with longer runs.",
        ),
        (Together.SESSION, Group(4, 3.0), Group(9, 1.0), ""),
        (Together.ICING, Group(9, 3.0), Group(4, 1.0), ""),
        (Together.ICING, Group(0, None), Group(9, 1.0), ""),
    ],
)
def test_mornings_side_by_side(what: Together, after: Group, others: Group, said: str) -> None:
    over = 8 if what is Together.LONG_RUN else None
    assert plain(review_words.comparison(Comparison(LEFT, what, after, others, over))) == said


@pytest.mark.parametrize(
    ("done", "said"),
    [
        (Done(WEEK), ("No sessions.",)),
        (Done(WEEK, completed=1), ("1 session: 1 done.",)),
        (
            Done(
                WEEK,
                completed=9,
                part=2,
                stopped=1,
                rest_days=5,
                sick_days=2,
                icings=7,
                planned_seconds=4500,
                done_seconds=4110,
            ),
            (
                "12 sessions: 9 done, 2 done in part, 1 stopped because it hurt.",
                "Guided time: 1 h 8 min of the 1 h 15 min that were planned.",
                "7 icings.",
                "5 rest days, marked or without a session or run.",
                "2 sick days.",
            ),
        ),
        (Done(WEEK, runs=1), ("No sessions.", "1 run.")),
        (Done(WEEK, runs=1, kilometres=8.04, longest=8.04), ("No sessions.", "1 run, 8 km.")),
        (
            Done(WEEK, runs=3, kilometres=20.5, longest=9, others=2),
            ("No sessions.", "3 runs, 20.5 km in all, the longest 9 km.", "2 other activities."),
        ),
        (
            Done(WEEK, rest_days=1, sick_days=1, icings=1),
            ("No sessions.", "1 icing.", "1 rest day, marked or without a session or run.", "1 sick day."),
        ),
    ],
)
def test_what_was_done(done: Done, said: tuple[str, ...]) -> None:
    assert tuple(plain(words) for words in review_words.done(done)) == said


def test_distances_are_told_in_miles_to_who_wants_them() -> None:
    done = Done(WEEK, runs=2, kilometres=16.1, longest=8)
    assert plain(review_words.done(done, DistanceUnit.MILES)[1]) == "2 runs, 10 mi in all, the longest 5 mi."
    one = Event(What.RUN, 1, 1, kilometres=1.6)
    assert plain(bad_days_words.event(one, DistanceUnit.MILES)) == "1 run, 1 mi"


@pytest.mark.parametrize(
    ("done", "praised"),
    [
        (Done(WEEK, completed=3), False),
        (Done(WEEK, stopped=1), True),
        (Done(WEEK, rest_days=2), True),
        (Done(WEEK, sick_days=2), True),
    ],
)
def test_rest_sickness_and_stopping_are_right_decisions(done: Done, praised: bool) -> None:
    words = "Resting, being sick and stopping because it hurt are right decisions, not gaps."
    assert review_words.right_decisions(done) == (words if praised else "")


def bad(morning: int, score: int, *events: Event) -> BadDay:
    return BadDay(date(2026, 11, morning), LEFT, score, morning, events)


def test_what_came_before_the_worst_mornings_is_told_with_how_many_there_are() -> None:
    worst = BadDays(
        WEEK,
        43,
        (
            bad(3, 7, Event(What.SESSION, 1, 2, names=("Daily care",)), Event(What.ICING, 2, 1)),
            bad(9, 6, Event(What.SESSION, 2, 1), Event(What.SESSION, 1, 1), Event(What.TWIST, 1, 1)),
        ),
    )
    assert bad_days_words.bad_days_title(worst) == "The 2 worst of 43 mornings"
    assert bad_days_words.bad_days_title(BadDays(WEEK, 1, worst.days[:1])) == "The worst of 1 morning"
    assert bad_days_words.bad_day(worst.days[0]) == "3 November 2026, left 7, severe"
    assert bad_days_words.often_before(worst) == (
        "Of these 2, in the two days before: a session on 2, ice on 1, a twist on 1."
    )
    assert bad_days_words.often_before(BadDays(WEEK, 4, (bad(3, 7),))) == ""
    that_day = bad(3, 7, Event(What.SESSION, 0, 1), Event(What.ICING, 1, 1))
    assert bad_days_words.often_before(BadDays(WEEK, 4, (that_day, that_day))) == (
        "Of these 2, in the two days before: ice on 2."
    )
    assert bad_days_words.often_before(BadDays(WEEK, 4, (that_day,))) == ""
    assert bad_days_words.events(worst.days[0].events[:1]) == "2 sessions (Daily care)"
    assert bad_days_words.events(()) == "nothing written down"


@pytest.mark.parametrize(
    ("event", "said"),
    [
        (Event(What.SESSION, 0, 1), "1 session"),
        (Event(What.STOPPED, 1, 1, names=("Strengthen",)), "1 session stopped because it hurt (Strengthen)"),
        (Event(What.RUN, 1, 1, kilometres=8.0), "1 run, 8 km"),
        (Event(What.RUN, 1, 2, kilometres=13.25), "2 runs, 13.2 km in all"),
        (Event(What.RUN, 1, 2), "2 runs"),
        (Event(What.ICING, 1, 3), "3 icings"),
        (Event(What.TWIST, 2, 1), "1 twist"),
        (Event(What.HIGH_SCORE, 1, 2, worst=8), "pain 8"),
        (Event(What.REST, 1, 1), "rest day"),
        (Event(What.SICK, 1, 1), "sick"),
    ],
)
def test_one_thing_that_came_before(event: Event, said: str) -> None:
    assert plain(bad_days_words.event(event)) == said


def test_nothing_is_claimed_that_is_not_known() -> None:
    said = [
        review_words.caveat(),
        review_words.together_only(),
        bad_days_words.only_before(),
        review_words.no_comparison(),
        *(
            review_words.comparison(Comparison(side, what, Group(9, a), Group(9, b)))
            for side, what, a, b in product(Side, Together, (1.0, 4.5), (1.0, 4.5))
        ),
        *(
            review_words.change(Change(summary(now), summary(before), 1.0, direction))
            for now, before, direction in product(("3 3 3 3",), ("1 1 1 1",), Direction)
        ),
        *(bad_days_words.event(Event(what, 1, 2, 7)) for what in What if what is not What.STOPPED),
    ]
    for words in said:
        assert not [one for one in NEVER if one in words.lower()], words


@pytest.mark.parametrize(
    ("count", "one", "many"),
    [
        (counted.scores, "1 score", "2 scores"),
        (counted.days, "1 day", "2 days"),
        (counted.mornings, "1 morning", "2 mornings"),
        (counted.sessions, "1 session", "2 sessions"),
        (counted.icings, "1 icing", "2 icings"),
        (counted.twists, "1 twist", "2 twists"),
        (counted.rest_days, "1 rest day", "2 rest days"),
        (counted.sick_days, "1 sick day", "2 sick days"),
    ],
)
def test_one_and_many(count: object, one: str, many: str) -> None:
    assert callable(count)
    assert [count(1), count(2), count(0)[0]] == [one, many, "0"]


def test_large_numbers_are_written_as_the_country_does() -> None:
    QLocale.setDefault(QLocale("de_DE"))
    try:
        assert counted.scores(1_000_000) == "1.000.000 scores"
        assert review_words.number(2.5) == "2,5"
    finally:
        QLocale.setDefault(QLocale.c())


# the day that somebody points at -------------------------------------------------------------------------

DAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("points", "marks", "said"),
    [
        ((), (), "Friday 20 November: nothing written down"),
        ((), (mark(DAY), mark(DAY, MarkKind.ICING, 2)), "Friday 20 November: 1 session; 2 icings"),
        (
            (point(DAY, 3), point(DAY, 0, side=RIGHT, late=True)),
            (mark(DAY, MarkKind.SICK),),
            "Friday 20 November: left 3, mild, any other time; "
            "right 0, no pain, any other time, written later; 1 sick day",
        ),
        (
            tuple(point(DAY, score, hour=score) for score in range(1, 9)),
            (),
            "Friday 20 November: left: 8 scores from 1 to 8",
        ),
        ((point(DAY, 4, n=3),), (), "Friday 20 November: left 4, moderate, 3 scores"),
    ],
)
def test_a_day_in_words(points: tuple[Point, ...], marks: tuple[Mark, ...], said: str) -> None:
    assert chart_words.facts((DAY, DAY), points, marks, TODAY) == said


def test_the_point_that_is_meant_comes_first() -> None:
    points = (point(DAY, 3, hour=8), point(DAY, 5, hour=19, side=RIGHT))
    assert chart_words.facts((DAY, DAY), points, (mark(DAY),), TODAY, points[1]) == (
        "Friday 20 November: right 5, moderate, any other time. Also: left 3, mild, any other time; 1 session"
    )
    assert chart_words.facts((DAY, DAY), points[:1], (), TODAY, points[0]) == (
        "Friday 20 November: left 3, mild, any other time"
    )


def test_several_days_are_named_by_their_ends() -> None:
    ends = (date(2024, 3, 1), date(2024, 3, 9))
    assert chart_words.facts(ends, (), (), TODAY) == "1 March 2024 to 9 March 2024: nothing written down"


def test_the_chart_names_itself() -> None:
    points = (point(DAY, 3), point(DAY, 4, n=5))
    assert chart_words.name(date(2026, 11, 9), TODAY, points) == (
        "Pain chart, 9 November 2026 to 22 November 2026: 6 scores. "
        "Left and Right go from point to point, Enter opens the entry."
    )
