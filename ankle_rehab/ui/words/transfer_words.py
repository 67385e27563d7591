"""The words for the diary leaving and coming back: what is written and read, and what went wrong where."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from ankle_rehab.exchange.problem import NotUnderstood, Problem
from ankle_rehab.services.export_job import Form, Hindrance
from ankle_rehab.services.transfer_facts import Exported, NotExported, Preview, Taken
from ankle_rehab.storage.faults import DamagedFile, DiskFull, StorageFault
from ankle_rehab.storage.matching import Verdict
from ankle_rehab.ui.widgets.words import shortened
from ankle_rehab.ui.words import counted

_LONGEST, _READ = 60, 1_000

translate = QCoreApplication.translate


def form(value: Form) -> str:
    """As what the diary can leave."""
    match value:
        case Form.TABLES:
            return translate("transfer_words", "Tables")
        case Form.ARCHIVE:
            return translate("transfer_words", "One file with everything")
        case Form.FHIR:
            return translate("transfer_words", "For a clinic's computer")
        case _:
            assert_never(value)


def explained(value: Form) -> str:
    """What that is good for."""
    match value:
        case Form.TABLES:
            return translate(
                "transfer_words",
                "CSV files for a spreadsheet, one for each kind of record, in a folder of your choice. What "
                "you tell the doctor and your settings are not in them.",
            )
        case Form.ARCHIVE:
            return translate(
                "transfer_words",
                "A JSON file that this program reads again, here or on another computer: entries with their "
                "history and the trash, sessions, icings, answers, days, the plan with its steps, "
                "self-tests, your own exercises and routines, shoes, reminders, and your settings.",
            )
        case Form.FHIR:
            return translate(
                "transfer_words",
                "A file in the form FHIR R4, which many clinics' programs read. Your name is not in it. Pain "
                "scores carry LOINC codes (© Regenstrief Institute, Inc., free at loinc.org/license).",
            )
        case _:
            assert_never(value)


def leaving(value: Form) -> str:
    """What is going on while it leaves."""
    if value is Form.TABLES:
        return translate("transfer_words", "Saving the tables")
    return translate("transfer_words", "Saving the file")


def exported(done: Exported) -> str:
    words = translate("transfer_words", "Saved: {records}. {path}")
    return words.format(records=records(done.records), path=done.target)


def records(n: int) -> str:
    words = (
        translate("transfer_words", "1 record")
        if n == 1
        else translate("transfer_words", "{n} records", "", n)
    )
    return words.format(n=counted.number(n))


def not_exported(trouble: NotExported) -> str:
    """Why nothing was saved."""
    return _hindrance(trouble.hindrance).format(path=trouble.path)


def _hindrance(value: Hindrance) -> str:
    match value:
        case Hindrance.NO_ROOM:
            return translate("transfer_words", "Not saved: there is no room left there. {path}")
        case Hindrance.FORBIDDEN:
            return translate("transfer_words", "Not saved: that place may not be written to. {path}")
        case Hindrance.NOT_THERE:
            return translate("transfer_words", "Not saved: that folder is not there. {path}")
        case Hindrance.IN_THE_WAY:
            return translate(
                "transfer_words",
                "Not saved: there is a link, a folder or a device of that name. It was left as it is. {path}",
            )
        case Hindrance.OURS:
            return translate(
                "transfer_words",
                "Not saved: that folder belongs to the diary itself. Please choose another one. {path}",
            )
        case Hindrance.NAME:
            return translate("transfer_words", "Not saved: that name cannot be used there. {path}")
        case Hindrance.OTHER:
            return translate("transfer_words", "Not saved: the file could not be written whole. {path}")
        case _:
            assert_never(value)


def stopped(fault: StorageFault, *, out: bool) -> str:
    """Why the work stopped, when neither the place nor the file was to blame."""
    match fault:
        case DiskFull():
            return translate(
                "transfer_words", "There is no room on the disk for a copy of the diary to work on."
            )
        case DamagedFile() if out:
            return translate(
                "transfer_words", "Not saved: a part of the diary cannot be read. It was left as it is."
            )
        case _ if out:
            return translate("transfer_words", "Not saved: the work was stopped by an error of the computer.")
        case _:
            return translate("transfer_words", "The file could not be read. Nothing was taken from it.")


def not_read(trouble: NotUnderstood) -> str:
    """What is wrong with a file that was to come in, and where."""
    where = _where(trouble)
    words = _problem(trouble.problem).format(found=_named(str(trouble.found)))
    nothing = translate("transfer_words", "Nothing was taken from it.")
    return " ".join(part for part in (words, where, nothing) if part)


def _problem(value: Problem) -> str:  # noqa: PLR0912 (one branch a problem)
    match value:
        case Problem.EMPTY:
            return translate("transfer_words", "There is nothing in this file.")
        case Problem.NOT_TEXT:
            return translate("transfer_words", "This file is not text in UTF-8.")
        case Problem.NOT_OURS:
            return translate("transfer_words", "This is neither an archive nor a table of this program.")
        case Problem.NOT_WHOLE:
            return translate("transfer_words", "The file is not whole: its end is missing.")
        case Problem.NOT_JSON:
            return translate("transfer_words", "The file is damaged: it is not JSON.")
        case Problem.NOT_TABLE:
            return translate("transfer_words", "The rows of this table do not fit its headings.")
        case Problem.NEWER:
            return translate(
                "transfer_words",
                "This archive was written by a newer program (its schema is {found}). Please open it there.",
            )
        case Problem.TWICE:
            return translate("transfer_words", "Something stands in it twice that can be there only once.")
        case Problem.MISSING:
            return translate("transfer_words", "Something is missing in it.")
        case Problem.NOT_KNOWN:
            return translate("transfer_words", "Something in it is not understood.")
        case Problem.TOO_LARGE:
            return translate("transfer_words", "The file, or one record in it, is too large.")
        case Problem.TOO_DEEP:
            return translate("transfer_words", "The file is not a diary: it goes too deep into itself.")
        case _:
            assert_never(value)


def _where(trouble: NotUnderstood) -> str:
    """The place in the file; "" when the whole file is meant."""
    if not trouble.place or not trouble.number:
        return ""
    if trouble.field:
        words = translate("transfer_words", "Where: {place}, number {number}, “{field}”.")
    else:
        words = translate("transfer_words", "Where: {place}, number {number}.")
    number = counted.number(trouble.number)
    return words.format(place=_named(trouble.place), number=number, field=_named(trouble.field))


def _named(words: str) -> str:
    """What stands in a file from outside, in one short line."""
    return shortened(" ".join(words[:_READ].split()), _LONGEST)


def found(preview: Preview) -> tuple[str, ...]:
    """One line for each kind of record in a file: how many are new, here already, and different."""
    return tuple(
        translate("transfer_words", "{kind}: {what}").format(kind=kind(table), what=_counts(numbers))
        for table, numbers in preview.numbers.items()
    )


def kind(table: str) -> str:
    """The records of a table of the diary."""
    return {
        "session": translate("transfer_words", "Sessions"),
        "pain_entry": translate("transfer_words", "Pain entries"),
        "icing": translate("transfer_words", "Icings"),
        "sign_check": translate("transfer_words", "Answers about signs"),
        "icing_conditions": translate("transfer_words", "Answers before icing"),
        "day_mark": translate("transfer_words", "Marked days"),
        "own_activity": translate("transfer_words", "Own activities"),
        "activity_score": translate("transfer_words", "Scores of activities"),
        "story": translate("transfer_words", "What you tell the doctor"),
        "plan_step": translate("transfer_words", "Steps of the plan"),
        "day_plan": translate("transfer_words", "Plans of days"),
        "test_result": translate("transfer_words", "Self-tests"),
        "bandage": translate("transfer_words", "Bandages"),
        "own_exercise": translate("transfer_words", "Own exercises"),
        "own_routine": translate("transfer_words", "Own routines"),
        "cause_check": translate("transfer_words", "Answers to why it may hurt"),
        "shoe": translate("transfer_words", "Shoes"),
        "reminder": translate("transfer_words", "Reminders"),
        "activity": translate("transfer_words", "Runs and other activities"),
        "planned_activity": translate("transfer_words", "Planned runs"),
    }[table]


def taken(done: Taken) -> str:
    """What came in."""
    if not any(done.numbers.values()):
        return translate("transfer_words", "Nothing was taken in.")
    lines = [f"{kind(table)}: {counted.number(number)}" for table, number in done.numbers.items() if number]
    words = translate("transfer_words", "Taken in. {what}").format(what=" · ".join(lines))
    if done.step is not None:
        return words
    return f"{words} " + translate(
        "transfer_words", "The diary as it was before is among the backups, on the page Your data."
    )


def no_backup(fault: StorageFault) -> str:
    """Why nothing was taken in: first there has to be a backup."""
    words = translate("transfer_words", "Nothing was taken in, for no backup could be made. {path}")
    return words.format(path=fault.path)


def _counts(numbers: Mapping[str, int]) -> str:
    told = []
    if new := numbers.get(Verdict.NEW.value, 0):
        told.append(translate("transfer_words", "{n} new", "", new).format(n=counted.number(new)))
    if same := numbers.get(Verdict.SAME.value, 0):
        told.append(translate("transfer_words", "{n} here already", "", same).format(n=counted.number(same)))
    if other := numbers.get(Verdict.DIFFERENT.value, 0):
        told.append(translate("transfer_words", "{n} different", "", other).format(n=counted.number(other)))
    return " · ".join(told)
