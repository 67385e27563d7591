"""`python -m ankle_rehab` and the `ankle-rehab` command."""

import gc
import os
import signal
import sys

VERBS = ("session", "ice", "open", "log", "remind", "export", "import", "backup", "restore", "check")
SELF_TEST = "--self-test"
FOLDER = "--data-dir"


def main() -> int:
    """Open the program, or do what a verb asks for; returns the exit code.

    Hardly anything that is made while the program starts is ever thrown away, and looking for garbage among
    it costs a tenth of the start: `cli.run` lets the collector work again once the window is open.
    """
    _name_files_as_qt_does()
    words = sys.argv[1:]
    if SELF_TEST in words:
        from ankle_rehab.verbs.self_test import main as try_everything  # noqa: PLC0415 - without the window

        return try_everything()
    command = command_of(words)
    if command:
        from ankle_rehab import imports  # noqa: PLC0415 - before all others
        from ankle_rehab.verbs.entry import main as carry_out  # noqa: PLC0415 - perhaps without the window

        code = carry_out(command[0], command[1:])
        if code is not None:
            return code
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # an exception in the middle of Qt would not end the program
    gc.disable()
    from ankle_rehab import imports  # noqa: F401, PLC0415 - as above
    from ankle_rehab.cli import main as run  # noqa: PLC0415

    return run(command=command) if command else run()


def _name_files_as_qt_does() -> None:
    """Begin anew in UTF-8 where Python reads names of files otherwise, as in an old locale.

    Qt and SQLite write them in UTF-8 whatever the locale says, and would look for another file.
    """
    if sys.platform == "linux" and sys.getfilesystemencoding() != "utf-8" and not hasattr(sys, "frozen"):
        os.environ["PYTHONUTF8"] = "1"  # also for the children
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - this program itself


def command_of(words: list[str]) -> list[str]:
    """The verb and all that goes with it, where one is named; the folder of the diary may stand before it.

    A file by itself is to be opened.
    """
    first = words[2:] if words[:1] == [FOLDER] else words
    if words and words[0].startswith(f"{FOLDER}="):
        first = words[1:]
    before = words[: len(words) - len(first)]
    if first and first[0] in VERBS:
        return [first[0], *before, *first[1:]]
    return ["open", *before, *first] if first and _is_file(first[0]) else []


def _is_file(word: str) -> bool:
    """Whether somebody means a file: it looks like one, or there is one."""
    return word[:1] != "-" and (os.sep in word or "." in word or os.path.lexists(word))


if __name__ == "__main__":
    sys.exit(main())
