"""The guide's cards: all there, true to what the sources say, and a broken one says which and where."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ankle_rehab.domain.causes import CauseId
from ankle_rehab.domain.guide import Deed, Group, Shown, find
from ankle_rehab.resources import resource
from ankle_rehab.storage.content import Content
from ankle_rehab.storage.fields import ContentError
from ankle_rehab.storage.guide_texts import GuideTexts
from ankle_rehab.ui.places import BELONGS_TO

FOLDER = resource("content", "en")
TEXTS = Content(FOLDER).guide
PAGES = {"today", "session", "ice", "diary", "review", "runs", "guide", "signs", "settings", *BELONGS_TO}


def reads(card_id: str) -> str:
    return "\n".join(TEXTS.card(card_id).texts())


# what is there ---------------------------------------------------------------------------------------


def test_every_group_has_cards_in_its_order() -> None:
    groups = [card.group for card in TEXTS.cards]
    assert list(dict.fromkeys(groups)) == list(Group)
    assert groups == sorted(groups, key=list(Group).index)


def test_every_card_is_of_a_day_and_has_sources() -> None:
    known = {source.key for source in Content(FOLDER).sources()}
    for card in TEXTS.cards:
        assert card.sources
        assert set(card.sources) <= known
        assert len(card.title) <= 45


def test_what_is_shown_besides_words_is_shown_once() -> None:
    assert {card.shows: card.id for card in TEXTS.cards if card.shows} == {
        Shown.SHOES: "shoes",
        Shown.BANDAGE: "bandage",
        Shown.FIRST_START: "about",
        Shown.SOURCES: "sources",
    }


def test_every_button_leads_somewhere() -> None:
    TEXTS.check(Content(FOLDER).catalogue().routines, Content(FOLDER).catalogue().exercises)
    pages = {act.target for card in TEXTS.cards for act in card.acts if act.deed is Deed.PAGE}
    assert pages <= PAGES


def test_signs_and_doctor_are_in_reach_where_the_article_sends_to_one() -> None:
    for card_id in ("doctor", "cause-injury", "cause-sprain"):
        targets = {act.target for act in TEXTS.card(card_id).acts}
        assert {"signs", "doctor"} <= targets


def test_every_cause_has_its_card_and_a_deed() -> None:
    cards = {cause.id: TEXTS.card(cause.card) for cause in TEXTS.causes.causes}
    assert set(cards) == set(CauseId)
    assert all(card.acts for card in cards.values())
    assert all(card.group is Group.WHY for card in cards.values())


# where the article and the studies differ ------------------------------------------------------------

ROWS = (
    ("never bare ice", "twenty minutes with a cloth", "10 minutes at most"),
    ("it may ease pain for a while", "found no effect of ice alone"),
    ("a brace for walking and sport", "10 days of keeping it still is the most"),
    ("only if walking makes you limp", "set up by a professional", "seen today"),
    ("the sole that turns inwards",),
    ("the ball stays, for comfort", "work for the calf"),
    ("no ball for 72 hours after a twist", "new swelling or a bruise"),
    ("no shoe is said to keep injuries away", "fit, comfort and wear"),
    ("two questions", "numb, or unable to take weight"),
    ("book an appointment in any case", "sooner with pain or swelling"),
    ("not well supported", "every score is worth writing down"),
    ("numbness is the signal to stop", "a light touch at every check"),
    ("daily basics", "balance is the part with trials behind it"),
)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_every_difference_stands_on_its_card(row: tuple[str, ...]) -> None:
    text = reads("evidence").lower()
    assert [words for words in row if words not in text] == []


def test_each_difference_says_the_article_and_what_is_done_here() -> None:
    _, *parts = TEXTS.card("evidence").parts
    assert len(parts) == len(ROWS)
    for part in parts:
        assert part.heading
        assert part.words[0].startswith("The article:")
        assert any(words.startswith("Here:") for words in part.words)


# numbers that must not slip --------------------------------------------------------------------------

NUMBERS = (
    ("ice", ("2 hours", "At most 6 in 24 hours", "then 3", "30 minutes", "5, 10 and 15 minutes")),
    ("bandage", ("7.5 to 10 cm", "10 minutes", "1 hour", "bedtime", "5 minutes", "off at night")),
    ("brace", ("4 to 6 weeks", "12 months", "10 days at most", "15 of 100", "27 with", "19 with both")),
    ("crutches", ("the good leg goes first", "the sore leg goes first", "today")),
    ("balance", ("22 of 100", "33 of 100", "3 times 30", "3 times 60", "8 weeks")),
    ("run-walk", ("eight times 1 minute", "30 minutes running", "Two green runs", "48 hours", "stage 7")),
    ("training", ("three runs a week", "two hard runs in one day", "One rest day", "480 km", "12 months")),
    ("shoes", ("480 km", "500 to 800 km", "a year", "thumb's width")),
    ("light", ("7 or more", "any number is 6", "3 to 5", "0 to 2", "Achilles", "less than two points")),
    ("first-days", ("72 hours", "6 to 8 weeks", "days 4 to 10", "four to five days")),
    ("food", ("Enough energy", "Protein", "Calcium", "Vitamin D", "bone stress")),
    ("feet", ("between the toes", "once a week", "nails straight", "damp socks", "blister")),
    ("doctor", ("38 °C", "7 or more of 10", "cracks every time", "weight on the ankle")),
)  # fmt: skip


@pytest.mark.parametrize(("card_id", "words"), NUMBERS, ids=[row[0] for row in NUMBERS])
def test_numbers_stand_on_their_cards(card_id: str, words: tuple[str, ...]) -> None:
    text = reads(card_id)
    assert [each for each in words if each not in text] == []


@pytest.mark.parametrize(
    ("sought", "first"),
    [
        ("ice", "ice"),
        ("bandage", "bandage"),
        ("splint", "brace"),
        ("crutches", "crutches"),
        ("shoe", "shoes"),
        ("bike", "cross-training"),
        ("vitamin", "food"),
        ("fever", "doctor"),
        ("eight weeks balance", "balance"),
        ("privacy", None),
    ],
)
def test_the_right_card_is_found_first(sought: str, first: str | None) -> None:
    hits = find(TEXTS.cards, sought)
    assert (hits[0].card.id if hits else None) == first


# what is broken --------------------------------------------------------------------------------------

BROKEN = (
    ("guide/ice.toml", 'id = "ice"', 'id = "snow"', "id", "'ice'"),
    ("guide/ice.toml", 'title = "Ice"\n', "", "title", "missing"),
    ("guide/ice.toml", 'group = "support"', 'group = "cold"', "group", "support"),
    ("guide/ice.toml", 'version = "2026-11-23"', 'version = "today"', "version", "a day"),
    ("guide/ice.toml", 'version = "2026-11-23"', 'version = "2026-13-23"', "version", "a day"),
    ("guide/ice.toml", '"S1", ', '"S0", ', "sources", "'S0'"),
    ("guide/ice.toml", 'page = "ice"', 'pages = "ice"', "acts[0].words", "needs one of"),
    ("guide/ice.toml", 'page = "ice"', 'page = "ice", card = "ice"', "acts[0].words", "needs one of"),
    ("guide/ice.toml", 'page = "ice"', 'card = "snow"', "acts", "'snow'"),
    ("guide/first-days.toml", 'routine = "calm-down"', 'routine = "calm"', "acts", "'calm'"),
    ("guide/exercises.toml", 'exercise = "ball-massage"', 'exercise = "ball"', "acts", "'ball'"),
    ("guide/shoes.toml", 'shows = "shoes"', 'shows = "boots"', "shows", "shoes"),
    ("guide/feet.toml", "points = [", "point = [", "parts[0].words", "missing"),
    ("guide.toml", '  "light",\n', "", "cards", "'light'"),
    ("guide.toml", '  "food",', '  "feet",', "cards[13]", "twice"),
    ("guide.toml", 'help = "When to get help"\n', "", "groups.help", "missing"),
    ("causes.toml", 'id = "footwear"', 'id = "shoes"', "causes[0].id", "footwear"),
    ("causes.toml", 'id = "tight"', 'id = "footwear"', "causes", "in its order"),
    ("causes.toml", 'id = "wobbles"', 'id = "foot-sways"', "causes", "twice"),
    ("causes.toml", 'implies = "injured-ever"', 'implies = "old-shoes"', "causes[2].questions", "another"),
    ("causes.toml", "points = 4", "points = 5", "causes[5].questions[0].points", "0 to 4"),
    ("causes.toml", 'card = "cause-tight"', 'card = "cause-loose"', "card", "'cause-loose'"),
    ("causes.toml", '["feet", "exercises", "training", "food"]', '["feet"]', "closing_cards", "one for each"),
    ("causes.toml", '"S43", "DC"', '"S43", "DD"', "sources", "'DD'"),
)  # fmt: skip


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: f"{broken[0]}-{broken[3]}-{broken[4]}")
def test_a_broken_file_is_named_with_its_field(
    tmp_path: Path, broken: tuple[str, str, str, str, str]
) -> None:
    file, old, new, field, problem = broken
    copy = Path(shutil.copytree(FOLDER, tmp_path / "en"))
    whole = (copy / file).read_text(encoding="utf-8")
    assert old in whole
    (copy / file).write_text(whole.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        Content(copy).check()
    assert (caught.value.file, caught.value.field) == (file, field)
    assert problem in caught.value.problem


def test_a_card_that_nobody_wrote_is_an_error_too() -> None:
    with pytest.raises(LookupError, match="handstand"):
        GuideTexts(FOLDER).card("handstand")
