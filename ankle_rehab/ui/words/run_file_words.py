"""Files from a watch in words: what each holds, what came of it, and why one was not read."""

from __future__ import annotations

from datetime import date
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from ankle_rehab.domain.run_files import FileKind, FileTrouble, FoundRun, Remark, RunPreview, RunRow, Verdict
from ankle_rehab.domain.settings import DistanceUnit
from ankle_rehab.ui.words import counted, run_words

LONGEST_NAME = 60
ORDER = (
    Verdict.NEW,
    Verdict.LIKE,
    Verdict.PARTIAL,
    Verdict.BROKEN,
    Verdict.SAME,
    Verdict.LEFT_OUT,
)

translate = QCoreApplication.translate


def files(n: int) -> str:
    words = (
        translate("run_file_words", "1 file") if n == 1 else translate("run_file_words", "{n} files", "", n)
    )
    return words.format(n=counted.number(n))


def new_files(n: int) -> str:
    """What is offered from the watched folder."""
    if n == 1:
        return translate("run_file_words", "1 new file from your watch.")
    return translate("run_file_words", "{n} new files from your watch.", "", n).format(n=counted.number(n))


def group(verdict: Verdict) -> str:
    """What stands above the rows of one verdict."""
    match verdict:
        case Verdict.NEW:
            return translate("run_file_words", "New")
        case Verdict.LIKE:
            return translate("run_file_words", "Here already, but the file knows more")
        case Verdict.PARTIAL:
            return translate("run_file_words", "Read in part")
        case Verdict.BROKEN:
            return translate("run_file_words", "Could not be read")
        case Verdict.SAME:
            return translate("run_file_words", "Here already")
        case Verdict.LEFT_OUT:
            return translate("run_file_words", "No activity, so left out")
        case _:
            assert_never(verdict)


def explained(verdict: Verdict) -> str:
    """What happens to the rows of one verdict; empty where there is nothing to explain."""
    match verdict:
        case Verdict.LIKE:
            return translate(
                "run_file_words",
                "What you wrote stays. The file adds what is missing, and nothing stands there twice.",
            )
        case Verdict.PARTIAL:
            return translate("run_file_words", "You can keep the part that could be read.")
        case _:
            return ""


def found(preview: RunPreview) -> str:
    """All that was found in one line: "9 new, 1 here already, 2 no activity." """
    parts = [_count(verdict, len(rows)) for verdict in ORDER if (rows := preview.of(verdict))]
    if not parts:
        return translate("run_file_words", "No file from a watch was found.")
    return translate("run_file_words", "{parts}.").format(parts=", ".join(parts))


def left_alone(n: int) -> str:
    """What is said of files of other kinds in a folder or an archive."""
    if n == 1:
        return translate("run_file_words", "1 file of another kind was not opened.")
    words = translate("run_file_words", "{n} files of other kinds were not opened.", "", n)
    return words.format(n=counted.number(n))


def title(row: RunRow, today: date, unit: DistanceUnit) -> str:
    """One row: the activity with its day, or why there is none."""
    activity = row.kept or row.found.activity
    if activity is not None:
        words = translate("run_file_words", "{when}: {what}")
        return words.format(when=run_words.when(activity, today), what=run_words.summary(activity, unit))
    if row.found.kind is not None:
        return kind(row.found.kind)
    return translate("run_file_words", "Nothing in it can be used.")


def notes(row: RunRow) -> tuple[str, ...]:
    """What belongs under a row: its file, why it was not read to its end, what was mended."""
    told = [named(row.found)]
    if row.found.trouble is not None:
        told.append(trouble(row.found.trouble))
    if row.twin is not None:
        told.append(translate("run_file_words", "Another file here holds the same."))
    told += [remark(one) for one in Remark if one in row.found.remarks]
    return tuple(told)


def named(run: FoundRun) -> str:
    """The file, with the part of an archive or the how-manieth activity it is."""
    name = _short(run.name)
    if run.inside:
        words = translate("run_file_words", "{name}, in it {inside}")
        name = words.format(name=name, inside=_short(run.inside))
    if run.parts > 1:
        words = translate("run_file_words", "{name}, activity {part} of {parts}")
        name = words.format(name=name, part=run.part, parts=run.parts)
    return name


def kind(value: FileKind) -> str:  # noqa: PLR0912 (one branch a kind)
    """What a file is that holds no activity."""
    match value:
        case FileKind.SETTINGS:
            return translate("run_file_words", "Settings of the watch")
        case FileKind.MONITORING:
            return translate("run_file_words", "Steps and pulse of a whole day")
        case FileKind.SLEEP:
            return translate("run_file_words", "Sleep")
        case FileKind.WORKOUT:
            return translate("run_file_words", "A workout that is planned, not done")
        case FileKind.COURSE:
            return translate("run_file_words", "A route to follow, not a run")
        case FileKind.WEIGHT:
            return translate("run_file_words", "Body weight")
        case FileKind.TOTALS:
            return translate("run_file_words", "Totals of the watch")
        case FileKind.GOALS:
            return translate("run_file_words", "Goals of the watch")
        case FileKind.SEGMENT:
            return translate("run_file_words", "A piece of road to race on, not a run")
        case FileKind.DEVICE:
            return translate("run_file_words", "What the watch can do")
        case FileKind.UNTIMED:
            return translate("run_file_words", "A track without times")
        case FileKind.OTHER:
            return translate("run_file_words", "Something else from the watch")
        case _:
            assert_never(value)


