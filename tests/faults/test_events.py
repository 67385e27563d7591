"""Clicks and keys quicker than anybody's, and dialogs in the way while timers end (faults 55 and 56, R21)."""

from __future__ import annotations

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import time
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.icing import IcingState, Ticks
from ankle_rehab.domain.reminder import Kind
from tests.faults.tries import seen, tries
from tests.journeys.test_reminders import remind
from tests.journeys.visitor import Visitor

ROOT = Path(__file__).resolve().parents[2]
PIECE = 2500
"""Events of one storm; each begins on a diary of its own."""

LEFT = Qt.MouseButton.LeftButton


def blown(folder: Path, events: int, seed: int, *planted: str) -> dict[str, Any]:
    """What a storm in a process of its own tells; a crash is told by what Python was doing."""
    folder.mkdir(mode=0o700)
    run = subprocess.run(
        [
            sys.executable,
            "-X",
            "faulthandler",
            "-m",
            "tests.faults.storm",
            str(folder),
            str(events),
            str(seed),
            *planted,
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, f"seed {seed}: {run.returncode}\n{run.stderr}"
    found: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    return found


def test_no_click_and_no_key_ever_breaks_anything(tmp_path: Path) -> None:
    events = tries(400, 100_000)
    piece = min(events, PIECE)
    seeds = range(events // piece)
    with ThreadPoolExecutor(1 if len(seeds) < 2 else 2) as pool:
        found = list(pool.map(lambda seed: blown(tmp_path / f"storm-{seed}", piece, seed), seeds))
    assert [one["wrong"] for one in found] == [[]] * len(found)
    met = {name for one in found for name in one["met"]}
    assert len(met) > 8, met
    seen(
        "test_events",
        f"{events:,} random clicks and keys on {len(met)} pages and dialogs: 0 crashes, exceptions, warnings",
    )


@pytest.mark.parametrize("mistake", ["exception", "warning"])
def test_a_mistake_in_the_program_is_seen(tmp_path: Path, mistake: str) -> None:
    found = blown(tmp_path / "storm", 200, 1, mistake)
    assert any("planted" in words for words in found["wrong"]), found


# what is saved once ------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["double click", "Enter held down", "space held down"])
def test_an_entry_saved_in_a_hurry_is_there_once(resident: Visitor, way: str) -> None:
    before = len(resident.diary.entries())
    resident.program.window.new_entry()
    resident.click("3 of 10, mild")
    (save,) = resident.sees("Save entry")
    if way == "double click":
        QTest.mouseClick(save, LEFT)
        QTest.mouseDClick(save, LEFT)
    else:
        save.setFocus()
        key = Qt.Key.Key_Return if way.startswith("Enter") else Qt.Key.Key_Space
        for _ in range(20):
            QTest.keyClick(save, key)
    resident.settle()
    assert len(resident.diary.entries()) == before + 1


# dialogs in the way ------------------------------------------------------------------------------------


def in_the_way(visitor: Visitor) -> QDialog:
    """A question in front of the window, which waits for its answer."""
    dialog = QDialog(visitor.program.window)
    dialog.setModal(True)
    dialog.open()
    return dialog


def test_a_pack_whose_time_is_up_is_not_kept_behind_a_dialog(resident: Visitor) -> None:
    parts = resident.program.parts
    parts.icing.answer_conditions(frozenset(), "1", asked=False)
    parts.icing.start(10, Ticks(True, True), Side.LEFT)
    dialog = in_the_way(resident)
    for _ in range(12):
        resident.wait(60)
        parts.icing.answer_fine()
    assert not dialog.isVisible()  # it closes for an alarm, as if nothing had been answered
    assert resident.page == "ice"
    assert "icing" in resident.desktop.seen
    icing = parts.icing.icing
    assert icing is not None
    assert icing.state is IcingState.ALARM
    parts.icing.confirm_end()
    parts.icing.after(True, None)


def test_a_reminder_that_comes_behind_a_dialog_is_there_after_it(resident: Visitor) -> None:
    remind(resident, Kind.OWN, time(9, 30), "Shoes")
    dialog = in_the_way(resident)
    resident.clock.advance(30 * 60)
    resident.program.parts.reminders.tick()
    resident.settle()
    assert dialog.isVisible()
    assert resident.desktop.seen
    dialog.reject()
    assert resident.reads("Shoes")


def test_a_step_that_ends_behind_a_dialog_is_counted_once(resident: Visitor) -> None:
    resident.click("Start session")
    resident.none_of_these()
    while resident.run().step.item == 0:
        resident.wait(resident.run().remaining)
    before, dialog = resident.run().index, in_the_way(resident)
    resident.wait(resident.run().remaining + 0.1)
    assert resident.run().index == before + 1
    assert dialog.isVisible()
    dialog.reject()
    QApplication.processEvents()
    assert resident.run().index == before + 1
    resident.program.parts.player.end()
