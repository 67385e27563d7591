"""What comes back finds its place: it is new, there already, or different, and nothing is written over."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import apsw
import pytest

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.diary import DayKind
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import PainEntry
from ankle_rehab.domain.safety import Release, SignCheck
from ankle_rehab.domain.story import ActivityScore
from ankle_rehab.domain.triage import Sign
from ankle_rehab.services.export_job import Form, write
from ankle_rehab.storage.arrived import Arrived
from ankle_rehab.storage.day_store import DayStore
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.storage.merging import Merging
from ankle_rehab.storage.pain_store import PainStore
from ankle_rehab.storage.story_store import StoryStore
from tests.exchange.reading import filled, look
from tests.exchange.shelf import MADE, NOW, Shelf
from tests.fakes.entries import pain, stamp
from tests.fakes.paper_diary import PaperDiary


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def content(path: Path, folder: Path) -> dict[str, Any]:
    """Everything in a diary as an archive tells it, without the numbers that mean nothing outside of it."""
    target = folder / "content.json"
    write(path, Form.ARCHIVE, target, MADE, lambda _done: None)
    whole: dict[str, Any] = json.loads(target.read_text(encoding="utf-8"))
    sessions = {one["id"]: (one["started"]["at"], one["plan"]) for one in whole["sessions"]}
    shoes = {one["id"]: one["name"] for one in whole["shoes"]}
    for run in whole["runs"]:
        run["session"] = sessions.get(run.get("session"))
        run["shoe"] = shoes.get(run.get("shoe"))
    runs = {one["id"]: {**one, "id": None} for one in whole["runs"]}
    for entry in whole["entries"]:
        for said in (entry, *entry.get("history", ())):
            said["session"] = sessions.get(said.get("session"))
            said["run"] = runs.get(said.get("run"))
    for name in (
        *("sessions", "entries", "icings", "activities"),
        *("plan_steps", "test_results", "bandages", "cause_checks", "shoes", "reminders"),
        *("runs", "run_plans"),
    ):
        for record in whole[name]:
            record.pop("id")
        whole[name].sort(key=repr)
    for name in ("own_exercises", "own_routines"):
        whole[name].sort(key=repr)
    for name in ("sign_checks", "ice_conditions"):
        for record in whole[name]:
            record.pop("id")
    return whole


@pytest.mark.parametrize("seeds", [range(4 * part, 4 * part + 4) for part in range(10)], ids=str)
def test_a_whole_diary_moves_to_another_computer(seeds: range, tmp_path: Path) -> None:
    for seed in seeds:
        folder = tmp_path / str(seed)
        folder.mkdir()
        shelf = Shelf(folder)
        with shelf.from_there.opened() as database:
            PaperDiary(seed).into(database)
        numbers = shelf.arrive()
        assert all(set(verdicts) == {"new"} for verdicts in numbers.values())
        shelf.take()
        there, here = (content(one.path, folder) for one in (shelf.from_there, shelf.here))
        for whole in (there, here):
            whole.pop("settings")
            whole.pop("counts")
        assert in_order(there) == in_order(here)
        again = shelf.arrive()
        assert all(set(verdicts) == {"same"} for verdicts in again.values())
        assert not shelf.take()


def in_order(whole: dict[str, Any]) -> dict[str, Any]:
    """Answered pages by chance go back in time; they come in the order of their times."""
    for name in ("sign_checks", "ice_conditions"):
        whole[name].sort(key=repr)
    return whole


def test_the_same_twice_is_taken_once(shelf: Shelf) -> None:
    shelf.add_there(pain(3), pain(3, hour=10), pain(3, hour=10, side=Side.RIGHT))
    assert shelf.arrive() == {"pain_entry": {"new": 3}}
    shelf.take()
    assert shelf.arrive() == {"pain_entry": {"same": 3}}
    assert shelf.take() == {}
    assert len(shelf.entries()) == 3


def test_two_entries_that_look_alike_stay_two(shelf: Shelf) -> None:
    shelf.add_there(pain(3), pain(3), pain(4))
    shelf.add_here(pain(3))
    assert shelf.arrive() == {"pain_entry": {"same": 1, "new": 2}}
    shelf.take()
    assert sorted(entry.score for entry in shelf.entries()) == [3, 3, 4]


def test_the_same_entry_with_another_score_is_shown_and_kept(shelf: Shelf) -> None:
    shelf.add_there(pain(6, note="theirs"))
    shelf.add_here(pain(3, note="mine"))
    assert shelf.arrive() == {"pain_entry": {"different": 1}}
    (difference,) = shelf.differences()
    assert (difference.mine, difference.theirs) == (
        {"score": 3, "note": "mine"},
        {"score": 6, "note": "theirs"},
    )
    assert shelf.take() == {}
    assert [entry.note for entry in shelf.entries()] == ["mine"]


def test_what_is_replaced_goes_into_the_history(shelf: Shelf) -> None:
    shelf.add_there(pain(6, note="theirs"))
    shelf.add_here(pain(3, note="mine"))
    shelf.arrive()
    (difference,) = shelf.differences()
    assert shelf.take({(difference.kind, difference.number)}) == {"pain_entry": 1}
    with shelf.here.opened() as database:
        (entry,) = DiaryStore(database).entries()
        assert entry.id is not None
        (past,) = PainStore(database).history(entry.id)
        assert database.rows("SELECT revision FROM pain_entry") == [(2,)]
    assert (entry.score, entry.note) == (6, "theirs")
    assert (past.was.score, past.was.note, past.changed) == (3, "mine", NOW)
    assert shelf.arrive() == {"pain_entry": {"same": 1}}


def test_an_entry_that_only_comes_out_of_the_trash_has_no_more_history(shelf: Shelf) -> None:
    shelf.add_there(pain(6))
    shelf.add_here(pain(6))
    with shelf.here.opened() as database:
        store = DiaryStore(database)
        (entry,) = store.entries()
        assert entry.id is not None
        store.remove_pain(entry.id, NOW.utc)
    shelf.arrive()
    (difference,) = shelf.differences()
    assert shelf.take({(difference.kind, difference.number)}) == {"pain_entry": 1}
    with shelf.here.opened() as database:
        assert DiaryStore(database).entries() == (entry,)
        assert PainStore(database).history(entry.id) == ()


def test_what_was_thrown_away_here_does_not_come_back_unasked(shelf: Shelf) -> None:
    shelf.add_there(pain(6))
    shelf.add_here(pain(6))
    with shelf.here.opened() as database:
        store = DiaryStore(database)
        (entry,) = store.entries()
        assert entry.id is not None
        store.remove_pain(entry.id, NOW.utc)
    assert shelf.arrive() == {"pain_entry": {"different": 1}}
    shelf.take()
    assert shelf.entries() == []
    (difference,) = shelf.differences()
    shelf.take({(difference.kind, difference.number)})
    assert len(shelf.entries()) == 1


@pytest.mark.parametrize("form", [Form.ARCHIVE, Form.TABLES])
def test_history_comes_with_a_new_entry(shelf: Shelf, form: Form) -> None:
    with shelf.from_there.opened() as database:
        (kept,) = DiaryStore(database).add_pain([pain(3)])
        PainStore(database).edit(replace(kept, score=5), NOW)
    shelf.add_here(pain(1, hour=3))
    shelf.arrive(form)
    shelf.take()
    with shelf.here.opened() as database:
        entry = DiaryStore(database).entries()[-1]
        assert entry.id is not None
        (past,) = PainStore(database).history(entry.id)
    assert (entry.score, past.was.score, past.changed) == (5, 3, NOW)


def test_a_table_alone_brings_scores_without_their_sessions(shelf: Shelf) -> None:
    filled(shelf.from_there.path.parent, PaperDiary(3))
    tables = shelf.send(Form.TABLES)
    numbers = look(shelf.here.path, tables / "pain.csv")
    assert set(numbers) == {"pain_entry"}
    shelf.take()
    assert len(shelf.entries()) == numbers["pain_entry"]["new"]
    assert all(entry.session_id is None for entry in shelf.entries())
    shelf.arrive(Form.TABLES)
    shelf.take()
    assert look(shelf.here.path, tables / "pain.csv") == {"pain_entry": {"same": len(shelf.entries())}}


def in_a_session(shelf: Shelf) -> PainEntry:
    """The one entry here that belongs to a session."""
    filled(shelf.here.path.parent, PaperDiary(3))
    with shelf.here.opened() as database:
        database.rows("UPDATE pain_entry SET session_id = NULL")
        sql = "SELECT id FROM session WHERE outcome IS NOT NULL AND deleted_utc IS NULL"
        session = int(database.rows(sql)[0][0])
        (entry,) = DiaryStore(database).add_pain([replace(pain(4, hour=17), session_id=session)])
    return entry


def test_a_table_alone_leaves_an_entry_in_its_session(shelf: Shelf) -> None:
    entry = in_a_session(shelf)
    shelf.from_there.path.write_bytes(shelf.here.path.read_bytes())
    with shelf.from_there.opened() as database:
        PainStore(database).edit(replace(entry, note="changed in the table"), NOW)
    look(shelf.here.path, shelf.send(Form.TABLES) / "pain.csv")
    (difference,) = shelf.differences()
    assert set(difference.theirs) == {"note"}
    shelf.take({(difference.kind, difference.number)})
    with shelf.here.opened() as database:
        (found,) = [one for one in DiaryStore(database).entries() if one.id == entry.id]
    assert found == replace(entry, note="changed in the table")


def test_a_session_that_has_another_number_there_is_no_difference(shelf: Shelf) -> None:
    entry = in_a_session(shelf)
    archive = shelf.folder / "diary.json"
    write(shelf.here.path, Form.ARCHIVE, archive, MADE, lambda _done: None)
    whole = json.loads(archive.read_text(encoding="utf-8"))
    for session in whole["sessions"]:
        session["id"] += 1000
    for one in whole["entries"]:
        for said in (one, *one.get("history", ())):
            if "session" in said:
                said["session"] += 1000
        if one["id"] == entry.id:
            one["note"] = "changed there"
    archive.write_text(json.dumps(whole), encoding="utf-8")
    look(shelf.here.path, archive)
    (difference,) = shelf.differences()
    assert set(difference.theirs) == {"note"}


def test_another_entry_that_has_its_number_by_now_is_not_written_over(shelf: Shelf) -> None:
    """The file was compared, then the entry was removed for good and its number given to another."""
    shelf.add_there(pain(6))
    shelf.add_here(pain(7))
    assert shelf.arrive() == {"pain_entry": {"different": 1}}
    (difference,) = shelf.differences()
    with shelf.here.opened() as database:
        store = DiaryStore(database)
        (entry,) = store.entries()
        assert entry.id is not None
        database.rows("DELETE FROM pain_entry")
        (other,) = store.add_pain([pain(2, hour=20, note="written since")])
        assert other.id == entry.id
    shelf.take({(difference.kind, difference.number)})
    assert {one.note for one in shelf.entries()} == {"written since"}


def test_what_belongs_to_a_record_is_found_without_looking_through_all(shelf: Shelf) -> None:
    shelf.add_there(pain(6))
    shelf.arrive()
    arrived = Arrived(shelf.here.path.with_name("incoming.db"))
    for table, link in (
        ("session_step", "session_id"),
        ("pain_history", "entry_id"),
        ("activity_score", "activity_id"),
    ):
        (row,) = arrived.rows(f"EXPLAIN QUERY PLAN SELECT * FROM {table} WHERE {link} = 1")
        assert str(row[-1]).startswith("SEARCH")
    arrived.close()


def test_answers_about_signs_come_in_the_order_of_their_times(shelf: Shelf) -> None:
    """A sign is released by what was answered after it, so the order decides what holds."""
    ticked = SignCheck(stamp(hour=8), frozenset({Sign.FEVER}), False, "1")
    seen = SignCheck(stamp(hour=9), frozenset(), False, "1", Release.SEEN)
    later = SignCheck(stamp(hour=10), frozenset({Sign.CRACKING}), False, "1")
    with shelf.from_there.opened() as database:
        for check in (ticked, later):
            DiaryStore(database).add_check(check)
    with shelf.here.opened() as database:
        DiaryStore(database).add_check(seen)
    shelf.arrive()
    shelf.take()
    with shelf.here.opened() as database:
        found = [replace(check, id=None) for check in DiaryStore(database).checks()]
    assert found == [ticked, seen, later]


def test_another_word_for_a_day_is_shown(shelf: Shelf) -> None:
    day = NOW.local_date
    for book, kind in ((shelf.from_there, DayKind.SICK), (shelf.here, DayKind.REST)):
        with book.opened() as database:
            DayStore(database).mark(day, kind)
    assert shelf.arrive() == {"day_mark": {"different": 1}}
    (difference,) = shelf.differences()
    assert (difference.mine, difference.theirs) == ({"kind": "rest"}, {"kind": "sick"})
    shelf.take({(difference.kind, difference.number)})
    with shelf.here.opened() as database:
        assert DayStore(database).marks() == {day: DayKind.SICK}


def test_no_more_than_three_activities_are_asked_about(shelf: Shelf) -> None:
    score = ActivityScore(stamp(hour=8), 4)
    with shelf.from_there.opened() as database:
        store = StoryStore(database)
        for name in ("walking", "stairs"):
            store.add_score(store.add_activity(name).id, score)
    with shelf.here.opened() as database:
        store = StoryStore(database)
        for name in ("running", "stairs"):
            store.add_activity(name)
    shelf.arrive()
    shelf.take()
    with shelf.from_there.opened() as database:
        StoryStore(database).add_activity("hopping")
    shelf.arrive()
    shelf.take()
    with shelf.here.opened() as database:
        found = {one.name: one.scores for one in StoryStore(database).activities()}
    assert found == {"running": (), "stairs": (score,), "walking": (score,)}


def test_a_kept_entry_is_told_to_the_search(shelf: Shelf) -> None:
    shelf.add_there(pain(3, note="Stairs hurt"))
    shelf.arrive()
    shelf.take()
    with shelf.here.opened() as database:
        found = database.rows("SELECT count(*) FROM pain_words WHERE pain_words MATCH 'stairs'")
    assert found == [(1,)]


def test_many_that_are_replaced_only_go_out_of_use_in_the_search(shelf: Shelf) -> None:
    """Wiping each out takes the window longer and longer."""
    entries = [pain(3, hour=hour, day=date(2026, 1, day)) for day in range(1, 29) for hour in range(4)]
    shelf.add_here(*(replace(entry, note="heron") for entry in entries))
    shelf.add_there(*(replace(entry, note="saffron") for entry in entries))
    assert shelf.arrive() == {"pain_entry": {"different": len(entries)}}
    asked: list[str] = []
    with shelf.here.opened() as database:
        arrived = Arrived(shelf.here.path.with_name("incoming.db"))
        with database.change() as change:
            change._connection.trace_v2(apsw.SQLITE_TRACE_STMT, lambda event: asked.append(event["sql"]))
            Merging(change, arrived, arrived.all_different(), NOW).run()
        arrived.close()
        assert sum("secure-delete" in sql for sql in asked) == 2
        (kept,) = database.rows("SELECT v FROM pain_words_config WHERE k = 'secure-delete'")
        assert kept == (1,)
        for word, found in (("heron", 0), ("saffron", len(entries))):
            sql = "SELECT count(*) FROM pain_words WHERE pain_words MATCH ?"
            assert database.rows(sql, (word,)) == [(found,)]


def test_a_moment_keeps_its_zone_and_its_day(shelf: Shelf) -> None:
    odd = Stamp(stamp().utc, "Mars/Olympus", stamp().local_date.replace(year=1901))
    shelf.add_there(replace(pain(3), recorded=odd, refers_to=odd))
    for form in (Form.TABLES, Form.ARCHIVE):
        shelf.arrive(form)
        shelf.take()
    assert [entry.refers_to for entry in shelf.entries()] == [odd]