def trouble(value: FileTrouble) -> str:  # noqa: PLR0912 (one branch a trouble)
    """Why a file was not read, or not to its end: one sentence."""
    match value:
        case FileTrouble.NOT_KNOWN:
            return translate("run_file_words", "It is no FIT, GPX or TCX file.")
        case FileTrouble.EMPTY:
            return translate("run_file_words", "The file is empty.")
        case FileTrouble.CUT_OFF:
            return translate("run_file_words", "The file breaks off before its end.")
        case FileTrouble.DAMAGED:
            return translate("run_file_words", "The file is damaged.")
        case FileTrouble.NOTHING_IN_IT:
            return translate("run_file_words", "There is nothing in the file.")
        case FileTrouble.NO_START:
            return translate("run_file_words", "It does not say when it began.")
        case FileTrouble.ODD_TIME:
            return translate("run_file_words", "The time in it cannot be right.")
        case FileTrouble.TOO_LONG:
            return translate("run_file_words", "It is longer than one activity can be.")
        case FileTrouble.TOO_LARGE:
            return translate("run_file_words", "The file is too large.")
        case FileTrouble.TOO_SLOW:
            return translate("run_file_words", "Reading it took too long.")
        case FileTrouble.TOO_DEEP:
            return translate("run_file_words", "The file is built too deep to be read.")
        case FileTrouble.TOO_MANY:
            return translate("run_file_words", "There are too many parts in it.")
        case FileTrouble.TOO_PACKED:
            return translate("run_file_words", "Unpacked it would be far too large.")
        case FileTrouble.ENTITIES:
            return translate("run_file_words", "It holds something that does not belong into such a file.")
        case FileTrouble.ENCODING:
            return translate("run_file_words", "Its letters cannot be read.")
        case FileTrouble.NESTED:
            return translate("run_file_words", "It is an archive in an archive. Please unpack it first.")
        case FileTrouble.LOCKED:
            return translate("run_file_words", "It is locked with a password.")
        case FileTrouble.GONE:
            return translate("run_file_words", "The file is not there any more.")
        case FileTrouble.FORBIDDEN:
            return translate("run_file_words", "The file may not be read.")
        case _:
            assert_never(value)


def remark(value: Remark) -> str:
    """What was mended in an activity, or guessed."""
    match value:
        case Remark.SPORT_GUESSED:
            return translate("run_file_words", "The file does not say which sport it was.")
        case Remark.POINTS_DROPPED:
            return translate("run_file_words", "Some points could not be right and were left out.")
        case Remark.DISTANCE_DROPPED:
            return translate("run_file_words", "The distance could not be right and was left out.")
        case Remark.TIME_DROPPED:
            return translate("run_file_words", "The time could not be right and was left out.")
        case Remark.HEART_RATE_DROPPED:
            return translate("run_file_words", "The pulse could not be right and was left out.")
        case Remark.VERY_LONG:
            return translate("run_file_words", "It is very long. Was the watch left on?")
        case Remark.CHECKSUM:
            return translate("run_file_words", "The file has a small fault, but could be read.")
        case _:
            assert_never(value)


def take(n: int) -> str:
    """The button that keeps so many."""
    if n == 0:
        return translate("run_file_words", "Take in what is ticked")
    return translate("run_file_words", "Take in {n}", "", n).format(n=counted.number(n))


def taken(n: int) -> str:
    """What was kept."""
    if n == 1:
        return translate("run_file_words", "1 activity was taken in.")
    return translate("run_file_words", "{n} activities were taken in.", "", n).format(n=counted.number(n))


def changed_meanwhile() -> str:
    """What stood in the diary is there no more."""
    return translate(
        "run_file_words", "Something was deleted in the meantime. Please look at the files once more."
    )


def stopped() -> str:
    """The reading itself came to nothing."""
    return translate("run_file_words", "The files could not be read to the end. Nothing was taken in.")


def _count(verdict: Verdict, n: int) -> str:
    words = {
        Verdict.NEW: translate("run_file_words", "{n} new", "", n),
        Verdict.LIKE: translate("run_file_words", "{n} here with less", "", n),
        Verdict.PARTIAL: translate("run_file_words", "{n} in part", "", n),
        Verdict.BROKEN: translate("run_file_words", "{n} not readable", "", n),
        Verdict.SAME: translate("run_file_words", "{n} here already", "", n),
        Verdict.LEFT_OUT: translate("run_file_words", "{n} no activity", "", n),
    }
    return words[verdict].format(n=counted.number(n))


def _short(name: str) -> str:
    """A name that a stranger wrote: short, breakable, and without signs that cannot be seen."""
    from ankle_rehab.ui.widgets.words import breakable, shortened  # noqa: PLC0415 - not in a terminal

    seen = "".join(sign for sign in name if sign.isprintable())
    return breakable(shortened(seen, LONGEST_NAME))
