"""Runs from files of a watch, each with a line that says what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from ankle_rehab.domain.run_files import FileKind, FileTrouble, FoundRun, Remark, RunPreview, RunRow, Verdict
from ankle_rehab.services.parts import Parts
from ankle_rehab.services.run_files import RunFiles
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.ui import text
from ankle_rehab.ui.lived import lived
from ankle_rehab.ui.words import fault_words, run_file_words, run_words
from ankle_rehab.verbs.saying import Code, Saying

COLUMNS = (44, 26, 28)

translate = QCoreApplication.translate


class RunsOfWatches:
    """One call: reads, takes what has one of these verdicts, and says it; the window reads by itself."""

    def __init__(self, parts: Parts, saying: Saying, take: Sequence[Verdict], *, dry: bool) -> None:
        self._clock = parts.clock
        self._reader = RunFiles(
            parts.diary, parts.runs, parts.database, parts.clock, preferences=parts.preferences, parent=parts
        )
        self._saying = saying
        self._take = take
        self._dry = dry
        self._reader.found.connect(self._on_found)
        self._reader.failed.connect(self._on_failed)
        saying.at_end(self._let_go)

    def begin(self, files: Sequence[Path]) -> None:
        """Read them all."""
        self._reader.progressed.connect(lambda done, total: self._saying.progress(done / max(1, total)))
        self._reader.read(files)

    def _on_failed(self, _fault: StorageFault) -> None:
        self._end(Code.NOT_DONE, run_file_words.stopped())

    def _on_found(self, preview: RunPreview) -> None:
        chosen = () if self._dry else preview.of(*self._take)
        try:
            self._reader.take(chosen)
        except StorageFault as fault:
            self._end(Code.NOT_DONE, fault_words.not_saved(fault))
        except LookupError:
            words = translate("bring_in", "An entry was thrown away meanwhile. Please try again.")
            self._end(Code.NOT_DONE, words)
        else:
            self._tell(preview, chosen)
            broken = preview.of(Verdict.BROKEN, Verdict.PARTIAL)
            self._end(Code.PARTLY if broken else Code.DONE)

    def _let_go(self) -> None:
        self._reader.found.disconnect(self._on_found)
        self._reader.failed.disconnect(self._on_failed)
        self._reader.cancel()
        self._reader.deleteLater()

    def _end(self, code: Code, trouble: str = "") -> None:
        if trouble:
            self._saying.trouble(trouble)
        self._saying.end(code)

    def _tell(self, preview: RunPreview, chosen: Sequence[RunRow]) -> None:
        for row in preview.rows:
            self._saying.line(_line(self._cells(row, preview, taken=row in chosen)))
        if preview.left_alone:
            self._saying.line(run_file_words.left_alone(preview.left_alone))
        left = [row for row in preview.rows if row.verdict not in self._take]
        self._saying.line(_summary(len(chosen), preview, left, dry=self._dry))

    def _cells(self, row: RunRow, preview: RunPreview, *, taken: bool) -> tuple[str, ...]:
        found = row.found
        said = [translate("bring_in", "Taken.") if taken else _outcome(row, preview)]
        said += [run_file_words.remark(one) for one in Remark if one in found.remarks]
        when = what = ""
        if found.activity is not None:
            when = text.day_and_time(lived(found.activity.start), self._clock.now().date())
            what = run_words.summary(found.activity, self._reader.unit)
        return _name(found), when, what, " ".join(said)


def _name(found: FoundRun) -> str:
    """The name of the file, with that of the archive around it, and which of its activities it is."""
    name = f"{found.name}: {found.inside}" if found.inside else found.name
    return f"{name} ({found.part}/{found.parts})" if found.parts > 1 else name


def _outcome(row: RunRow, preview: RunPreview) -> str:
    """What came of a row that was not taken, in a sentence."""
    match row.verdict:
        case Verdict.NEW:
            return translate("bring_in", "New.")
        case Verdict.SAME if row.twin is not None:
            twin = _name(preview.rows[row.twin].found)
            return translate("bring_in", "The same as {file}.").format(file=twin)
        case Verdict.SAME:
            return translate("bring_in", "In your diary already.")
        case Verdict.LIKE:
            return translate("bring_in", "Like an entry of yours.")
        case Verdict.PARTIAL | Verdict.BROKEN:
            return run_file_words.trouble(row.found.trouble or FileTrouble.NOT_KNOWN)
        case Verdict.LEFT_OUT:
            kind = run_file_words.kind(row.found.kind or FileKind.OTHER)
            return translate("bring_in", "{kind}: left out.").format(kind=kind)
        case _:
            assert_never(row.verdict)


def _line(cells: Iterable[str]) -> str:
    *columns, last = cells
    shown = [cell.ljust(width) for cell, width in zip(columns, COLUMNS, strict=True)]
    return "  ".join((*shown, last)).rstrip()


def _summary(taken: int, preview: RunPreview, left: Iterable[RunRow], *, dry: bool) -> str:
    """How many were taken; of those `left` because it was not asked for them, how to ask for them."""
    words = [translate("bring_in", "Taken: {n}.").format(n=taken)]
    if dry:
        new = len(preview.of(Verdict.NEW))
        words = [translate("bring_in", "New: {n}. Nothing was written.").format(n=new)]
    verdicts = [row.verdict for row in left]
    if like := verdicts.count(Verdict.LIKE):
        words.append(translate("bring_in", "Like entries of yours: {n} (see --join).").format(n=like))
    if partial := verdicts.count(Verdict.PARTIAL):
        words.append(translate("bring_in", "Read in part: {n} (see --partial).").format(n=partial))
    return " ".join(words)
