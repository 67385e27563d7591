"""Recordings and sounds as plain samples; nothing of Qt or of the loudspeakers is needed for it."""

from __future__ import annotations

from pathlib import Path

import miniaudio

RATE = 24_000


def decoded(file: Path) -> bytes:
    """The samples of an MP3 or WAV file: one channel of 16-bit numbers at RATE; nothing of a damaged one."""
    try:
        found = miniaudio.decode(file.read_bytes(), nchannels=1, sample_rate=RATE)
    except (miniaudio.MiniaudioError, OSError):
        return b""
    return found.samples.tobytes()
