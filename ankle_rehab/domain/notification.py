"""What is told outside of the window: plain words with buttons, known by a key that outlives a restart."""

from __future__ import annotations

from enum import StrEnum

from ankle_rehab.domain.value import value


class Urgency(StrEnum):
    """Only "take the ice off" may be URGENT; the desktop's own do-not-disturb decides about all else."""

    USUAL = "usual"
    URGENT = "urgent"


class Answer(StrEnum):
    """What can be answered from outside of the window; OPEN is a click on the words themselves."""

    OPEN = "open"
    START = "start"
    LATER = "later"
    TONIGHT = "tonight"
    TOMORROW = "tomorrow"
    SKIP = "skip"
    STOP = "stop"


@value
class Notification:
    """`title` and `body` are plain text; `answers` are shown in this order, as far as there is room.

    `key` names what it is about: a notification of the same key takes its place.
    """

    key: str
    title: str
    body: str = ""
    answers: tuple[tuple[Answer, str], ...] = ()
    urgency: Urgency = Urgency.USUAL


@value
class Standing:
    """The number under which the desktop's `server` shows one; another server's numbers mean nothing."""

    number: int
    server: str
