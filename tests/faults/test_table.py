"""The table of faults is whole, names harnesses that exist, and README.md is what is made of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults import table
from tests.faults.table import HERE, MUTATION, README, SEEN, TESTS, Row, keep, numbers, rows, text

NOT_OURS = {82, 83}


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
    harnesses = {f"faults/{path.stem}" for path in HERE.glob("test_*.py")} - {"faults/test_table"}
    assert harnesses <= named


def test_the_numbers_are_those_of_harnesses() -> None:
    known = {path.stem for path in HERE.glob("test_*.py")} | {MUTATION}
    assert set(numbers(SEEN)) <= known


def test_the_readme_is_made_of_the_table() -> None:
    """If not, `python -m tests.faults.table` writes it anew."""
    assert README.read_text(encoding="utf-8") == text(rows(), numbers(SEEN))


def test_a_row_shows_the_last_numbers_of_its_harnesses() -> None:
    row = Row(1, "a fault", "nothing", ("faults/test_kills", "services/test_undo"), "the rest")
    made = text([row], {"test_kills": ["9 kills", "3 kills"], "test_undo": ["none"], MUTATION: ["90 %"]})
    assert "| 1 | a fault | nothing | `faults/test_kills`, `services/test_undo` *Open: the rest* |" in made
    assert "| 9 kills; 3 kills |\n" in made
    assert made.endswith("\n- 90 %\n")


def test_a_soak_replaces_what_its_harnesses_said_and_leaves_the_others(tmp_path: Path) -> None:
    kept, news = tmp_path / "kept", tmp_path / "news"
    kept.write_text('{"harness": "a", "numbers": "1"}\n{"harness": "b", "numbers": "2"}\n', encoding="utf-8")
    news.write_text('{"harness": "b", "numbers": "3"}\n' * 2, encoding="utf-8")
    keep(kept, news)
    assert numbers(kept) == {"a": ["1"], "b": ["3"]}
    assert table.text([], numbers(kept)) == table.text([], {"a": ["1"], "b": ["3"]})
