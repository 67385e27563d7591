"""Every kind of part that a record has: what of it is taken from outside, how it is told, what is refused."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.icing import CheckAnswer, SkinCheck
from ankle_rehab.domain.pain import Stiffness
from ankle_rehab.exchange.fields import (
    Amount,
    Anything,
    Choice,
    Field,
    Json,
    Minutes,
    Name,
    Picture,
    Seconds,
    Text,
    Whole,
    YesNo,
)
from ankle_rehab.exchange.lists import Checks, Many, Names, Scores
from ankle_rehab.exchange.problem import Problem, WrongValue
from ankle_rehab.exchange.run_fields import Laps, LocalTime, Metres
from ankle_rehab.exchange.signs import TWIST, Page, Signs
from ankle_rehab.exchange.times import Date, Instant, Time

UNTIL = 2**63 - 1
CHECK, ANSWER = int(next(iter(SkinCheck))), str(next(iter(CheckAnswer)))
STIFF = next(iter(Stiffness)).value
AT, UTC = "2026-11-22T09:00:00+01:00", 1_795_334_400_000_000
WHEN = {"at": AT, "zone": "Europe/Berlin", "date": "2026-11-21"}

Case = tuple[Field, Any, tuple[Any, ...]]

HEARD: list[Case] = [
    (Text("a"), None, ("",)),
    (Text("a"), "", ("",)),
    (Text("a"), " words ", (" words ",)),
    (Name("a"), "n", ("n",)),
    (Whole("a"), None, (None,)),
    (Whole("a"), 0, (0,)),
    (Whole("a"), UNTIL, (UNTIL,)),
    (Whole("a", least=-3, most=3), -3, (-3,)),
    (Whole("a", least=-3, most=3), 3, (3,)),
    (Amount("a"), None, (None,)),
    (Amount("a"), 0, (0.0,)),
    (Amount("a"), 0.25, (0.25,)),
    (Seconds("a"), 7, (7.0,)),
    (YesNo("a"), None, (None,)),
    (YesNo("a"), True, (1,)),
    (YesNo("a"), False, (0,)),
    (YesNo("a", usual=True), None, (1,)),
    (YesNo("a", usual=False), None, (0,)),
    (YesNo("a", needed=True, usual=False), None, (0,)),
    (Choice("a", Side), "left", ("left",)),
    (Choice("a", Side), None, (None,)),
    (Choice("a", Side, usual=Side.RIGHT), None, ("right",)),
    (Choice("a", Side, needed=True, usual=Side.RIGHT), None, ("right",)),
    (Minutes("a", Stiffness), STIFF, (STIFF,)),
    (Json("a"), {"ü": [1]}, ('{"ü": [1]}',)),
    (Json("a"), [], ("[]",)),
    (Anything("a"), None, ("null",)),
    (Anything("a"), "ü", ('"ü"',)),
    (Picture("a", 3), base64.b64encode(b"abc").decode(), (b"abc",)),
    (Picture("a", 3), None, (None,)),
    (Many("a", Side), None, ("[]",)),
    (Many("a", Side), ["right", "left"], ('["left", "right"]',)),
    (Many("a", Side, ordered=True), ["right", "left"], ('["right", "left"]',)),
    (Names("a"), None, ("[]",)),
    (Names("a"), ["b", "a", "b"], ('["a", "b"]',)),
    (Scores("a"), None, ("[]",)),
    (Scores("a"), [10, 0], ("[10, 0]",)),
    (Checks("a"), None, ("[]",)),
    (Checks("a"), [{"check": CHECK, "answer": ANSWER, "at": 9}], (f'[[{CHECK}, "{ANSWER}", 9.0]]',)),
    (Signs("a"), ["RF-5", "RF-1b"], ('["RF-1b", "RF-5"]',)),
    (Signs("a"), ["severe-pain", "cracking"], ('["RF-3", "RF-4b"]',)),
    (Signs("a"), ["RF-2", "weight-or-feeling"], ('["RF-1a", "RF-1b", "RF-2"]',)),
    (Signs("a", TWIST), [TWIST], ('["twist"]',)),
    (Page("a"), None, ("former",)),
    (Page("a"), "all", ("all",)),
    (Date("a"), None, (None,)),
    (Date("a"), "2026-02-28", ("2026-02-28",)),
    (Instant("a"), None, (None,)),
    (Instant("a"), AT, (UTC,)),
    (Time("a"), WHEN, (UTC, "Europe/Berlin", "2026-11-21")),
    (Time("a"), {"at": AT}, (UTC, "UTC+01:00", "2026-11-22")),
    (Time("a", needed=False), None, (None, None, None)),
    (LocalTime("a"), None, (None,)),
    (LocalTime("a"), "00:00", ("00:00",)),
    (Metres("a"), 5.5, (5.5,)),
    (Laps("a"), None, ("[]",)),
    (
        Laps("a"),
        [{"seconds": 9, "metres": 2.5, "heart_rate": 100}, {"seconds": 1}],
        ("[[9.0, 2.5, 100], [1.0, null, null]]",),
    ),
]


@pytest.mark.parametrize(("field", "value", "columns"), HEARD)
def test_a_value_of_an_archive_becomes_what_is_kept(
    field: Field, value: Any, columns: tuple[Any, ...]
) -> None:
    assert field.heard(value) == columns
    assert [type(one) for one in field.heard(value)] == [type(one) for one in columns]


TOLD: list[Case] = [
    (Text("a"), None, ("",)),
    (Text("a"), "words", ("words",)),
    (Whole("a"), 0, (0,)),
    (YesNo("a"), False, (0,)),
    (YesNo("a"), True, (1,)),
    (YesNo("a"), None, (None,)),
    (Json("a"), {"b": 1}, ('{"b": 1}',)),
    (Picture("a", 9), None, (None,)),
    (Picture("a", 9), "YWJj", (b"abc",)),
    (Many("a", Side), None, ("[]",)),
    (Many("a", Side), ["left"], ('["left"]',)),
    (Names("a"), None, ("[]",)),
    (Names("a"), ["b"], ('["b"]',)),
    (Scores("a"), None, ("[]",)),
    (Scores("a"), [3], ("[3]",)),
    (Checks("a"), None, ("[]",)),
    (Checks("a"), [{"check": 5, "answer": "normal", "at": 1.5}], ('[[5, "normal", 1.5]]',)),
    (Instant("a"), None, (None,)),
    (Instant("a"), "1970-01-01T00:00:01+00:00", (1_000_000,)),
    (Time("a"), None, (None, None, None)),
    (Time("a"), WHEN, (UTC, "Europe/Berlin", "2026-11-21")),
    (Laps("a"), None, ("[]",)),
    (Laps("a"), [{"seconds": 9, "heart_rate": 100}], ("[[9, null, 100]]",)),
]


@pytest.mark.parametrize(("field", "value", "columns"), TOLD)
def test_what_is_kept_is_told_in_an_archive(field: Field, value: Any, columns: tuple[Any, ...]) -> None:
    assert field.told(columns) == value


REFUSED: list[tuple[Field, Any, Problem]] = [
    (Text("a"), 1, Problem.NOT_KNOWN),
    (Name("a"), "", Problem.MISSING),
    (Name("a"), None, Problem.MISSING),
    (Name("a"), 1, Problem.NOT_KNOWN),
    (Whole("a", needed=True), None, Problem.MISSING),
    (Whole("a"), True, Problem.NOT_KNOWN),
    (Whole("a"), 1.0, Problem.NOT_KNOWN),
    (Whole("a"), -1, Problem.NOT_KNOWN),
    (Whole("a"), UNTIL + 1, Problem.NOT_KNOWN),
    (Whole("a", least=1, most=3), 0, Problem.NOT_KNOWN),
    (Whole("a", least=1, most=3), 4, Problem.NOT_KNOWN),
    (Amount("a", needed=True), None, Problem.MISSING),
    (Amount("a"), True, Problem.NOT_KNOWN),
    (Amount("a"), "1", Problem.NOT_KNOWN),
    (Amount("a"), -0.5, Problem.NOT_KNOWN),
    (Amount("a"), float("inf"), Problem.NOT_KNOWN),
    (Amount("a"), 10**400, Problem.NOT_KNOWN),
    (YesNo("a", needed=True), None, Problem.MISSING),
    (YesNo("a"), 1, Problem.NOT_KNOWN),
    (Choice("a", Side, needed=True), None, Problem.MISSING),
    (Choice("a", Side), "up", Problem.NOT_KNOWN),
    (Choice("a", Side), 1, Problem.NOT_KNOWN),
    (Json("a"), None, Problem.MISSING),
    (Json("a"), "words", Problem.NOT_KNOWN),
    (Picture("a", 3), 1, Problem.NOT_KNOWN),
    (Picture("a", 3), "YW Jj", Problem.NOT_KNOWN),
    (Picture("a", 3), "ü", Problem.NOT_KNOWN),
    (Picture("a", 3), base64.b64encode(b"abcd").decode(), Problem.TOO_LARGE),
    (Many("a", Side), "left", Problem.NOT_KNOWN),
    (Many("a", Side), [1], Problem.NOT_KNOWN),
    (Many("a", Side), ["up"], Problem.NOT_KNOWN),
    (Many("a", Side), ["left", "left"], Problem.NOT_KNOWN),
    (Names("a"), "left", Problem.NOT_KNOWN),
    (Names("a"), [1], Problem.NOT_KNOWN),
    (Scores("a"), 3, Problem.NOT_KNOWN),
    (Scores("a"), [11], Problem.NOT_KNOWN),
    (Scores("a"), [-1], Problem.NOT_KNOWN),
    (Scores("a"), [True], Problem.NOT_KNOWN),
    (Checks("a"), {}, Problem.NOT_KNOWN),
    (Checks("a"), [1], Problem.NOT_KNOWN),
    (Checks("a"), [{"check": 99, "answer": ANSWER, "at": 9}], Problem.NOT_KNOWN),
    (Checks("a"), [{"check": str(CHECK), "answer": ANSWER, "at": 9}], Problem.NOT_KNOWN),
    (Checks("a"), [{"check": CHECK, "answer": "odd", "at": 9}], Problem.NOT_KNOWN),
    (Checks("a"), [{"check": CHECK, "answer": 1, "at": 9}], Problem.NOT_KNOWN),
    (Checks("a"), [{"check": CHECK, "answer": ANSWER}], Problem.MISSING),
    (Signs("a"), ["RF-2", 1, "severe-pain"], Problem.NOT_KNOWN),
    (Signs("a"), [TWIST], Problem.NOT_KNOWN),
    (Date("a", needed=True), None, Problem.MISSING),
    (Date("a"), "2026-02-30", Problem.NOT_KNOWN),
    (Date("a"), "20260228", Problem.NOT_KNOWN),
    (Date("a"), 1, Problem.NOT_KNOWN),
    (Instant("a"), "2026-11-22", Problem.NOT_KNOWN),
    (Instant("a"), 1, Problem.NOT_KNOWN),
    (Time("a"), None, Problem.MISSING),
    (Time("a"), AT, Problem.NOT_KNOWN),
    (Time("a"), {"at": AT, "zone": 1}, Problem.NOT_KNOWN),
    (Time("a"), {"at": AT, "date": 1}, Problem.NOT_KNOWN),
    (Time("a"), {"at": AT, "date": "2026"}, Problem.NOT_KNOWN),
    (Time("a"), {"zone": "UTC"}, Problem.NOT_KNOWN),
    (LocalTime("a", needed=True), None, Problem.MISSING),
    (LocalTime("a"), "7:05", Problem.NOT_KNOWN),
    (LocalTime("a"), "07:05:00", Problem.NOT_KNOWN),
    (LocalTime("a"), 7, Problem.NOT_KNOWN),
    (Laps("a"), {}, Problem.NOT_KNOWN),
    (Laps("a"), [1], Problem.NOT_KNOWN),
    (Laps("a"), [{"seconds": 1, "wind": 2}], Problem.NOT_KNOWN),
    (Laps("a"), [{"metres": 2}], Problem.MISSING),
]


@pytest.mark.parametrize(("field", "value", "problem"), REFUSED)
def test_what_cannot_be_is_refused_by_its_name(field: Field, value: Any, problem: Problem) -> None:
    with pytest.raises(WrongValue) as raised:
        field.heard(value)
    assert (raised.value.field, raised.value.problem) == ("a", problem)


CELLS: list[tuple[Field, tuple[Any, ...], tuple[str, ...]]] = [
    (Text("a"), ("words",), ("words",)),
    (Text("a"), ("=1, 2",), ('"\'=1, 2"',)),
    (Whole("a"), (None,), ("",)),
    (Whole("a"), (12,), ("12",)),
    (Amount("a"), (0.5,), ("0.5",)),
    (YesNo("a"), (1,), ("yes",)),
    (YesNo("a"), (0,), ("no",)),
    (YesNo("a"), (None,), ("",)),
    (Choice("a", Side), ("left",), ("left",)),
    (Choice("a", Side), (None,), ("",)),
    (Minutes("a", Stiffness), (STIFF,), (f"{STIFF} min",)),
    (Minutes("a", Stiffness), (None,), ("",)),
    (Json("a"), ("[]",), ("[]",)),
    (Many("a", Side), ('["left", "right"]',), ("left;right",)),
    (Many("a", Side), ("[]",), ("",)),
    (Scores("a"), ("[3, 10]",), ("3;10",)),
    (Checks("a"), (f'[[{CHECK}, "{ANSWER}", 9.5]]',), (f"{CHECK}:{ANSWER}:9.5",)),
    (Date("a"), ("2026-02-28",), ("2026-02-28",)),
    (Instant("a"), (None,), ("",)),
    (Instant("a"), (1_000_000,), ("1970-01-01T00:00:01+00:00",)),
    (Time("a"), (UTC, "Europe/Berlin", "2026-11-21"), (AT, "Europe/Berlin", "2026-11-21")),
    (Time("a", needed=False), (None, None, None), ("", "", "")),
    (LocalTime("a"), ("07:05",), ("07:05",)),
    (Metres("a"), (None,), ("",)),
    (Metres("a"), (5250.5,), ("5.2505",)),
    (Metres("a"), (10_000.0,), ("10",)),
    (Laps("a"), ("[]",), ("",)),
    (Laps("a"), ("[[9.0, 2.5, 100], [1.0, null, null]]",), ("9.0:2.5:100;1.0::",)),
]


@pytest.mark.parametrize(("field", "columns", "cells"), CELLS)
def test_a_cell_of_a_table_and_back(field: Field, columns: tuple[Any, ...], cells: tuple[str, ...]) -> None:
    told = field.cells(*[[one] for one in columns])
    assert tuple(next(iter(one)) for one in told) == cells
    plain = [cell.strip('"').removeprefix("'") for cell in cells]
    assert field.read(plain) == columns


def test_nothing_stands_beside_something_in_a_column() -> None:
    when: list[list[Any]] = [[UTC, None], ["Europe/Berlin", None], ["2026-11-21", None]]
    told = [list(one) for one in Time("a", needed=False).cells(*when)]
    assert told == [[AT, ""], ["Europe/Berlin", ""], ["2026-11-21", ""]]
    (numbers,) = Whole("a").cells([1, None, 0])
    assert list(numbers) == ["1", "", "0"]


READ: list[Case] = [
    (YesNo("a"), " YES ", (1,)),
    (YesNo("a"), "true", (1,)),
    (YesNo("a"), "1", (1,)),
    (YesNo("a"), "False", (0,)),
    (YesNo("a"), "0", (0,)),
    (YesNo("a", usual=True), "", (1,)),
    (Minutes("a", Stiffness), STIFF, (STIFF,)),
    (Many("a", Side), " right ;; left ", ('["left", "right"]',)),
    (Scores("a"), " 3 ;; 10 ", ("[3, 10]",)),
    (Checks("a"), "", ("[]",)),
    (Laps("a"), " 9::; ;1:2: ", ("[[9.0, null, null], [1.0, 2.0, null]]",)),
    (Metres("a"), " 1.5 ", (1500.0,)),
    (Whole("a"), "0" * 18 + "7", (7,)),
]


@pytest.mark.parametrize(("field", "cell", "columns"), READ)
def test_a_cell_that_somebody_typed_is_read(field: Field, cell: str, columns: tuple[Any, ...]) -> None:
    assert field.read([cell]) == columns


NOT_READ: list[tuple[Field, str, Problem]] = [
    (Name("a"), "", Problem.MISSING),
    (Whole("a", needed=True), " ", Problem.MISSING),
    (Whole("a"), "1.0", Problem.NOT_KNOWN),
    (Whole("a"), "-1", Problem.NOT_KNOWN),
    (Whole("a"), "\u0663", Problem.NOT_KNOWN),
    (Whole("a"), "0" * 19 + "7", Problem.NOT_KNOWN),
    (Amount("a", needed=True), " ", Problem.MISSING),
    (Amount("a"), "much", Problem.NOT_KNOWN),
    (Amount("a"), "nan", Problem.NOT_KNOWN),
    (YesNo("a"), "perhaps", Problem.NOT_KNOWN),
    (YesNo("a", needed=True), "", Problem.MISSING),
    (Choice("a", Side, needed=True), " ", Problem.MISSING),
    (Minutes("a", Stiffness), "9 hours", Problem.NOT_KNOWN),
    (Json("a"), "{", Problem.NOT_KNOWN),
    (Json("a"), "[NaN]", Problem.NOT_KNOWN),
    (Json("a"), "[" * 200_000, Problem.NOT_KNOWN),
    (Many("a", Side), "left,right", Problem.NOT_KNOWN),
    (Scores("a"), "3;x", Problem.NOT_KNOWN),
    (Scores("a"), "003", Problem.NOT_KNOWN),
    (Scores("a"), "\u0663", Problem.NOT_KNOWN),
    (Checks("a"), f"{CHECK}:{ANSWER}", Problem.NOT_KNOWN),
    (Checks("a"), f"x:{ANSWER}:9", Problem.NOT_KNOWN),
    (Checks("a"), f"{CHECK}:{ANSWER}:soon", Problem.NOT_KNOWN),
    (Metres("a"), "far", Problem.NOT_KNOWN),
    (Metres("a"), "-1", Problem.NOT_KNOWN),
    (Metres("a"), "1e400", Problem.NOT_KNOWN),
    (Laps("a"), "9:2", Problem.NOT_KNOWN),
    (Laps("a"), ":2:", Problem.MISSING),
]


@pytest.mark.parametrize(("field", "cell", "problem"), NOT_READ)
def test_a_cell_that_cannot_be_is_refused_by_its_name(field: Field, cell: str, problem: Problem) -> None:
    with pytest.raises(WrongValue) as raised:
        field.read([cell])
    assert (raised.value.field, raised.value.problem) == ("a", problem)


@pytest.mark.parametrize("field", [Choice("a", Side), YesNo("a"), Minutes("a", Stiffness)])
def test_a_value_that_no_record_holds_never_leaves(field: Field) -> None:
    with pytest.raises(KeyError):
        [list(one) for one in field.cells(["odd"])]


COLUMNS: list[tuple[Field, tuple[str, ...], bool]] = [
    (Text("a"), ("a",), False),
    (Text("a", "b"), ("b",), False),
    (Whole("a", "b", needed=True), ("b",), True),
    (YesNo("a", "b", needed=True), ("b",), True),
    (Choice("a", Side, "b", needed=True), ("b",), True),
    (Minutes("a", Stiffness), ("a",), False),
    (Many("a", Side, "b"), ("b",), False),
    (Signs("a"), ("a",), False),
    (Laps("a"), ("a",), False),
    (Picture("a", 1), ("a",), False),
    (Time("a"), ("a_utc", "a_zone", "a_date"), True),
    (Time("a", "b", needed=False), ("b_utc", "b_zone", "b_date"), False),
]


@pytest.mark.parametrize(("field", "columns", "needed"), COLUMNS)
def test_which_columns_a_part_has(field: Field, columns: tuple[str, ...], needed: bool) -> None:
    assert (field.name, field.columns, field.needed) == ("a", columns, needed)
