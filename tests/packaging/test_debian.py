"""What a bare Debian or Ubuntu lacks is installed for root and named in one line for everybody else."""

from __future__ import annotations

import sys
from collections.abc import Collection, Sequence

import pytest

import debian

EVERY_SIGN = {need.sign for need in (debian.VENV, *debian.NEEDS)} | set(debian.SUITE.values())


class PlannedComputer:
    """Has everything but `lacks`; what is installed here is there afterwards, save for what is `unknown`."""

    def __init__(self, lacks: Collection[str], unknown: Collection[str] = ()) -> None:
        self.signs = EVERY_SIGN - set(lacks)
        self.installed: list[str] = []
        self._unknown = unknown

    def has(self, sign: str) -> bool:
        return sign in self.signs

    def install(self, packages: Sequence[str]) -> None:
        self.installed += packages
        known = {need.sign for need in (debian.VENV, *debian.NEEDS) if need.package in packages}
        self.signs |= known - set(self._unknown)

    def for_root(self) -> debian.Computer:
        return debian.Computer(self.has, knows_apt=True, install=self.install)

    def for_others(self, *, knows_apt: bool = True) -> debian.Computer:
        return debian.Computer(self.has, knows_apt, install=None)


def commands(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip().startswith("sudo ")]


def test_root_gets_exactly_what_is_missing() -> None:
    planned = PlannedComputer(lacks={"libEGL.so.1", "libpulse.so.0"})
    assert debian.provide(planned.for_root(), screen=True) is True
    assert planned.installed == ["libegl1", "libpulse0"]


def test_others_get_the_one_line_and_the_start_is_stopped(capsys: pytest.CaptureFixture[str]) -> None:
    planned = PlannedComputer(lacks={"ensurepip", "libEGL.so.1", "libxcb-cursor.so.0"})
    with pytest.raises(SystemExit) as stop:
        debian.provide(planned.for_others(), screen=True)
    assert stop.value.code == 1
    venv = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    line = f"sudo apt-get install -y --no-install-recommends {venv} libegl1 libxcb-cursor0"
    assert commands(capsys.readouterr().err) == [line]


@pytest.mark.parametrize(
    ("sign", "screen", "stops"),
    [
        ("libpulse.so.0", True, False),
        ("libcups.so.2", False, False),
        ("libxcb-cursor.so.0", False, False),
        ("libxcb-cursor.so.0", True, True),
        ("libEGL.so.1", False, True),
        ("/usr/share/fonts", False, True),
        ("ensurepip", False, True),
    ],
)
def test_only_what_cannot_be_done_without_stops_the_start(sign: str, screen: bool, stops: bool) -> None:
    computer = PlannedComputer(lacks={sign}).for_others()
    if stops:
        with pytest.raises(SystemExit):
            debian.provide(computer, screen=screen)
    else:
        assert debian.provide(computer, screen=screen) is False


def test_root_whose_packages_cannot_be_had_is_told_as_well(capsys: pytest.CaptureFixture[str]) -> None:
    planned = PlannedComputer(lacks={"libGL.so.1"}, unknown={"libGL.so.1"})
    with pytest.raises(SystemExit):
        debian.provide(planned.for_root(), screen=False)
    assert commands(capsys.readouterr().err) == ["sudo apt-get install -y --no-install-recommends libgl1"]


def test_a_whole_computer_is_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    planned = PlannedComputer(lacks=())
    assert debian.provide(planned.for_root(), screen=True) is False
    assert planned.installed == []
    assert capsys.readouterr() == ("", "")


def test_what_only_the_suite_uses_is_installed_for_root_alone(capsys: pytest.CaptureFixture[str]) -> None:
    planned = PlannedComputer(lacks={"/usr/bin/strace"})
    assert debian.missing_needs(planned.for_root()) == ()
    debian.provide_for_suite(planned.for_others())
    assert planned.installed == []
    debian.provide_for_suite(planned.for_root())
    assert planned.installed == ["strace"]
    assert capsys.readouterr() == ("", "")


def test_without_apt_the_libraries_are_named() -> None:
    words = debian.advice(PlannedComputer(lacks={"libEGL.so.1"}).for_others(knows_apt=False))
    assert words == "Some system libraries are missing; please install: libEGL.so.1"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux is looked over")
def test_a_look_at_this_computer_tells_there_from_not_there() -> None:
    computer = debian.this_computer()
    assert computer.has("libc.so.6")
    assert computer.has("ensurepip")
    assert computer.has("/usr")
    assert not computer.has("libno-such-thing.so.7")
    assert not computer.has("/usr/no-such-thing")
