"""What a desktop's notification service is sent, by what it can do."""

from __future__ import annotations

from collections.abc import Collection
from itertools import chain, combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jeepney import DBusAddress, Parser, new_method_call

from ankle_rehab.domain.notification import Answer, Notification, Urgency
from ankle_rehab.services.notify_wire import LONGEST_BODY, LONGEST_TITLE, SIGNATURE, answer_of, asked

CAPABILITIES = ("actions", "body", "body-markup", "persistence")
SETS = tuple(chain.from_iterable(combinations(CAPABILITIES, count) for count in range(5)))
ANSWERS = ((Answer.OPEN, "Open"), (Answer.START, "Start now"), (Answer.SKIP, "Skip"))
NOTE = Notification("reminder-1", "Time for <b>tea</b>", "It was set for 09:30 & <i>so</i>.", ANSWERS)


def carried(body: tuple[object, ...]) -> tuple[str | int, tuple[object, ...]]:
    """Over the wire and back: its signature there, and the body."""
    address = DBusAddress("/org/example", "org.example", "org.example")
    parser = Parser()
    parser.add_data(new_method_call(address, "Notify", SIGNATURE, body).serialise(serial=1))
    message = parser.get_next_message()
    assert message is not None
    return next(value for field, value in message.header.fields.items() if field.value == 8), message.body


@pytest.mark.parametrize("able", SETS, ids=lambda able: " ".join(able) or "nothing")
def test_what_the_service_can_do_decides_what_it_is_sent(able: Collection[str]) -> None:
    signature, (_name, number, _icon, title, body, actions, hints, until) = carried(asked(NOTE, 7, able))
    plain = "It was set for 09:30 & <i>so</i>."
    assert (signature, number) == ("susssasa{sv}i", 7)
    assert until == (-1 if "persistence" in able else 600_000)
    if "body" not in able:
        assert (title, body) == (f"Time for <b>tea</b> {plain}", "")
    else:
        escaped = "It was set for 09:30 &amp; &lt;i&gt;so&lt;/i&gt;."
        assert (title, body) == ("Time for <b>tea</b>", escaped if "body-markup" in able else plain)
    offered = ["default", "Open", "start", "Start now", "skip", "Skip"]
    assert actions == (offered if "actions" in able else [])
    assert isinstance(hints, dict)
    assert hints["urgency"] == ("y", 1)
    assert hints["desktop-entry"] == ("s", "ankle-rehab")
    assert hints["category"][1].startswith("x-ankle-rehab.")


def test_what_is_urgent_stays_until_it_is_answered() -> None:
    urgent = Notification("icing", "Take the ice off", urgency=Urgency.URGENT)
    body = asked(urgent, 0, CAPABILITIES)
    assert body[6] == {**body[6], "urgency": ("y", 2)} if isinstance(body[6], dict) else False
    assert body[7] == 0


@given(st.text(st.characters(), max_size=800), st.text(st.characters(), max_size=800))
def test_no_words_spoil_the_wire(title: str, body: str) -> None:
    """Neither NUL nor half a letter, neither markup nor length: a bus cuts off whoever sends such."""
    note = Notification("reminder-1", title, body, ((Answer.START, title),))
    _, there = carried(asked(note, 0, CAPABILITIES))
    assert isinstance(there[3], str) and isinstance(there[4], str)
    assert len(there[3]) <= LONGEST_TITLE and "\n" not in there[3] and "\0" not in there[3]
    assert len(there[4]) <= LONGEST_BODY * len("&amp;") and "\0" not in there[4]
    assert "<" not in there[4] and ">" not in there[4]


def test_a_name_of_half_letters_and_control_signs_can_be_read() -> None:
    note = Notification("reminder-1", "Ball\0 \ud800and\nshoes\x1b[31m 👩‍🦽")
    assert asked(note, 0, CAPABILITIES)[3] == "Ball \ufffdand shoes [31m 👩‍🦽"


@pytest.mark.parametrize(
    ("word", "answer"),
    [
        ("default", Answer.OPEN),
        *((answer.value, answer) for answer in Answer),
        ("", None),
        ("rm -rf", None),
        ("START", None),
    ],
)
def test_only_what_was_offered_is_an_answer(word: str, answer: Answer | None) -> None:
    assert answer_of(word) is answer
