"""A record that is here and in a file, and says something else there: which one, and what each says."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication

from ankle_rehab.domain.diary import DayKind
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.outcome import Outcome
from ankle_rehab.domain.safety import Release
from ankle_rehab.domain.settings import DistanceUnit
from ankle_rehab.domain.triage import Sign
from ankle_rehab.storage.arrived import Difference
from ankle_rehab.storage.change import Value
from ankle_rehab.ui import text
from ankle_rehab.ui.lived import lived
from ankle_rehab.ui.words import diary_text, entry_words, sign_words
from ankle_rehab.ui.words import difference_words_of_advice as of_advice
from ankle_rehab.ui.words.difference_words_of_advice import shortened
from ankle_rehab.ui.words.difference_words_of_advice import when as _when

translate = QCoreApplication.translate

Said = Mapping[str, Value]
_TRASH = "deleted_utc"


def title(difference: Difference) -> str:
    """Which record it is."""
    known = difference.known
    match difference.kind:
        case "pain_entry":
            entry, _ = difference.entries()
            words = translate("difference_words", "{side}, {moment}, {when}")
            when = text.day_and_time(lived(entry.refers_to))
            return words.format(
                side=text.side(entry.side), moment=diary_text.moment_inside(entry.moment), when=when
            )
        case "session":
            words = translate("difference_words", "Session “{name}”, {when}")
            return words.format(name=known["name"], when=_when(known, "started"))
        case "icing":
            words = translate("difference_words", "Ice, {side}, {when}")
            side = text.side_inside(Side(str(known["side"])))
            return words.format(side=side, when=_when(known, "started"))
        case "sign_check":
            return translate("difference_words", "Answers about signs, {when}").format(
                when=_when(known, "at")
            )
        case "icing_conditions":
            return translate("difference_words", "Answers before icing, {when}").format(
                when=_when(known, "at")
            )
        case "day_mark":
            return text.long_day(date.fromisoformat(str(known["local_date"])))
        case "story":
            return translate("difference_words", "What you tell the doctor")
        case _:
            return of_advice.title(difference.kind, known)


def here(difference: Difference, unit: DistanceUnit = DistanceUnit.KILOMETRES) -> str:
    """What it says here, as far as it differs; distances are in `unit`."""
    if difference.kind == "pain_entry":
        mine, theirs = difference.entries()
        return _joined(entry_words.differences(mine, theirs), difference.mine)
    return _said(difference.kind, difference.known, difference.mine, unit)


def there(difference: Difference, unit: DistanceUnit = DistanceUnit.KILOMETRES) -> str:
    """What it says in the file, as far as it differs."""
    if difference.kind == "pain_entry":
        mine, theirs = difference.entries()
        return _joined(entry_words.differences(theirs, mine), difference.theirs)
    return _said(difference.kind, {**difference.known, **difference.theirs}, difference.theirs, unit)


def _said(kind: str, whole: Said, differs: Said, unit: DistanceUnit) -> str:
    match kind:
        case "session":
            told = [
                text.outcome(Outcome(str(whole["outcome"]))),
                text.duration(float(whole["done_seconds"] or 0)),
            ]
        case "icing":
            told = [text.duration(float(whole["lasted"] or 0)), *_pain(whole["pain"])]
        case "sign_check":
            told = [_signs(whole)]
        case "icing_conditions":
            ticked = len(json.loads(str(whole["ticked"])))
            told = [translate("difference_words", "{n} ticked", "", ticked).format(n=ticked)]
        case "day_mark":
            told = [diary_text.day_kind_alone(DayKind(str(whole["kind"])))]
        case "story":
            told = [_story(str(whole["value"]))]
        case _:
            told = of_advice.said(kind, whole, unit)
    return _joined(told, differs)


def _joined(told: list[str] | tuple[str, ...], differs: Said) -> str:
    parts = [*told]
    if _TRASH in differs:
        gone = differs[_TRASH] is not None
        parts.append(
            translate("difference_words", "in the trash")
            if gone
            else translate("difference_words", "not in the trash")
        )
    return " · ".join(parts) or translate("difference_words", "otherwise the same")


def _signs(whole: Said) -> str:
    ended = whole["release"]
    if ended is not None:
        return sign_words.release(Release(str(ended)))
    ticked = [sign_words.sign(Sign(name)) for name in json.loads(str(whole["signs"]))]
    if whole["twisted"]:
        ticked.append(translate("difference_words", "twisted"))
    return ", ".join(ticked) or translate("difference_words", "nothing ticked")


def _pain(score: Value) -> list[str]:
    return [] if score is None else [text.score(int(score))]


def _story(value: str) -> str:
    table = json.loads(value)
    told = [str(one) for one in table.values() if isinstance(one, str) and one]
    told += [str(question) for question in table["questions"] or ()]
    return shortened(" · ".join(told)) or translate("difference_words", "nothing written")
