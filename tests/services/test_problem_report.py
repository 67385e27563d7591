"""What a file about a problem may hold: versions, some settings, the end of the log, and nobody's life."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from pathlib import Path

from ankle_rehab import __version__
from ankle_rehab.domain.settings import Settings
from ankle_rehab.services import problem_report
from ankle_rehab.services.error_log import ErrorLog, Note
from ankle_rehab.services.problem_report import TOLD, gather, log_lines
from tests.fakes.clock import FakeClock

WITHHELD = {
    # of the body, of training, and of habits
    *("sore_side", "both_sore", "train_both", "doses", "bedtime_hour", "longest_run", "longest_run_told"),
    *("usual_run", "top_heart_rate", "shoe_look", "shoe_due", "shoe_months", "reminders_rest_until"),
    *("quiet_from", "quiet_until", "region", "accepted_version"),
    # places on the disk and on the screen
    *("backup_copy_folder", "run_folder", "folder_told", "window_place"),
}
CANARY = "canary"


def test_of_every_setting_it_is_known_whether_it_may_be_told() -> None:
    names = {field.name for field in fields(Settings)}
    assert names == {*TOLD, *WITHHELD}
    assert not WITHHELD & set(TOLD)


def test_nothing_of_the_user_is_in_it(data_dir: Path) -> None:
    mine = Settings(
        backup_copy_folder=f"/home/{CANARY}/copies",
        run_folder=f"/home/{CANARY}/runs",
        window_place=CANARY,
        folder_told=CANARY,
        top_heart_rate=187,
        longest_run=13.37,
        longest_run_told=date(2026, 11, 1),
    )
    told = repr(gather(data_dir, mine))
    for secret in (CANARY, "187", "13.37", str(Path.home()), str(data_dir)):
        assert secret not in told
    assert __version__ in told
    assert "('voice_volume', '80')" in told


def test_the_end_of_the_log_is_in_it_and_only_what_the_program_wrote(
    data_dir: Path, clock: FakeClock
) -> None:
    log = ErrorLog(data_dir, clock)
    try:
        int(CANARY)
    except ValueError as error:
        log.add(error)
    with (data_dir / "ankle-rehab.log").open("a", encoding="utf-8") as file:
        file.write(f"a line by hand, /home/{CANARY}\n")
        for told in (CANARY, "8", f"x.py:1:work {CANARY}", f"/home/{CANARY}.py:1:work"):
            file.write(f"2026-11-22T09:00:00+01:00 1.0 ValueError {told}\n")
    (line,) = log_lines(data_dir)
    assert "ValueError test_problem_report.py:" in line
    assert CANARY not in line


def test_every_line_of_the_log_is_known_for_one(data_dir: Path, clock: FakeClock) -> None:
    log = ErrorLog(data_dir, clock)
    try:
        try:
            list(map(lambda one: int(one), CANARY))  # noqa: PLW0108, C417 - a place called <lambda>
        except ValueError as error:
            raise RuntimeError(CANARY) from error
    except RuntimeError as error:
        log.add(error)
    log.add(KeyError(CANARY))
    for note in Note:
        log.note(note)
    written = (data_dir / "ankle-rehab.log").read_text(encoding="utf-8").splitlines()
    assert log_lines(data_dir) == tuple(written)
    assert len(written) == 2 + len(Note)


def test_a_long_log_is_told_by_its_end_over_its_files(data_dir: Path) -> None:
    def line(number: int) -> str:
        return f"2026-11-22T09:00:00+01:00 1.0 ValueError x.py:{number}:work"

    (data_dir / "ankle-rehab.log.1").write_text("\n".join(map(line, range(100))), encoding="utf-8")
    (data_dir / "ankle-rehab.log").write_text(f"{line(100)}\n{line(101)}\n", encoding="utf-8")
    found = log_lines(data_dir)
    assert len(found) == problem_report.MOST_LINES
    assert (found[0], found[-1]) == (line(62), line(101))
