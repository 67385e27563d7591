"""How a notification is put to the desktop's service on Linux: what it can do decides what it is sent."""

from __future__ import annotations

from collections.abc import Collection
from unicodedata import category

from ankle_rehab.domain.notification import Answer, Notification, Urgency
from ankle_rehab.resources import resource

NAME = "Ankle Rehab"
DESKTOP_ENTRY = "ankle-rehab"
CATEGORY = "x-ankle-rehab.reminder"
SIGNATURE = "susssasa{sv}i"
LONGEST_TITLE, LONGEST_BODY = 120, 600

_DEFAULT = "default"
_AS_THE_DESKTOP_LIKES, _UNTIL_ANSWERED, _TEN_MINUTES = -1, 0, 600_000
_URGENCIES = {Urgency.USUAL: 1, Urgency.URGENT: 2}
_ANSWERS = {answer.value: answer for answer in Answer} | {_DEFAULT: Answer.OPEN}


def asked(notification: Notification, number: int, able: Collection[str]) -> tuple[object, ...]:
    """The body of `Notify`, of the signature above. It takes the place of `number`, or none's with 0.

    `able` are the capabilities of the service. Where it reads markup the words are escaped, where it shows
    no body they stand in the title, and where it takes no answers none are offered. What it would not keep
    for somebody who is away stays in sight for ten minutes.
    """
    title, body = _line(notification.title), _text(notification.body)
    if "body" not in able:
        title, body = _line(f"{title} {body}"), ""
    actions = [word for answer in notification.answers for word in _action(*answer)]
    lasts = _AS_THE_DESKTOP_LIKES if "persistence" in able else _TEN_MINUTES
    return (
        NAME,
        number,
        resource("icons", "ankle-rehab.png").as_uri(),
        title,
        _escaped(body) if "body-markup" in able else body,
        actions if "actions" in able else [],
        {
            "urgency": ("y", _URGENCIES[notification.urgency]),
            "category": ("s", CATEGORY),
            "desktop-entry": ("s", DESKTOP_ENTRY),
        },
        _UNTIL_ANSWERED if notification.urgency is Urgency.URGENT else lasts,
    )


def answer_of(word: str) -> Answer | None:
    """The answer behind the word that comes back; None for one that was never offered."""
    return _ANSWERS.get(word)


def _action(answer: Answer, label: str) -> tuple[str, str]:
    return (_DEFAULT if answer is Answer.OPEN else answer.value, _line(label))


def _line(words: str) -> str:
    """In one line, as short as a title has to be."""
    return _cut(" ".join(_text(words).split()), LONGEST_TITLE)


def _text(words: str) -> str:
    """What every bus takes: no control characters, nothing that is not Unicode, not endless."""
    return _cut("".join(map(_sign, words)), LONGEST_BODY)


def _sign(sign: str) -> str:
    if sign == "\n":
        return sign
    return {"Cc": " ", "Cs": "\ufffd"}.get(category(sign), sign)


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[: most - 1]}…"


def _escaped(words: str) -> str:
    """As `html.escape` does it, whose module brings two thousand names of characters into memory."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
