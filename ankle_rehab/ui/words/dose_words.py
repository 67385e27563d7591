"""How much of an exercise, in one short line."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from ankle_rehab.domain.exercise import Dose, Exercise, Mode
from ankle_rehab.ui import text
from ankle_rehab.ui.words import running_words

translate = QCoreApplication.translate


def dose_line(exercise: Exercise, dose: Dose) -> str:
    """As "3 sets of 12, 6 s each, 45 s rest, each foot"."""
    if exercise.between is not None:
        return running_words.paced(dose)
    parts = [_amount(dose)]
    if dose.mode is Mode.REPS:
        parts.append(translate("dose_words", "{n} s each").format(n=number(sum(dose.tempo))))
    if dose.sets > 1 and dose.rest:
        parts.append(translate("dose_words", "{time} rest").format(time=text.duration(dose.rest)))
    return ", ".join((*parts, sides(exercise)))


def sides(exercise: Exercise) -> str:
    """For which feet, at the end of a line."""
    if exercise.both_feet:
        return translate("dose_words", "both feet")
    if exercise.alternate_sides:
        return translate("dose_words", "the feet in turn")
    return translate("dose_words", "each foot")


def number(value: float) -> str:
    """Whole numbers without a fraction, others with one digit."""
    return QLocale().toString(float(value), "f", 0 if value == round(value) else 1)


def sets_unit(count: int) -> str:
    """What stands behind a number of sets."""
    return translate("dose_words", "set") if count == 1 else translate("dose_words", "sets")


def times_unit(count: int) -> str:
    """What stands behind a number of repetitions."""
    return translate("dose_words", "time") if count == 1 else translate("dose_words", "times")


def seconds_unit(_count: int) -> str:
    """What stands behind a number of seconds."""
    return translate("dose_words", "s", "seconds")


def rest_unit(_count: int) -> str:
    """What stands behind the seconds of rest."""
    return translate("dose_words", "s rest")


def _amount(dose: Dose) -> str:
    if dose.mode is Mode.REPS:
        if dose.sets == 1:
            return translate("dose_words", "{n} times").format(n=dose.reps)
        return translate("dose_words", "{sets} sets of {n}").format(sets=dose.sets, n=dose.reps)
    time = text.duration(dose.seconds)
    if dose.sets == 1:
        return time
    if dose.mode is Mode.HOLD:
        return translate("dose_words", "{sets} holds of {time}").format(sets=dose.sets, time=time)
    return translate("dose_words", "{sets} sets of {time}").format(sets=dose.sets, time=time)
