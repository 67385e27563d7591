"""The trash: put back, or removed for good, here alone or from the backups too."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.activity import Activity, RunType, Sport
from ankle_rehab.domain.pain import PainEntry
from ankle_rehab.domain.shoe import Shoe
from ankle_rehab.ui.pages.trash import TrashPage
from tests.fakes.entries import pain, stamp
from tests.ui.house import House, click, reads, seen

THROWN = "Friday 20 November: left, 5, moderate"


@pytest.fixture
def page(house: House, qtbot: QtBot) -> TrashPage:
    page = TrashPage(house.clock, house.diary, house.parts.trash)
    qtbot.addWidget(page)
    page.resize(800, 600)
    page.show()
    return page


@pytest.fixture
def thrown(house: House) -> PainEntry:
    """An entry that was deleted today."""
    kept = house.wrote(5, 20)
    assert kept.id is not None
    house.diary.remove_pain(kept.id)
    return kept


def test_an_empty_trash_says_what_it_is_for(house: House, page: TrashPage) -> None:
    assert reads(page, "A deleted entry stays here for 30 days")
    kept = house.wrote(5, 20)
    house.diary.remove_pain(kept.id or 0)
    assert not reads(page, "Nothing is in the trash")


@pytest.mark.usefixtures("thrown")
def test_it_says_how_long_an_entry_is_kept(house: House, page: TrashPage) -> None:
    assert reads(page, "Removed for good after Tuesday 22 December.")
    assert house.diary.trash()[0].deleted + timedelta(days=30) < house.clock.now() + timedelta(days=31)


def test_put_back_it_is_as_it_was(house: House, page: TrashPage, thrown: PainEntry) -> None:
    click(page, f"Put back {THROWN}")
    assert house.diary.entries() == (thrown,)
    assert reads(page, "Nothing is in the trash")


def test_removing_for_good_says_what_older_backups_hold_and_asks(
    house: House, page: TrashPage, thrown: PainEntry
) -> None:
    wanted: list[object] = []
    page.forget_requested.connect(wanted.append)
    click(page, f"Remove {THROWN} for good")
    assert reads(page, "Older backups still hold the entry")
    assert [one.entry for one in house.diary.trash()] == [thrown]
    click(page, "Keep it")
    assert seen(page, QPushButton, f"Put back {THROWN}")
    click(page, f"Remove {THROWN} for good")
    click(page, "Remove only here")
    assert (house.diary.trash(), wanted) == ((), [])


def test_removed_from_the_backups_too(house: House, page: TrashPage, thrown: PainEntry) -> None:
    wanted: list[object] = []
    page.forget_requested.connect(wanted.append)
    click(page, f"Remove {THROWN} for good")
    click(page, "Remove here and from backups")
    assert (house.diary.trash(), wanted) == ((), [thrown])


def test_a_run_and_a_pair_of_shoes_lie_there_too(house: House, page: TrashPage) -> None:
    wanted: list[object] = []
    page.forget_requested.connect(wanted.append)
    parts = house.parts
    run = parts.runs.add(
        Activity(Sport.RUN, stamp(date(2026, 11, 20)), run_type=RunType.LONG, note="Into the wind.")
    )
    pair = parts.shoes.keep(Shoe("Blue"))
    assert (run.id, pair.id) == (1, 1)
    parts.runs.remove(1)
    parts.shoes.remove(1)
    assert reads(page, "Into the wind.")
    click(page, "Put back Friday 20 November: Long run")
    assert parts.runs.activity(1) == run
    assert house.diary.undo.undo()
    click(page, "Remove Friday 20 November: Long run for good")
    assert reads(page, "Older backups still hold it")
    click(page, "Keep it")
    click(page, "Remove Friday 20 November: Long run for good")
    click(page, "Remove here and from backups")
    assert wanted == [run]
    click(page, "Remove Shoes “Blue” for good")
    click(page, "Remove only here")
    assert (parts.trash.thrown(), wanted) == ((), [run])
    assert reads(page, "Nothing is in the trash")


def test_many_come_in_parts(house: House, page: TrashPage) -> None:
    page.hide()
    for _ in range(60):
        kept = house.wrote(1, 20)
        house.diary.remove_pain(kept.id or 0)
    page.show()
    name = "Put back Friday 20 November: left, 1, mild"
    assert len(seen(page, QPushButton, name)) == 50
    click(page, "Show more")
    assert len(seen(page, QPushButton, name)) == 60


def test_a_very_long_note_of_another_year_is_told_in_short(house: House, page: TrashPage) -> None:
    kept = house.diary.add_pain(pain(3, date(2024, 11, 22), note="uphill " * 150_000))
    house.diary.remove_pain(kept.id or 0)
    assert seen(page, QPushButton, "Put back Friday 22 November 2024: left, 3, mild")
    assert max(len(label.text()) for label in page.findChildren(QLabel)) < 1000
