"""Exercises and routines of one's own for tests, whole ones and any that hypothesis thinks of."""

from __future__ import annotations

from hypothesis import strategies as st

from ankle_rehab.domain import own_checks as checks
from ankle_rehab.domain.exercise import Dose, Mode
from ankle_rehab.domain.own import OwnExercise, OwnRoutine, OwnStep, Sides

PICTURE = checks.PNG + b"not looked at"
BUILT_IN = ("ankle-circles", "wall-press", "heel-raise-double")


def bridge(own_id: str = "own-b1", name: str = "Bridge & lift") -> OwnExercise:
    """A hold of each side, whole."""
    return OwnExercise(
        own_id,
        Dose(Mode.HOLD, sets=2, seconds=10, rest=5),
        name,
        cues=("Lie on your back.", "Lift your hips."),
        stop_when="It hurts more than 3 of 10.",
        equipment="Mat",
    )


def morning(own_id: str = "own-a1", exercise_id: str = "own-b1") -> OwnRoutine:
    """A routine with a built-in exercise and one of one's own, with a pause between them."""
    steps = (
        OwnStep("ankle-circles", Dose(Mode.REPS, reps=10, tempo=(2.0,))),
        OwnStep(exercise_id, Dose(Mode.HOLD, sets=1, seconds=15), pause=20),
    )
    return OwnRoutine(own_id, "Morning", "Before breakfast", steps)


def texts(longest: int, least: int = 1) -> st.SearchStrategy[str]:
    """Texts that may be written: no half characters, no control signs, something to be seen."""
    signs = st.characters(exclude_categories=("C", "Zl", "Zp"))
    found = st.text(signs, min_size=least, max_size=longest)
    return found.filter(lambda text: not least or bool(text.strip()))


def numbers(limits: tuple[float, float]) -> st.SearchStrategy[float]:
    return st.floats(limits[0], limits[1], allow_nan=False).map(lambda number: round(number, 2))


@st.composite
def doses(draw: st.DrawFn) -> Dose:
    """Doses within the limits."""
    mode = draw(st.sampled_from(Mode))
    sets, rest = draw(st.integers(1, 10)), draw(numbers(checks.REST))
    if mode is Mode.REPS:
        parts = draw(st.sampled_from((1, 3)))
        tempo = tuple(draw(st.lists(numbers((0.5, 10)), min_size=parts, max_size=parts)))
        return Dose(mode, sets, draw(st.integers(1, 60)), 0, tempo, rest)
    limits = checks.HOLD_SECONDS if mode is Mode.HOLD else checks.WORK_SECONDS
    return Dose(mode, sets, 0, draw(numbers(limits)), (), rest)


@st.composite
def exercises(draw: st.DrawFn, own_id: str = "own-e1") -> OwnExercise:
    """Whole exercises of all kinds."""
    return OwnExercise(
        own_id,
        draw(doses()),
        draw(texts(checks.NAME)),
        draw(st.sampled_from(Sides)),
        tuple(draw(st.lists(texts(checks.SENTENCE), min_size=1, max_size=8))),
        draw(st.integers(0, 5)),
        draw(texts(checks.PARAGRAPH)),
        draw(texts(checks.PARAGRAPH, 0)),
        draw(texts(checks.SENTENCE, 0)),
        draw(st.booleans()),
        draw(st.booleans()),
        draw(st.sampled_from(("", *BUILT_IN))),
        draw(st.sampled_from((b"", PICTURE))),
    )


@st.composite
def routines(draw: st.DrawFn, own_id: str = "own-f1", exercise_id: str = "own-e1") -> OwnRoutine:
    """Routines of a few exercises, built-in ones among them."""
    steps = st.builds(OwnStep, st.sampled_from((exercise_id, *BUILT_IN)), doses(), numbers(checks.PAUSE))
    found = draw(st.lists(steps, min_size=1, max_size=6))
    return OwnRoutine(own_id, draw(texts(checks.NAME)), draw(texts(checks.PARAGRAPH, 0)), tuple(found))
