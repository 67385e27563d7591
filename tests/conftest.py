"""What holds for every test: a home of its own, a steady zone and language, nothing left running."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

_HOME = Path(tempfile.mkdtemp(prefix="ankle-rehab-tests-"))
_OWN = {
    "HOME": _HOME,
    "USERPROFILE": _HOME,
    "APPDATA": _HOME / "roaming",
    "LOCALAPPDATA": _HOME / "local",
    "XDG_DATA_HOME": _HOME / "share",
    "XDG_STATE_HOME": _HOME / "state",
    "XDG_CONFIG_HOME": _HOME / "config",
    "XDG_CACHE_HOME": _HOME / "cache",
    "XDG_RUNTIME_DIR": _HOME / "run",
}
_FOREIGN = ("LANGUAGE", "LC_MESSAGES", "LC_TIME", "QT_STYLE_OVERRIDE", "QT_SCALE_FACTOR", "QT_FONT_DPI")


def _settle_surroundings() -> None:
    """Must run before Qt is loaded: it reads the environment once."""
    for name, folder in _OWN.items():
        folder.mkdir(mode=0o700, exist_ok=True)
        os.environ[name] = str(folder)
    for name in _FOREIGN:
        os.environ.pop(name, None)
    os.environ["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={_HOME / 'run' / 'no-bus'}"
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["LC_ALL"] = "C.UTF-8"
    os.environ["TZ"] = "Pacific/Auckland"  # a zone no test's clock lives in, so a forgotten clock shows
    if hasattr(time, "tzset"):
        time.tzset()


_settle_surroundings()

# Both only now, and the second by name: each of them loads Qt.
from tests.fakes.clock import FakeClock  # noqa: E402
from tests.leaks import leaks  # noqa: E402

settings.register_profile("suite", deadline=None)
settings.load_profile("suite")
SMALL_DISK = 2560 * 1024
_FAILED = pytest.StashKey[bool]()


def pytest_unconfigure() -> None:
    shutil.rmtree(_HOME, ignore_errors=True)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    item.stash[_FAILED] = item.stash.get(_FAILED, False) or report.failed
    return report


@pytest.fixture(autouse=True)
def nothing_left_behind(request: pytest.FixtureRequest) -> Generator[None]:
    """Fails a test that leaves a window, a running timer, a thread or a child process behind."""
    before = leaks()
    yield
    if request.node.stash.get(_FAILED, False):
        return  # its traceback still holds everything
    left = leaks(known=before)
    if left:
        pytest.fail("left behind: " + "; ".join(sorted(left.values())), pytrace=False)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """An empty folder for the diary of one test, private as the program makes it."""
    folder = tmp_path / "diary"
    folder.mkdir(mode=0o700)
    return folder


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    if sys.platform != "linux" or os.getuid() != 0:
        pytest.skip("needs root on Linux to make a small disk")
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={SMALL_DISK},mode=700", "tmpfs", str(place)], check=False
    )
    if mounted.returncode != 0:
        pytest.skip("this machine does not let root mount a small disk")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)
