"""The window stands where it stood, and on a screen that is there: others, smaller ones, and hidden."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
Screen = tuple[int, int, int, int]
LAPTOP, BESIDE, SMALL, ABOVE = (
    (0, 0, 1366, 768),
    (1366, 0, 1920, 1080),
    (0, 0, 800, 480),
    (0, -1080, 1920, 1080),
)
PROGRAM = """
import json, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from ankle_rehab.app import Outside, Program
from ankle_rehab.ui.style import PLAIN
from tests.fakes.clock import FakeClock

app = QApplication(["program", *PLAIN])
program = Program(app, Outside(FakeClock(), lambda: None, tuple), Path(sys.argv[1]))
version = program.parts.content.first_start().text_version
program.parts.preferences.change(accepted_version=version)
program.open(seen=True)
window = program.window
if sys.argv[2:]:
    window.setGeometry(*map(int, sys.argv[2].split(",")))
for way in sys.argv[3:]:
    getattr(window, way)()
app.processEvents()
seen = window.frameGeometry()
screens = [one.availableGeometry() for one in app.screens()]
print(json.dumps({
    "at": [seen.x(), seen.y(), seen.width(), seen.height()],
    "whole": any(one.adjusted(-4, -4, 4, 4).contains(seen) for one in screens),  # no frame is known before
    "visible": window.isVisible(), "minimized": window.isMinimized(), "maximized": window.isMaximized(),
}))
program.close()
"""


def run(folder: Path, screens: tuple[Screen, ...], *how: str) -> dict[str, object]:
    """One run of the program on a computer with these screens."""
    told = [
        {"name": str(number), "x": x, "y": y, "width": wide, "height": high, "logicalDpi": 96, "dpr": 1}
        for number, (x, y, wide, high) in enumerate(screens)
    ]
    config = folder.parent / "screens.json"
    config.write_text(json.dumps({"screens": told}))
    surroundings = os.environ | {"QT_QPA_PLATFORM": f"offscreen:configfile={config}"}
    found = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(folder), *how],
        cwd=ROOT,
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stderr
    answer = json.loads(found.stdout)
    assert isinstance(answer, dict)
    return answer


def test_it_stands_where_it_stood_on_either_screen(data_dir: Path) -> None:
    first = run(data_dir, (LAPTOP, BESIDE), "1500,100,1000,700")
    assert first["whole"]
    assert run(data_dir, (LAPTOP, BESIDE))["at"] == first["at"]


@pytest.mark.parametrize("place", ["1500,100,1000,700", "1300,700,1000,700"])
def test_when_its_screen_is_gone_it_comes_to_one_that_is_there(data_dir: Path, place: str) -> None:
    run(data_dir, (LAPTOP, BESIDE), place)
    for left in ((LAPTOP,), (ABOVE,), (SMALL, BESIDE), (SMALL,)):
        again = run(data_dir, left)
        assert again["visible"]
        assert again["whole"], again["at"]


@pytest.mark.parametrize("screen", [LAPTOP, SMALL])
def test_the_very_first_time_it_is_no_larger_than_the_screen(data_dir: Path, screen: Screen) -> None:
    assert run(data_dir, (screen,))["whole"]


@pytest.mark.parametrize("way", ["hide", "showMinimized"])
def test_left_out_of_sight_it_is_in_sight_at_the_next_start(data_dir: Path, way: str) -> None:
    run(data_dir, (LAPTOP,), "100,50,1000,640", way)
    again = run(data_dir, (LAPTOP,))
    assert again["visible"]
    assert not again["minimized"]
    assert again["whole"]


def test_left_maximized_it_is_so_at_the_next_start(data_dir: Path) -> None:
    run(data_dir, (LAPTOP, BESIDE), "1500,100,1000,700", "showMaximized")
    assert run(data_dir, (LAPTOP, BESIDE))["maximized"]
    assert run(data_dir, (LAPTOP,))["visible"]
