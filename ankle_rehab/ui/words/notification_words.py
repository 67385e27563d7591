"""What is said outside of the window: plain, and by default nothing of what it is about.

Other people may read it there, also while the screen is locked. Only "Take the ice off" is said in full: it
keeps the skin from harm.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ankle_rehab.domain.bandage import Fit, Look
from ankle_rehab.domain.icing import Icing, IcingState
from ankle_rehab.domain.notification import Answer, Notification, Urgency
from ankle_rehab.domain.reminder import Kind, Reminder
from ankle_rehab.ui.words import reminder_words

if TYPE_CHECKING:
    from ankle_rehab.domain.bandage_texts import BandageWords
    from ankle_rehab.domain.texts import IcingWords

translate = QCoreApplication.translate

ICING, BANDAGE = "icing", "bandage"
SCORES = frozenset({Kind.PAIN, Kind.MORNING, Kind.EVENING})


def key_of(reminder: Reminder) -> str:
    """A reminder is in sight once, whichever of its times it is for."""
    return f"reminder-{reminder.id}"


def due(reminder: Reminder, routine: str, late: str, *, detail: bool) -> Notification:
    """A reminder; `routine` is the name of its routine, and `late` why it comes later than it was set to.

    One that is not named and does not lead on is not said to be done without having been seen.
    """
    kind = reminder.kind
    title = reminder_words.calls(reminder, routine).replace("\u200b", "") if detail else _usual(kind)
    begin = reminder_words.doing(kind) if detail else _begin(kind)
    answers = (
        _open(),
        *(((Answer.START, begin),) if begin else ()),
        (Answer.LATER, translate("notifications", "In 10 minutes")),
        (Answer.TONIGHT, translate("notifications", "Tonight")),
        (Answer.TOMORROW, translate("notifications", "Tomorrow")),
        (Answer.SKIP, translate("notifications", "Skip")),
    )
    return Notification(key_of(reminder), title, late, answers)


def icing(icing: Icing, words: IcingWords, *, detail: bool) -> Notification | None:
    """What an icing asks for now; only that the pack comes off is urgent."""
    if icing.state is IcingState.ALARM:
        minutes = int(icing.passed // 60)
        return Notification(
            ICING,
            translate("notifications", "Take the ice off"),
            translate("notifications", "It has been on for {n} minutes.", "", minutes).format(n=minutes),
            (_open(), (Answer.STOP, words.confirm_off)),
            Urgency.URGENT,
        )
    if icing.state is IcingState.CHECK and icing.check is not None and icing.check.required:
        return Notification(ICING, _question(), words.checks[icing.check] if detail else "", (_open(),))
    return None


def bandage(look: Look, words: BandageWords, *, detail: bool) -> Notification | None:
    """What a bandage asks for now."""
    if look.fit is Fit.CHECK and look.check is not None:
        told = f"{words.checks[look.check]} {words.question}"
    elif look.fit is Fit.FEELING:
        told = words.feeling
    else:
        return None
    return Notification(BANDAGE, _question(), told if detail else "", (_open(),))


def _open() -> tuple[Answer, str]:
    return Answer.OPEN, translate("notifications", "Open")


def _question() -> str:
    return translate("notifications", "A short question waits for you")


def _usual(kind: Kind) -> str:
    if kind in SCORES:
        return _question()
    if kind.moves:
        return translate("notifications", "Time for your routine")
    return translate("notifications", "You wanted to be reminded")


def _begin(kind: Kind) -> str:
    if kind in SCORES:
        return translate("notifications", "Answer it")
    return translate("notifications", "Start now") if kind.moves else ""
