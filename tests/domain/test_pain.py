"""The pain scale and what makes an entry late."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.pain import Band, PainEntry, band
from tests.fakes.entries import pain


@pytest.mark.parametrize(
    ("scores", "expected"),
    [((0,), Band.NONE), ((1, 2, 3), Band.MILD), ((4, 5, 6), Band.MODERATE), ((7, 8, 9, 10), Band.SEVERE)],
)
def test_every_score_has_its_word(scores: tuple[int, ...], expected: Band) -> None:
    assert {band(score) for score in scores} == {expected}


@pytest.mark.parametrize("score", [-1, 11, 3.5, "3", True, None])
def test_only_whole_numbers_from_0_to_10_are_scores(score: int) -> None:
    with pytest.raises(ValueError, match="0 to 10"):
        band(score)
    with pytest.raises(ValueError, match="0 to 10"):
        pain(score)


def moved(entry: PainEntry, hours: float) -> PainEntry:
    """The entry as written so many hours after it was felt."""
    felt = entry.refers_to
    return replace(entry, recorded=Stamp(felt.utc + timedelta(hours=hours), felt.zone, felt.local_date))


@pytest.mark.parametrize(("hours", "late"), [(0, False), (24, False), (24.01, True), (-24.01, True)])
def test_an_entry_is_late_when_a_day_lies_between(hours: float, late: bool) -> None:
    assert moved(pain(), hours).late is late
