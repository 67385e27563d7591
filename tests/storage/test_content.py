"""The content that comes with the program: all of it loads, and a broken file says which and where."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ankle_rehab.domain.routine import ExerciseStep
from ankle_rehab.resources import resource
from ankle_rehab.storage.content import Content, ContentError

FOLDER = resource("content", "en")
EXERCISES = tuple(path.stem for path in sorted((FOLDER / "exercises").glob("*.toml")))
FILES = tuple(path.relative_to(FOLDER).as_posix() for path in sorted(FOLDER.rglob("*.toml")))


@pytest.fixture(scope="module")
def content() -> Content:
    return Content(FOLDER)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the content that a test may break."""
    return Path(shutil.copytree(FOLDER, tmp_path / "en"))


# what is there ---------------------------------------------------------------------------------------


def test_all_content_is_whole(content: Content) -> None:
    content.check()
    assert len(content.exercises()) == 20
    assert len(content.routines()) == 9


COLD_ANKLES_MAY = {"calm-down", "desk"}


def test_a_cold_ankle_gets_no_ball_no_balance_and_no_strength(content: Content) -> None:
    open_when_cold = {routine.id for routine in content.routines() if not routine.gate.waits_after_icing}
    assert open_when_cold == COLD_ANKLES_MAY
    for routine_id in open_when_cold:
        steps = content.routine(routine_id).steps
        assert not any(isinstance(step, ExerciseStep) and step.exercise.not_when_swollen for step in steps)


def test_the_article_comes_first(content: Content) -> None:
    three = ("ankle-circles", "wall-press", "ball-massage")
    assert tuple(found.id for found in content.exercises() if found.from_article) == three
    assert tuple(found.id for found in content.exercises())[:3] == three
    first = content.routines()[0]
    assert first.id == "three"
    assert tuple(step.exercise.id for step in first.steps if isinstance(step, ExerciseStep)) == three


def test_a_routine_reads_only_its_own_files(copy: Path) -> None:
    (copy / "exercises" / "hop-hold.toml").write_text("broken", encoding="utf-8")
    (copy / "voice.toml").unlink()
    assert Content(copy).routine("three").name == "The article's three"


def test_what_was_read_is_kept(copy: Path) -> None:
    content = Content(copy)
    routine, page = content.routine("three"), content.sign_page()
    shutil.rmtree(copy)
    assert content.routine("three") is routine
    assert content.sign_page() is page
    assert content.exercise("wall-press").work_word == "PRESS"


GATES = {
    "three": (3, 72, True, True),
    "pre-run": (3, 72, False, True),
    "post-run": (None, 72, False, False),
    "daily": (3, 72, False, False),
    "calm-down": (None, 0, True, False),
    "rest-day": (5, 72, False, True),
    "desk": (None, 72, True, True),
    "strength": (3, 168, False, False),
    "balance": (2, 72, False, False),
}


def test_every_routine_has_its_gate(content: Content) -> None:
    assert set(GATES) == {routine.id for routine in content.routines()}


@pytest.mark.parametrize(("routine_id", "gate"), GATES.items())
def test_gates(content: Content, routine_id: str, gate: tuple[int | None, float, bool, bool]) -> None:
    """Highest score, hours after a twist, stays open while an appointment is waited for, asks rarely."""
    found = content.routine(routine_id).gate
    assert (found.limit, found.hours_after_twist, found.stays_open, found.asks_rarely) == gate
    assert found.not_after_red == (routine_id == "strength")
    assert (found.max_walking_pain is not None) == (routine_id == "balance")


def test_pain_limits(content: Content) -> None:
    higher = {
        "band-evert": 5,
        "band-invert": 5,
        "heel-raise-double": 5,
        "heel-raise-single": 5,
        "single-leg-balance": 5,
        "star-reach": 5,
        "hop-hold": 2,
        "brisk-walk": 2,
    }
    every = (*content.exercises(), *content.running_exercises())
    assert {found.id: found.pain_limit for found in every} == {
        exercise_id: higher.get(exercise_id, 3) for exercise_id in EXERCISES
    }


@pytest.mark.parametrize("exercise_id", EXERCISES)
def test_the_limit_stands_in_the_words_too(content: Content, exercise_id: str) -> None:
    found = content.exercise(exercise_id)
    assert f"above {found.pain_limit} of 10" in found.stop_when


def test_only_the_ball_is_not_for_a_swollen_ankle(content: Content) -> None:
    assert [found.id for found in content.exercises() if found.not_when_swollen] == ["ball-massage"]


def test_segments_and_sides_in_turn(content: Content) -> None:
    assert {found.id: len(found.segments) for found in content.exercises() if found.segments} == {
        "ankle-circles": 2,
        "ball-massage": 2,
        "star-reach": 3,
        "line-walk": 3,
    }
    assert {found.id for found in content.exercises() if found.alternate_sides} == {
        "heel-raise-single",
        "single-leg-balance",
        "star-reach",
        "hop-hold",
    }


