"""Every shape in which watches write, dropped on the window one by one and told for what it is."""

from __future__ import annotations

from pathlib import Path

from tests.fakes import watch_shelf
from tests.journeys.one_by_one import Told, drop_each
from tests.journeys.visitor import Visitor
from tests.ui.run_desk import ALL

ENDINGS = {
    "compressed-times.fit": "Take in 1",
    "cut-off.fit": "Leave it",
    "monitoring.fit": "Leave it",
    "new-watch-ride.fit": "Take in 1",
    "notes.md": "Leave it",
    "pause-no-type.gpx": "Take in 1",
    "walk-called-other.tcx": "Take in 1",
}
"""One of each kind: the rest is read by `tests/exchange/test_run_files.py` and by the command line."""


def test_each_is_told_for_what_it_is(resident: Visitor, tmp_path: Path) -> None:
    folder = watch_shelf.lay(tmp_path / "watch")
    told: list[Told] = list(drop_each(resident, [folder / name for name in ENDINGS]))
    assert {one.name: one.pressed for one in told} == ENDINGS
    assert all(one.words for one in told)
    taken = [one for one in told if one.pressed != "Leave it"]
    assert len(resident.program.parts.runs.activities(ALL)) == len(taken)
    assert not resident.reads("The article asks"), "what comes in never speaks of rules"
