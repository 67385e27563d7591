"""The loudspeakers: plays recordings and sounds at once, and says when there is nothing to play them on."""

from __future__ import annotations

import wave
from collections import OrderedDict, deque
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QUrl
from PySide6.QtMultimedia import (
    QAudio,
    QAudioDecoder,
    QAudioFormat,
    QAudioSink,
    QMediaDevices,
    QtAudio,
)

from ankle_rehab.ui.sound import Channel, Trouble

RATE = 24_000
KEPT = 120
LINGERS = 1.0
ENCODER_LEAD = 1105 * 2  # bytes: an MP3 begins with this much silence of its encoder's making


@dataclass(slots=True)
class _Playing:
    sink: QAudioSink
    channel: Channel
    seconds: float


class Speakers(QObject):
    """Everything is decoded to plain samples once and kept, so that a count starts without delay.

    The end of a sound is not reported: what the system calls idle comes seconds late on some devices.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._format = QAudioFormat()
        self._format.setSampleRate(RATE)
        self._format.setChannelCount(1)
        self._format.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        self._samples: OrderedDict[Path, bytes] = OrderedDict()
        self._waiting: deque[Path] = deque()
        self._wanted: dict[Path, tuple[Channel, int]] = {}
        self._broken: set[Path] = set()
        self._playing: list[_Playing] = []
        self._decoder: QAudioDecoder | None = None
        self._decoded = bytearray()

    @property
    def trouble(self) -> Trouble | None:
        return None if QMediaDevices.audioOutputs() else Trouble.NO_DEVICE

    def prepare(self, files: Iterable[Path]) -> None:
        self._waiting.extend(file for file in files if file not in self._samples)
        self._decode_next()

    def play(self, file: Path, channel: Channel, volume: int) -> bool:
        if self.trouble is not None or file in self._broken or not file.is_file():
            return False
        if file not in self._samples and file.suffix == ".wav":
            self._keep(file, _wave(file))
        if file in self._samples:
            return self._start(self._samples[file], channel, volume)
        self._wanted[file] = (channel, volume)
        self._waiting.appendleft(file)
        self._decode_next()
        return True

    def set_volume(self, channel: Channel, volume: int) -> None:
        for playing in self._playing:
            if playing.channel is channel:
                playing.sink.setVolume(_loudness(volume))

    def hush(self, channel: Channel) -> None:
        self._wanted = {file: wanted for file, wanted in self._wanted.items() if wanted[0] is not channel}
        for playing in [one for one in self._playing if one.channel is channel]:
            playing.sink.stop()
            self._let_go(playing)

    def _start(self, samples: bytes, channel: Channel, volume: int) -> bool:
        self._clear_away()
        sink = QAudioSink(QMediaDevices.defaultAudioOutput(), self._format, self)
        sink.setVolume(_loudness(volume))
        buffer = QBuffer(sink)
        buffer.setData(QByteArray(samples))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._playing.append(_Playing(sink, channel, len(samples) / 2 / RATE))
        sink.start(buffer)
        return sink.error() is QtAudio.Error.NoError

    def _clear_away(self) -> None:
        """Let go of what has long been played; not sooner, for some devices are idle before the last word."""
        for playing in tuple(self._playing):
            state, played = playing.sink.state(), playing.sink.elapsedUSecs() / 1e6
            over = state is QtAudio.State.IdleState and played > playing.seconds + LINGERS
            if over or state is QtAudio.State.StoppedState:
                self._let_go(playing)

    def _let_go(self, playing: _Playing) -> None:
        self._playing.remove(playing)
        playing.sink.deleteLater()

    def _decode_next(self) -> None:
        """One file after the other; a decoder that was used before finishes at once, so each has its own."""
        while self._decoder is None and self._waiting:
            file = self._waiting.popleft()
            if file in self._samples or file in self._broken or not file.is_file():
                continue
            self._decoded = bytearray()
            self._decoder = QAudioDecoder(self)
            self._decoder.setAudioFormat(self._format)
            self._decoder.bufferReady.connect(self._on_buffer)
            self._decoder.finished.connect(partial(self._on_decoded, file))
            self._decoder.error.connect(partial(self._on_failed, file))
            self._decoder.setSource(QUrl.fromLocalFile(str(file)))
            self._decoder.start()

    def _on_buffer(self) -> None:
        while self._decoder is not None and self._decoder.bufferAvailable():
            self._decoded += bytes(self._decoder.read().constData())

    def _on_decoded(self, file: Path) -> None:
        self._on_buffer()
        if self._decoded:
            self._keep(file, bytes(self._decoded[ENCODER_LEAD:]))
        else:
            self._broken.add(file)
        self._done_with(file)

    def _on_failed(self, file: Path, *_: object) -> None:
        """A damaged file, or no decoder on this system: the next time it is asked for, play() says so."""
        self._broken.add(file)
        self._done_with(file)

    def _done_with(self, file: Path) -> None:
        if self._decoder is not None:
            self._decoder.deleteLater()
            self._decoder = None
        wanted = self._wanted.pop(file, None)
        if wanted is not None and file in self._samples:
            self._start(self._samples[file], *wanted)
        self._decode_next()

    def _keep(self, file: Path, samples: bytes) -> None:
        self._samples[file] = samples
        if len(self._samples) > KEPT:
            self._samples.popitem(last=False)


def _wave(file: Path) -> bytes:
    with wave.open(str(file), "rb") as source:
        return source.readframes(source.getnframes())


def _loudness(volume: int) -> float:
    """A volume of 0-100 as the ear hears it, as the factor that the device wants."""
    scale = QAudio.VolumeScale
    return QAudio.convertVolume(volume / 100, scale.LogarithmicVolumeScale, scale.LinearVolumeScale)
