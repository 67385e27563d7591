"""How the program is to be opened."""

from __future__ import annotations

from pathlib import Path

from ankle_rehab.domain.value import value


@value
class Start:
    """On the diary in `folder`, or only reading the file `reading`; `words` are said in the open window.

    `safety` is a backup that takes back what the words speak of.
    """

    folder: Path
    reading: Path | None = None
    words: str = ""
    safety: Path | None = None
