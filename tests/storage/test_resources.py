"""The program finds the files that come with it, in a checkout and installed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from ankle_rehab.resources import resource

ROOT = Path(__file__).resolve().parents[2]


def test_a_checkout_comes_first() -> None:
    assert resource("content", "en") == ROOT / "resources" / "content" / "en"
    assert resource("content", "en").is_dir()


def test_an_installed_package_has_its_own(tmp_path: Path) -> None:
    package = tmp_path / "ankle_rehab"
    package.mkdir()
    for name in ("__init__.py", "resources.py"):
        shutil.copy(ROOT / "ankle_rehab" / name, package / name)
    (tmp_path / "resources").mkdir()  # of some other package
    script = "from ankle_rehab.resources import resource; print(resource('icons'))"
    run = subprocess.run(
        [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(tmp_path)!r}); {script}"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(run.stdout.strip()) == package.resolve() / "_resources" / "icons"
