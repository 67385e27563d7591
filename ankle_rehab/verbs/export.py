"""`ankle-rehab export`: the diary, the page for the doctor or the calendar as a file for elsewhere."""

from __future__ import annotations

import os
from argparse import ArgumentTypeError, Namespace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QTimer

from ankle_rehab.exchange.spreadsheet import FILES
from ankle_rehab.services.export_job import Form, Hindrance
from ankle_rehab.services.parts import Parts
from ankle_rehab.services.transfer import is_within
from ankle_rehab.services.transfer_facts import Doing, Exported, NotExported
from ankle_rehab.storage import atomic_file
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.ui.words import file_words, transfer_words
from ankle_rehab.verbs.parser import Parser, Refused, number_from, place
from ankle_rehab.verbs.saying import Code, Saying
from ankle_rehab.verbs.verb import Scene, Verb

# What lays out a page or writes a calendar is imported when one is wanted.
# ruff: noqa: PLC0415

USUAL_DAYS, MOST_DAYS = 42, 366
PAPERS = ("a4", "letter")
_FORMS = {"csv": Form.TABLES, "json": Form.ARCHIVE, "fhir": Form.FHIR}

translate = QCoreApplication.translate


def _about() -> str:
    return translate(
        "export_verb",
        "Save a copy of the diary for elsewhere. It is health data: please keep it where only those can read"
        " it who should.",
    )


def _arguments(parser: Parser) -> None:
    file = translate("export_verb", "FILE")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument(
        "--csv",
        type=_target,
        metavar=translate("export_verb", "FOLDER"),
        help=translate("export_verb", "tables for a spreadsheet, into a folder that is there"),
    )
    what.add_argument(
        "--json",
        type=_target,
        metavar=file,
        help=translate("export_verb", "one file with everything, which this program reads again"),
    )
    what.add_argument(
        "--fhir",
        type=_target,
        metavar=file,
        help=translate("export_verb", "for a clinic's computer (FHIR R4)"),
    )
    what.add_argument(
        "--pdf", type=_target, metavar=file, help=translate("export_verb", "the page for your doctor")
    )
    what.add_argument(
        "--calendar",
        type=_target,
        metavar=file,
        help=translate("export_verb", "reminders, plan and planned runs for the calendar of a phone"),
    )
    parser.add_argument(
        "--replace", action="store_true", help=translate("export_verb", "replace what is there already")
    )
    parser.add_argument(
        "--days",
        type=_days,
        default=USUAL_DAYS,
        metavar=translate("export_verb", "N"),
        help=translate("export_verb", "how far the page for the doctor looks back; 42 if it is not said"),
    )
    parser.add_argument(
        "--paper", choices=PAPERS, help=translate("export_verb", "the size of the page for the doctor")
    )
    parser.add_argument(
        "--detail",
        action="store_true",
        help=translate("export_verb", "the calendar names what each is about; others may see it"),
    )


def _begin(scene: Scene, asked: Namespace, saying: Saying) -> None:
    parts = scene.parts
    kind = next(one for one in ("csv", "json", "fhir", "pdf", "calendar") if getattr(asked, one) is not None)
    target = Path(os.path.abspath(asked.here / getattr(asked, kind)))  # noqa: PTH100 - follows no link
    there = _in_the_way(target, kind)
    if is_within(target, parts.folder):
        saying.refuse(transfer_words.not_exported(NotExported(Hindrance.OURS, target)))
    elif there and not asked.replace:
        words = translate("export_verb", "{names} is there already. Say --replace to replace it.")
        saying.refuse(words.format(names=", ".join(there)), Code.ASKS)
    elif kind in _FORMS:
        _Leaving(parts, saying).begin(_FORMS[kind], target)
    else:
        _write(parts, asked, kind, target, saying)


def _write(parts: Parts, asked: Namespace, kind: str, target: Path, saying: Saying) -> None:
    """A file that is made at once."""
    try:
        if kind == "pdf":
            _save_page(parts, asked, target)
        else:
            _save_calendar(parts, asked, target)
    except OSError as error:
        saying.refuse(file_words.not_written(target, error))
    except Refused as refused:
        saying.refuse(str(refused))
    else:
        saying.line(translate("export_verb", "Saved: {path}").format(path=target))
        saying.end(Code.DONE)


