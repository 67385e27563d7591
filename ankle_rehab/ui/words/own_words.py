"""Words for exercises and routines of one's own: what is amiss, where, and what a shared file brings."""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from ankle_rehab.domain.own_checks import Flaw, Place, Problem
from ankle_rehab.domain.own_sharing import Arrival, Meeting
from ankle_rehab.ui import text
from ankle_rehab.ui.words import dose_words

translate = QCoreApplication.translate

_TIMES = (Place.SECONDS, Place.REST, Place.PAUSE)


def unnamed() -> str:
    """What stands in the place of a name that was not written yet."""
    return translate("own_words", "Without a name")


def problem(found: Problem) -> str:
    """What to do about it, at the field itself."""
    match found.flaw:
        case Flaw.MISSING:
            return _missing(found)
        case Flaw.TOO_LONG:
            words = translate("own_words", "A little shorter, please: at most {n} letters.")
            return _numbered(found, words.format(n=round(found.limits[1]) if found.limits else 0))
        case Flaw.TOO_MANY:
            return translate("own_words", "Fewer, please: at most {n}.").format(
                n=round(found.limits[1]) if found.limits else 0
            )
        case Flaw.ODD_SIGNS:
            return _numbered(found, translate("own_words", "There are signs in it that cannot be shown."))
        case Flaw.OUT_OF_RANGE:
            return _range(found)
        case Flaw.UNKNOWN:
            return _unknown(found)
        case Flaw.WRONG_KIND:
            return _numbered(found, translate("own_words", "This is not what belongs here."))
        case Flaw.TOO_LARGE:
            return _too_large(found)
        case _:
            assert_never(found.flaw)


def placed(found: Problem) -> str:
    """The same away from the field, with its name: "Name: Please give it a name."."""
    words = problem(found)
    return words if found.place is Place.WHOLE else f"{place(found.place)}: {words}"


def place(value: Place) -> str:  # noqa: PLR0912 (one branch a place)
    """The name of a field."""
    match value:
        case Place.WHOLE | Place.ID | Place.MORE:
            return translate("own_words", "Other parts")
        case Place.NAME:
            return translate("own_words", "Name")
        case Place.NOTE:
            return translate("own_words", "Note")
        case Place.SIDES:
            return translate("own_words", "Feet")
        case Place.MODE:
            return translate("own_words", "How it is counted")
        case Place.SETS:
            return translate("own_words", "How much")
        case Place.REPS:
            return translate("own_words", "Times")
        case Place.SECONDS:
            return translate("own_words", "Seconds")
        case Place.TEMPO:
            return translate("own_words", "Tempo")
        case Place.REST:
            return translate("own_words", "Rest")
        case Place.PAUSE:
            return translate("own_words", "Pause before it")
        case Place.CUES:
            return translate("own_words", "What to do")
        case Place.PAIN_LIMIT:
            return translate("own_words", "Pain limit")
        case Place.STOP_WHEN:
            return translate("own_words", "Stop when")
        case Place.POSITION:
            return translate("own_words", "How to stand or sit")
        case Place.EQUIPMENT:
            return translate("own_words", "What you need")
        case Place.FIGURE:
            return translate("own_words", "Figure")
        case Place.PICTURE:
            return translate("own_words", "Picture")
        case Place.STEPS:
            return translate("own_words", "Exercises")
        case _:
            assert_never(value)


def arrival(found: Arrival) -> str:
    """One thing of a shared file beside what is here."""
    name = found.coming.name or unnamed()
    match found.meeting:
        case Meeting.NEW:
            return translate("own_words", "{name}: new").format(name=name)
        case Meeting.SAME:
            return translate("own_words", "{name}: the same as yours").format(name=name)
        case Meeting.DIFFERENT:
            words = translate("own_words", "{name}: takes the place of yours. Different: {places}")
            return words.format(name=name, places=", ".join(place(one).lower() for one in found.differs))
        case _:
            assert_never(found.meeting)


def _missing(found: Problem) -> str:
    match found.place:
        case Place.NAME:
            return translate("own_words", "Please give it a name.")
        case Place.CUES if found.number is None:
            return translate("own_words", "Please write at least one sentence.")
        case Place.STOP_WHEN:
            return translate("own_words", "Please write when to stop.")
        case Place.STEPS if found.number is None:
            return translate("own_words", "Please add an exercise.")
        case _:
            return _numbered(found, translate("own_words", "Something is missing here."))


def _range(found: Problem) -> str:
    low, high = found.limits or (0.0, 0.0)
    if found.place in _TIMES:
        words = translate("own_words", "From {low} to {high}, please.")
        return _numbered(found, words.format(low=text.duration(low), high=text.duration(high)))
    if found.place is Place.TEMPO:
        words = translate("own_words", "From {low} to {high} seconds, please.")
    else:
        words = translate("own_words", "From {low} to {high}, please.")
    return _numbered(found, words.format(low=dose_words.number(low), high=dose_words.number(high)))


def _unknown(found: Problem) -> str:
    if found.place is Place.STEPS:
        words = translate("own_words", "This exercise is not there or not finished.")
        return _numbered(found, words)
    if found.place is Place.FIGURE:
        return translate("own_words", "Please choose another figure.")
    return _numbered(found, translate("own_words", "The program does not know this."))


def _too_large(found: Problem) -> str:
    if found.place is Place.STEPS:
        return translate("own_words", "That is more than two hours. Please take something out.")
    return translate("own_words", "That picture is too large.")


def _numbered(found: Problem, words: str) -> str:
    """With the number of the sentence or exercise that is meant."""
    if found.number is None:
        return words
    return translate("own_words", "Number {n}: {words}").format(n=found.number + 1, words=words)
