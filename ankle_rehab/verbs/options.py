"""The words behind the program's name that open its window."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ankle_rehab import __version__
from ankle_rehab.domain.value import value

if TYPE_CHECKING:
    import argparse


@value
class Asked:
    """How the window is opened; `command` is a verb for it with its words and the folder it was said in."""

    data_dir: Path | None = None
    safe_mode: bool = False
    minimized: bool = False
    command: tuple[str, ...] = ()


def asked(arguments: Sequence[str] | None = None, command: Sequence[str] = ()) -> Asked:
    """What `arguments` ask for, or a `command` that was judged already; leaves the program where that is
    not understood. None stands for the words that the program was started with.
    """
    words = sys.argv[1:] if arguments is None else arguments
    if command:
        from ankle_rehab.verbs.parser import HERE  # noqa: PLC0415 - as below

        carried = (command[0], HERE, str(Path.cwd()), *command[1:])
        found = _parser().parse_known_args(carried[1:])[0]
        return Asked(found.data_dir, found.safe_mode, found.minimized, carried)
    if not words:
        return Asked()
    parser = _parser()
    found = parser.parse_args(words)
    if found.word:
        parser.error(
            f"“{found.word}” is no command and no file, or an option before it does not go with one"
            " (--help lists the commands)"
        )
    return Asked(found.data_dir, found.safe_mode, found.minimized)


def _parser() -> argparse.ArgumentParser:
    import argparse  # noqa: PLC0415 - slow to load, and most starts have no words

    parser = argparse.ArgumentParser(
        prog="ankle-rehab",
        usage="ankle-rehab [OPTIONS]\n       ankle-rehab [--data-dir FOLDER] COMMAND …\n"
        "       ankle-rehab [--data-dir FOLDER] FILE",
        description="Guided ankle sessions, a safe icing timer and a pain diary that stay on this computer.",
        epilog="“ankle-rehab FILE” shows exercises that somebody has shared. In a terminal: session, ice,"
        " open, log, remind, export, import, backup, restore and check, each with its own --help; most of"
        " them need no window.",
        allow_abbrev=False,
    )
    parser.add_argument("word", nargs="?", help=argparse.SUPPRESS)
    parser.add_argument(
        "--data-dir",
        type=Path,
        metavar="FOLDER",
        help="keep the diary in this folder, and not where programs keep their data on this system",
    )
    parser.add_argument(
        "--safe-mode",
        action="store_true",
        help="ask what to do before the diary is opened; without sound, voice and saved window place",
    )
    parser.add_argument(
        "--minimized",
        action="store_true",
        help="start in the tray, or in the task bar where there is none",
    )
    parser.add_argument(
        "--self-test",
        action="store_true",
        help="say whether all that the program is made of works on this computer, and leave",
    )
    parser.add_argument("--version", action="version", version=f"Ankle Rehab {__version__}")
    return parser
