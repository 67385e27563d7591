"""Tables as somebody else may write them: which row belongs to which record, and what is wrong in which."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ankle_rehab.exchange import spreadsheet_reader
from ankle_rehab.exchange.found import Found
from ankle_rehab.exchange.problem import NotUnderstood, Problem

AT, UTC = "2026-11-22T09:00:00+01:00", 1_795_334_400_000_000
TRIAGE = "time,question_id,answer,level,text_version,check_id,page,time_zone,time_date"


def put(folder: Path, *lines: str, name: str = "table.csv") -> Path:
    path = folder / name
    path.write_bytes("\r\n".join(lines).encode())
    return path


def records(folder: Path, *lines: str, told: list[int] | None = None) -> list[Found]:
    letters = [] if told is None else told
    return list(spreadsheet_reader.read(put(folder, *lines), letters.append))


def wrong(folder: Path, *lines: str) -> tuple[Problem, str, int, str]:
    with pytest.raises(NotUnderstood) as raised:
        records(folder, *lines)
    return raised.value.problem, raised.value.place, raised.value.number, raised.value.field


def named(found: Found) -> dict[str, Any]:
    """The columns of a record by their names."""
    return dict(zip(found.kind.columns, found.row, strict=True))


# answered pages -------------------------------------------------------------------------------------------


def answer(question: str, said: str, *, page: str = "signs", check: int = 7, level: str = "") -> str:
    return f"{AT},{question},{said},{level},v1,{check},{page},Europe/Berlin,2026-11-21"


def test_rows_of_one_page_are_one_record(tmp_path: Path) -> None:
    first, second, ice, third = records(
        tmp_path,
        TRIAGE,
        answer("RF-5", "yes", level="B"),
        answer("RF-1b", " YES "),
        answer("RF-2", "no"),
        answer("RF-2.warm", "1"),
        answer("twist", "true"),
        answer("page", " PAGES "),
        answer("on", "2026-11-20"),
        answer("note", " As it is "),
        answer("release", "seen", check=8),
        answer("ends", " RF-5 ", check=8),
        answer("ends", "twist", check=8),
        answer("diabetes", "yes", page="ice", check=8),
        answer("asked", "yes", page="ice", check=8),
        answer("RF-5", "", check=9),
        answer("twist", "0", check=9),
    )
    assert [one.number for one in (first, second, ice, third)] == [2, 10, 13, 15]
    assert {one.place for one in (first, second, ice, third)} == {"table.csv"}
    whole = named(first)
    when = (UTC, "Europe/Berlin", "2026-11-21")
    assert (whole["id"], whole["at_utc"], whole["at_zone"], whole["at_date"]) == (7, *when)
    assert json.loads(whole["signs"]) == ["RF-1b", "RF-5"]
    assert json.loads(whole["details"]) == ["RF-2.warm"]
    assert (whole["twisted"], whole["page"], whole["level"]) == (1, "pages", "B")
    assert (whole["on_date"], whole["note"], whole["text_version"]) == ("2026-11-20", " As it is ", "v1")
    assert (whole["release"], whole["closes"]) == (None, "[]")
    ended = named(second)
    assert (ended["id"], ended["release"], json.loads(ended["closes"])) == (8, "seen", ["RF-5", "twist"])
    assert (ended["twisted"], ended["signs"], ended["on_date"], ended["note"]) == (0, "[]", None, "")
    cold = named(ice)
    assert (ice.kind.name, cold["id"], json.loads(cold["ticked"]), cold["asked"]) == (
        "ice_conditions",
        8,
        ["diabetes"],
        1,
    )
    assert (named(third)["id"], named(third)["twisted"], named(third)["signs"]) == (9, 0, "[]")
    assert named(third)["page"] == "former"


AMISS: list[tuple[str, tuple[Problem, str, int, str]]] = [
    (answer("RF-5", "perhaps"), (Problem.NOT_KNOWN, "table.csv", 3, "answer")),
    (answer("RF-5", "yes", page="feet"), (Problem.NOT_KNOWN, "table.csv", 3, "page")),
    (answer("RF-99", "yes", check=8), (Problem.NOT_KNOWN, "table.csv", 3, "signs")),
    (answer("on", "today", check=8), (Problem.NOT_KNOWN, "table.csv", 3, "on")),
    (answer("release", "maybe", check=8), (Problem.NOT_KNOWN, "table.csv", 3, "release")),
    (answer("ends", "RF-99", check=8), (Problem.NOT_KNOWN, "table.csv", 3, "closes")),
    (answer("RF-5", "yes", check=8, level="odd"), (Problem.NOT_KNOWN, "table.csv", 3, "level")),
]


@pytest.mark.parametrize(("row", "said"), AMISS)
def test_a_wrong_answer_is_named_with_its_line(
    tmp_path: Path, row: str, said: tuple[Problem, str, int, str]
) -> None:
    assert wrong(tmp_path, TRIAGE, answer("RF-5", "yes"), row) == said


# other tables ---------------------------------------------------------------------------------------------


def test_scores_of_an_activity_follow_it(tmp_path: Path) -> None:
    found = records(
        tmp_path,
        "activity_id,activity,time,score_0_10",
        f"4,Stairs,{AT},3",
        f"4,Stairs,{AT},5",
        "5,Hopping,,",
        f"4,Again,{AT},7",
    )
    assert [(named(one)["id"], named(one)["name"]) for one in found] == [
        (4, "Stairs"),
        (5, "Hopping"),
        (4, "Again"),
    ]
    assert [one.number for one in found] == [2, 4, 5]
    assert [[row[-1] for row in one.inner] for one in found] == [[3, 5], [], [7]]
    assert found[0].inner[0] == (UTC, "UTC+01:00", "2026-11-22", 3)
    bare = records(tmp_path, "activity_id,activity", "4,Stairs", "4,Stairs")
    assert [len(one.inner) for one in bare] == [0, 0]


def test_a_wrong_score_inside_is_named(tmp_path: Path) -> None:
    head = "activity_id,activity,time,score_0_10"
    rows = (f"4,Stairs,{AT},3", f"4,Stairs,{AT},11")
    assert wrong(tmp_path, head, *rows) == (Problem.NOT_KNOWN, "table.csv", 3, "score_0_10")
    assert wrong(tmp_path, head, rows[0], "4,Stairs,,5") == (Problem.MISSING, "table.csv", 3, "time")


def test_a_day_is_what_is_marked_of_it(tmp_path: Path) -> None:
    found = records(
        tmp_path, "date,sleep,rest,sick", "2026-11-20,,yes,", "2026-11-21,7,no,", "2026-11-22,,,1"
    )
    assert [one.row for one in found] == [("2026-11-20", "rest"), ("2026-11-22", "sick")]
    both = wrong(tmp_path, "date,sleep,rest,sick", "2026-11-20,,yes,yes")
    assert both[:3] == (Problem.NOT_KNOWN, "table.csv", 2)
    odd = wrong(tmp_path, "date,sleep,rest,sick", "2026-11-20,,perhaps,")
    assert odd == (Problem.NOT_KNOWN, "table.csv", 2, "rest")


def test_minutes_stand_for_seconds_where_a_table_has_no_seconds(tmp_path: Path) -> None:
    head, row = "run_id,start,minutes", f"4,{AT},31.5"
    assert named(records(tmp_path, head, row)[0])["seconds"] == 1890
    (both,) = records(tmp_path, f"{head},moving_seconds", f"{row},7")
    assert named(both)["seconds"] == 7
    assert wrong(tmp_path, head, f"4,{AT},long") == (Problem.NOT_KNOWN, "table.csv", 2, "moving_seconds")


def test_the_past_of_an_entry_names_the_entry(tmp_path: Path) -> None:
    head = "entry_id,changed_at,refers_to,recorded_at,side,moment,pain_0_10"
    (past,) = records(tmp_path, head, f"9,{AT},{AT},{AT},left,other,3")
    assert (past.kind.name, past.owner, named(past)["score"]) == ("history", 9, 3)
    missing = wrong(tmp_path, head, f",{AT},{AT},{AT},left,other,3")
    assert missing == (Problem.MISSING, "table.csv", 2, "entry_id")


def test_a_table_that_nobody_knows_is_not_ours(tmp_path: Path) -> None:
    assert wrong(tmp_path, "name,age", "Jo,7") == (Problem.NOT_OURS, "table.csv", 0, "")
    with pytest.raises(NotUnderstood) as raised:
        list(spreadsheet_reader.read(tmp_path))
    assert (raised.value.problem, raised.value.place) == (Problem.NOT_OURS, tmp_path.name)


def test_all_tables_of_a_folder_are_read(tmp_path: Path) -> None:
    put(tmp_path, "date,sleep,rest,sick", "2026-11-20,,yes,", name="days.csv")
    put(tmp_path, "activity_id,activity", "4,Stairs", name="activities.csv")
    put(tmp_path, "nothing of ours", name="mine.csv")
    assert {one.kind.name for one in spreadsheet_reader.read(tmp_path)} == {"days", "activities"}


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_signs_of_every_country_part_the_cells(tmp_path: Path, sign: str) -> None:
    head, row = (
        sign.join(one) for one in (("activity_id", " activity "), ("4", "a,b;c" if sign == "\t" else "a"))
    )
    (found,) = records(tmp_path, head, row)
    assert named(found)["name"] == ("a,b;c" if sign == "\t" else "a")


def test_a_line_break_inside_of_a_cell_stays_as_it_is(tmp_path: Path) -> None:
    (found,) = records(tmp_path, "activity_id,activity", '4,"one\r\ntwo\nthree"')
    assert named(found)["name"] == "one\r\ntwo\nthree"


def test_how_far_it_is_read_is_told(tmp_path: Path) -> None:
    told: list[int] = []
    rows = [f"{number},{'x' * 1000}" for number in range(600)]
    found = records(tmp_path, "activity_id,activity", *rows, told=told)
    assert len(found) == 600
    assert [262_144 < one < 264_500 for one in told] == [True, True]


def test_a_heading_that_stands_twice_or_not_at_all_is_said(tmp_path: Path) -> None:
    assert wrong(tmp_path, "date,date", "1,2") == (Problem.TWICE, "table.csv", 1, "")
    assert wrong(tmp_path, " , ", "1,2") == (Problem.EMPTY, "table.csv", 1, "")
    assert wrong(tmp_path, "activity_id,activity", "4,a,b") == (Problem.NOT_TABLE, "table.csv", 2, "")
