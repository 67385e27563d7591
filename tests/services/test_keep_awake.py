"""The screen stays awake while a session runs, by a real message bus where there is one."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ankle_rehab.domain.outcome import Outcome
from ankle_rehab.domain.session import SessionRun
from ankle_rehab.services.clock import SystemClock
from ankle_rehab.services.keep_awake import (
    LONGEST_WAIT,
    PORTAL,
    SCREEN_SAVER,
    BusWay,
    CaffeinateWay,
    CannotHold,
    KeepAwake,
    PortalWay,
    ScreenSaverWay,
    Way,
    ways_of_this_system,
)
from tests.fakes.desktop import HANDLE, PROMISE
from tests.fakes.exercises import exercise, plan

ROOT = Path(__file__).resolve().parents[2]
REASON = "A session is running"
BUS_CONFIG = """<busconfig><type>session</type><listen>unix:path={}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*"/><allow eavesdrop="false"/><allow own="*"/></policy>
</busconfig>"""
Desktop = Callable[[str, str], "subprocess.Popen[str]"]


class FakeWay:
    def __init__(self, works: bool = True) -> None:
        self.works = works
        self.asked: list[str] = []

    def hold(self, reason: str) -> None:
        self.asked.append("hold")
        if not self.works:
            raise CannotHold("not here")

    def release(self) -> None:
        self.asked.append("release")


def awake(*ways: Way) -> KeepAwake:
    return KeepAwake(ways, REASON)


def running() -> SessionRun:
    return SessionRun.begin(plan(exercise()))


def test_awake_while_a_session_runs_and_released_on_pause_and_end() -> None:
    way = FakeWay()
    keep = awake(way)
    run = running()
    for moment in (run, run.advance(1), run.advance(2), run.pause(), run, run.end(Outcome.PARTIAL)):
        keep.follow(moment)
    assert way.asked == ["hold", "release", "hold", "release"]
    assert not keep.holding


def test_the_second_way_is_taken_when_the_first_does_not_work() -> None:
    first, second = FakeWay(works=False), FakeWay()
    keep = awake(first, second)
    keep.hold()
    assert keep.holding
    keep.release()
    assert (first.asked, second.asked) == (["hold"], ["hold", "release"])


def test_when_no_way_works_nothing_happens_and_the_reason_is_kept() -> None:
    way = FakeWay(works=False)
    keep = awake(way)
    for _ in range(3):
        keep.hold()
        keep.hold()
        keep.release()
    assert way.asked == ["hold"] * 3 and not keep.holding
    assert keep.why_not == "not here"


def test_this_system_has_a_way() -> None:
    assert ways_of_this_system()


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[str]:
    """The address of a message bus of its own."""
    if shutil.which("dbus-daemon") is None:
        pytest.skip("dbus-daemon is not installed (Debian: apt-get install dbus)")
    config = tmp_path / "bus.conf"
    config.write_text(BUS_CONFIG.format(tmp_path / "bus"), encoding="utf-8")
    command = ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as daemon:
        assert daemon.stdout is not None
        yield daemon.stdout.readline().strip()
        daemon.terminate()


@pytest.fixture
def desktop(bus: str) -> Iterator[Desktop]:
    """Starts services on the bus, by name and manner."""
    services: list[subprocess.Popen[str]] = []

    def start(name: str, manner: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "tests.fakes.desktop", bus, name, manner]
        service = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)
        services.append(service)
        assert line(service) == "ready"
        return service

    yield start
    for service in services:
        service.kill()
        service.communicate()


def line(service: subprocess.Popen[str]) -> str:
    assert service.stdout is not None
    return service.stdout.readline().strip()


def test_the_screen_saver_is_asked_and_its_number_given_back(bus: str, desktop: Desktop) -> None:
    service = desktop(SCREEN_SAVER[0], "answers")
    keep = awake(ScreenSaverWay(bus))
    keep.hold()
    assert line(service) == f"Inhibit|{SCREEN_SAVER[1]}|ankle-rehab|{REASON}"
    assert keep.holding
    keep.release()
    assert line(service) == f"UnInhibit|{SCREEN_SAVER[1]}|{PROMISE}"


def test_the_portal_is_asked_where_there_is_no_screen_saver(bus: str, desktop: Desktop) -> None:
    service = desktop(PORTAL[0], "answers")
    keep = awake(ScreenSaverWay(bus), PortalWay(bus))
    keep.hold()
    assert line(service) == f"Inhibit|{PORTAL[1]}||8|{{'reason': ('s', '{REASON}')}}"
    assert keep.holding
    keep.release()
    assert line(service) == f"Close|{HANDLE}"


@pytest.mark.parametrize("way", [ScreenSaverWay, PortalWay])
def test_a_service_that_does_not_answer_is_not_waited_for(
    bus: str, desktop: Desktop, way: Callable[[str], BusWay]
) -> None:
    desktop((SCREEN_SAVER if way is ScreenSaverWay else PORTAL)[0], "silent")
    clock = SystemClock()
    before = clock.read().elapsed
    keep = awake(way(bus))
    keep.hold()
    assert not keep.holding
    assert LONGEST_WAIT * 0.9 < clock.read().elapsed - before < 1.0  # the machine may be busy


def test_a_desktop_that_has_gone_is_no_trouble(bus: str, desktop: Desktop) -> None:
    service = desktop(SCREEN_SAVER[0], "answers")
    keep = awake(ScreenSaverWay(bus))
    keep.hold()
    service.kill()
    keep.release()
    keep.hold()
    assert not keep.holding


@pytest.mark.parametrize("address", ["SESSION", "unix:path=/nowhere/bus", "tcp:host=localhost,port=1", "odd"])
def test_no_bus_is_no_trouble(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    keep = awake(ScreenSaverWay(address))
    keep.hold()
    keep.release()
    assert not keep.holding


@pytest.mark.skipif(sys.platform == "win32", reason="needs a program that waits for another")
def test_a_helper_program_runs_as_long_as_it_is_needed() -> None:
    waits = CaffeinateWay((sys.executable, "-c", "import time; time.sleep(60)"))
    keep = awake(waits)
    keep.hold()
    assert keep.holding
    keep.release()


def test_a_missing_helper_program_is_no_trouble() -> None:
    keep = awake(CaffeinateWay(("no-such-program-here",)))
    keep.hold()
    assert not keep.holding
