"""What is really heard: cues of a session played into a virtual sound card and recorded from it."""

from __future__ import annotations

import sys
import tempfile
import time
import wave
from array import array
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop

from ankle_rehab.domain.cues import Cue, CueKind
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.plan import make_plan
from ankle_rehab.domain.session import SessionRun
from ankle_rehab.domain.settings import Settings
from ankle_rehab.domain.voice_lines import every_sentence
from ankle_rehab.resources import resource
from ankle_rehab.services.clock import SystemClock
from ankle_rehab.storage.content import Content
from ankle_rehab.ui.sound.announcer import SOUNDS, Announcer
from ankle_rehab.ui.sound.sound import Channel, SoundOut, Trouble, open_sound
from ankle_rehab.ui.sound.voice import Voice
from tests.benchmarks.rows import Row, faults, lacking, row, tell
from tests.benchmarks.virtual_card import NEEDED, RATE, Stretch, VirtualCard

LATENCY_LIMIT = 250.0  # milliseconds
COUNT_LIMIT = 120.0
KINDS = (CueKind.START, CueKind.HALF, CueKind.REST, CueKind.SWITCH, CueKind.END)
PITCHES = (523.25, 659.26, 783.99, 880.0, 1046.5, 1318.51)
MOMENTS = (0.02, 0.14, 0.2, 0.3, 0.36, 0.52)


class Chosen:
    """Preferences that the bench changes."""

    def __init__(self) -> None:
        self.settings = Settings(voice_on=False, sounds_volume=100, voice_volume=100)


class Noted:
    """The real way out, with a note of what it was asked to play and when (monotonic seconds)."""

    def __init__(self, out: SoundOut) -> None:
        self._out = out
        self.asked: list[tuple[float, Channel, str]] = []

    @property
    def trouble(self) -> Trouble | None:
        return self._out.trouble

    def play(self, file: Path, channel: Channel, volume: int) -> bool:
        if file.stem != "primer":
            self.asked.append((time.monotonic(), channel, file.name))
        return self._out.play(file, channel, volume)

    def set_volume(self, channel: Channel, volume: int) -> None:
        self._out.set_volume(channel, volume)

    def hush(self, channel: Channel) -> None:
        self._out.hush(channel)


def measured(app: QCoreApplication) -> Iterator[Row]:
    if missing := lacking("what is heard of a session", *NEEDED):
        yield missing
        return
    with tempfile.TemporaryDirectory() as folder, VirtualCard(Path(folder)) as card:
        opened = time.monotonic()
        out = open_sound()
        if out is None or out.trouble is not None:
            yield faults("no way out for sound", 1)
            return
        yield row("opening the loudspeakers", [(time.monotonic() - opened) * 1000], "ms")
        noted = Noted(out)
        tunes = _tunes(app, noted)
        spoken = _sentences(app, noted)
        _turn(app, 3.0)
        heard = card.heard()
        began = card.began
    yield from _judge_tunes(tunes, heard, began)
    yield from _judge_voice(spoken, heard, began)


def _announcer(noted: Noted, chosen: Chosen) -> tuple[Announcer, SessionRun]:
    content = Content(resource("content", "en"))
    run = SessionRun.begin(make_plan(content.routine("three"), (Side.LEFT, Side.RIGHT)))
    announcer = Announcer(
        SystemClock(),
        chosen,
        lines=content.lines,
        voice=Voice(resource("voice", "en")),
        sounds=resource("sounds"),
        open_sound=lambda: noted,
    )
    return announcer, run


def _tunes(app: QCoreApplication, noted: Noted) -> list[tuple[float, CueKind]]:
    """The five sounds, two seconds apart, without a voice."""
    announcer, run = _announcer(noted, Chosen())
    asked = []
    for kind in KINDS:
        announcer.say(Cue(kind), run)
        asked.append((noted.asked[-1][0], kind))
        _turn(app, 2.0)
    return asked


def _sentences(app: QCoreApplication, noted: Noted) -> list[tuple[float, float]]:
    """Getting ready and the countdown spoken; when each sentence was begun and when it should be over."""
    chosen = Chosen()
    chosen.settings = Settings(sounds_on=False, voice_volume=100)
    announcer, run = _announcer(noted, chosen)
    first = len(noted.asked)
    announcer.follow(run)
    announcer.say(Cue(CueKind.READY), run)
    _turn(app, 7.0)
    for second in (3, 2, 1):
        announcer.say(Cue(CueKind.LAST_SECONDS, second), run)
        _turn(app, 1.0)
    voice = Voice(resource("voice", "en"))
    by_file = {
        one.file.name: one.seconds
        for one in (voice.recording(text) for text in _all_sentences())
        if one is not None
    }
    return [(at, at + by_file[name]) for at, _, name in noted.asked[first:]]


def _all_sentences() -> tuple[str, ...]:
    content = Content(resource("content", "en"))
    routines = (*content.routines(), *content.running_routines())
    return every_sentence(content.exercises(), routines, content.lines())


def _tune(stretch: Stretch) -> list[float]:
    length = stretch.end - stretch.start
    return [stretch.pitch(PITCHES, at) for at in MOMENTS if at < length - 0.1]


def _made(kind: CueKind) -> Stretch:
    with wave.open(str(resource("sounds", f"{SOUNDS[kind]}.wav")), "rb") as file:
        samples = array("h", file.readframes(file.getnframes()))
    return Stretch(0, len(samples) / RATE, samples)


def _judge_tunes(
    asked: list[tuple[float, CueKind]], heard: tuple[Stretch, ...], began: float
) -> Iterator[Row]:
    late, wrong = [], abs(len(asked) - len(heard[: len(asked)]))
    for (at, kind), stretch in zip(asked, heard, strict=False):
        late.append((stretch.start - (at - began)) * 1000)
        wrong += _tune(stretch)[:3] != _tune(_made(kind))[:3]
    yield faults("tunes that are wrong or missing", wrong, f"{len(asked)} asked for")
    if late:
        yield row("a tune is heard after", late, "ms", LATENCY_LIMIT)


def _judge_voice(
    spoken: list[tuple[float, float]], heard: tuple[Stretch, ...], began: float
) -> Iterator[Row]:
    bad = sum(start < end for (_, end), (start, _) in pairwise(spoken))
    for start, end in spoken:
        bad += not [one for one in heard if one.start < end - began and one.end > start - began]
    stretches = [one for one in heard if one.end > spoken[0][0] - began]
    total = sum(end - start for start, end in spoken)
    sounding = sum(one.end - one.start for one in stretches)
    remark = f"{len(spoken)} sentences, {total:.1f} s spoken, {sounding:.1f} s heard"
    yield faults("sentences that are cut off or missing", bad, remark)
    if stretches:
        late = (stretches[0].start - (spoken[0][0] - began)) * 1000
        yield row("the first sentence is heard after", [late], "ms", LATENCY_LIMIT)
        counts = [min(abs(one.start - (at - began)) for one in stretches) * 1000 for at, _ in spoken[-3:]]
        yield row("a count is heard after", counts, "ms", COUNT_LIMIT)


def _turn(app: QCoreApplication, seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)
        time.sleep(0.002)


if __name__ == "__main__":
    sys.exit(tell(measured(QCoreApplication(sys.argv))))
