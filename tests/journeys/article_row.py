"""What a row of the table of the article's advice is, and names that many rows share."""

from __future__ import annotations

from dataclasses import dataclass

GUIDE, SESSION, NONE = "Guide", "Session", "None of these"
EXERCISES = "Look at single exercises"
QUESTIONS = (GUIDE, "Answer the questions")
TRAINING = (GUIDE, "Running and training > Training rules")
CAUSES = "tests/journeys/test_guide.py::"
LADDER = "tests/domain/test_run_ladder.py::"
PLAN = "tests/domain/test_plan.py::"
OPENS = f"{CAUSES}test_every_card_opens_and_every_button_leads_on"


@dataclass(frozen=True)
class Row:
    """One sentence of the article that asks somebody to do something.

    `article` is how it begins, `advice` the same in our words. `way` are the buttons from Today on; where a
    name stands twice, its part of the page comes first ("Cold and support > Ice"). What `says` has to be read
    there, in a text or on a control. `proof` names tests of what the program does about it.
    """

    article: str
    advice: str
    way: tuple[str, ...]
    page: str
    says: tuple[str, ...]
    proof: tuple[str, ...]
