"""Looking for something in the guide."""

from __future__ import annotations

import pytest

from ankle_rehab.domain.guide import Group, GuideCard, GuidePart, find, folded


def card(card_id: str, title: str, *words: str, points: tuple[str, ...] = ()) -> GuideCard:
    return GuideCard(
        card_id, title, Group.CARE, "In short.", "2026-11-23", (GuidePart("", words, points),), ("S1",)
    )


CARDS = (
    card("food", "Food", "Café au lait has calcium. Eat enough."),
    card("ice", "Ice", "Wrap it in a towel. Twenty minutes of ice at most.", points=("Never in bed.",)),
    card("wrap", "Bandage", "Wrap it lightly. No ice under a bandage that is tight."),
)


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        ("", ()),
        ("  ,. ", ()),
        ("ice", ("ice", "wrap")),
        ("ICE", ("ice", "wrap")),
        ("band", ("wrap",)),
        ("and", ()),
        ("cafe", ("food",)),
        ("CAFÉ", ("food",)),
        ("ice towel", ("ice",)),
        ("towel ice", ("ice",)),
        ("ice zeppelin", ()),
        ("wrap", ("ice", "wrap")),
        ("bandage wrap", ("wrap",)),
        ("in short", ("food", "ice", "wrap")),
    ],
)
def test_every_word_begins_a_word_and_titles_come_first(sought: str, found: tuple[str, ...]) -> None:
    assert tuple(hit.card.id for hit in find(CARDS, sought)) == found


@pytest.mark.parametrize(
    ("sought", "sentences"),
    [
        ("ice", ["Twenty minutes of ice at most.", "No ice under a bandage that is tight."]),
        ("tight ice", ["No ice under a bandage that is tight."]),
        ("bed", ["Never in bed."]),
        ("food", ["In short."]),
    ],
)
def test_the_sentence_that_fits_best_is_told(sought: str, sentences: list[str]) -> None:
    assert [hit.sentence for hit in find(CARDS, sought)] == sentences


def test_accents_and_capitals_do_not_count() -> None:
    assert folded("Éclair Straße") == "eclair strasse"
