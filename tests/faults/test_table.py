"""The table of faults is whole, names harnesses that exist, and README.md is what is made of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.faults import table
from tests.faults.mutation import Score
from tests.faults.table import (
    BEGUN,
    HERE,
    MUTATION,
    README,
    SEEN,
    SOAK,
    TESTS,
    Row,
    keep,
    lasted,
    numbers,
    rows,
    text,
)

NOT_OURS = {82, 83}
ABOUT_HARNESSES = {"faults/test_table", "faults/test_mutation"}


def test_every_fault_has_its_row() -> None:
    assert [row.number for row in rows()] == [number for number in range(1, 85) if number not in NOT_OURS]


@pytest.mark.parametrize("row", rows(), ids=lambda row: str(row.number))
def test_a_row_says_what_is_expected_and_who_tries_it(row: Row) -> None:
    assert row.fault and row.expected
    assert row.tried_by or row.untried
    assert [name for name in row.tried_by if not (TESTS / f"{name}.py").is_file()] == []
    assert "|" not in row.fault + row.expected + row.untried


def test_every_harness_stands_in_the_table() -> None:
    named = {name for row in rows() for name in row.tried_by}
    harnesses = {f"faults/{path.stem}" for path in HERE.glob("test_*.py")} - ABOUT_HARNESSES
    assert harnesses <= named


def test_the_numbers_are_those_of_harnesses() -> None:
    known = {path.stem for path in HERE.glob("test_*.py")} | {MUTATION, SOAK}
    assert set(numbers(SEEN)) <= known


def test_the_readme_is_made_of_the_table() -> None:
    """If not, `python -m tests.faults.table` writes it anew."""
    assert README.read_text(encoding="utf-8") == text(rows(), numbers(SEEN))


def test_a_row_shows_the_last_numbers_of_its_harnesses() -> None:
    row = Row(1, "a fault", "nothing", ("faults/test_kills", "services/test_undo"), "the rest")
    told = {"test_kills": ["9 kills", "3 kills"], "test_undo": ["none"], MUTATION: ["90 %"], SOAK: ["9 h"]}
    made = text([row], told)
    assert "| 1 | a fault | nothing | `faults/test_kills`, `services/test_undo` *Open: the rest* |" in made
    assert "| 9 kills; 3 kills |\n" in made
    assert "\n- 90 %\n" in made
    assert made.endswith("\n- 9 h\n")


def test_a_soak_replaces_what_its_harnesses_said_and_leaves_the_others(tmp_path: Path) -> None:
    kept, news = tmp_path / "kept", tmp_path / "news"
    kept.write_text('{"harness": "a", "numbers": "1"}\n{"harness": "b", "numbers": "2"}\n', encoding="utf-8")
    news.write_text('{"harness": "b", "numbers": "3"}\n' * 2, encoding="utf-8")
    keep(kept, news)
    assert numbers(kept) == {"a": ["1"], "b": ["3"]}
    assert table.text([], numbers(kept)) == table.text([], {"a": ["1"], "b": ["3"]})


def test_a_soak_says_how_long_it_took(tmp_path: Path) -> None:
    news = tmp_path / "seen.jsonl"
    for place, moment in ((news, 9_000), (tmp_path / BEGUN, 1_800)):
        place.write_text("", encoding="utf-8")
        os.utime(place, (moment, moment))
    assert lasted(news) == f"all of it: 2.0 h on {os.cpu_count()} cores"


def test_of_a_sample_it_is_said_between_which_bounds_the_score_is() -> None:
    """The bounds are those of a table of Wilson's intervals for 90 of 100."""
    assert str(Score(684, 720, 720)) == "684 of 720 noticed, 95.0%"
    assert (
        str(Score(90, 100, 2388)) == "90 of 100 noticed, drawn by chance from 2,388: 90.0% (82.6% to 94.5%)"
    )