def _save_page(parts: Parts, asked: Namespace, target: Path) -> None:
    from PySide6.QtGui import QGuiApplication, QPageSize

    from ankle_rehab.services.report import gather
    from ankle_rehab.services.review import Review
    from ankle_rehab.services.story import Stories
    from ankle_rehab.ui.paper.report import sheet_of
    from ankle_rehab.ui.words import report_words

    if not isinstance(QCoreApplication.instance(), QGuiApplication):
        raise Refused(translate("export_verb", "There are no letters here to write a page with."))
    report = gather(
        parts.diary,
        Review(parts.diary, parts.database, parts.clock),
        Stories(parts.diary, parts.database, parts.clock),
        parts.lights,
        parts.clock,
        days=asked.days,
        unit=parts.preferences.settings.distance_unit,
        weeks=parts.load_history.weeks,
    )
    imperial = QLocale().measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem
    paper = asked.paper or ("letter" if imperial else "a4")
    size = QPageSize(QPageSize.PageSizeId.Letter if paper == "letter" else QPageSize.PageSizeId.A4)
    sheet_of(report, size).save(target, report_words.title(report))


def _save_calendar(parts: Parts, asked: Namespace, target: Path) -> None:
    from ankle_rehab.exchange import calendar
    from ankle_rehab.ui import calendar_entries

    entries = calendar_entries.entries(parts, detail=asked.detail)
    atomic_file.write(target, calendar.written(entries, parts.clock.zone(), parts.clock.now()))


class _Leaving:
    """One export beside the window."""

    def __init__(self, parts: Parts, saying: Saying) -> None:
        self._transfer = parts.transfer
        self._saying = saying
        self._soon = QTimer(parts)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._on_called_back)

    def begin(self, form: Form, target: Path) -> None:
        transfer = self._transfer
        if transfer.doing is not Doing.NOTHING:
            self._saying.refuse(translate("export_verb", "The window is busy with another export or import."))
            return
        self._saying.at_end(self._let_go)
        transfer.exported.connect(self._on_exported)
        transfer.failed.connect(self._on_failed)
        transfer.changed.connect(self._on_changed)
        transfer.export(form, target)

    def _on_changed(self) -> None:
        """Called back in the window, it ends without another word."""
        if self._transfer.doing is Doing.LEAVING:
            self._saying.progress(self._transfer.part)
        else:
            self._soon.start()

    def _on_called_back(self) -> None:
        self._saying.refuse(translate("export_verb", "It was called back in the window."))

    def _on_exported(self, done: Exported) -> None:
        self._saying.progress(1.0)
        self._saying.line(transfer_words.exported(done))
        self._saying.end(Code.DONE)

    def _on_failed(self, trouble: NotExported | StorageFault) -> None:
        if isinstance(trouble, NotExported):
            self._saying.refuse(transfer_words.not_exported(trouble))
        else:
            self._saying.refuse(transfer_words.stopped(trouble, out=True))

    def _let_go(self) -> None:
        self._soon.stop()
        self._soon.deleteLater()
        self._transfer.exported.disconnect(self._on_exported)
        self._transfer.failed.disconnect(self._on_failed)
        self._transfer.changed.disconnect(self._on_changed)


def _in_the_way(target: Path, kind: str) -> list[str]:
    names = [target / name for name in FILES] if kind == "csv" else [target]
    return [path.name for path in names if os.path.lexists(path)]


def _target(words: str) -> Path:
    """Where it goes; "-" stands for the terminal elsewhere, and health data is not poured out there."""
    if words == "-":
        raise ArgumentTypeError(
            translate("export_verb", "It needs the name of a file; a file called - is written as ./-")
        )
    return place(words)


def _days(words: str) -> int:
    refusal = translate("export_verb", "Days are a whole number from 1 to {n}.").format(n=MOST_DAYS)
    return number_from(words, 1, MOST_DAYS, refusal)


VERB = Verb(_about, _arguments, _begin, draws=True)
