"""A few of what two commands do in great number: starts at once, and signals at random moments."""

from __future__ import annotations

import random
import sys
from collections import Counter
from pathlib import Path

import pytest

from ankle_rehab import paths
from ankle_rehab.services.single import carry
from tests.benchmarks.many_starts import one_round
from tests.benchmarks.random_signals import answers, lay_diary, one_time, start, whole

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="these signals are of POSIX systems")
STARTS = 5
MOMENTS = (0, 3, 4)


def test_of_starts_at_once_one_opens_the_diary_and_the_others_leave(data_dir: Path) -> None:
    lay_diary(data_dir)
    owners, codes, answered = one_round(data_dir, STARTS)
    assert (owners, answered) == (1, True)
    assert codes == Counter({0: STARTS - 1})
    assert whole(data_dir / paths.DIARY_FILE)
    assert carry(data_dir, ()) is None


def test_a_start_after_a_crash_opens_the_diary(data_dir: Path) -> None:
    lay_diary(data_dir)
    killed = start(data_dir)
    assert answers(data_dir, killed)
    killed.kill()
    killed.wait()
    owners, _, answered = one_round(data_dir, 1)
    assert (owners, answered) == (1, True)


@pytest.mark.parametrize("seed", MOMENTS)
def test_a_signal_at_any_moment_loses_nothing(data_dir: Path, seed: int) -> None:
    lay_diary(data_dir)
    assert one_time(data_dir, random.Random(seed)) == ""
