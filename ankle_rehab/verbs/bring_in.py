"""`ankle-rehab import FILE…`: runs from files of a watch, or a diary that this program has saved."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from ankle_rehab.domain.run_files import Verdict
from ankle_rehab.exchange.spreadsheet import FILES
from ankle_rehab.storage.faults import ReadOnly
from ankle_rehab.ui.words import fault_words
from ankle_rehab.verbs.parser import Parser, place
from ankle_rehab.verbs.saying import Saying
from ankle_rehab.verbs.verb import Scene, Verb

OURS = (".json", ".csv")

translate = QCoreApplication.translate


def _about() -> str:
    return translate(
        "bring_in",
        "Bring in runs and other activities from files of a watch: FIT, GPX and TCX, also as .gz, a zip of"
        " them or a whole folder; or what this program has saved: an archive (.json), a table (.csv) or a"
        " folder of tables. What is in the diary already is left as it is.",
    )


def _arguments(parser: Parser) -> None:
    parser.add_argument(
        "files",
        nargs="+",
        type=place,
        metavar=translate("bring_in", "FILE"),
        help=translate("bring_in", "a file, an archive or a folder"),
    )
    parser.add_argument(
        "--dry-run", action="store_true", help=translate("bring_in", "only say what would come of each")
    )
    parser.add_argument(
        "--join",
        action="store_true",
        help=translate("bring_in", "add to an entry written by hand what a file of a watch knows of it"),
    )
    parser.add_argument(
        "--partial",
        action="store_true",
        help=translate("bring_in", "take what could be read of a broken file of a watch"),
    )
    parser.add_argument(
        "--theirs",
        action="store_true",
        help=translate("bring_in", "where an archive or table says something else, take that"),
    )
    parser.add_argument(
        "--settings",
        action="store_true",
        help=translate("bring_in", "take the settings of an archive too"),
    )


def _begin(scene: Scene, asked: Namespace, saying: Saying) -> None:
    parts = scene.parts
    files = [asked.here / file for file in asked.files]
    ours = [file for file in files if _is_ours(file)]
    if parts.database.read_only and not asked.dry_run:
        saying.refuse(fault_words.not_saved(ReadOnly(parts.database.path)))
    elif ours and len(files) > 1:
        saying.refuse(
            translate("bring_in", "Please bring in an archive, a table or a folder of tables by itself.")
        )
    elif ours:
        from ankle_rehab.verbs.bring_in_diary import Diaries  # noqa: PLC0415 - another kind of file

        work = Diaries(parts, saying, theirs=asked.theirs, settings=asked.settings, dry=asked.dry_run)
        work.begin(ours[0])
    else:
        from ankle_rehab.verbs.bring_in_runs import RunsOfWatches  # noqa: PLC0415 - another kind of file

        RunsOfWatches(parts, saying, _wanted(asked), dry=asked.dry_run).begin(files)


def _is_ours(file: Path) -> bool:
    """Whether this program may have saved it."""
    try:
        if file.is_dir():
            return any((file / name).is_file() for name in FILES)
    except OSError:
        return False
    return file.suffix.lower() in OURS


def _wanted(asked: Namespace) -> Sequence[Verdict]:
    wanted = {Verdict.NEW: True, Verdict.LIKE: asked.join, Verdict.PARTIAL: asked.partial}
    return [verdict for verdict, is_wanted in wanted.items() if is_wanted]


VERB = Verb(_about, _arguments, _begin, founds=True)
