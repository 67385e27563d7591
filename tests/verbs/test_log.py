"""`log`: what is typed in a terminal is judged like what is typed in the window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import Moment, PainEntry, Zone
from ankle_rehab.services.single import LONGEST_LINE, Single
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.verbs.parser import Refused
from ankle_rehab.verbs.saying import Code
from ankle_rehab.verbs.verb import MODULES, read
from tests.verbs.desk import Desk

OPTIONS = ("--at", "--on", "--side", "--pause", "--json", "--days", "--zone", "--", "-", "4")


def kept(desk: Desk) -> tuple[PainEntry, ...]:
    with desk.open() as database:
        return DiaryStore(database).entries()


def test_one_number_is_enough(desk: Desk) -> None:
    assert desk.types("log", "4") is Code.DONE
    assert desk.lines[0] == "Saved: left, 4, moderate."
    (entry,) = kept(desk)
    assert (entry.side, entry.score, entry.refers_to) == (Side.LEFT, 4, entry.recorded)


def test_everything_that_may_be_said(desk: Desk) -> None:
    words = (
        "2",
        "--side",
        "both",
        "--moment",
        "next-morning",
        "--zone",
        "achilles,HEEL_BACK",
        "--zone",
        "calf",
    )
    assert desk.types("log", *words, "--note", "stairs, slow", "--at", "yesterday 18:30") is Code.DONE
    left, right = kept(desk)
    assert (left.side, right.side) == (Side.LEFT, Side.RIGHT)
    for entry in (left, right):
        assert entry.moment is Moment.NEXT_MORNING
        assert entry.zones == {Zone.ACHILLES, Zone.HEEL_BACK, Zone.CALF}
        assert entry.note == "stairs, slow"
        assert entry.refers_to.utc == datetime.fromisoformat("2026-11-21T18:30+01:00")
        assert entry.refers_to.zone == "Europe/Berlin"


@pytest.mark.parametrize(
    ("at", "utc"),
    [
        ("08:15", "2026-11-22T07:15"),
        ("today 8:15", "2026-11-22T07:15"),
        ("yesterday", "2026-11-21T11:00"),
        ("2026-11-20", "2026-11-20T11:00"),
        ("2026-11-20 07:05", "2026-11-20T06:05"),
        ("2026-11-20T07:05", "2026-11-20T06:05"),
        ("2026-07-01 12:00", "2026-07-01T10:00"),
        ("2026-03-29 02:30", "2026-03-29T01:30"),
        ("2026-10-25 02:30", "2026-10-25T00:30"),
        ("now", "2026-11-22T08:00"),
    ],
)
def test_when_it_was(desk: Desk, at: str, utc: str) -> None:
    assert desk.types("log", "3", "--at", at) is Code.DONE
    (entry,) = kept(desk)
    assert entry.refers_to.utc == datetime.fromisoformat(f"{utc}+00:00")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("11",), "A score is a whole number from 0 (no pain) to 10."),
        (("-1",), "A score is a whole number"),
        (("4.5",), "A score is a whole number"),
        (("٤",), "A score is a whole number"),
        (("²",), "A score is a whole number"),
        (("9" * 5000,), "A score is a whole number"),
        (("",), "A score is a whole number"),
        ((), "required: SCORE"),
        (("4", "5"), "unrecognized arguments: 5"),
        (("4", "--side", "middle"), "There is no side called middle. It is one of: left, right, both."),
        (("4", "--moment", "often"), "There is no moment called often."),
        (("4", "--zone", "knee"), "There is no place called knee."),
        (("4", "--at", "10:00"), "That is still to come."),
        (("4", "--at", "2026-12-24"), "That is still to come."),
        (("4", "--at", "9999-12-31 23:59"), "That day is too far away."),
        (("4", "--at", "0001-01-01"), "That day is too far away."),
        (("4", "--at", "25:00"), "A time is written like 18:30, not 25:00."),
        (("4", "--at", "tomorrow 8:00"), "A day is written like 2026-11-22, not tomorrow."),
        (("4", "--at", "2026-02-30 8:00"), "A day is written like 2026-11-22, not 2026-02-30."),
        (("4", "--at", "a b c"), "A day is written like"),
        (("4", "--at", ""), "A day is written like"),
        (("4", "--note", "\udcff"), "These words hold something that is no letter."),
        (("4", "--note", "a\0b"), "These words hold something that is no letter."),
        (("4", "--not", "cut short"), "unrecognized arguments: --not"),
    ],
)
def test_nonsense_is_refused_in_words_and_nothing_is_written(
    desk: Desk, words: Sequence[str], said: str
) -> None:
    assert desk.types("log", *words) is Code.NOT_DONE
    assert said in desk.trouble
    assert kept(desk) == ()


def test_without_a_sore_side_it_asks_which(desk: Desk) -> None:
    desk.chooses(lambda settings: replace(settings, sore_side=None))
    assert desk.types("log", "4") is Code.NOT_DONE
    assert "Which side is it?" in desk.trouble
    assert desk.types("log", "4", "--side", "RIGHT") is Code.DONE


def test_a_dry_run_writes_nothing(desk: Desk) -> None:
    assert desk.types("log", "4", "--dry-run", "--side", "left") is Code.DONE
    assert desk.lines[0] == "Only a look: left, 4, moderate. Nothing was written."
    assert kept(desk) == ()


def test_what_is_written_late_says_so(desk: Desk) -> None:
    desk.types("log", "4", "--at", "2026-11-20 10:00")
    assert "It is marked as written later." in desk.lines


def test_a_high_score_is_answered_like_in_the_window(desk: Desk) -> None:
    assert desk.types("log", "7") is Code.DONE
    assert "be seen by a doctor today" in desk.lines[-1]
    desk.types("log", "6")
    assert "doctor" not in " ".join(desk.lines)


def test_before_the_first_page_was_read_nothing_is_written(desk: Desk) -> None:
    desk.chooses(lambda settings: replace(settings, accepted_version=""))
    assert desk.types("log", "4") is Code.NOT_DONE
    assert "first page" in desk.trouble
    assert kept(desk) == ()


def test_what_is_more_than_an_open_window_takes_is_refused_in_words(desk: Desk) -> None:
    window = Single(desk.folder)
    assert window.claim()
    assert window.listen()
    try:
        assert desk.types("log", "4", "--note", "x" * LONGEST_LINE) is Code.NOT_DONE
        assert desk.trouble.startswith("That is more than the open window takes at once.")
    finally:
        window.close()
    assert desk.types("log", "4", "--note", "x" * LONGEST_LINE) is Code.DONE


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(sorted(MODULES)),
    st.lists(
        st.one_of(
            st.text(max_size=12),
            st.sampled_from(
                ("--at", "--on", "--side", "--pause", "--json", "--days", "--zone", "--", "-", "4")
            ),
        ),
        max_size=6,
    ),
)
def test_whatever_is_typed_is_understood_or_refused(name: str, words: list[str]) -> None:
    try:
        read(name, words)
    except Refused as refused:
        assert str(refused).startswith("usage: ankle-rehab")
    except SystemExit as left:
        assert left.code == 0
