"""The recorded voice and the sounds: nothing missing, nothing stale, nothing too loud."""

from __future__ import annotations

import wave
from array import array
from itertools import combinations
from pathlib import Path

import pytest

import sounds
import voices
from ankle_rehab.domain.coaching import saying_seconds
from ankle_rehab.domain.voice_lines import voice_file
from ankle_rehab.resources import resource

FOLDER = voices.FOLDER
SOUNDS = sounds.FOLDER
LANGUAGES = sorted(folder.name for folder in resource("content").iterdir() if folder.is_dir())
ONCE = "(run `python3 packaging/dev.py voices` after a change of the content)"


def samples(path: Path) -> array[int]:
    with wave.open(str(path), "rb") as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, sounds.RATE)
        return array("h", file.readframes(file.getnframes()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_of_the_content_is_recorded_and_no_other(language: str) -> None:
    recipe, recorded = voices.index_of(FOLDER.parent / language)
    wanted = set(voices.wanted(resource("content", language)))
    assert sorted(wanted - recorded.keys()) == [], f"missing {ONCE}"
    assert sorted(recorded.keys() - wanted) == [], f"stale {ONCE}"
    assert language != FOLDER.name or recipe == voices.RECIPE, f"made in another way {ONCE}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_folder_holds_exactly_the_recordings_of_the_index(language: str) -> None:
    _, recorded = voices.index_of(FOLDER.parent / language)
    found = {path.name for path in (FOLDER.parent / language).iterdir()}
    assert found == {voice_file(sentence) for sentence in recorded} | {"index.toml"}, ONCE


def test_the_voice_stays_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 5_000_000


def test_every_recording_is_an_mp3_of_a_plausible_length() -> None:
    _, recorded = voices.index_of(FOLDER)
    for sentence, seconds in recorded.items():
        data = (FOLDER / voice_file(sentence)).read_bytes()
        assert data[0] == 0xFF and data[1] & 0xE0 == 0xE0, sentence
        assert 0.25 < seconds < 8, sentence
        assert 20_000 < len(data) * 8 / seconds < 90_000, f"{sentence}: {len(data)} bytes"


def test_the_plan_of_a_session_allows_each_sentence_enough_time() -> None:
    _, recorded = voices.index_of(FOLDER)
    short = {text: saying_seconds(text) - seconds for text, seconds in recorded.items()}
    assert {text: spare for text, spare in short.items() if spare < 0} == {}


def test_the_engine_and_its_licence_are_named() -> None:
    index = (FOLDER / "index.toml").read_text(encoding="utf-8")
    assert "hibari-tts 0.2.1" in index and "Apache License 2.0" in index


def test_what_is_missing_is_noticed_and_what_is_stale_goes(tmp_path: Path) -> None:
    """The bookkeeping of the tool, without its engine: everything asked for is there already."""
    (tmp_path / voice_file("Rest.")).write_bytes(b"kept")
    (tmp_path / voice_file("Gone.")).write_bytes(b"stale")
    voices.write_index(
        tmp_path, [voices.Recording(text, voice_file(text), 1.0) for text in ("Rest.", "Gone.")]
    )
    voices.record(tmp_path, ("Rest.",))
    assert {path.name for path in tmp_path.iterdir()} == {voice_file("Rest."), "index.toml"}
    assert voices.index_of(tmp_path) == (voices.RECIPE, {"Rest.": 1.0})


def test_shaping_takes_the_silence_away_and_brings_all_to_one_loudness() -> None:
    tone = [0.02 * (1 if at // 30 % 2 else -1) for at in range(voices.RATE // 2)]
    silence = [0.0] * voices.RATE
    shaped = voices.shaped(array("f", [*silence, *tone, *silence]))
    assert len(shaped) / voices.RATE == pytest.approx(0.5 + 0.07, abs=0.02)
    assert max(map(abs, shaped)) == pytest.approx(voices.LOUDNESS, rel=0.05)


def test_the_sounds_are_those_that_the_tool_makes() -> None:
    made = sounds.sounds()
    assert {path.stem for path in SOUNDS.iterdir()} == made.keys()
    for name, wanted in made.items():
        found = samples(SOUNDS / f"{name}.wav")
        assert len(found) == len(wanted), name
        apart = max(abs(one - other) for one, other in zip(found, wanted, strict=True))
        assert apart <= 1, f"{name} is stale (run `python3 packaging/sounds.py`)"


def test_no_two_sounds_have_the_same_tune() -> None:
    tunes = {name: tuple(note.pitch for note in notes) for name, notes in sounds.TUNES.items()}
    assert [pair for pair in combinations(tunes, 2) if tunes[pair[0]] == tunes[pair[1]]] == []


def test_no_sound_is_clipped_and_the_primer_is_not_heard() -> None:
    for path in SOUNDS.iterdir():
        loudest = max(map(abs, samples(path)))
        assert loudest < 33 if path.stem == "primer" else 15_000 < loudest < 24_000, path.stem
