"""A notification service that is not there, comes late, goes, sleeps, is replaced or answers with errors."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.notification import Answer, Notification
from ankle_rehab.services.clock import SystemClock
from tests.fakes.seen_desktop import ICE, NOTE, OTHER, Seen, Start
from tests.fakes.session_bus import Bus

LONGEST_STALL = 0.3  # seconds; 0.05 are measured in the benchmarks, where nothing else runs


def test_without_a_service_it_is_refused_and_shown_as_soon_as_one_comes(desktop: Seen, start: Start) -> None:
    desktop.show(NOTE)
    desktop.until_told("refused", NOTE.key)
    service = start()
    desktop.standing()
    assert len(service.heard("Notify")) == 1


def test_what_was_answered_before_a_service_came_is_not_shown(desktop: Seen, start: Start) -> None:
    desktop.show(NOTE)
    desktop.until_told("refused", NOTE.key)
    desktop.withdraw(NOTE.key)
    service = start()
    desktop.show(OTHER)
    desktop.standing(OTHER.key)
    assert [body[3] for body in service.bodies()] == [OTHER.title]


def test_after_the_service_was_killed_the_next_one_shows_what_is_still_wanted(
    desktop: Seen, start: Start
) -> None:
    service = start()
    for note in (NOTE, OTHER, ICE):
        desktop.show(note)
    desktop.standing(ICE.key)
    service.order(f"close {desktop.standing(OTHER.key).number} 2")
    desktop.until_told("closed", OTHER.key)
    service.end()
    another = start()
    desktop.until(lambda: len(another.heard("Notify")) == 2)
    assert {(body[1], body[3]) for body in another.bodies()} == {(0, NOTE.title), (0, ICE.title)}
    desktop.until(lambda: len(desktop.told) == 6)
    another.order("answer 1 start")
    desktop.until_told("answered", NOTE.key, Answer.START)
    assert ("refused", NOTE.key) not in desktop.told


def test_the_word_of_a_service_that_was_replaced_means_nothing(desktop: Seen, start: Start) -> None:
    old = start()
    desktop.show(OTHER)
    desktop.standing(OTHER.key)
    old.order("hold")
    desktop.show(NOTE)
    desktop.until(lambda: len(old.heard("Notify")) == 2)
    old.order("leave")
    new = start()
    desktop.until(lambda: len(new.heard("Notify")) == 2)
    desktop.until(lambda: [one[0] for one in desktop.told].count("stands") == 3)
    told = list(desktop.told)
    for order in ("let go", f"to {new.heard('Notify')[0]['sender']}", "answer 2 start", "close 2 2"):
        old.order(order)
    desktop.until(lambda: len(old.heard("heeded")) == 6)
    new.order("answer 2 skip")
    desktop.until_told("answered")
    assert [one[::2] for one in desktop.told[len(told) :]] == [("answered", Answer.SKIP)]


def test_a_service_that_sleeps_is_not_waited_for_and_shows_it_when_it_wakes(
    hasty: Seen, start: Start
) -> None:
    service = start()
    service.freeze()
    hasty.show(NOTE)
    hasty.show(OTHER)
    hasty.until_told("refused", OTHER.key)
    hasty.withdraw(OTHER.key)
    service.thaw()
    hasty.standing()
    assert [body[3] for body in service.bodies()] == [NOTE.title]
    assert [one for one in hasty.told if one[0] == "refused"] == [
        ("refused", NOTE.key),
        ("refused", OTHER.key),
    ]


def test_one_that_answers_with_errors_is_asked_again_with_the_next(desktop: Seen, start: Start) -> None:
    service = start()
    service.order("fail")
    desktop.show(NOTE)
    desktop.until_told("refused", NOTE.key)
    service.order("work")
    desktop.show(OTHER)
    desktop.standing(OTHER.key)
    desktop.standing(NOTE.key)
    service.order("fail")
    desktop.show(ICE)
    desktop.until_told("refused", ICE.key)


@pytest.mark.parametrize(
    "address",
    ["SESSION", "unix:path=/nowhere/bus", "tcp:host=localhost,port=1", "odd", "unix:path=/etc/passwd"],
)
def test_without_a_bus_it_is_refused_at_once(qtbot: QtBot, address: str) -> None:
    desktop = Seen(qtbot, address)
    desktop.show(NOTE)
    assert desktop.told == [("refused", NOTE.key)]
    desktop.withdraw(NOTE.key)
    desktop.close()


def test_a_bus_that_ends_and_comes_back_is_found_with_the_next(desktop: Seen, bus: Bus, start: Start) -> None:
    start()
    desktop.show(NOTE)
    desktop.standing()
    bus.end()
    desktop.until(lambda: not desktop._bus.ready)
    desktop.show(OTHER)
    assert desktop.told[-1] == ("refused", OTHER.key)
    bus.begin()
    another = start()
    desktop.show(ICE)
    desktop.until(lambda: len(another.heard("Notify")) == 3)


def test_the_window_never_waits_for_a_bus_or_a_service_that_sleeps(
    hasty: Seen, bus: Bus, start: Start
) -> None:
    """Also when more is sent than a bus that sleeps takes."""
    clock, service = SystemClock(), start()
    longest = 0.0

    def measure(act: Callable[[], None]) -> None:
        nonlocal longest
        before = clock.read().elapsed
        act()
        longest = max(longest, clock.read().elapsed - before)

    hasty.show(NOTE)
    hasty.standing()
    service.freeze()
    measure(lambda: hasty.show(OTHER))
    bus.freeze()
    for note in [Notification(f"reminder-{number}", "x" * 120, "y" * 600) for number in range(1500)]:
        measure(partial(hasty.show, note))
        measure(partial(hasty.withdraw, note.key))
    measure(lambda: hasty.show(ICE))
    hasty.until_told("refused", ICE.key)
    assert longest < LONGEST_STALL
    bus.thaw()
    service.thaw()
    hasty.until(lambda: ICE.title in {body[3] for body in service.bodies()})
    hasty.standing(ICE.key)
