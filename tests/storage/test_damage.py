"""Some hundreds of damaged diaries: nothing breaks, nothing hangs, no changed value is taken for a true one.

`python -m tests.storage.damage 10000` does as many as wanted.
"""

from __future__ import annotations

import pytest

from tests.storage.damage import UNNOTICED, run

ROUNDS = 250


@pytest.mark.parametrize("seed", [11, 12])
def test_no_changed_value_is_taken_for_a_true_one(seed: int) -> None:
    counted = run(ROUNDS, seed)
    assert sum(counted.values()) == ROUNDS
    assert counted["told when read: DamagedFile"] > ROUNDS / 10
    assert counted[UNNOTICED] <= ROUNDS / 100
