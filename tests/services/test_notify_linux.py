"""Notifications by the desktop's service: on a real bus, with a service that records the wire."""

from __future__ import annotations

import os

import pytest

from ankle_rehab.domain.notification import Answer, Notification, Standing
from tests.fakes.seen_desktop import ICE, NOTE, OTHER, Program, Seen, Start

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


# an earlier run ------------------------------------------------------------------------------------------


def test_after_a_kill_it_is_sent_again_in_its_place_and_answers(
    desktop: Seen, program: Program, start: Start
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


def test_at_the_end_only_what_is_urgent_stays_in_sight(desktop: Seen, program: Program, start: Start) -> None:
    service = start()
    for note in (NOTE, ICE):
        desktop.show(note)
        desktop.standing(note.key)
    desktop.close()
    again = program()
    again.show(OTHER)
    again.standing(OTHER.key)
    assert service.bodies("CloseNotification") == [[desktop.standing().number]]
