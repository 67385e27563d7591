"""What `--self-test` has to notice: parts of an installed bundle taken away or spoilt, one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

PARTS = Path("usr/lib/ankle-rehab/_internal")
RESOURCES = "ankle_rehab/_resources"
TAKEN = (
    ("Window system", "PySide6/Qt/plugins/platforms/libq[xw]*"),
    ("Letters", "../../../share/fonts"),
    ("Pictures", f"{RESOURCES}/icons/tick-dark.png"),
    ("Diary file", "apsw/sqlite_extra_binaries/cksumvfs.so"),
    ("Diary file", "ankle_rehab/storage/migrations/0001*.sql"),
    ("Texts", f"{RESOURCES}/content/en/exercises/wall*.toml"),
    ("Texts", f"{RESOURCES}/motions/wall*.toml"),
    ("Voice", f"{RESOURCES}/voice/en/index.toml"),
    ("Voice", "_miniaudio.abi3.so"),
    ("Sound", f"{RESOURCES}/sounds/alarm.wav"),
    ("Sound", "PySide6/QtMultimedia.abi3.so"),
    ("Licences", f"{RESOURCES}/licences/ICU.txt"),
    ("Licences", "miniaudio-*.dist-info/licenses"),
)
SPOILT = (
    ("Window system", "PySide6/Qt/plugins/platforms/libq[xw]*"),
    ("Voice", f"{RESOURCES}/voice/en/*1.mp3"),
)


def unnoticed(root: Path, self_test: Callable[[], tuple[str, int]]) -> Iterator[tuple[str, bool]]:
    """Each part that was planted below `root`, and whether its line said MISSING and the exit code was 1."""
    for how, plants in (("without", TAKEN), ("spoilt", SPOILT)):
        for part, pattern in plants:
            found = sorted((root / PARTS).glob(pattern))
            with _planted(found, root / "aside", spoilt=how == "spoilt") as files:
                said, code = self_test()
                line = next((one for one in said.splitlines() if f" {part}: " in one), "")
                yield f"{how} {pattern}: {line}", bool(files) and code == 1 and line.startswith("MISSING")


@contextmanager
def _planted(files: list[Path], aside: Path, *, spoilt: bool) -> Iterator[list[Path]]:
    aside.mkdir()
    for path in files:
        path.rename(aside / path.name)
        if spoilt:
            path.write_bytes(b"spoilt")
    try:
        yield files
    finally:
        for path in files:
            (aside / path.name).replace(path)
        aside.rmdir()
