"""What is found for a few letters: whole words before beginnings, the action's own words before others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankle_rehab.ui.actions.actions import Action, Group
from ankle_rehab.ui.actions.search import find


def action(words: str, *known_as: str) -> Action:
    return Action(words, words, Group.DO, lambda: None, (), known_as)


SHELF = (
    action("Start: Desk break", "train", "begin"),
    action("Ice", "cold", "cool", "pack"),
    action("Read: Ice", "guide"),
    action("Back up now", "save", "copy"),
    action("Backups and your data", "restore", "folder"),
    action("Review", "numbers", "chart"),
    action("Check the warning signs", "numb", "fever"),
    action("Pause reminders for a week", "mute", "do not disturb"),
)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ice", ("Ice", "Read: Ice")),
        ("ICE read", ("Read: Ice",)),
        ("cold", ("Ice",)),
        ("backup", ("Back up now", "Backups and your data")),
        ("numb", ("Check the warning signs", "Review")),
        ("bakcup", ("Back up now", "Backups and your data")),
        ("remidners", ("Pause reminders for a week",)),
        ("week ice", ()),
        ("z", ()),
        ("pause, week!", ("Pause reminders for a week",)),
        ("dësk", ("Start: Desk break",)),
        ("   ", tuple(one.words for one in SHELF)),
        ("...", tuple(one.words for one in SHELF)),
    ],
)
def test_found(typed: str, found: tuple[str, ...]) -> None:
    assert tuple(one.words for one in find(SHELF, typed)) == found


@given(st.sampled_from(SHELF), st.data())
def test_the_beginning_of_its_words_always_finds_an_action(one: Action, data: st.DataObject) -> None:
    words = one.words.split()
    typed = " ".join(word[: data.draw(st.integers(1, len(word)))] for word in words)
    assert one in find(SHELF, typed)


@given(st.text(max_size=40))
def test_whatever_is_typed_is_looked_for(typed: str) -> None:
    assert set(find(SHELF, typed)) <= set(SHELF)
