"""Sound is opened late, and a computer without sound libraries has none instead of an error."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ankle_rehab.resources import resource
from ankle_rehab.ui.sound.samples import RATE, decoded

ROOT = Path(__file__).resolve().parents[2]


def alone(code: str, **environment: str) -> str:
    """What a fresh interpreter prints for some code."""
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, **environment},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_the_announcer_brings_no_sound_library_along() -> None:
    code = (
        "import sys, ankle_rehab.ui.sound.announcer; "
        "print([name for name in sys.modules if 'Multimedia' in name or name.endswith('sound.speakers')])"
    )
    assert alone(code) == "[]"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux leaves the sound library to the system")
def test_without_the_systems_sound_library_there_is_silence(tmp_path: Path) -> None:
    (tmp_path / "libpulse.so.0").write_text("not a library", encoding="utf-8")
    code = "from ankle_rehab.ui.sound.sound import open_sound; print(open_sound())"
    assert alone(code, LD_LIBRARY_PATH=str(tmp_path)) == "None"


def test_every_recording_and_sound_can_be_decoded_and_begins_at_once() -> None:
    files = [*resource("voice", "en").glob("*.mp3"), *resource("sounds").glob("*.wav")]
    assert len(files) > 300
    late = {}
    for file in files:
        samples = memoryview(decoded(file)).cast("h")
        loud = max(map(abs, samples))
        first = next(index for index, sample in enumerate(samples) if abs(sample) > loud / 10)
        late[file.name] = first / RATE
    assert max(late.values()) < 0.25, max(late, key=lambda name: late[name])


def test_of_a_damaged_recording_there_is_nothing(tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.mp3"
    damaged.write_bytes(b"nothing to hear")
    assert decoded(damaged) == b""
