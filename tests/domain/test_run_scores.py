"""The scores of a run are about its beginning and its end, and never about a time to come."""

from __future__ import annotations

from datetime import datetime

import pytest

from ankle_rehab.domain.activity import Activity, Sport
from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import Moment
from ankle_rehab.domain.run_scores import scores_of

DURING, AFTER = Moment.DURING_WORST, Moment.AFTER_60MIN


def at(words: str) -> Stamp:
    return Stamp.of(datetime.fromisoformat(f"2026-11-{words}+01:00"), "Europe/Berlin")


@pytest.mark.parametrize(
    ("start", "seconds", "timed", "moment", "now", "about"),
    [
        ("19T18:00", 1800, True, DURING, "22T09:00", "19T18:00"),
        ("19T18:00", 1800, True, AFTER, "22T09:00", "19T18:30"),
        ("19T18:00", None, True, AFTER, "22T09:00", "19T18:00"),
        ("19T12:00", 1800, False, AFTER, "22T09:00", "19T12:00"),  # nobody knows when it ended
        ("22T12:00", 1800, False, DURING, "22T09:00", "22T09:00"),
        ("22T08:45", 1800, True, AFTER, "22T09:00", "22T09:00"),
    ],
)
def test_about_when_a_score_is(  # noqa: PLR0917 (one row of the table)
    start: str, seconds: float | None, timed: bool, moment: Moment, now: str, about: str
) -> None:
    run = Activity(Sport.RUN, at(start), seconds=seconds, timed=timed, id=7)
    (entry,) = scores_of(run, {(Side.LEFT, moment): 3}, at(now))
    assert (entry.refers_to, entry.recorded, entry.moment) == (at(about), at(now), moment)
    assert (entry.side, entry.score, entry.activity_id) == (Side.LEFT, 3, 7)


def test_what_was_not_chosen_is_no_score() -> None:
    assert scores_of(Activity(Sport.RUN, at("19T18:00"), id=7), {}, at("22T09:00")) == ()
