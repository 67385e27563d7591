"""The words of the content: levels in order, nothing claimed, short enough, and every safety text there."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from itertools import pairwise

import pytest

from ankle_rehab.domain.exercise import Dose, Exercise, Mode
from ankle_rehab.domain.gates import Reason
from ankle_rehab.domain.icing import SkinCheck
from ankle_rehab.domain.icing_rules import Condition, Hold
from ankle_rehab.domain.settings import Region
from ankle_rehab.domain.triage import Group, Sign
from ankle_rehab.domain.voice_lines import Line
from ankle_rehab.resources import resource
from ankle_rehab.storage.content import Content

FOLDER = resource("content", "en")
EXERCISES = tuple(path.stem for path in sorted((FOLDER / "exercises").glob("*.toml")))
LEVELLED = tuple(one for one in EXERCISES if one not in ("brisk-walk", "easy-run"))  # these have the ladder
FILES = tuple(path.relative_to(FOLDER).as_posix() for path in sorted(FOLDER.rglob("*.toml")))

# Words that claim what the program must not claim, or that scold; a part of a word counts.
NEVER_SAID = (
    "treats",
    "heal",
    "cure",
    "rehabilitat",
    "relieve",
    "monitor",
    "measure",
    "assess",
    "detect",
    "screening",
    "diagnos",
    "you have ",
    "rule out",
    "your risk",
    "predict",
    "prevents",
    "proven",
    "safe to",
    "cleared",
    "all clear",
    "approved by",
    "you are fine",
    "inevitable",
    "fail",
    "must",
    "should have",
)


@pytest.fixture(scope="module")
def content() -> Content:
    return Content(FOLDER)


def texts(file: str) -> Iterator[tuple[str, str]]:
    """Every text of a file with the name of its field."""
    yield from _texts("", tomllib.loads((FOLDER / file).read_text(encoding="utf-8")))


def _texts(field: str, value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield field, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _texts(f"{field}.{name}".lstrip("."), inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(field, inner)


# easier and harder -----------------------------------------------------------------------------------


def load(dose: Dose) -> tuple[float, ...]:
    """The ways in which a dose can be more."""
    return dose.sets, dose.reps, dose.seconds, dose.side_seconds


@pytest.mark.parametrize("exercise_id", LEVELLED)
def test_easier_is_never_more_and_each_step_goes_down(content: Content, exercise_id: str) -> None:
    found = content.exercise(exercise_id)
    doses = [found.dose, *(level.dose for level in found.easier)]
    assert len(doses) > 1
    for harder, easier in pairwise(doses):
        assert easier.side_seconds <= harder.side_seconds
        assert easier.set_seconds <= harder.set_seconds
        assert sum(easier.tempo) <= sum(harder.tempo)


@pytest.mark.parametrize("exercise_id", LEVELLED)
def test_harder_is_not_less_in_every_way(content: Content, exercise_id: str) -> None:
    found = content.exercise(exercise_id)
    assert found.harder
    for level in found.harder:
        more = [new >= old for new, old in zip(load(level.dose), load(found.dose), strict=True) if old]
        assert any(more)


@pytest.mark.parametrize("exercise_id", EXERCISES)
def test_every_level_says_something_of_its_own(content: Content, exercise_id: str) -> None:
    found = content.exercise(exercise_id)
    words = [level.words for level in (*found.easier, *found.harder)]
    assert len(set(words)) == len(words)


def test_the_next_easier_wall_press_is_the_longer_one(content: Content) -> None:
    easier = content.exercise("wall-press").easier
    assert [(level.dose.sets, level.dose.seconds, level.dose.rest) for level in easier] == [
        (3, 20, 15),
        (5, 10, 10),
    ]
    assert all(level.dose.switch == 15 and level.dose.mode is Mode.HOLD for level in easier)


# words -----------------------------------------------------------------------------------------------


def spoken(found: Exercise) -> tuple[str, ...]:
    return (*found.cues, *found.segments, *found.phase_words, found.work_word)


@pytest.mark.parametrize("exercise_id", EXERCISES)
def test_what_is_spoken_is_short_and_holds_no_number(content: Content, exercise_id: str) -> None:
    found = content.exercise(exercise_id)
    assert all(len(cue) <= 90 for cue in found.cues)
    assert all(re.match(r"[A-Z].*\.$", cue) for cue in found.cues)
    assert not [text for text in spoken(found) if re.search(r"\d", text)]
    assert all(len(word) <= 8 for word in found.phase_words)
    assert re.fullmatch(r"[A-Z ]{3,8}", found.work_word)
    assert len(found.name) <= 30


@pytest.mark.parametrize("file", [file for file in FILES if file != "sources.toml"])
def test_nothing_is_said_that_must_not_be_claimed(file: str) -> None:
    found = [
        (field, words) for field, text in texts(file) for words in NEVER_SAID if words in f"{text} ".lower()
    ]
    assert found == []


@pytest.mark.parametrize("file", [file for file in FILES if file != "sources.toml"])
def test_sentences_can_be_read_at_twelve(file: str) -> None:
    sentences = [
        (field, sentence)
        for field, text in texts(file)
        for sentence in re.split(r"(?<=[.:;!?])\s+", text)
        if len(sentence.split()) > 32
    ]
    assert sentences == []


def test_places_for_values_are_those_that_get_filled(content: Content) -> None:
    allowed = {
        "signs.toml": {"when"},
        "advice.toml": {"limit"},
        "icing.toml": {"at", "used", "limit", "minutes"},
        "voice.toml": {"number", "sets"},
        "bandage.toml": {"at", "side"},
        "self-tests.toml": {"limit"},
        "running.toml": {"stage"},
        "own.toml": {"limit", "days"},
    }
    for file in FILES:
        places = {place for _, text in texts(file) for place in re.findall(r"{(\w*)}", text)}
        assert places == allowed.get(file, set()), file
    assert "{when}" in content.sign_page().footer
    assert "{at}" in content.icing().next_allowed


# safety texts ----------------------------------------------------------------------------------------


def test_every_sign_is_asked_once_and_each_detail_stands_under_its_sign(content: Content) -> None:
    page = content.sign_page()
    assert sorted(question.sign for question in page.questions) == sorted(Sign)
    for question in page.questions:
        assert all(detail.sign is question.sign for detail in question.details)
    assert sum(len(page.group(group)) for group in Group) == len(Sign)


def test_no_weight_and_no_feeling_are_two_questions(content: Content) -> None:
    words = {question.sign: question.words for question in content.sign_page().questions}
    assert "four steps" in words[Sign.NO_FOUR_STEPS]
    assert "numb" in words[Sign.NUMB]


def test_every_sign_text_bears_its_version(content: Content) -> None:
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", content.text_version)
    assert content.text_version == content.sign_page().text_version == content.first_start().text_version
    assert content.text_version == content.icing().text_version == content.advice().text_version


def test_every_region_knows_whom_to_call(content: Content) -> None:
    words = content.emergency()
    assert words.numbers == {
        Region.EUROPE: "112",
        Region.UNITED_KINGDOM: "999",
        Region.NORTH_AMERICA: "911",
        Region.AUSTRALIA: "000",
        Region.OTHER: "",
    }
    assert all(words.numbers[region] in words.call[region] for region in Region)


def test_everything_that_closes_says_why(content: Content) -> None:
    assert set(content.advice().reasons) == set(Reason)
    assert set(content.icing().holds) == set(Hold)
    assert set(content.icing().conditions) == set(Condition)
    assert set(content.icing().checks) == set(SkinCheck)


def test_the_voice_has_every_line(content: Content) -> None:
    assert set(content.lines()) == {line.value for line in Line}
