"""The recorded voice: which sentence lies in which file, and how long it is."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

from ankle_rehab.domain.value import value


@value
class Recording:
    """One sentence as sound; `seconds` is its length."""

    file: Path
    seconds: float


class Voice:
    """All recordings of one language in a folder such as `resources/voice/en`; read when first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._recordings: Mapping[str, Recording] | None = None

    @property
    def sentences(self) -> tuple[str, ...]:
        """Everything that is recorded."""
        return tuple(self._known())

    def recording(self, sentence: str) -> Recording | None:
        """The recording of a sentence, None when there is none."""
        return self._known().get(sentence)

    def _known(self) -> Mapping[str, Recording]:
        if self._recordings is None:
            self._recordings = _read(self._folder)
        return self._recordings


def _read(folder: Path) -> Mapping[str, Recording]:
    """What the index names, nothing if it is missing or broken: a session goes on without voice."""
    try:
        table = tomllib.loads((folder / "index.toml").read_text(encoding="utf-8"))
        return {
            entry["sentence"]: Recording(folder / entry["file"], float(entry["seconds"]))
            for entry in table["recording"]
        }
    except (OSError, ValueError, KeyError, TypeError):
        return {}
