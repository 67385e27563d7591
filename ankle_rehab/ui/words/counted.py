"""How many of something, in words: two forms in English, and as many in a translation as it needs."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

translate = QCoreApplication.translate


def number(n: int) -> str:
    """A whole number as the user's country writes it."""
    return QLocale().toString(n)


def scores(n: int) -> str:
    words = translate("counted", "1 score") if n == 1 else translate("counted", "{n} scores", "", n)
    return words.format(n=number(n))


def entries(n: int) -> str:
    words = translate("counted", "1 entry") if n == 1 else translate("counted", "{n} entries", "", n)
    return words.format(n=number(n))


def days(n: int) -> str:
    words = translate("counted", "1 day") if n == 1 else translate("counted", "{n} days", "", n)
    return words.format(n=number(n))


def mornings(n: int) -> str:
    words = translate("counted", "1 morning") if n == 1 else translate("counted", "{n} mornings", "", n)
    return words.format(n=number(n))


def sessions(n: int) -> str:
    words = translate("counted", "1 session") if n == 1 else translate("counted", "{n} sessions", "", n)
    return words.format(n=number(n))


def runs(n: int) -> str:
    words = translate("counted", "1 run") if n == 1 else translate("counted", "{n} runs", "", n)
    return words.format(n=number(n))


def others(n: int) -> str:
    """Rides, swims and whatever else is neither a run nor a walk."""
    one = translate("counted", "1 other activity")
    words = one if n == 1 else translate("counted", "{n} other activities", "", n)
    return words.format(n=number(n))


def icings(n: int) -> str:
    words = translate("counted", "1 icing") if n == 1 else translate("counted", "{n} icings", "", n)
    return words.format(n=number(n))


def twists(n: int) -> str:
    words = translate("counted", "1 twist") if n == 1 else translate("counted", "{n} twists", "", n)
    return words.format(n=number(n))


def rest_days(n: int) -> str:
    words = translate("counted", "1 rest day") if n == 1 else translate("counted", "{n} rest days", "", n)
    return words.format(n=number(n))


def sick_days(n: int) -> str:
    words = translate("counted", "1 sick day") if n == 1 else translate("counted", "{n} sick days", "", n)
    return words.format(n=number(n))
