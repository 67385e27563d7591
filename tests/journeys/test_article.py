"""Every sentence of advice in the article stands on a screen that can be reached, and is proved to act."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ankle_rehab.domain.exercise import Mode
from tests.journeys.article import ROWS
from tests.journeys.article_row import Row
from tests.journeys.visitor import Visitor

ROOT = Path(__file__).resolve().parents[2]
ASKED = {
    "I cannot take four steps on it. (If I can limp four steps, I can.)": "It may need an X-ray.",
    "It looks different: big swelling, spreading redness, deep bruising or a new lump.": "A change you",
    "The pain is severe: 7 or more of 10, at rest or just walking.": "Severe pain is a reason",
    "It cracks every time I move it.": "cracking with each movement is worth an appointment",
    "I have a fever (38 °C or more, or hot and shivery) and the ankle hurts.": "should be checked today",
}
CLOSING = ("Care for your feet.", "Do some exercises.", "Do not over-train.", "Keep a good diet.")


@pytest.fixture
def reader(newcomer: Visitor) -> Visitor:
    """In front of Today, with nothing answered yet."""
    newcomer.click("Which ankle is sore?: Left")
    newcomer.click("I understand")
    return newcomer


def name_of(row: Row) -> str:
    return re.sub(r"\W+", "-", f"{row.article} {row.advice}")


@pytest.mark.parametrize("row", ROWS, ids=name_of)
def test_its_screen_says_it(reader: Visitor, row: Row) -> None:
    for step in row.way:
        part, _, button = step.rpartition(" > ")
        reader.click(button, within=part)
    assert reader.page == row.page
    missing = [words for words in row.says if not reader.finds(words)]
    assert not missing, f"{row.article!r} is not said on {row.page}: {missing}"


@pytest.mark.parametrize("proof", sorted({proof for row in ROWS for proof in row.proof}))
def test_what_is_named_as_its_proof_is_there(proof: str) -> None:
    file, _, test = proof.partition("::")
    assert re.search(rf"^def {test}\(", (ROOT / file).read_text(encoding="utf-8"), re.MULTILINE)


def test_no_sentence_is_without_a_screen_and_a_proof() -> None:
    assert all(row.article and row.advice and row.way and row.says and row.proof for row in ROWS)


@pytest.mark.parametrize("sign", ASKED)
def test_each_of_the_five_signs_leads_to_its_advice(reader: Visitor, sign: str) -> None:
    reader.click("Warning signs")
    reader.tick_signs(sign)
    assert reader.finds(ASKED[sign])
    assert reader.finds("See a doctor today") or reader.finds("Book a doctor or physiotherapist")


def test_the_wall_press_holds_for_one_minute(resident: Visitor) -> None:
    resident.click("Start session")
    player = resident.program.parts.player
    while (exercise := resident.run().exercise) is not None and exercise.id != "wall-press":
        resident.wait(5)
    dose = resident.run().dose
    assert dose is not None
    assert (dose.mode, dose.seconds) == (Mode.HOLD, 60)
    assert resident.finds("Wall press")
    player.end()


def test_whatever_fits_ends_with_the_four_closing_points(reader: Visitor) -> None:
    reader.click("Guide")
    reader.click("Answer the questions")
    reader.click("Show what fits")
    assert all(reader.finds(words) for words in CLOSING)
    assert reader.finds("No clear match")
