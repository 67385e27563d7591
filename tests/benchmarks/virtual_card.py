"""A sound card that only records: a PulseAudio of its own, in a private folder, with nothing behind it."""

from __future__ import annotations

import math
import os
import subprocess
import threading
import time
from array import array
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

RATE = 24_000
FRAME = RATE // 100
HEARD = 120.0
APART = 30
NEEDED = ("pulseaudio", "pactl", "parec")


@dataclass(frozen=True, slots=True)
class Stretch:
    """One stretch of sound: start and end in seconds since the recording began, with its samples."""

    start: float
    end: float
    samples: array[int]

    def pitch(self, pitches: tuple[float, ...], at: float) -> float:
        """The strongest of some pitches (hertz) around a moment (seconds from the start of the stretch)."""
        first = round(at * RATE)
        part = self.samples[first : first + RATE // 20]
        return max(pitches, key=lambda pitch: _strength(part, pitch))


class VirtualCard:
    """`samples` grows while the block runs; `began` is when the first of them came (monotonic seconds)."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._samples = bytearray()
        self.began = 0.0

    def __enter__(self) -> VirtualCard:
        socket = self._folder / "native"
        for name in ("HOME", "XDG_RUNTIME_DIR"):
            os.environ[name] = str(self._folder)
        os.environ["PULSE_SERVER"] = f"unix:{socket}"
        arguments = ["-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no"]
        arguments += ["-L", f"module-native-protocol-unix socket={socket} auth-anonymous=1"]
        arguments += ["-L", f"module-null-sink sink_name=card rate={RATE} channels=1"]
        self._server = subprocess.Popen(["pulseaudio", *arguments], stderr=subprocess.DEVNULL)
        wait_for(lambda: subprocess.run(["pactl", "info"], capture_output=True, check=False).returncode == 0)
        recorder = ["parec", "-d", "card.monitor", "--raw", f"--rate={RATE}", "--channels=1"]
        self._recorder = subprocess.Popen([*recorder, "--latency-msec=20"], stdout=subprocess.PIPE)
        self._reader = threading.Thread(target=self._read)
        self._reader.start()
        wait_for(lambda: bool(self._samples))
        return self

    def __exit__(self, *_: object) -> None:
        for process in (self._recorder, self._server):
            process.terminate()
            process.wait(5)
        self._reader.join(5)

    def heard(self) -> tuple[Stretch, ...]:
        """Every stretch of sound so far; those less than 0.3 s apart count as one."""
        samples = array("h", bytes(self._samples[: len(self._samples) // 2 * 2]))
        loud = [at for at in range(0, len(samples), FRAME) if _level(samples[at : at + FRAME]) > HEARD]
        found: list[list[int]] = []
        for at in loud:
            if found and at - found[-1][1] < APART * FRAME:
                found[-1][1] = at
            else:
                found.append([at, at])
        return tuple(
            Stretch(first / RATE, (last + FRAME) / RATE, samples[first : last + FRAME])
            for first, last in found
        )

    def _read(self) -> None:
        stream = self._recorder.stdout
        while stream is not None and (data := os.read(stream.fileno(), 4096)):
            if not self._samples:
                self.began = time.monotonic()
            self._samples += data


def wait_for(condition: Callable[[], bool], limit: float = 10.0) -> None:
    """Look again and again, for at most `limit` seconds; raises TimeoutError."""
    end = time.monotonic() + limit
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(0.02)


def _level(samples: array[int]) -> float:
    return math.sqrt(sum(value * value for value in samples) / max(1, len(samples)))


def _strength(samples: array[int], pitch: float) -> float:
    turn = 2 * math.pi * pitch / RATE
    across = sum(value * math.cos(turn * at) for at, value in enumerate(samples))
    along = sum(value * math.sin(turn * at) for at, value in enumerate(samples))
    return across * across + along * along
