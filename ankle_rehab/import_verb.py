"""`ankle-rehab import FILE…`: runs from files of a watch, without a window and without a screen."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from ankle_rehab import paths
from ankle_rehab.domain.clock import Clock
from ankle_rehab.domain.run_files import FileKind, FileTrouble, FoundRun, Remark, RunPreview, RunRow, Verdict
from ankle_rehab.resources import resource
from ankle_rehab.services.clock import SystemClock
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.preferences import Preferences
from ankle_rehab.services.run_files import RunFiles
from ankle_rehab.services.runs import Runs
from ankle_rehab.storage.diary_file import open_diary
from ankle_rehab.storage.faults import ReadOnly, StorageFault
from ankle_rehab.ui import fault_words, run_file_words, run_words, text, translation
from ankle_rehab.ui.lived import lived

EXIT_DONE, EXIT_SOME_NOT_READ, EXIT_NOTHING_DONE = 0, 1, 2
COLUMNS = (44, 26, 28)

translate = QCoreApplication.translate


def main(arguments: Sequence[str]) -> int:
    """Read the files, take what is new, and say what came of each; returns the exit code."""
    asked = _parser().parse_args(arguments)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    app = QCoreApplication(["ankle-rehab"])
    translation.install(app, resource("i18n"), translation.language(resource("content")))
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        folder = paths.data_dir(asked.data_dir)
    except paths.NoHome as error:
        return _refuse(fault_words.no_folder(error))
    return run(
        app,
        SystemClock(),
        folder,
        asked.files,
        take=_wanted(join=asked.join, partial=asked.partial),
        dry=asked.dry_run,
    )


def run(
    app: QCoreApplication,
    clock: Clock,
    folder: Path,
    files: Sequence[Path],
    *,
    take: frozenset[Verdict] = frozenset({Verdict.NEW}),
    dry: bool = False,
) -> int:
    """The same with everything given; `take` are the verdicts that are kept, none where it is `dry`."""
    try:
        paths.prepare_folder(folder)
        database = open_diary(folder / paths.DIARY_FILE, clock)
    except StorageFault as fault:
        return _refuse(fault_words.cannot_open(fault))
    except OSError as error:
        return _refuse(fault_words.no_folder(error))
    try:
        if database.read_only and not dry:
            return _refuse(fault_words.not_saved(ReadOnly(database.path)))
        diary = Diary(database, clock)
        runs = Runs(diary, database, clock)
        reader = RunFiles(diary, runs, database, clock, preferences=Preferences(database))
        return _Import(app, reader, take, clock, dry=dry).run(files)
    finally:
        database.close()


def _wanted(*, join: bool, partial: bool) -> frozenset[Verdict]:
    wanted = {Verdict.NEW: True, Verdict.LIKE: join, Verdict.PARTIAL: partial}
    return frozenset(verdict for verdict, is_wanted in wanted.items() if is_wanted)


class _Import:
    """One call: reads, takes, and prints a table."""

    def __init__(
        self, app: QCoreApplication, reader: RunFiles, take: frozenset[Verdict], clock: Clock, *, dry: bool
    ) -> None:
        self._app = app
        self._reader = reader
        self._take = take
        self._clock = clock
        self._dry = dry
        self._code = EXIT_NOTHING_DONE

    def run(self, files: Sequence[Path]) -> int:
        """Returns the exit code."""
        self._reader.found.connect(self._on_found)
        self._reader.failed.connect(self._on_failed)
        if sys.stderr.isatty():
            self._reader.progressed.connect(_show_progress)
        self._reader.read([Path.cwd() / file for file in files])
        if self._reader.busy:
            self._app.exec()
        return self._code

    def _on_failed(self, _fault: StorageFault) -> None:
        self._code = _refuse(run_file_words.stopped())
        self._app.quit()

    def _on_found(self, preview: RunPreview) -> None:
        chosen = () if self._dry else preview.of(*self._take)
        try:
            self._reader.take(chosen)
        except StorageFault as fault:
            self._code = _refuse(fault_words.not_saved(fault))
        else:
            self._tell(preview, chosen)
            broken = preview.of(Verdict.BROKEN, Verdict.PARTIAL)
            self._code = EXIT_SOME_NOT_READ if broken else EXIT_DONE
        self._app.quit()

    def _tell(self, preview: RunPreview, chosen: Sequence[RunRow]) -> None:
        for row in preview.rows:
            print(_line(self._cells(row, preview, taken=row in chosen)))
        if preview.left_alone:
            print(run_file_words.left_alone(preview.left_alone))
        print(_summary(len(chosen), preview, dry=self._dry))

    def _cells(self, row: RunRow, preview: RunPreview, *, taken: bool) -> tuple[str, ...]:
        found = row.found
        said = [translate("import_verb", "Taken.") if taken else _outcome(row, preview)]
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
            return translate("import_verb", "New.")
        case Verdict.SAME if row.twin is not None:
            twin = _name(preview.rows[row.twin].found)
            return translate("import_verb", "The same as {file}.").format(file=twin)
        case Verdict.SAME:
            return translate("import_verb", "In your diary already.")
        case Verdict.LIKE:
            return translate("import_verb", "Like an entry of yours.")
        case Verdict.PARTIAL | Verdict.BROKEN:
            return run_file_words.trouble(row.found.trouble or FileTrouble.NOT_KNOWN)
        case Verdict.LEFT_OUT:
            kind = run_file_words.kind(row.found.kind or FileKind.OTHER)
            return translate("import_verb", "{kind}: left out.").format(kind=kind)
        case _:
            assert_never(row.verdict)


def _line(cells: Iterable[str]) -> str:
    *columns, last = cells
    shown = [cell.ljust(width) for cell, width in zip(columns, COLUMNS, strict=True)]
    return "  ".join((*shown, last)).rstrip()


def _summary(taken: int, preview: RunPreview, *, dry: bool) -> str:
    words = [translate("import_verb", "Taken: {n}.").format(n=taken)]
    if dry:
        new = len(preview.of(Verdict.NEW))
        words = [translate("import_verb", "New: {n}. Nothing was written.").format(n=new)]
    if like := len(preview.of(Verdict.LIKE)):
        words.append(translate("import_verb", "Like entries of yours: {n} (see --join).").format(n=like))
    if partial := len(preview.of(Verdict.PARTIAL)):
        words.append(translate("import_verb", "Read in part: {n} (see --partial).").format(n=partial))
    return " ".join(words)


def _show_progress(done: int, total: int) -> None:
    ending = "\n" if done == total else ""
    print(f"\r{done} / {total}", end=ending, file=sys.stderr, flush=True)


def _refuse(words: str) -> int:
    print(words, file=sys.stderr)
    return EXIT_NOTHING_DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="ankle-rehab import",
        description="Bring in runs and other activities from files of a watch, without a window: FIT, GPX and"
        " TCX, also as .gz, a zip of them or a whole folder. What is in the diary already is left as it is.",
        epilog="Exit code: 0 when every file was read; 1 when one was not, or only in part (the others are"
        " taken all the same); 2 when nothing was done, as when the diary is open in another window.",
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a file, an archive or a folder")
    parser.add_argument("--dry-run", action="store_true", help="only say what would come of each")
    parser.add_argument(
        "--join", action="store_true", help="add to an entry written by hand what a file knows of it"
    )
    parser.add_argument("--partial", action="store_true", help="take what could be read of a broken file")
    parser.add_argument("--data-dir", type=Path, metavar="FOLDER", help="the diary is in this folder")
    return parser
