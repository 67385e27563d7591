"""What stands in an entry, what was said after saving it, and what it said before it was changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Set
from datetime import date

from PySide6.QtCore import QCoreApplication

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.draft import EntryDraft
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import PainEntry, PastEntry
from ankle_rehab.ui import text
from ankle_rehab.ui.lived import lived
from ankle_rehab.ui.widgets.words import shortened

LONGEST_QUOTE = 120

translate = QCoreApplication.translate


def sides(chosen: Set[Side]) -> str:
    """Which ankles, inside a sentence."""
    if len(chosen) > 1:
        return translate("entry_words", "both ankles")
    return "".join(text.side_inside(side) for side in chosen)


def saved(entries: Iterable[PainEntry], *, changed: bool) -> str:
    """What has just been written down, or changed."""
    kept = tuple(entries)
    words = translate("entry_words", "Changed: {side}, {score}.")
    if not changed:
        words = translate("entry_words", "Saved: {side}, {score}.")
    which = sides({entry.side for entry in kept})
    return words.format(side=which, score=text.score(kept[0].score))


def more(draft: EntryDraft, today: date | None = None) -> tuple[str, ...]:
    """All that was said beyond side, score, moment and note, as short words."""
    said = [text.zone(zone) for zone in sorted(draft.zones)]
    if draft.swelling is not None:
        said.append(text.swelling(draft.swelling))
    if draft.stiffness is not None:
        said.append(text.stiffness(draft.stiffness))
    for answer, words in (
        (draft.limp, limped),
        (draft.gave_way, gave_way),
        (draft.twist, twisted),
        (draft.woke_at_night, woke),
    ):
        if answer is not None:
            said.append(words(answer))
    said += [text.support(support) for support in sorted(draft.support)]
    if draft.medicine:
        said.append(shortened(draft.medicine, LONGEST_QUOTE))
    if draft.medicine_at is not None:
        said.append(taken(draft.medicine_at, today))
    if draft.refers_to is not None:
        said.append(text.day_and_time(lived(draft.refers_to), today))
    return tuple(said)


def limped(answer: bool | None) -> str:
    if answer is None:
        return translate("entry_words", "limp: not said")
    return translate("entry_words", "limped") if answer else translate("entry_words", "no limp")


def gave_way(answer: bool | None) -> str:
    if answer is None:
        return translate("entry_words", "giving way: not said")
    return translate("entry_words", "gave way") if answer else translate("entry_words", "did not give way")


def twisted(answer: bool | None) -> str:
    if answer is None:
        return translate("entry_words", "twist: not said")
    return translate("entry_words", "twisted") if answer else translate("entry_words", "no twist")


def woke(answer: bool | None) -> str:
    if answer is None:
        return translate("entry_words", "the night: not said")
    return translate("entry_words", "woke from it") if answer else translate("entry_words", "slept through")


def history(entry: PainEntry, past: Iterable[PastEntry], today: date | None = None) -> tuple[str, ...]:
    """One line for each change of `entry`, the latest first: when, and what it had said until then."""
    lines, then = [], entry
    for one in reversed(tuple(past)):
        what = " · ".join(differences(one.was, then, today))
        words = translate("entry_words", "{when}, until then: {what}")
        lines.append(words.format(when=text.day_and_time(lived(one.changed), today), what=what))
        then = one.was
    return tuple(lines)


def differences(was: PainEntry, then: PainEntry, today: date | None = None) -> tuple[str, ...]:
    """What an entry said where it says something else now; the score first."""
    tellers: tuple[tuple[str, Callable[[PainEntry], str]], ...] = (
        ("score", lambda entry: text.score(entry.score)),
        ("side", lambda entry: text.side_inside(entry.side)),
        ("moment", lambda entry: text.moment(entry.moment)),
        ("refers_to", lambda entry: text.day_and_time(lived(entry.refers_to), today)),
        ("zones", _places),
        ("swelling", _swelling),
        ("stiffness", _stiffness),
        ("limp", lambda entry: limped(entry.limp)),
        ("gave_way", lambda entry: gave_way(entry.gave_way)),
        ("twist", lambda entry: twisted(entry.twist)),
        ("woke_at_night", lambda entry: woke(entry.woke_at_night)),
        ("support", _support),
        ("medicine", _medicine),
        ("medicine_at", lambda entry: taken(entry.medicine_at, today)),
        ("note", _note),
    )
    return tuple(tell(was) for name, tell in tellers if getattr(was, name) != getattr(then, name))


def _places(entry: PainEntry) -> str:
    named = ", ".join(text.zone(zone) for zone in sorted(entry.zones))
    return named or translate("entry_words", "no place named")


def _swelling(entry: PainEntry) -> str:
    if entry.swelling is None:
        return translate("entry_words", "swelling: not said")
    return text.swelling(entry.swelling)


def _stiffness(entry: PainEntry) -> str:
    if entry.stiffness is None:
        return translate("entry_words", "stiffness: not said")
    return text.stiffness(entry.stiffness)


def _support(entry: PainEntry) -> str:
    named = ", ".join(text.support(support) for support in sorted(entry.support))
    return named or translate("entry_words", "support: not said")


def _medicine(entry: PainEntry) -> str:
    return _quoted(entry.medicine) if entry.medicine else translate("entry_words", "no medicine named")


def taken(at: Stamp | None, beside: date | None) -> str:
    """When a medicine was taken; the year where it is another than that of the day it is read beside."""
    if at is None:
        return translate("entry_words", "time of the medicine: not said")
    when = text.day_and_time(lived(at), beside)
    return translate("entry_words", "medicine taken {when}").format(when=when)


def _note(entry: PainEntry) -> str:
    return _quoted(entry.note) if entry.note else translate("entry_words", "no note")


def _quoted(words: str) -> str:
    """Somebody's own words on one line, the end left out where they are long."""
    line = " ".join(words.split())
    return translate("entry_words", "“{words}”").format(words=shortened(line, LONGEST_QUOTE))
