"""The loudspeakers: plays recordings and sounds at once, and says when there is nothing to play them on."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject
from PySide6.QtMultimedia import QAudio, QAudioFormat, QAudioSink, QMediaDevices, QtAudio

from ankle_rehab.ui.sound.samples import RATE, decoded
from ankle_rehab.ui.sound.sound import Channel, Trouble

KEPT = 120
LINGERS = 1.0


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
        self._playing: list[_Playing] = []

    @property
    def trouble(self) -> Trouble | None:
        return None if QMediaDevices.audioOutputs() else Trouble.NO_DEVICE

    def play(self, file: Path, channel: Channel, volume: int) -> bool:
        if self.trouble is not None or not file.is_file():
            return False
        samples = self._samples_of(file)
        return bool(samples) and self._start(samples, channel, volume)

    def set_volume(self, channel: Channel, volume: int) -> None:
        for playing in self._playing:
            if playing.channel is channel:
                playing.sink.setVolume(_loudness(volume))

    def hush(self, channel: Channel) -> None:
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

    def _samples_of(self, file: Path) -> bytes:
        """Decoding a sentence takes about half a millisecond, once."""
        if file not in self._samples:
            self._samples[file] = decoded(file)
            if len(self._samples) > KEPT:
                self._samples.popitem(last=False)
        return self._samples[file]


def _loudness(volume: int) -> float:
    """A volume of 0-100 as the ear hears it, as the factor that the device wants."""
    scale = QAudio.VolumeScale
    return QAudio.convertVolume(volume / 100, scale.LogarithmicVolumeScale, scale.LinearVolumeScale)