# what is broken --------------------------------------------------------------------------------------

PRESS = "exercises/wall-press.toml"
PUMPS = "exercises/ankle-pumps.toml"
THREE = "routines/three.toml"
STAR = "exercises/star-reach.toml"
BROKEN = (
    (PRESS, 'name = "Wall press"\n', "", "name", "missing"),
    (PRESS, 'name = "Wall press"', 'name = ""', "name", "empty"),
    (PRESS, 'name = "Wall press"', 'name = " Wall press"', "name", "space"),
    (PRESS, 'name = "Wall press"', "name = 7", "name", "text"),
    (PRESS, 'name = "Wall press"', 'name = "Wall press"\ntitle = "x"', "title", "unknown"),
    (PRESS, 'id = "wall-press"', 'id = "ankle-circles"', "id", "'wall-press'"),
    (PRESS, "pain_limit = 3", "pain_limit = 11", "pain_limit", "0 to 10"),
    (PRESS, "pain_limit = 3", "pain_limit = -1", "pain_limit", "0 to 10"),
    (PRESS, "pain_limit = 3", "pain_limit = 2.5", "pain_limit", "whole"),
    (PRESS, "pain_limit = 3", "pain_limit = true", "pain_limit", "whole"),
    (PRESS, "from_article = true", 'from_article = "yes"', "from_article", "true or false"),
    (PRESS, '  "Ease off slowly.",', '  "",', "cues[5]", "empty"),
    (PRESS, '  "Ease off slowly.",', "  5,", "cues[5]", "text"),
    (PRESS, 'sources = ["S1", "S59", "S60", "S33", "S69"]', "sources = []", "sources", "missing"),
    (PRESS, '"S69"]', '"S99"]', "sources", "'S99'"),
    (PRESS, 'mode = "hold"', 'mode = "held"', "dose.mode", "hold, reps, continuous"),
    (PRESS, "seconds = 60\n", "", "dose", "needs seconds"),
    (PRESS, "seconds = 60\n", 'seconds = "60"\n', "dose.seconds", "number"),
    (PRESS, "seconds = 60\n", "seconds = -60\n", "dose.seconds", "0 or more"),
    (PRESS, "seconds = 60\n", "seconds = nan\n", "dose.seconds", "0 or more"),
    (PRESS, "seconds = 60\n", "seconds = 60\nreps = 3\n", "dose.reps", "mode hold"),
    (PRESS, "seconds = 60\n", "seconds = 60\nspeed = 3\n", "dose.speed", "unknown"),
    (PRESS, "dose = { sets = 3, seconds = 20", "dose = { sets = 0, seconds = 20", "easier[0].dose.sets", "1"),
    (PRESS, "dose = { sets = 4,", "dose = { set = 4,", "harder[1].dose.set", "unknown"),
    (PRESS, 'words = "Two presses of 60 seconds."\n', "", "harder[0].words", "missing"),
    (PRESS, "[dose]", "[dosage]", "dose", "missing"),
    (PRESS, 'id = "wall-press"', 'id = "wall-press', "", "line 1"),
    (PUMPS, 'phase_words = ["pull", "", "push"]', "", "phase_words", "three words"),
    (PUMPS, '["pull", "", "push"]', '["pull", "push"]', "phase_words", "three words"),
    (PUMPS, '["pull", "", "push"]', '["pull", "wait", "push"]', "phase_words[1]", "else none"),
    (PUMPS, '["pull", "", "push"]', '["pull", "", ""]', "phase_words[2]", "needs a word"),
    (PUMPS, "tempo = [1, 0, 1]", "tempo = [1, 1]", "dose", "tempo"),
    (PUMPS, "tempo = [1, 0, 1]", "tempo = 2", "dose.tempo", "list"),
    (STAR, "cue_segments = [0, 0, 0, 0]", "cue_segments = [0]", "cue_segments", "one"),
    (STAR, "cue_segments = [0, 0, 0, 0]", "cue_segments = [0, 0, 1, 0]", "cue_segments", "rise"),
    (STAR, "cue_segments = [0, 0, 0, 0]", "cue_segments = [0, 0, 0, 3]", "cue_segments", "rise"),
    (PRESS, "pain_limit = 3", "pain_limit = 3\nwide_cues = [99]", "wide_cues", "cues"),
    (THREE, 'exercise = "wall-press"', 'exercise = "wall-pres"', "steps[1].exercise", "'wall-pres'"),
    (THREE, "dose = { seconds = 60 }", "dose = { reps = 60 }", "steps[2].dose.reps", "mode continuous"),
    (THREE, "dose = { seconds = 60 }", "dose = 60", "steps[2].dose", "table"),
    (THREE, "max_rest_pain = 3", "max_rest_pain = 12", "gate.max_rest_pain", "0 to 10"),
    (THREE, "hours_after_twist = 72\n", "", "gate.hours_after_twist", "missing"),
    (THREE, 'id = "three"', 'id = "four"', "id", "'three'"),
    (THREE, 'sources = ["S1"]', 'sources = ["X"]', "sources", "'X'"),
    ("routines/post-run.toml", 'activity = "walk"', 'activity = "run"', "steps[0].activity", "walk"),
    ("routines/post-run.toml", "seconds = 180\n", "", "steps[0].seconds", "missing"),
    ("catalogue.toml", '  "hop-hold",\n', "", "exercises", "'hop-hold'"),
    ("catalogue.toml", '  "hop-hold",', '  "wall-press",', "exercises[19]", "twice"),
    ("catalogue.toml", '  "desk",\n', "", "routines", "'desk'"),
    ("catalogue.toml", "text_version", "version", "text_version", "missing"),
    ("sources.toml", "[S2]\nread =", "[S2]\nseen =", "S2.read", "missing"),
    ("sources.toml", "[S46]", "[S460]", "sources", "'S46'"),
    ("signs.toml", 'sign = "RF-5"', 'sign = "RF-3"', "questions", "one question"),
    ("signs.toml", 'sign = "RF-4a"', 'sign = "RF-4c"', "questions[6].sign", "RF-4a"),
    ("signs.toml", 'detail = "RF-2.warm"', 'detail = "RF-2.48h"', "questions[11].details", "RF-2"),
    ("signs.toml", "twist_advice = ", "advice = ", "twist_advice", "missing"),
    ("first-start.toml", 'accept = "I understand"\n', "", "accept", "missing"),
    ("emergency.toml", 'australia = "000"\n', "", "numbers.australia", "missing"),
    ("emergency.toml", '[call]\n', '[call]\nmoon = "Call."\n', "call.moon", "unknown"),
    ("advice.toml", "[reasons.twist]", "[reasons.twisted]", "reasons.twist", "missing"),
    ("icing.toml", 'diabetes = "Diabetes"\n', "", "conditions.diabetes", "missing"),
    ("icing.toml", "\n5 = ", "\n6 = ", "checks.5", "missing"),
    ("voice.toml", 'rest = "Rest."\n', "", "lines.rest", "missing"),
    ("voice.toml", 'rest = "Rest."\n', 'rest = "Rest."\nresting = "Rest."\n', "lines.resting", "unknown"),
)  # fmt: skip
WHOLE = {
    "'wall-press'": "must be 'wall-press', like the name of the file",
    "'three'": "must be 'three', like the name of the file",
    "'S99'": "'S99' does not stand in sources.toml",
    "'X'": "'X' does not stand in sources.toml",
    "three words": "a tempo of three parts needs three words, any other none",
    "else none": "needs a word where its part has seconds, else none",
    "needs a word": "needs a word where its part has seconds, else none",
    "one": "an exercise with segments needs one number for each cue",
    "'wall-pres'": "there is no exercise 'wall-pres'",
    "'hop-hold'": "'hop-hold' is missing",
    "twice": "'wall-press' stands here twice",
    "'desk'": "'desk' is missing",
    "one question": "each sign wants one question",
    "RF-2": "must be exactly those of RF-2",
    "rise": "must rise from 0 and name segments that exist",
    "cues": "must name cues that exist",
}
"""The sentences that only a reader of texts says, in full."""
BLAMED = {("sources.toml", "sources"): "icing.toml"}  # the file that names what the list has lost


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: f"{broken[0]}-{broken[3]}-{broken[4]}")
def test_a_broken_file_is_named_with_its_field(copy: Path, broken: tuple[str, str, str, str, str]) -> None:
    file, old, new, field, problem = broken
    path = copy / file
    whole = path.read_text(encoding="utf-8")
    assert old in whole
    path.write_text(whole.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        Content(copy).check()
    blamed = BLAMED.get((file, field), file)
    assert (caught.value.file, caught.value.field) == (blamed, field)
    assert problem in caught.value.problem
    assert caught.value.problem == WHOLE.get(problem, caught.value.problem)
    assert blamed in str(caught.value)
    assert field in str(caught.value)


@pytest.mark.parametrize("file", FILES)
def test_a_missing_file_is_named(copy: Path, file: str) -> None:
    (copy / file).unlink()
    with pytest.raises(ContentError) as caught:
        Content(copy).check()
    known = {Path(file).stem, file}
    assert any(name in str(caught.value) for name in known)


def test_a_file_in_another_encoding_is_named(copy: Path) -> None:
    (copy / "signs.toml").write_bytes('title = "Später"'.encode("latin-1"))
    with pytest.raises(ContentError, match=r"signs\.toml"):
        Content(copy).sign_page()


def test_an_unknown_exercise_is_an_error_too(content: Content) -> None:
    with pytest.raises(ContentError, match=r"exercises/handstand\.toml: there is no such file"):
        content.exercise("handstand")
