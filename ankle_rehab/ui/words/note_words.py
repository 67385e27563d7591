"""What was seen over days and weeks: each with its numbers, and what it advises."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ankle_rehab.domain.over_time import LONG_WEEKS, Note, NoteKind
from ankle_rehab.ui import text
from ankle_rehab.ui.words import counted, review_words

translate = QCoreApplication.translate


def title(note: Note) -> str:
    """The note in a few words."""
    words = {
        NoteKind.TWO_REDS: translate("over time", "{n} red days in a week"),
        NoteKind.MORNINGS_UP: translate("over time", "Higher mornings than last week"),
        NoteKind.SWELLING_LASTS: translate("over time", "Swelling for more than 5 days"),
        NoteKind.NOT_LOWER: translate("over time", "Not lower after two weeks"),
        NoteKind.STILL_SORE: translate("over time", "Still sore after {n} weeks"),
        NoteKind.THREE_AMBERS: translate("over time", "{n} days in a row were amber"),
    }[note.kind]
    if note.kind is NoteKind.STILL_SORE and note.number >= LONG_WEEKS:
        words = translate("over time", "Still sore after {n} weeks or more")
    said = words.format(n=counted.number(int(note.number)))
    if note.side is None:
        return said
    return translate("over time", "{side}: {note}").format(
        side=text.side(note.side), note=said[:1].lower() + said[1:]
    )


def seen(note: Note) -> str:
    """What it rests on, with its days and numbers."""
    days = [review_words.day(day) for day in note.days]
    match note.kind:
        case NoteKind.TWO_REDS | NoteKind.THREE_AMBERS:
            return translate("over time", "On {days}.").format(days=", ".join(days))
        case NoteKind.MORNINGS_UP:
            words = translate(
                "over time",
                "The middle score of the last 7 mornings is {now}, that of the 7 before was {before}.",
            )
        case NoteKind.NOT_LOWER:
            words = translate(
                "over time",
                "The middle of each day's worst score was {now} in the last 7 days and {before} in the 7 "
                "before.",
            )
        case NoteKind.SWELLING_LASTS:
            words = translate("over time", "From {since} to {until}: {n} days.")
        case NoteKind.STILL_SORE:
            words = translate("over time", "Scores above 0 since {since}.")
    return words.format(
        since=days[0],
        until=days[-1],
        n=counted.number(int(note.number)),
        now=review_words.number(float(note.number)),
        before=review_words.number(float(note.before or 0)),
    )


def advice(note: Note) -> str:
    """What is worth doing."""
    book = translate("over time", "Book a doctor or physiotherapist.")
    return {
        NoteKind.TWO_REDS: translate("over time", "Leave running for now. {book}").format(book=book),
        NoteKind.MORNINGS_UP: translate("over time", "A step back makes the days easier."),
        NoteKind.SWELLING_LASTS: book,
        NoteKind.NOT_LOWER: translate("over time", "{book} Your exercises stay open.").format(book=book),
        NoteKind.STILL_SORE: translate("over time", "{book} Your exercises stay open.").format(book=book),
        NoteKind.THREE_AMBERS: translate(
            "over time", "Do the same again, or choose something easier. You decide."
        ),
    }[note.kind]
