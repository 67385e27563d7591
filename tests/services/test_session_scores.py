"""The scores of a session are in the diary when they are chosen."""

from __future__ import annotations

from pathlib import Path

import pytest

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import PainEntry
from ankle_rehab.services.session_scores import SessionScores
from ankle_rehab.storage.faults import DiskFull
from tests.fakes.clock import FakeClock
from tests.fakes.records import AnswerNotes

LEFT = (Side.LEFT,)


class Notes(AnswerNotes):
    """Keeps several at once, and fails when told to."""

    full = False

    def add_pains(self, entries: tuple[PainEntry, ...]) -> tuple[PainEntry, ...]:
        if self.full:
            raise DiskFull(Path("diary"))
        return tuple(self.add_pain(entry) for entry in entries)

    def told(self) -> list[tuple[str, str, int, int | None]]:
        return [(one.side.value, one.moment.value, one.score, one.session_id) for one in self.scores]


@pytest.fixture
def notes() -> Notes:
    return Notes()


@pytest.fixture
def scores(clock: FakeClock, notes: Notes) -> SessionScores:
    return SessionScores(clock, notes)


def test_each_score_is_kept_for_its_moment_and_session(scores: SessionScores, notes: Notes) -> None:
    scores.begin(LEFT)
    scores.before(2)
    scores.hurt((Side.RIGHT,), 4, 7)
    scores.hurt((Side.RIGHT,), 3, 7)
    scores.after(LEFT, 1, 7)
    assert notes.told() == [
        ("left", "rest_before", 2, None),
        ("right", "during_worst", 4, 7),
        ("right", "during_worst", 3, 7),
        ("left", "after_60min", 1, 7),
    ]


def test_another_answer_takes_the_place_of_the_first(scores: SessionScores, notes: Notes) -> None:
    scores.worst(LEFT, 3, 7)
    scores.worst(LEFT, 5, 7)
    scores.worst(LEFT, 2, 8)
    assert [(score, session) for _, _, score, session in notes.told()] == [(5, 7), (2, 8)]


def test_both_sides_are_two_records(scores: SessionScores, notes: Notes) -> None:
    scores.begin(tuple(Side))
    scores.before(0)
    assert [side for side, *_ in notes.told()] == ["left", "right"]


def test_a_full_disk_loses_no_earlier_score_and_stops_nothing(scores: SessionScores, notes: Notes) -> None:
    scores.worst(LEFT, 3, 7)
    notes.full = True
    scores.worst(LEFT, 5, 7)
    assert [score for _, _, score, _ in notes.told()] == [3]
    notes.full = False
    scores.worst(LEFT, 6, 7)
    assert [score for _, _, score, _ in notes.told()] == [6]


def test_what_was_said_of_an_ankle_is_told_again_and_of_no_other(scores: SessionScores) -> None:
    assert scores.told(LEFT, 7) == (None, None)
    scores.hurt((Side.RIGHT,), 4, 7)
    assert scores.told(LEFT, 7) == (None, None)
    scores.hurt(LEFT, 3, 7)
    scores.hurt(LEFT, 1, 7)
    assert scores.told(LEFT, 7) == (3, None)
    scores.worst(LEFT, 5, 7)
    scores.after(LEFT, 0, 7)
    assert scores.told(LEFT, 7) == (5, 0)
    assert scores.told(LEFT, 8) == (None, None)
    assert scores.told((Side.RIGHT,), 7) == (4, None)


def test_what_is_not_in_the_diary_was_not_said(scores: SessionScores, notes: Notes) -> None:
    notes.full = True
    scores.hurt(LEFT, 3, 7)
    scores.after(LEFT, 1, 7)
    assert scores.told(LEFT, 7) == (None, None)


def test_a_new_session_knows_nothing_of_the_one_before(scores: SessionScores) -> None:
    scores.begin((Side.RIGHT,))
    scores.hurt(LEFT, 3, 7)
    scores.begin(())
    assert scores.sides == ()
    assert scores.told(LEFT, 7) == (None, None)
