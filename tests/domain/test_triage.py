"""The table of warning signs, row by row, and that one more sign or detail never makes it milder.

Each row reads: what is ticked, which details under it, and the level that comes of it.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ankle_rehab.domain.triage import (
    Detail,
    Group,
    Level,
    Sign,
    blocks,
    group_of,
    level,
    locks_ice,
    worst,
)

E, T, B, S = Level.EMERGENCY, Level.TODAY, Level.BOOK, Level.SELF_CARE

ALONE = {
    "RF-E1": E, "RF-E2": E, "RF-E3": E, "RF-E4": E, "RF-E5": E,
    "RF-1a": T, "RF-1b": T, "RF-2": B, "RF-3": T, "RF-4a": T, "RF-4b": B, "RF-5": T, "RF-6": T, "RF-7": T,
    "RF-8": T, "RF-9": T, "RF-10": T, "RF-11": B, "RF-12": B, "RF-13": B, "RF-14": B, "RF-15": B,
    "RF-16a": T, "RF-16b": B, "RF-16c": B, "RF-17a": B, "RF-17b": B,
}  # fmt: skip

RAISED = [
    ("RF-2", "RF-2.48h", T),
    ("RF-2", "RF-2.warm", T),
    ("RF-4b", "RF-4b.swollen", T),
    ("RF-4b", "RF-4b.locks", T),
    ("RF-4b", "RF-4b.injury", T),
    ("RF-11", "RF-11.limp", T),
    ("RF-12", "RF-12.walk", T),
]

BESIDE = [
    ("RF-5", "RF-E4", E),
    ("RF-8", "RF-E5", E),
    ("RF-13", "RF-1a", T),
    ("RF-13", "RF-6", T),
    ("RF-13", "RF-3", B),
    ("RF-5", "RF-E1", T),
]

ICE_WITH = {"RF-1a", "RF-3", "RF-4a", "RF-6"}  # of all that want a doctor today
SAID_ONCE = {"RF-14", "RF-15", "RF-4b"}


def signs(*names: str) -> frozenset[Sign]:
    return frozenset(Sign(name) for name in names)


def details(*names: str) -> frozenset[Detail]:
    return frozenset(Detail(name) for name in names)


@pytest.mark.parametrize(("name", "expected"), ALONE.items())
def test_each_sign_by_itself(name: str, expected: Level) -> None:
    assert level(Sign(name), frozenset(), signs(name)) is expected
    assert worst(signs(name), frozenset()) is expected


def test_every_sign_has_a_row() -> None:
    assert set(ALONE) == set(Sign)


@pytest.mark.parametrize(("name", "under", "expected"), RAISED)
def test_a_detail_raises_its_sign(name: str, under: str, expected: Level) -> None:
    assert level(Sign(name), details(under), signs(name)) is expected
    assert Detail(under).sign is Sign(name)


def test_every_detail_has_a_row() -> None:
    assert {under for _, under, _ in RAISED} == set(Detail)


@pytest.mark.parametrize(("name", "other", "expected"), BESIDE)
def test_a_sign_beside_it_raises_some(name: str, other: str, expected: Level) -> None:
    assert level(Sign(name), frozenset(), signs(name, other)) is expected


@pytest.mark.parametrize(
    ("ticked", "under", "expected"),
    [
        ((), (), S),
        (("RF-14",), (), B),
        (("RF-14", "RF-3"), (), T),
        (("RF-2", "RF-11"), ("RF-11.limp",), T),
        (("RF-3", "RF-E2"), (), E),
        (("RF-13", "RF-15"), (), B),
    ],
)
def test_the_highest_level_wins(ticked: tuple[str, ...], under: tuple[str, ...], expected: Level) -> None:
    assert worst(signs(*ticked), details(*under)) is expected


@pytest.mark.parametrize("sign", list(Sign))
def test_what_is_said_once_keeps_nothing_closed(sign: Sign) -> None:
    assert blocks(sign, frozenset(), frozenset({sign})) == (sign.value not in SAID_ONCE)


def test_cracking_with_swelling_keeps_sessions_closed() -> None:
    assert blocks(Sign.CRACKING, details("RF-4b.swollen"), signs("RF-4b"))


@pytest.mark.parametrize("sign", list(Sign))
def test_icing_stays_possible_with_four_of_those_that_want_a_doctor_today(sign: Sign) -> None:
    alone = ALONE[sign.value]
    expected = alone is E or (alone is T and sign.value not in ICE_WITH)
    assert locks_ice(sign, frozenset(), frozenset({sign})) == expected


def test_a_sign_raised_to_today_locks_icing() -> None:
    assert locks_ice(Sign.CHANGED_LOOK, details("RF-2.warm"), signs("RF-2"))
    assert locks_ice(Sign.ROLLED_INWARDS, frozenset(), signs("RF-13", "RF-1a"))


def test_emergencies_stand_on_the_first_page_and_each_group_has_its_questions() -> None:
    assert {sign for sign in Sign if group_of(sign) is Group.EMERGENCY} == {
        sign for sign in Sign if ALONE[sign.value] is E
    }
    since = signs("RF-1a", "RF-4a", "RF-6", "RF-7", "RF-13")
    about = signs("RF-9", "RF-10", "RF-16a", "RF-16b", "RF-16c", "RF-17a", "RF-17b")
    assert {sign for sign in Sign if group_of(sign) is Group.SINCE} == since
    assert {sign for sign in Sign if group_of(sign) is Group.ABOUT_YOU} == about


SOME_SIGNS = st.frozensets(st.sampled_from(Sign))
SOME_DETAILS = st.frozensets(st.sampled_from(Detail))


@settings(max_examples=500)
@given(SOME_SIGNS, SOME_DETAILS, st.sampled_from(Sign), st.none() | st.sampled_from(Detail))
def test_one_more_sign_or_detail_is_never_milder(
    ticked: frozenset[Sign], under: frozenset[Detail], sign: Sign, detail: Detail | None
) -> None:
    more = ticked | {sign}
    deeper = under | ({detail} if detail is not None else set())
    assert worst(more, deeper).rank >= worst(ticked, under).rank
    for one in ticked:
        assert level(one, deeper, more).rank >= level(one, under, ticked).rank
        assert blocks(one, deeper, more) >= blocks(one, under, ticked)
        assert locks_ice(one, deeper, more) >= locks_ice(one, under, ticked)
