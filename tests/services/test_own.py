"""The shelf of one's own exercises and routines: what is done, undone, given and taken."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import pytest

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.own import OwnExercise, OwnStep
from ankle_rehab.domain.own_sharing import Meeting, Shared
from ankle_rehab.domain.plan import make_plan
from ankle_rehab.domain.session import SessionRun
from ankle_rehab.services.own import Own
from ankle_rehab.services.undo import Action
from ankle_rehab.storage.own_share import NotTaken, Trouble
from ankle_rehab.storage.own_store import Broken
from ankle_rehab.storage.plan_codec import rebuild
from tests.fakes.clock import FakeClock
from tests.fakes.own import PICTURE, bridge, morning
from tests.ui.house import House, stamp

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def house(clock: FakeClock, data_dir: Path) -> Generator[House]:
    house = House(clock, data_dir)
    yield house
    house.close()


@pytest.fixture
def own(house: House) -> Own:
    own = house.parts.own
    own.keep_exercise(bridge())
    own.keep_routine(morning())
    return own


@pytest.mark.usefixtures("own")
def test_what_was_written_can_be_done(house: House) -> None:
    routine = house.parts.repertoire.routine("own-a1")
    plan = make_plan(routine, (Side.LEFT,))
    assert [exercise.name for exercise in plan.exercises] == ["Ankle circles", "Bridge & lift"]
    assert routine.gate.max_rest_pain == 3
    assert "0 to 3" in routine.gate.words
    assert "3 days after a twist" in routine.gate.words
    assert house.parts.repertoire.exercise("own-b1").name == "Bridge & lift"


def test_what_is_not_whole_is_kept_but_not_done(own: Own) -> None:
    own.keep_exercise(replace(bridge(), cues=()))
    assert not own.exercises()
    assert not own.routines()
    assert [one.id for one in own.written_routines()] == ["own-a1"]
    with pytest.raises(LookupError):
        own.routine("own-a1")


def test_each_change_is_told_and_can_be_taken_back(house: House, own: Own) -> None:
    told: list[bool] = []
    own.changed.connect(lambda: told.append(True))
    own.keep_exercise(replace(bridge(), picture=PICTURE, name="Other"))
    assert own.own_exercise("own-b1").name == "Other"
    assert house.diary.undo.next_undo is Action.OWN
    assert house.diary.undo.undo()
    assert own.own_exercise("own-b1") == bridge()
    assert house.diary.undo.redo()
    assert own.own_exercise("own-b1").picture == PICTURE
    assert len(told) == 3


def test_what_was_thrown_away_is_still_found_by_what_needs_it(own: Own) -> None:
    own.remove("own-b1")
    assert not own.exercises()
    assert own.exercise("own-b1").name == "Bridge & lift"
    assert [routine.id for routine in own.routines()] == ["own-a1"]
    assert own.used_in("own-b1") == ("Morning",)
    assert [one.id for one in own.thrown_away()] == ["own-b1"]
    own.put_back("own-b1")
    assert [one.id for one in own.exercises()] == ["own-b1"]


def test_what_is_deleted_for_good_is_gone_from_what_needed_it(own: Own) -> None:
    own.remove("own-b1")
    own.erase("own-b1")
    assert not own.routines()
    assert own.routine_problems(own.own_routine("own-a1"))


def test_a_session_goes_on_with_an_exercise_that_was_thrown_away(house: House, own: Own) -> None:
    run = SessionRun.begin(make_plan(own.routine("own-a1"), (Side.LEFT, Side.RIGHT)))
    number = house.diary.begin_session(run, stamp(22, 8))
    house.diary.keep_step(number, run)
    own.remove("own-b1")
    own.remove("own-a1")
    found = house.diary.open_session()
    assert found is not None
    assert rebuild(found, house.parts.repertoire.exercise).plan == run.plan
    own.erase("own-b1")
    own.erase("own-a1")
    house.diary.save_open(number)
    assert [session.name for session in house.diary.sessions()] == ["Morning"]


def test_a_copy_of_a_built_in_routine_can_be_done_with_its_gate(house: House, own: Own) -> None:
    copied = own.copy_routine("calm-down", "My calm-down")
    assert own.routine(copied).gate == house.content.routine("calm-down").gate
    assert own.routine(copied).name == "My calm-down"
    harder = own.own_routine(copied)
    own.keep_routine(replace(harder, steps=(*harder.steps, OwnStep("own-b1", bridge().dose))))
    assert own.routine(copied).gate.max_rest_pain == 3
    assert own.routine(copied).gate.hours_after_twist == 72


def test_a_copy_of_a_built_in_exercise_keeps_its_figure(own: Own) -> None:
    copied = own.copy_exercise("hop-hold", "Small hops")
    exercise = own.exercise(copied)
    assert (exercise.name, exercise.shown_by) == ("Small hops", "hop-hold")
    assert own.own_exercise(copied).waits_after_icing
    again = own.copy_exercise(copied, "Smaller hops")
    assert own.exercise(again).shown_by == "hop-hold"


@pytest.mark.usefixtures("own")
def test_a_row_that_is_not_understood_stops_nothing(house: House) -> None:
    with house.database.change() as change:
        change.do("INSERT INTO own_exercise (id, value) VALUES ('own-d4', '[]')")
        change.do("UPDATE own_routine SET value = '7' WHERE id = 'own-a1'")
    again = Own(house.diary, house.database, house.content, house.clock)
    assert [type(one) for one in again.written_exercises()] == [OwnExercise, Broken]
    assert [type(one) for one in again.written_routines()] == [Broken]
    assert not again.routines()
    assert [one.id for one in again.exercises()] == ["own-b1"]


# given and taken -----------------------------------------------------------------------------------------


def test_a_routine_is_given_with_its_own_exercises(own: Own) -> None:
    assert own.shared(("own-a1",)) == Shared((bridge(),), (morning(),))
    assert own.shared(("own-b1",)) == Shared((bridge(),), ())


def test_what_comes_stands_beside_what_is_there(own: Own) -> None:
    coming = Shared((replace(bridge(), name="Other"), bridge("own-c3")), (morning(),))
    found = {one.coming.id: one.meeting for one in own.arrivals(coming)}
    assert found == {"own-a1": Meeting.SAME, "own-b1": Meeting.DIFFERENT, "own-c3": Meeting.NEW}


def test_what_was_thrown_away_comes_as_new(own: Own) -> None:
    own.remove("own-b1")
    (found,) = own.arrivals(Shared((bridge(),), ()))
    assert found.meeting is Meeting.NEW


@pytest.mark.parametrize(
    "shared",
    [
        Shared((replace(bridge("own-c3"), cues=()),), ()),
        Shared((replace(bridge("own-c3"), pain_limit=9),), ()),
        Shared((replace(bridge("own-c3"), figure="no-figure"),), ()),
        Shared((), (morning("own-e5", "own-f6"),)),
        Shared((bridge("own-a1"),), ()),
    ],
    ids=["no sentences", "too much pain", "no such figure", "no such exercise", "the id of a routine"],
)
def test_what_could_not_be_done_is_not_taken(own: Own, shared: Shared) -> None:
    with pytest.raises(NotTaken) as refused:
        own.arrivals(shared)
    assert refused.value.trouble in (Trouble.PROBLEM, Trouble.TWICE)


def test_what_was_taken_is_one_step_back(house: House, own: Own) -> None:
    own.take((replace(bridge(), name="Other"), bridge("own-c3")), (morning("own-e5", "own-c3"),))
    assert own.own_exercise("own-b1").name == "Other"
    assert {one.id for one in own.routines()} == {"own-a1", "own-e5"}
    house.diary.undo.undo()
    assert own.own_exercise("own-b1") == bridge()
    assert {one.id for one in own.routines()} == {"own-a1"}
