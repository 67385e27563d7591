"""`python -m ankle_rehab` and the `ankle-rehab` command."""

import gc
import sys

IMPORT = "import"


def main() -> int:
    """Open the program, or bring in files of a watch without it; returns the exit code.

    Hardly anything that is made while the program starts is ever thrown away, and looking for garbage among
    it costs a tenth of the start: `cli.run` lets the collector work again once the window is open.
    """
    if sys.argv[1:2] == [IMPORT]:
        from ankle_rehab.import_verb import main as bring_in  # noqa: PLC0415 - without the window

        return bring_in(sys.argv[2:])
    gc.disable()
    from ankle_rehab.cli import main as run  # noqa: PLC0415 - after the line above

    return run()


if __name__ == "__main__":
    sys.exit(main())
