"""A preview beside the diary: nothing is ever doubled, and what a hand wrote is joined once at most."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ankle_rehab.domain.activity import Activity, Source
from ankle_rehab.domain.run_files import FileKind, FileTrouble, FoundRun, Verdict
from ankle_rehab.domain.run_matching import rows_of
from tests.domain.test_same_activity import hand, read


def found(activity: Activity, name: str = "run.fit") -> FoundRun:
    return FoundRun(name, activity=activity)


def verdicts(*activities: Activity, known: tuple[Activity, ...] = ()) -> list[Verdict]:
    return [row.verdict for row in rows_of([found(one) for one in activities], known)]


def test_files_without_an_activity_are_named_for_what_they_are() -> None:
    none = (FoundRun("a", kind=FileKind.SETTINGS), FoundRun("b", trouble=FileTrouble.DAMAGED))
    rows = rows_of(none, ())
    assert [row.verdict for row in rows] == [Verdict.LEFT_OUT, Verdict.BROKEN]
    assert not any(row.may_be_taken for row in rows)


def test_the_better_of_two_files_stands_for_both() -> None:
    rows = rows_of([found(read(source=Source.GPX), "a.gpx"), found(read(1), "b.fit")], ())
    assert [row.verdict for row in rows] == [Verdict.SAME, Verdict.NEW]
    assert (rows[0].twin, rows[0].kept) == (1, None)


def test_a_broken_copy_beside_a_whole_one_is_not_offered() -> None:
    part = read(0, 4, 0.7, partial=True)
    assert verdicts(part, read(source=Source.GPX)) == [Verdict.SAME, Verdict.NEW]
    assert verdicts(part) == [Verdict.PARTIAL]
    assert verdicts(part, known=(read(),)) == [Verdict.SAME]


def test_what_is_in_the_diary_is_not_offered_again() -> None:
    kept = replace(read(mark="m"), id=3)
    assert verdicts(read(mark="m"), read(4, 50, source=Source.TCX), known=(kept,)) == [Verdict.SAME] * 2


def test_one_line_by_hand_is_joined_to_one_file_the_nearest() -> None:
    written = replace(hand(None, None, begun=3 * 3600), id=5)
    rows = rows_of([found(read()), found(read(2 * 3600, 30, 6))], (written,))
    assert [row.verdict for row in rows] == [Verdict.NEW, Verdict.LIKE]
    assert rows[1].known == written
    assert rows[1].kept is not None
    assert rows[1].kept.id == 5
    assert [row.offered for row in rows] == [True, False]


begun = st.integers(0, 40).map(lambda place: place * 900.0)
activities = st.builds(read, begun, st.sampled_from([5.0, 30.0, 50.0]), st.just(8.0), partial=st.booleans())


@given(st.lists(activities, max_size=8), st.lists(activities, max_size=4))
def test_what_is_taken_is_never_offered_again(files: list[Activity], known: list[Activity]) -> None:
    diary = {number: replace(one, id=number) for number, one in enumerate(known)}
    for row in rows_of([found(one) for one in files], diary.values()):
        if row.kept is not None:
            number = len(diary) if row.kept.id is None else row.kept.id
            diary[number] = replace(row.kept, id=number)
    again = rows_of([found(one) for one in files], diary.values())
    assert [row.verdict for row in again if row.may_be_taken] == []
