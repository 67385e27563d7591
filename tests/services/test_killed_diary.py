"""A diary killed at any moment holds every change that was called saved, and no half of another."""

from __future__ import annotations

import random
import subprocess
import sys
from itertools import islice
from pathlib import Path

import pytest

from ankle_rehab.services.diary import Diary
from tests.fakes import scribe
from tests.fakes.book import Book
from tests.fakes.clock import FakeClock
from tests.fakes.days import days_counted, days_kept

ROOT = Path(__file__).resolve().parents[2]
KILLS = 8
MOST = 300
PARTS = 3  # each well within the time a test may take on a busy computer
FEWEST_STEPS = 100


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> list[list[object]]:
    """What the diary holds before the first deed and after each."""
    clock = FakeClock()
    with Book(tmp_path_factory.mktemp("expected")).opened() as database:
        states = [scribe.all_of(database)]
        for _ in islice(scribe.deeds(Diary(database, clock), database, clock), MOST):
            states.append(scribe.all_of(database))
    return states


def killed_after(path: Path, deeds: int) -> int:
    """Kill a scribe who has told of so many deeds; returns how many it had told of by then."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.fakes.scribe", str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout is not None
        said = [writer.stdout.readline() for _ in range(deeds)]
        writer.kill()
        said += writer.stdout.readlines()
    return int([line for line in said if line.endswith("\n")][-1])


def test_every_kind_of_deed_that_was_told_is_there(tmp_path: Path, expected: list[list[object]]) -> None:
    chance = random.Random(7)
    for trial in range(KILLS):
        book = Book(tmp_path / str(trial))
        book.path.parent.mkdir(mode=0o700)
        told = killed_after(book.path, chance.randint(1, 120))
        with book.opened() as database:
            found = scribe.all_of(database)
            assert days_kept(database) == days_counted(database)
            with database.change() as change:
                change.do("INSERT INTO pain_words (pain_words, rank) VALUES ('integrity-check', 1)")
            assert database.rows("PRAGMA integrity_check") == [("ok",)]
        assert found in expected[told : told + 2], f"after {told} deeds"
        assert [path.name for path in book.path.parent.iterdir()] == ["diary.db"]


@pytest.mark.skipif(sys.platform == "win32", reason="processes cannot be forked there")
@pytest.mark.parametrize("part", range(PARTS))
def test_a_death_at_any_step_to_the_disk_costs_nothing(tmp_path: Path, part: int) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.services.killed_deeds", str(tmp_path), str(part), str(PARTS)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) >= FEWEST_STEPS
