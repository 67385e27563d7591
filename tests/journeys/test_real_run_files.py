"""Every file that a real watch wrote, dropped on the window one by one: `-s` prints what came of each.

The files are in the folder that the environment names; the project carries none of them.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel

from tests.journeys.test_run_files import drop, until_read
from tests.journeys.visitor import Visitor
from tests.ui.run_desk import ALL

REAL = os.environ.get("ANKLE_REHAB_RUN_FILES", "")

pytestmark = pytest.mark.skipif(not REAL, reason="ANKLE_REHAB_RUN_FILES names no folder of real files")


def shown(visitor: Visitor, name: str) -> list[str]:
    """What stands on the page of the files about this one, in its order."""
    widgets = [one for one in visitor.front().findChildren(QLabel) if one.isVisible()]
    ticks = [one for one in visitor.front().findChildren(QCheckBox) if one.isVisible()]
    words = [one.text().replace("\u200b", "").replace("\u2060", "") for one in widgets]
    about = [place for place, one in enumerate(words) if name in one]
    assert about, f"{name} is not named: {words}"
    return [
        words[words.index("What was found") + 1],
        *(one.accessibleName() for one in ticks),
        words[about[0]],
    ]


def test_each_is_told_for_what_it_is(resident: Visitor) -> None:
    runs = resident.program.parts.runs
    for path in sorted(Path(REAL).iterdir()):
        drop(resident, path)
        until_read(resident)
        preview = resident.program.parts.run_files.preview
        assert preview is not None
        print(f"{path.name}: {' | '.join(shown(resident, path.name))}")
        before = len(runs.activities(ALL))
        takeable = [row for row in preview.rows if row.offered]
        if takeable:
            resident.click(f"Take in {len(takeable)}")
        else:
            resident.click("Leave it")
        assert len(runs.activities(ALL)) == before + len(takeable)
    assert not resident.reads("The article asks"), "what comes in never speaks of rules"
