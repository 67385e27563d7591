"""The package that is upgraded from: an earlier state of the program, whose diary has an older version."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from ankle_rehab import __version__
from ankle_rehab.storage.diary_file import migrations

HOUSE = Path(__file__).resolve().parents[2]
OLDER = "0.0.9"


def older_package(folder: Path) -> Path:
    """Of the newest commit with an older diary, begun as today's bundle is, unless it is there already."""
    house = folder / "older"
    there = sorted((house / "dist").glob(f"*_{OLDER}_*.deb"))
    if there:
        return there[0]
    newest = str(migrations()[-1].relative_to(HOUSE))
    added = _git(HOUSE, "log", "--diff-filter=A", "--format=%H", "-1", "--", newest)
    _git(HOUSE, "clone", "--quiet", str(HOUSE), str(house))
    _git(house, "checkout", "--quiet", f"{added}~1")
    _git(house, "checkout", _git(HOUSE, "rev-parse", "HEAD"), "--", "packaging/bundle/start.py")
    start = house / "ankle_rehab/__init__.py"
    start.write_text(start.read_text().replace(f'"{__version__}"', f'"{OLDER}"'))
    subprocess.run([sys.executable, "packaging/dev.py", "package", "deb"], cwd=house, check=True)
    return sorted((house / "dist").glob(f"*_{OLDER}_*.deb"))[0]


def _git(place: Path, *words: str) -> str:
    done = subprocess.run(["git", "-C", place, *words], capture_output=True, text=True, check=True)
    return done.stdout.strip()
