"""A full disk, a second window on the same diary, a computer without sound: said in words, nothing breaks."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from ankle_rehab.cli import EXIT_CANNOT_OPEN
from ankle_rehab.domain.outcome import Outcome
from ankle_rehab.ui.sound.sound import Trouble
from tests.fakes.entries import pain
from tests.journeys.conftest import Open
from tests.journeys.visitor import Visitor

ROOT = Path(__file__).resolve().parents[2]
NO_ROOM = "Not saved: there is no room left on the disk."
NO_LOUDSPEAKER = "No loudspeaker was found. Everything is on the screen as well."


def test_a_second_window_on_the_same_diary_says_so_and_leaves(resident: Visitor, data_dir: Path) -> None:
    command = [sys.executable, "-m", "ankle_rehab", "--data-dir", str(data_dir)]
    second = subprocess.run(
        command, cwd=ROOT, env=os.environ, capture_output=True, text=True, timeout=20, check=False
    )
    assert second.returncode == EXIT_CANNOT_OPEN
    assert "Ankle Rehab is already open with this diary." in second.stderr
    resident.click("Start session")
    assert resident.page == "player"


def test_a_computer_without_sound_runs_the_session_and_says_so_once(resident: Visitor) -> None:
    said: list[object] = []
    resident.program.company.hearing.notice.connect(said.append)
    resident.sound.broken = Trouble.NO_DEVICE
    resident.click("Start session")
    resident.wait(15)
    assert resident.reads(NO_LOUDSPEAKER)
    resident.wait(resident.run().session_remaining)
    assert resident.diary.sessions()[-1].outcome is Outcome.COMPLETED
    assert said == [Trouble.NO_DEVICE]


def start_without_room(resident: Visitor) -> None:
    """Begin sessions until the last page of the file is full too; those before are kept."""
    resident.fill_disk()
    resident.click("Start session")
    for _ in range(20):
        if resident.reads(NO_ROOM):
            break
        resident.click("End session")
        assert resident.reads("It is kept.")
        assert not resident.sees("Try to save it again")
        resident.click("Finish")
        resident.click("Start session")
    assert resident.reads(NO_ROOM)


def test_a_full_disk_is_told_and_the_session_is_kept_once_there_is_room(resident: Visitor) -> None:
    start_without_room(resident)
    assert resident.page == "player"
    resident.wait(60)
    assert resident.run().index > 1
    before = len(resident.diary.sessions())
    resident.empty_disk()
    resident.wait(resident.run().session_remaining)
    assert len(resident.diary.sessions()) == before + 1
    session = resident.diary.sessions()[-1]
    assert (session.outcome, session.done_seconds) == (Outcome.COMPLETED, 320)
    assert len(resident.diary.session_steps(session.id)) == 6


def test_a_score_that_finds_no_room_is_not_called_saved(resident: Visitor) -> None:
    resident.click("Start session")
    resident.wait(resident.run().plan.seconds)
    resident.fill_disk()
    before = resident.diary.entries()
    for score in ("3 of 10, mild", "4 of 10, moderate", "5 of 10, moderate") * 30:
        resident.click(score, "The worst")
        if resident.reads("This number could not be saved."):
            break
    assert resident.reads("This number could not be saved.")
    assert resident.reads(NO_ROOM)
    resident.empty_disk()
    resident.click("2 of 10, mild", "The worst")
    assert resident.reads("This number is in your diary.")
    assert resident.diary.entries()[-1].score == 2
    assert len(resident.diary.entries()) == len(before) + 1


def test_one_number_that_found_no_room_is_not_called_saved_with_the_other(resident: Visitor) -> None:
    resident.click("Start session")
    resident.wait(resident.run().plan.seconds)
    resident.fill_disk()
    for score in ("3 of 10, mild", "4 of 10, moderate", "5 of 10, moderate") * 30:
        resident.click(score, "And now")
        if resident.reads("This number could not be saved."):
            break
    resident.empty_disk()
    resident.click("2 of 10, mild", "The worst")
    assert resident.reads("This number is in your diary.")
    resident.click("1 of 10, mild", "And now")
    assert resident.reads("Both numbers are in your diary.")
    assert [entry.score for entry in resident.diary.entries()[-2:]] == [2, 1]


def session_without_room(resident: Visitor) -> int:
    """End a session for which there is no room; how many the diary holds."""
    start_without_room(resident)
    resident.wait(30)
    before = len(resident.diary.sessions())
    resident.click("End session")
    assert len(resident.diary.sessions()) == before
    assert not resident.reads("It is kept.")
    assert resident.reads("It could not be saved.")
    return before


def test_a_session_that_found_no_room_is_kept_once_there_is(resident: Visitor) -> None:
    before = session_without_room(resident)
    resident.click("Try to save it again")
    assert resident.reads("It could not be saved.")
    resident.empty_disk()
    resident.click("Try to save it again")
    assert resident.reads("It is kept.")
    assert not resident.sees("Try to save it again")
    assert len(resident.diary.sessions()) == before + 1


def test_a_session_that_found_no_room_follows_what_is_saved_later(resident: Visitor) -> None:
    before = session_without_room(resident)
    resident.click("Finish")
    resident.empty_disk()
    resident.diary.add_pain(pain(2))
    assert len(resident.diary.sessions()) == before + 1


def test_a_session_that_found_no_room_is_kept_when_the_program_ends(
    resident: Visitor, open_program: Open
) -> None:
    before = session_without_room(resident)
    resident.empty_disk()
    assert len(open_program().diary.sessions()) == before + 1
