"""When the warning signs are asked, in days before now: what was answered, what was written, what is due."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from ankle_rehab.domain.asking import due, ice_asks, look_back, triggers
from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import Moment, PainEntry
from ankle_rehab.domain.safety import Asked, Due, Release, SignCheck, standing

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def ago(days: float) -> Stamp:
    return Stamp.of(NOW - timedelta(days=days), "UTC")


def asked(days: float, page: Asked = Asked.ALL) -> SignCheck:
    return SignCheck(ago(days), frozenset(), False, "1", page=page)


def wrote(days: float, score: int, side: Side = Side.LEFT, *, twist: bool | None = None) -> PainEntry:
    return PainEntry(side, score, Moment.OTHER, ago(days), ago(days), twist=twist)


ALL, PAGES, FIRST, NEWS = Asked.ALL, Asked.PAGES, Asked.EMERGENCY, Asked.NOTHING_NEW


@pytest.mark.parametrize(
    ("answers", "entries", "expected"),
    [
        pytest.param([], [], Due.ALL, id="never asked"),
        pytest.param([asked(1)], [], None, id="asked yesterday"),
        pytest.param([asked(1, Asked.FORMER)], [], Due.ALL, id="an earlier version asked less"),
        pytest.param([asked(1, FIRST)], [], Due.ALL, id="only the emergency page"),
        pytest.param([asked(2)], [wrote(1, 2, twist=True)], Due.ALL, id="a twist since"),
        pytest.param([asked(1)], [wrote(2, 2, twist=True)], None, id="asked after the twist"),
        pytest.param([asked(2)], [wrote(3, 3), wrote(1, 6)], Due.ALL, id="six, and higher than before"),
        pytest.param([asked(2)], [wrote(3, 6), wrote(1, 6)], None, id="six as before"),
        pytest.param([asked(2)], [wrote(3, 8), wrote(1, 7)], None, id="seven, less than before"),
        pytest.param([asked(2)], [wrote(3, 3), wrote(1, 5)], None, id="five is no trigger"),
        pytest.param([asked(2)], [wrote(1, 6)], Due.ALL, id="a first score of six counts as higher"),
        pytest.param(
            [asked(2)], [wrote(3, 7, Side.RIGHT), wrote(1, 6)], Due.ALL, id="the other side says nothing"
        ),
        pytest.param([asked(3), asked(0.5, NEWS)], [wrote(1, 6)], Due.ALL, id="nothing new is no full check"),
        pytest.param([asked(7.1)], [wrote(1, 2)], Due.NEWS, id="a week while it hurts"),
        pytest.param([asked(7)], [wrote(1, 2)], None, id="not yet a week"),
        pytest.param([asked(7.1)], [wrote(1, 0)], None, id="a week without pain"),
        pytest.param([asked(20)], [wrote(7.5, 3)], None, id="the pain is longer ago"),
        pytest.param([asked(28.1)], [], Due.NEWS, id="four weeks without pain"),
        pytest.param([asked(40), asked(5, NEWS)], [wrote(1, 2)], None, id="nothing new five days ago"),
        pytest.param([asked(90), asked(1, PAGES)], [], Due.ABOUT_YOU, id="about you, 90 days ago"),
        pytest.param([asked(89.9), asked(1, PAGES)], [], None, id="about you, not yet 90 days ago"),
        pytest.param([asked(1, PAGES)], [], Due.ABOUT_YOU, id="about you was never asked"),
        pytest.param([asked(1, PAGES), asked(1, Asked.ABOUT_YOU)], [], None, id="asked on its own page"),
        pytest.param([asked(-2)], [], Due.ALL, id="answered under a clock that was ahead"),
    ],
)
def test_what_is_due(answers: list[SignCheck], entries: list[PainEntry], expected: Due | None) -> None:
    assert due(tuple(answers), tuple(entries), NOW) is expected


def test_a_release_is_no_answer() -> None:
    seen = SignCheck(ago(0), frozenset(), False, "1", Release.SEEN)
    assert due((asked(2), seen), (wrote(1, 6),), NOW) is Due.ALL


def test_a_score_edited_upwards_asks_from_then_on() -> None:
    entry = PainEntry(Side.LEFT, 6, Moment.OTHER, ago(5), ago(5), id=4)
    assert due((asked(2),), (entry,), NOW) is None
    assert due((asked(2),), (entry,), NOW, {4: ago(1).utc}) is Due.ALL


def test_a_trigger_is_dated_by_its_writing() -> None:
    late = PainEntry(Side.LEFT, 7, Moment.OTHER, ago(1), ago(6))
    assert triggers((late,)) == (ago(1).utc,)


@pytest.mark.parametrize(
    ("answers", "entries", "expected"),
    [
        pytest.param([], [], True, id="never asked"),
        pytest.param([asked(3)], [], False, id="asked"),
        pytest.param([asked(3)], [wrote(1, 8)], True, id="severe since"),
        pytest.param([asked(3)], [wrote(5, 9), wrote(1, 8)], True, id="severe again, though less"),
        pytest.param([asked(0.5)], [wrote(1, 8)], False, id="asked after it: the signs decide"),
        pytest.param([asked(3)], [wrote(1, 1, twist=True)], True, id="a twist since"),
        pytest.param([asked(3), asked(0.5, NEWS)], [wrote(1, 8)], True, id="nothing new is not enough"),
        pytest.param([asked(60)], [], False, id="an old answer is enough for ice"),
    ],
)
def test_when_the_check_comes_before_icing(
    answers: list[SignCheck], entries: list[PainEntry], expected: bool
) -> None:
    high = standing(tuple(answers), tuple(entries), NOW).high_score
    assert ice_asks(tuple(answers), tuple(entries), high, NOW) == expected


def test_a_score_edited_up_to_severe_after_the_check_asks_before_icing() -> None:
    entry = PainEntry(Side.LEFT, 8, Moment.OTHER, ago(2), ago(2), id=4)
    assert not ice_asks((asked(1),), (), entry, NOW)
    assert ice_asks((asked(1),), (), entry, NOW, {4: ago(0.5).utc})


def test_since_your_last_check_looks_back_three_weeks_the_first_time() -> None:
    assert look_back((), NOW) == NOW - timedelta(days=21)
    assert look_back((asked(5), asked(1, NEWS)), NOW) == ago(5).utc
