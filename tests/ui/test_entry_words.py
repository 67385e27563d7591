"""What an entry says and what it said before, in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ankle_rehab.domain.draft import EntryDraft
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import (
    Moment,
    PainEntry,
    PastEntry,
    Stiffness,
    Support,
    Swelling,
    Zone,
)
from ankle_rehab.ui.words import entry_words
from tests.fakes.entries import pain, stamp

BARE = pain(4)
FULL = replace(
    BARE,
    side=Side.RIGHT,
    score=6,
    moment=Moment.DURING_WORST,
    refers_to=stamp(date(2026, 11, 21), 17),
    zones=frozenset({Zone.ARCH, Zone.ACHILLES}),
    swelling=Swelling.CLEAR,
    stiffness=Stiffness.UP_TO_5,
    limp=True,
    gave_way=True,
    twist=True,
    support=frozenset({Support.TAPE, Support.BRACE}),
    woke_at_night=True,
    medicine="ointment",
    medicine_at=stamp(date(2026, 11, 21), 18),
    note="up the hill",
)


def test_every_difference_is_told_as_it_was() -> None:
    assert entry_words.differences(FULL, BARE) == (
        "6, moderate",
        "right",
        "Worst during it",
        "Saturday 21 November, 18:00",
        "Achilles tendon, arch",
        "clearly swollen",
        "stiff for 1 to 5 min",
        "limped",
        "gave way",
        "twisted",
        "woke from it",
        "brace, tape",
        "“ointment”",
        "medicine taken Saturday 21 November, 19:00",
        "“up the hill”",
    )
    assert entry_words.differences(BARE, FULL) == (
        "4, moderate",
        "left",
        "At rest, before",
        "Sunday 22 November, 10:00",
        "no place named",
        "swelling: not said",
        "stiffness: not said",
        "limp: not said",
        "giving way: not said",
        "twist: not said",
        "the night: not said",
        "support: not said",
        "no medicine named",
        "time of the medicine: not said",
        "no note",
    )
    assert entry_words.differences(FULL, FULL) == ()


def test_no_field_that_can_be_changed_is_forgotten() -> None:
    fixed = {"recorded", "session_id", "activity_id", "id"}
    names = [name for name in PainEntry.__match_args__ if name not in fixed]
    assert len(entry_words.differences(FULL, BARE)) == len(names)


def test_no_is_an_answer() -> None:
    said = replace(BARE, limp=False, gave_way=False, twist=False, woke_at_night=False)
    words = ("no limp", "did not give way", "no twist", "slept through")
    assert entry_words.differences(said, BARE) == words
    assert entry_words.more(EntryDraft.of(replace(said, refers_to=BARE.refers_to)))[:4] == words


def test_a_long_note_is_told_in_one_line_with_its_end_left_out() -> None:
    (told,) = entry_words.differences(replace(BARE, note="word\n" * 100), BARE)
    assert told.startswith("“word word word")
    assert told.endswith("…”")
    assert len(told) <= entry_words.LONGEST_QUOTE + 3


def test_the_history_is_told_the_latest_first() -> None:
    first, second = replace(BARE, score=2), replace(BARE, score=3)
    past = (PastEntry(stamp(hour=10), first), PastEntry(stamp(hour=12), second))
    assert entry_words.history(BARE, past) == (
        "Sunday 22 November, 13:00, until then: 3, mild",
        "Sunday 22 November, 11:00, until then: 2, mild",
    )
    assert entry_words.history(BARE, ()) == ()


@pytest.mark.parametrize("changed", [False, True])
def test_what_was_saved(*, changed: bool) -> None:
    both = (BARE, replace(BARE, side=Side.RIGHT))
    verb = "Changed" if changed else "Saved"
    assert entry_words.saved((BARE,), changed=changed) == f"{verb}: left, 4, moderate."
    assert entry_words.saved(both, changed=changed) == f"{verb}: both ankles, 4, moderate."
