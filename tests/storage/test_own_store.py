"""Exercises and routines of one's own on the disk and in a shared file: whole, or a sentence says why not."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankle_rehab.domain.own import OwnExercise, OwnRoutine, OwnWords
from ankle_rehab.domain.own_checks import MOST_PICTURE_BYTES, Flaw, Place, Problem
from ankle_rehab.domain.own_sharing import Meeting, Shared, arrival, with_what_they_need
from ankle_rehab.resources import resource
from ankle_rehab.storage import own_share
from ankle_rehab.storage.content import Content
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.own_codec import (
    NotUnderstood,
    exercise_of_text,
    exercise_text,
    routine_of_text,
    routine_text,
)
from ankle_rehab.storage.own_share import NotTaken, Trouble, shared_bytes, shared_of
from ankle_rehab.storage.own_store import Broken, OwnStore
from tests.fakes.clock import FakeClock
from tests.fakes.fresh import open_fresh
from tests.fakes.own import PICTURE, bridge, exercises, morning, routines

Changed = Callable[[dict[str, Any]], object]


@pytest.fixture
def database(data_dir: Path, clock: FakeClock) -> Database:
    return open_fresh(data_dir / "diary.db", clock)


@given(exercises(), routines())
def test_what_is_written_is_read_again(own: OwnExercise, routine: OwnRoutine) -> None:
    assert exercise_of_text(own.id, exercise_text(own), own.picture) == own
    assert routine_of_text(routine.id, routine_text(routine)) == routine


@given(exercises(), routines())
def test_a_shared_file_brings_back_what_went_in(own: OwnExercise, routine: OwnRoutine) -> None:
    shared = Shared((own,), (routine,))
    assert shared_of(shared_bytes(shared)) == shared
    assert shared_bytes(shared_of(shared_bytes(shared))) == shared_bytes(shared)


def test_the_store_keeps_the_order_the_picture_and_what_is_half_written(
    database: Database, clock: FakeClock
) -> None:
    store = OwnStore(database)
    half = replace(bridge("own-c3"), name="", cues=())
    store.keep_exercise(half)
    store.keep_exercise(replace(bridge(), picture=PICTURE))
    store.keep_routine(morning())
    found = store.shelved()
    assert found.exercises == (half, replace(bridge(), picture=PICTURE))
    assert found.routines == (morning(),)
    store.keep_exercise(replace(half, name="Now with a name"))
    store.remove("own-a1", clock.now())
    assert [one.id for one in store.shelved().exercises] == ["own-c3", "own-b1"]
    assert store.shelved().removed == {"own-a1"}
    store.put_back("own-a1")
    assert not store.shelved().removed
    store.erase("own-b1")
    assert [one.id for one in store.shelved().exercises] == ["own-c3"]
    database.close()


@pytest.mark.parametrize("value", ["[]", "1", '{"name": 3}', '{"name": "a"}', '"' + "x" * 50 + '"'])
def test_a_row_that_is_not_understood_is_told_and_stays(database: Database, value: str) -> None:
    with database.change() as change:
        change.do("INSERT INTO own_exercise (id, value) VALUES ('own-d4', ?)", (value,))
        change.do("INSERT INTO own_routine (id, value) VALUES ('own-e5', ?)", (value,))
    store = OwnStore(database)
    store.keep_exercise(bridge())
    found = store.shelved()
    assert [type(one) for one in (*found.exercises, *found.routines)] == [Broken, OwnExercise, Broken]
    assert database.rows("SELECT value FROM own_exercise WHERE id = 'own-d4'") == [(value,)]
    database.close()


# shared files of strangers -------------------------------------------------------------------------------


def file_with(change: Changed) -> bytes:
    """A good file after somebody has been at it."""
    table = json.loads(shared_bytes(Shared((bridge(),), (morning(),))))
    answer = change(table)
    return json.dumps(table if answer is None else answer).encode()


def put(*way: str | int, to: object) -> Changed:
    """Put something else in one place of the file."""

    def change(table: dict[str, Any]) -> None:
        inner: Any = table
        for name in way[:-1]:
            inner = inner[name]
        inner[way[-1]] = to

    return change


@pytest.mark.parametrize(
    ("change", "trouble"),
    [
        (put("format", to="something-else"), Trouble.NOT_OURS),
        (put("version", to=2), Trouble.NEWER),
        (put("version", to="1"), Trouble.NOT_OURS),
        (put("version", to=True), Trouble.NOT_OURS),
        (put("more", to=1), Trouble.NOT_OURS),
        (put("exercises", to={}), Trouble.NOT_OURS),
        (put("exercises", to=[{}] * 201), Trouble.TOO_LARGE),
        (put("exercises", to=[1]), Trouble.PROBLEM),
        (put("exercises", 0, "id", to="wall-press"), Trouble.PROBLEM),
        (put("exercises", 0, "id", to="own-../../x"), Trouble.PROBLEM),
        (put("exercises", 0, "name", to=["a"]), Trouble.PROBLEM),
        (put("exercises", 0, "name", to="a\ud800"), Trouble.PROBLEM),
        (put("exercises", 0, "cues", to="Lift"), Trouble.PROBLEM),
        (put("exercises", 0, "cues", to=["a"] * 101), Trouble.PROBLEM),
        (put("exercises", 0, "pain_limit", to=True), Trouble.PROBLEM),
        (put("exercises", 0, "dose", "seconds", to=-1), Trouble.PROBLEM),
        (put("exercises", 0, "dose", "sets", to=0), Trouble.PROBLEM),
        (put("exercises", 0, "dose", "sets", to=10**30), Trouble.PROBLEM),
        (put("exercises", 0, "dose", "rest", to=float("inf")), Trouble.NOT_OURS),
        (put("exercises", 0, "picture", to="%%%"), Trouble.PROBLEM),
        (put("exercises", 0, "picture", to="A" * (MOST_PICTURE_BYTES * 2)), Trouble.PROBLEM),
        (put("exercises", 0, "on_click", to="alert(1)"), Trouble.PROBLEM),
        (put("routines", 0, "steps", 0, "exercise", to=7), Trouble.PROBLEM),
        (put("routines", 0, "id", to="own-b1"), Trouble.TWICE),
        (lambda table: [table], Trouble.NOT_OURS),
    ],
)
def test_a_file_of_a_stranger_is_refused_as_a_whole(change: Changed, trouble: Trouble) -> None:
    with pytest.raises(NotTaken) as refused:
        shared_of(file_with(change))
    assert refused.value.trouble is trouble


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"PK\x03\x04",
        b"[" * 100_000 + b"]" * 100_000,
        b'{"format": ' + b"9" * 5000 + b"}",
        b'{"format": NaN}',
    ],
)
def test_bytes_that_are_no_such_file_are_refused(content: bytes) -> None:
    with pytest.raises(NotTaken) as refused:
        shared_of(content)
    assert refused.value.trouble is Trouble.NOT_OURS


def test_a_huge_file_is_not_even_looked_into(tmp_path: Path) -> None:
    path = tmp_path / "huge.json"
    with path.open("wb") as file:
        file.truncate(own_share.MOST_BYTES + 1)
    with pytest.raises(NotTaken) as refused:
        own_share.read(path)
    assert refused.value.trouble is Trouble.TOO_LARGE


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    )
)
def test_whatever_stands_in_the_place_of_an_exercise_is_refused(anything: object) -> None:
    with pytest.raises(NotTaken):
        shared_of(file_with(put("exercises", 0, to=anything)))


def test_a_file_with_a_mark_of_its_order_is_read() -> None:
    assert shared_of(b"\xef\xbb\xbf" + shared_bytes(Shared((bridge(),), ()))).exercises == (bridge(),)


def test_the_place_of_a_wrong_value_is_named() -> None:
    with pytest.raises(NotTaken) as refused:
        shared_of(file_with(put("routines", 0, "steps", 1, "pause", to="long")))
    assert refused.value.name == "Morning"
    assert refused.value.problem == Problem(Flaw.WRONG_KIND, Place.PAUSE, 1)


def test_what_comes_is_new_the_same_or_different() -> None:
    other = replace(bridge(), cues=("Lift.",), pain_limit=2)
    assert arrival(bridge(), None).meeting is Meeting.NEW
    assert arrival(bridge(), bridge()).meeting is Meeting.SAME
    assert arrival(other, bridge()).differs == (Place.CUES, Place.PAIN_LIMIT)
    assert arrival(bridge(), None, broken=True).meeting is Meeting.DIFFERENT


def test_nothing_that_differs_hides_behind_what_is_named() -> None:
    """Such as whether it waits after ice."""
    milder = replace(bridge(), name="Other", waits_after_icing=False, not_when_swollen=False)
    assert arrival(milder, bridge()).differs == (Place.NAME, Place.MORE)
    assert arrival(replace(bridge(), not_when_swollen=False), bridge()).differs == (Place.MORE,)
    copied = replace(morning(), note="", copied_from="calm-down")
    assert arrival(copied, morning()).differs == (Place.NOTE, Place.MORE)


def test_a_routine_brings_the_exercises_that_are_not_here() -> None:
    both = (arrival(morning(), None), arrival(bridge(), None))
    assert with_what_they_need(["own-a1"], both) == ((bridge(),), (morning(),))
    here = (arrival(morning(), None), arrival(bridge(), replace(bridge(), name="Mine")))
    assert with_what_they_need(["own-a1"], here) == ((), (morning(),))
    assert with_what_they_need(["own-b1"], here) == ((bridge(),), ())


def test_the_words_of_the_program_for_them_are_there() -> None:
    words = Content(resource("content", "en")).own()
    assert isinstance(words, OwnWords)
    assert "{limit}" in words.gate_rest
    assert "{limit}" in words.gate_walking
    assert "{days}" in words.gate_twist


def test_an_id_that_is_not_ones_own_is_refused() -> None:
    with pytest.raises(NotUnderstood):
        exercise_of_text("wall-press", exercise_text(bridge()), b"")
