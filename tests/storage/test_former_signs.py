"""The one page of five signs that earlier versions asked: each sign becomes all that it may have meant."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from ankle_rehab.domain.safety import Asked, Release, standing
from ankle_rehab.domain.triage import Level, Sign
from ankle_rehab.exchange.signs import FORMER, Page, Signs
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.diary_store import DiaryStore
from tests.fakes.clock import FakeClock
from tests.fakes.fresh import open_fresh
from tests.storage.dumps import dump_path, restore

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
BEFORE = '["fever"]'

MEANT = [
    ("weight-or-feeling", {Sign.NO_FOUR_STEPS, Sign.NUMB}, Level.TODAY),
    ("changed-look", {Sign.CHANGED_LOOK, Sign.OUT_OF_SHAPE}, Level.EMERGENCY),
    ("severe-pain", {Sign.SEVERE_PAIN}, Level.TODAY),
    ("cracking", {Sign.CRACKING}, Level.TODAY),
    ("fever", {Sign.FEVER, Sign.HOT_AND_ILL}, Level.EMERGENCY),
]


def opened(data_dir: Path, signs: str) -> Database:
    """A diary of version 2 with these signs on its one page, in this version."""
    restore(dump_path(2).read_text(encoding="utf-8").replace(BEFORE, signs), data_dir / "diary.db")
    return open_fresh(data_dir / "diary.db", FakeClock())


@pytest.mark.parametrize(("name", "signs", "level"), MEANT)
def test_what_was_ticked_still_closes_everything(
    data_dir: Path, name: str, signs: set[Sign], level: Level
) -> None:
    """Each of the five closed every session; none may come out milder than that."""
    database = opened(data_dir, f'["{name}"]')
    (check,) = DiaryStore(database).checks()
    database.close()
    assert check.signs == signs
    assert (check.page, check.level) == (Asked.FORMER, None)
    holds = standing((check,), (), NOW)
    assert holds.locked
    assert holds.level is level


def test_several_signs_and_none(data_dir: Path) -> None:
    database = opened(data_dir, '["cracking", "fever", "weight-or-feeling"]')
    (check,) = DiaryStore(database).checks()
    text = database.rows("SELECT signs FROM sign_check")[0][0]
    database.close()
    assert check.signs == {Sign.CRACKING, Sign.FEVER, Sign.HOT_AND_ILL, Sign.NO_FOUR_STEPS, Sign.NUMB}
    assert text == '["RF-1a", "RF-1b", "RF-4b", "RF-5", "RF-E4"]'


def test_an_empty_page_stays_empty(data_dir: Path) -> None:
    database = opened(data_dir, "[]")
    (check,) = DiaryStore(database).checks()
    database.close()
    assert check.signs == frozenset()


@pytest.mark.parametrize("release", [Release.SEEN, Release.MISTAKE])
def test_an_old_release_still_ends_what_stood_before_it(data_dir: Path, release: Release) -> None:
    text = dump_path(2).read_text(encoding="utf-8")
    ended = (
        "INSERT INTO sign_check (id, at_utc, at_zone, at_date, signs, twisted, text_version, release)"
        f" VALUES (2, 1795340000000000, 'Europe/Berlin', '2026-11-22', '[]', 0, '1', '{release.value}');"
    )
    restore(f"{text}\n{ended}", data_dir / "diary.db")
    database = open_fresh(data_dir / "diary.db", FakeClock())
    checks = DiaryStore(database).checks()
    database.close()
    assert not standing(checks, (), NOW).open_signs


@pytest.mark.parametrize(("name", "signs", "level"), MEANT)
def test_a_file_of_an_earlier_version_says_the_same(name: str, signs: set[Sign], level: Level) -> None:
    """The same table for what comes back from an export as for the diary file."""
    assert set(FORMER[name]) == signs
    (listed,) = Signs("signs").heard([name])
    assert all(sign.value in str(listed) for sign in signs)
    assert Page("page").heard(None) == (Asked.FORMER.value,)
    assert level.rank >= Level.TODAY.rank
