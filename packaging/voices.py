"""Record the voice: every sentence of the content spoken once into a small file under `resources/voice/en/`.

Run it as `python3 packaging/dev.py voices`. Only missing sentences are spoken; recordings that no sentence
needs any more are taken away. `--all` speaks everything anew.
"""

from __future__ import annotations

import math
import sys
import tomllib
from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from ankle_rehab.domain.voice_lines import every_sentence, voice_file  # noqa: E402
from ankle_rehab.storage.content import Content  # noqa: E402

FOLDER = ROOT / "resources" / "voice" / "en"
RATE = 24_000
RECIPE = "hibari-tts 0.2.1, voice heart, seed 0, pace 0.92, -20 dBFS, mp3 at about 40 kbit/s"
NOTICE = """\
Spoken by hibari-tts 0.2.1 with its voice "heart" (copyright 2026 Maureese Williams, Apache License 2.0),
a small model made from Kokoro-82M by hexgrad (Apache License 2.0). The engine is a tool of the build and
no part of the program. Written by `python3 packaging/dev.py voices`; nobody edits this by hand."""

LOUDNESS = 0.1
PEAK = 0.85
FRAME = RATE // 100
QUIET = 0.012
LEAD, TAIL, FADE = RATE // 50, RATE // 20, RATE // 200
SMALLER = 0.5
PACE = 0.92


@dataclass(frozen=True, slots=True)
class Recording:
    """One sentence as sound; `seconds` is its length."""

    sentence: str
    file: str
    seconds: float


def wanted(content: Path = ROOT / "resources" / "content" / "en") -> tuple[str, ...]:
    """Every sentence that the content can bring to be spoken."""
    texts = Content(content)
    routines = (*texts.routines(), *texts.running_routines())
    return every_sentence(texts.exercises(), routines, texts.lines())


def index_of(folder: Path) -> tuple[str, Mapping[str, float]]:
    """The recipe and the sentences with their seconds that a folder's index names; empty without one."""
    path = folder / "index.toml"
    if not path.is_file():
        return "", {}
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return table["recipe"], {entry["sentence"]: entry["seconds"] for entry in table["recording"]}


def shaped(samples: array[float]) -> array[float]:
    """The sound without the silence around it, at the loudness all recordings share, its ends faded."""
    top = max(map(abs, samples), default=0.0)
    loud = [at for at in range(0, len(samples), FRAME) if _level(samples[at : at + FRAME]) > QUIET * top]
    if not loud:
        raise ValueError("nothing can be heard")
    sound = samples[max(0, loud[0] - LEAD) : loud[-1] + FRAME + TAIL]
    voiced = [_level(sound[at : at + FRAME]) for at in range(0, len(sound), FRAME)]
    heard = [level for level in voiced if level > 0.1 * max(voiced)]
    gain = LOUDNESS / math.sqrt(sum(level * level for level in heard) / len(heard))
    gain = min(gain, PEAK / max(map(abs, sound)))
    last = len(sound) - 1
    return array(
        "f", (gain * min(1.0, at / FADE, (last - at) / FADE) * value for at, value in enumerate(sound))
    )


def write_index(folder: Path, recordings: Iterable[Recording]) -> None:
    """Name every recording, with the notice of the engine's licence."""
    lines = [f'notice = """\n{NOTICE}"""', f'recipe = "{RECIPE}"']
    for recording in sorted(recordings, key=lambda one: one.sentence):
        text = recording.sentence.replace("\\", "\\\\").replace('"', '\\"')
        lines += [
            "",
            "[[recording]]",
            f'file = "{recording.file}"',
            f'sentence = "{text}"',
            f"seconds = {recording.seconds:.2f}",
        ]
    (folder / "index.toml").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def record(folder: Path, sentences: tuple[str, ...], *, anew: bool = False) -> None:
    """Bring a folder up to date with the sentences and say what was done."""
    recipe, known = index_of(folder)
    kept = {} if anew or recipe != RECIPE else known
    folder.mkdir(parents=True, exist_ok=True)
    missing = [one for one in sentences if one not in kept or not (folder / voice_file(one)).is_file()]
    recordings = [Recording(one, voice_file(one), kept[one]) for one in sentences if one not in missing]
    recordings += _spoken(folder, missing)
    files = {recording.file for recording in recordings}
    stale = [path for path in folder.glob("*.mp3") if path.name not in files]
    for path in stale:
        path.unlink()
    write_index(folder, recordings)
    size = sum(path.stat().st_size for path in folder.iterdir())
    seconds = sum(recording.seconds for recording in recordings)
    print(
        f"{len(recordings)} sentences, {seconds:.0f} s, {size / 1e6:.2f} MB: "
        f"{len(missing)} spoken, {len(stale)} taken away"
    )


def _spoken(folder: Path, sentences: list[str]) -> list[Recording]:
    if not sentences:
        return []
    import hibari  # noqa: PLC0415 - half a second, and only where something is missing

    voice = hibari.Hibari(threads=1)
    recordings = []
    for sentence in sentences:
        said = sentence if sentence[-1] in ".?!:" else sentence + "."
        sound = shaped(array("f", voice(said[:1].upper() + said[1:], PACE, 0).tobytes()))
        _write(folder / voice_file(sentence), sound)
        recordings.append(Recording(sentence, voice_file(sentence), round(len(sound) / RATE, 2)))
    return recordings


def _write(path: Path, sound: array[float]) -> None:
    """An MP3, which every system can decode.

    The encoder's name is taken out of its header: decoders that know it would cut the start to the sample
    and FFmpeg would complain of that on every playing.
    """
    import soundfile  # noqa: PLC0415 - as above

    with soundfile.SoundFile(
        str(path), "w", RATE, 1, "MPEG_LAYER_III", format="MP3", compression_level=SMALLER
    ) as file:
        file.buffer_write(sound.tobytes(), "float32")
    data = path.read_bytes()
    path.write_bytes(data.replace(b"LAME3", b"VOICE", 1))


def _level(samples: array[float]) -> float:
    return math.sqrt(sum(value * value for value in samples) / max(1, len(samples)))


if __name__ == "__main__":
    record(FOLDER, wanted(), anew="--all" in sys.argv[1:])
