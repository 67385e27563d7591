"""Notifications by the desktop's service: on a real bus, with a service that records the wire."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.notification import Answer, Notification, Standing, Urgency
from ankle_rehab.services.clock import SystemClock
from ankle_rehab.services.notify_linux import LinuxDesktop
from tests.fakes.session_bus import Bus, Peer, session_bus

ANSWERS = ((Answer.OPEN, "Open"), (Answer.START, "Start now"), (Answer.SKIP, "Skip"))
NOTE = Notification("reminder-1", "Time for your routine", "It was set for 09:30.", ANSWERS)
OTHER = Notification("reminder-2", "Shoes", "", ANSWERS)
ICE = Notification("icing", "Take the ice off", "", ANSWERS, Urgency.URGENT)
PATIENCE = 150
LONGEST_STALL = 0.3  # seconds; 0.05 are measured in the benchmarks, where nothing else runs

Start = Callable[..., Peer]


class Seen(LinuxDesktop):
    """One run of the program at that desktop; `told` is what it said, in order."""

    def __init__(self, bot: QtBot, address: str, patience: int = PATIENCE) -> None:
        super().__init__(address, patience)
        self._bot = bot
        self.told: list[tuple[object, ...]] = []
        self.stands.connect(lambda key, standing: self.told.append(("stands", key, standing)))
        self.refused.connect(lambda key: self.told.append(("refused", key)))
        self.answered.connect(lambda key, answer: self.told.append(("answered", key, answer)))
        self.closed.connect(lambda key: self.told.append(("closed", key)))

    def until(self, came: Callable[[], object]) -> None:
        self._bot.waitUntil(lambda: bool(came()), timeout=10_000)

    def until_told(self, *fact: object) -> None:
        self.until(lambda: any(one[: len(fact)] == fact for one in self.told))

    def standing(self, key: str = NOTE.key) -> Standing:
        """Where it stands, as soon as that is known."""
        self.until_told("stands", key)
        last = [one[2] for one in self.told if one[:2] == ("stands", key)][-1]
        assert isinstance(last, Standing)
        return last


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[Bus]:
    with session_bus(tmp_path) as bus:
        yield bus


@pytest.fixture
def start(bus: Bus) -> Iterator[Start]:
    """Starts services on the bus."""
    peers: list[Peer] = []

    def begin(*name: str) -> Peer:
        peers.append(Peer(bus.address, *name))
        return peers[-1]

    yield begin
    for peer in peers:
        peer.end()


@pytest.fixture
def program(qtbot: QtBot, bus: Bus) -> Iterator[Callable[[], Seen]]:
    """Starts the program at the desktop."""
    runs: list[Seen] = []

    def begin() -> Seen:
        runs.append(Seen(qtbot, bus.address))
        return runs[-1]

    yield begin
    for run in runs:
        run.close()


@pytest.fixture
def desktop(program: Callable[[], Seen]) -> Seen:
    return program()


# shown, replaced, withdrawn, answered --------------------------------------------------------------------


def test_shown_with_the_signature_of_the_specification(desktop: Seen, start: Start) -> None:
    service = start()
    desktop.show(NOTE)
    assert desktop.standing().number == 1
    (call,) = service.heard("Notify")
    assert call["signature"] == "susssasa{sv}i"
    assert call["body"][1] == 0
    assert call["body"][3:6] == [
        NOTE.title,
        NOTE.body,
        ["default", "Open", "start", "Start now", "skip", "Skip"],
    ]
    assert call["body"][6]["urgency"] == ["y", 1]


def test_answered_by_the_service_that_shows_it(desktop: Seen, start: Start) -> None:
    service = start()
    desktop.show(NOTE)
    number = desktop.standing().number
    service.order(f"answer {number} start")
    desktop.until_told("answered", NOTE.key, Answer.START)
    service.order(f"answer {number} default")
    desktop.until_told("answered", NOTE.key, Answer.OPEN)


def test_a_stranger_cannot_answer_nor_close_it_nor_say_that_the_service_has_gone(
    desktop: Seen, start: Start
) -> None:
    service, stranger = start(), start("-")
    desktop.show(NOTE)
    number = desktop.standing().number
    lies = [f"answer {number} start", f"close {number} 2", "owner :1.99", f"token {number} theirs"]
    for order in (*lies, f"to {service.heard('Notify')[0]['sender']}", *lies):
        stranger.order(order)
    desktop.until(lambda: len(stranger.heard("heeded")) == 9)
    for order in (f"answer {number + 7} start", f"answer {number} sing", "close 4000000000 1"):
        service.order(order)
    service.order(f"answer {number} skip")
    desktop.until_told("answered", NOTE.key, Answer.SKIP)
    assert [one for one in desktop.told if one[0] != "stands"] == [("answered", NOTE.key, Answer.SKIP)]
    assert "XDG_ACTIVATION_TOKEN" not in os.environ


def test_some_services_close_it_before_they_tell_the_answer(desktop: Seen, start: Start) -> None:
    service = start()
    desktop.show(NOTE)
    number = desktop.standing().number
    for order in (f"close {number} 2", f"answer {number} start", f"answer {number} skip"):
        service.order(order)
    service.order(f"close {number} 2")
    desktop.show(OTHER)
    desktop.standing(OTHER.key)
    assert [one for one in desktop.told if one[0] != "stands"] == [
        ("closed", NOTE.key),
        ("answered", NOTE.key, Answer.START),
    ]


def test_what_has_changed_takes_its_own_place(desktop: Seen, start: Start) -> None:
    service = start()
    desktop.show(NOTE)
    number = desktop.standing().number
    desktop.show(Notification(NOTE.key, "Another"))
    desktop.until(lambda: len(service.heard("Notify")) == 2)
    assert service.bodies()[1][1] == number


def test_the_same_words_once_more_are_shown_once_more_in_their_place(desktop: Seen, start: Start) -> None:
    service = start()
    for _ in range(2):
        desktop.show(NOTE)
        desktop.standing()
        desktop.told.clear()
    assert [body[1] for body in service.bodies()] == [0, 1]


def test_what_changes_before_its_number_is_known_is_sent_when_it_is(desktop: Seen, start: Start) -> None:
    service = start()
    desktop.show(OTHER)
    desktop.standing(OTHER.key)
    service.order("hold")
    for title in ("First", "Second", "Third"):
        desktop.show(Notification(NOTE.key, title))
    desktop.until(lambda: len(service.heard("Notify")) == 2)
    service.order("let go")
    desktop.until(lambda: len(service.heard("Notify")) == 3)
    assert [(body[1], body[3]) for body in service.bodies()[1:]] == [(0, "First"), (2, "Third")]


def test_withdrawn_also_when_its_number_comes_after_that(desktop: Seen, start: Start) -> None:
    service = start()
    desktop.show(NOTE)
    first = desktop.standing().number
    desktop.withdraw(NOTE.key)
    desktop.until(lambda: service.bodies("CloseNotification") == [[first]])
    service.order("hold")
    desktop.show(OTHER)
    desktop.until(lambda: len(service.heard("Notify")) == 2)
    desktop.withdraw(OTHER.key)
    service.order("let go")
    desktop.until(lambda: len(service.heard("CloseNotification")) == 2)
    assert service.bodies("CloseNotification")[1] == [2]
    assert desktop.told == [("stands", NOTE.key, desktop.told[0][2])]


def test_the_service_is_asked_what_it_can_do(desktop: Seen, start: Start) -> None:
    service = start()
    service.order("able body")
    desktop.show(NOTE)
    desktop.standing()
    assert service.bodies()[0][5] == []


def test_a_click_brings_the_window_forward_with_the_word_of_the_desktop(
    desktop: Seen, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "none")
    service = start()
    desktop.show(NOTE)
    number = desktop.standing().number
    service.order(f"token {number} from-the-desktop")
    service.order(f"answer {number} default")
    desktop.until_told("answered")
    assert os.environ["XDG_ACTIVATION_TOKEN"] == "from-the-desktop"


# the service is not there, comes late, goes, is ill ------------------------------------------------------


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
    desktop: Seen, start: Start
) -> None:
    service = start()
    service.freeze()
    desktop.show(NOTE)
    desktop.show(OTHER)
    desktop.until_told("refused", OTHER.key)
    desktop.withdraw(OTHER.key)
    service.thaw()
    desktop.standing()
    assert [body[3] for body in service.bodies()] == [NOTE.title]
    assert [one for one in desktop.told if one[0] == "refused"] == [
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
    desktop: Seen, bus: Bus, start: Start
) -> None:
    """Also when more is sent than a bus that sleeps takes."""
    clock, service = SystemClock(), start()
    longest = 0.0

    def measure(act: Callable[[], None]) -> None:
        nonlocal longest
        before = clock.read().elapsed
        act()
        longest = max(longest, clock.read().elapsed - before)

    desktop.show(NOTE)
    desktop.standing()
    service.freeze()
    measure(lambda: desktop.show(OTHER))
    bus.freeze()
    for note in [Notification(f"reminder-{number}", "x" * 120, "y" * 600) for number in range(1500)]:
        measure(partial(desktop.show, note))
        measure(partial(desktop.withdraw, note.key))
    measure(lambda: desktop.show(ICE))
    desktop.until_told("refused", ICE.key)
    assert longest < LONGEST_STALL
    bus.thaw()
    service.thaw()
    desktop.until(lambda: ICE.title in {body[3] for body in service.bodies()})
    desktop.standing(ICE.key)


# an earlier run ------------------------------------------------------------------------------------------


def test_after_a_kill_it_is_sent_again_in_its_place_and_answers(
    desktop: Seen, program: Callable[[], Seen], start: Start
) -> None:
    service = start()
    desktop.show(NOTE)
    desktop.show(OTHER)
    stood = {key: desktop.standing(key) for key in (NOTE.key, OTHER.key)}
    desktop._bus.close()  # as a kill does
    again = program()
    again.begin(stood)
    again.show(NOTE)
    again.withdraw(OTHER.key)
    assert again.standing() == stood[NOTE.key]
    assert service.bodies()[-1][1] == stood[NOTE.key].number
    assert service.bodies("CloseNotification") == [[stood[OTHER.key].number]]
    service.order(f"answer {stood[NOTE.key].number} start")
    again.until_told("answered", NOTE.key, Answer.START)


def test_the_number_of_another_service_is_not_used(desktop: Seen, start: Start) -> None:
    """It may be the number of what another program shows there."""
    service = start()
    desktop.begin({NOTE.key: Standing(7, "another :1.4"), OTHER.key: Standing(8, "another :1.4")})
    desktop.withdraw(OTHER.key)
    desktop.show(NOTE)
    desktop.standing()
    assert service.bodies()[0][1] == 0
    assert service.bodies("CloseNotification") == []


def test_at_the_end_only_what_is_urgent_stays_in_sight(
    desktop: Seen, program: Callable[[], Seen], start: Start
) -> None:
    service = start()
    for note in (NOTE, ICE):
        desktop.show(note)
        desktop.standing(note.key)
    desktop.close()
    again = program()
    again.show(OTHER)
    again.standing(OTHER.key)
    assert service.bodies("CloseNotification") == [[desktop.standing().number]]
