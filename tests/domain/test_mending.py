"""Which ways lead out of a diary that cannot be opened, and which never may be offered."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankle_rehab.domain.mending import Case, Situation, Way, ways
from ankle_rehab.domain.thinning import Backup, Reason

BACKUP = Backup(1, datetime(2026, 11, 21, tzinfo=UTC), 2, 4096, Reason.DAILY, 12, "diary-000001.db")
WRITING = {Way.BRING_BACK, Way.SALVAGE, Way.START_EMPTY}


@pytest.mark.parametrize(
    ("case", "backups", "has_rows", "first", "offered"),
    [
        (Case.DAMAGED, 1, True, Way.BRING_BACK, WRITING | {Way.LOOK, Way.LOOK_AT_BACKUP}),
        (Case.DAMAGED, 0, True, Way.SALVAGE, {Way.SALVAGE, Way.LOOK, Way.START_EMPTY}),
        (Case.EMPTY, 1, False, Way.BRING_BACK, {Way.BRING_BACK, Way.LOOK_AT_BACKUP, Way.START_EMPTY}),
        (Case.EMPTY, 0, False, Way.START_EMPTY, {Way.START_EMPTY}),
        (Case.GONE, 0, True, Way.SALVAGE, {Way.SALVAGE, Way.START_EMPTY}),
        (Case.NEWER, 1, True, Way.LOOK_AT_BACKUP, {Way.LOOK_AT_BACKUP, Way.BRING_BACK}),
        (Case.NEWER, 0, True, Way.TRY_AGAIN, set()),
        (Case.FOREIGN, 0, True, Way.TRY_AGAIN, set()),
        (Case.IN_USE, 1, True, Way.TRY_AGAIN, set()),
        (Case.FORBIDDEN, 1, False, Way.LOOK_AT_BACKUP, {Way.LOOK_AT_BACKUP}),
        (Case.NO_FOLDER, 0, False, Way.OTHER_FOLDER, set()),
        (Case.SAFE_MODE, 1, True, Way.GO_ON, {Way.GO_ON, Way.BRING_BACK, Way.SALVAGE, Way.LOOK}),
    ],
)
def test_the_ways_of_each_case(
    *, case: Case, backups: int, has_rows: bool, first: Way, offered: set[Way]
) -> None:
    found = ways(Situation(case, (BACKUP,) * backups, has_rows))
    always = {Way.TRY_AGAIN, Way.OTHER_FOLDER, Way.QUIT}
    assert found[0] is first
    assert set(found) - always == offered
    assert {Way.OTHER_FOLDER, Way.QUIT} <= set(found)


@given(case=st.sampled_from(Case), backups=st.integers(0, 3), has_rows=st.booleans(), may_write=st.booleans())
def test_no_way_comes_twice_and_none_that_cannot_be_gone(
    case: Case, backups: int, has_rows: bool, may_write: bool
) -> None:
    found = ways(Situation(case, (BACKUP,) * backups, has_rows, may_write))
    assert len(found) == len(set(found))
    assert found[-1] is Way.QUIT or Way.QUIT in found
    assert may_write or not WRITING & set(found)
    assert backups or not {Way.BRING_BACK, Way.LOOK_AT_BACKUP} & set(found)
    assert has_rows or not {Way.SALVAGE, Way.LOOK} & set(found)
    if case in (Case.NEWER, Case.FOREIGN, Case.IN_USE):
        assert not {Way.SALVAGE, Way.START_EMPTY, Way.LOOK} & set(found)
