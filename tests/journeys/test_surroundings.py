"""Odd surroundings: no home, other languages, no known zone; the program starts and leaves without a word."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ODD = {
    "no home": {"HOME": ""},
    "a relative folder": {"XDG_DATA_HOME": "somewhere/else", "XDG_STATE_HOME": ""},
    "plain C": {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0"},
    "Turkish": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    "from the right": {"LC_ALL": "ar_EG.UTF-8", "LANG": "ar_EG.UTF-8"},
    "no such language": {"LC_ALL": "xx_YY.nothing"},
    "no such zone": {"TZ": "Not/AZone"},
    "not a zone at all": {"TZ": "../../etc/passwd"},
}
PROGRAM = """
import sys
from PySide6.QtWidgets import QApplication
from ankle_rehab import cli
from tests.journeys.ready import tell_when_ready
exec_ = QApplication.exec
def ready():
    tell_when_ready()
    return exec_()
QApplication.exec = staticmethod(ready)
sys.exit(cli.main(["--data-dir", sys.argv[1]]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals from other programs")
@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_the_program_starts_and_leaves_without_a_word(odd: dict[str, str], data_dir: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(data_dir)],
        cwd=ROOT,
        env=os.environ | odd,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as program:
        assert program.stdout is not None
        begun = program.stdout.readline()
        program.send_signal(signal.SIGTERM)
        _, said = program.communicate(timeout=20)
    assert begun == "ready\n", said
    assert program.returncode == 0
    assert "Traceback" not in said
    assert (data_dir / "diary.db").is_file()
