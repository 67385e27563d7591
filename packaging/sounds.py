"""Make the sounds of the program anew: `python3 packaging/sounds.py` writes `resources/sounds/*.wav`.

Each is a short tune of soft bell notes with its own rise or fall, so that it is known without looking.
"""

from __future__ import annotations

import math
import random
import wave
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "sounds"
RATE = 24_000
PEAK = 0.6
ATTACK = 0.006
RELEASE = 0.02
OVERTONES = ((1.0, 1.0), (2.0, 0.28), (3.01, 0.1))

C5, E5, G5, A5, C6, E6 = 523.25, 659.26, 783.99, 880.0, 1046.5, 1318.51


@dataclass(frozen=True, slots=True)
class Note:
    """One bell note: when it begins, its pitch in hertz and how long it rings, in seconds."""

    at: float
    pitch: float
    rings: float


TUNES = {
    "start": (Note(0, G5, 0.18), Note(0.12, C6, 0.4)),
    "half": (Note(0, A5, 0.3), Note(0.2, A5, 0.35)),
    "rest": (Note(0, G5, 0.25), Note(0.16, C5, 0.5)),
    "switch": (Note(0, C5, 0.2), Note(0.14, G5, 0.2), Note(0.28, C5, 0.4)),
    "end": (Note(0, C5, 0.3), Note(0.16, E5, 0.3), Note(0.32, G5, 0.3), Note(0.48, C6, 0.9)),
    "tick": (Note(0, E6, 0.07),),
    "chime": (Note(0, E5, 1.2), Note(0.35, C5, 1.6)),
    "alarm": tuple(
        Note(0.9 * turn + at, pitch, 0.3)
        for turn in range(3)
        for at, pitch in ((0, E6), (0.18, C6), (0.36, E6))
    ),
}


def sounds() -> dict[str, array[int]]:
    """Every sound by its name, as 16-bit samples."""
    return {name: _tune(notes) for name, notes in TUNES.items()} | {"primer": _primer()}


def write(folder: Path) -> None:
    """Write every sound as a mono WAV file."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, samples in sounds().items():
        with wave.open(str(folder / f"{name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(samples.tobytes())


def _tune(notes: tuple[Note, ...]) -> array[int]:
    length = max(note.at + note.rings for note in notes)
    mixed = [0.0] * round(length * RATE)
    for note in notes:
        first = round(note.at * RATE)
        for at, value in enumerate(_bell(note)):
            if first + at < len(mixed):
                mixed[first + at] += value
    loudest = max(map(abs, mixed))
    return array("h", (round(32767 * PEAK * value / loudest) for value in mixed))


def _bell(note: Note) -> Iterator[float]:
    """A soft start, overtones that fade first, and an end without a click."""
    for at in range(round(note.rings * RATE)):
        seconds = at / RATE
        shape = min(1.0, seconds / ATTACK, (note.rings - seconds) / RELEASE)
        fading = 5.0 / note.rings
        yield shape * sum(
            loud * math.exp(-fading * times * seconds) * math.sin(2 * math.pi * note.pitch * times * seconds)
            for times, loud in OVERTONES
        )


def _primer() -> array[int]:
    """Noise too faint to hear: a wireless speaker wakes for it, but not for complete silence."""
    chance = random.Random(1)
    return array("h", (chance.randint(-3, 3) for _ in range(round(0.6 * RATE))))


if __name__ == "__main__":
    write(FOLDER)
