"""`python -m ankle_rehab` and the `ankle-rehab` command."""

import gc
import sys


def main() -> int:
    """Open the program; returns its exit code.

    Hardly anything that is made while the program starts is ever thrown away, and looking for garbage among
    it costs a tenth of the start: `cli.run` lets the collector work again once the window is open.
    """
    gc.disable()
    from ankle_rehab.cli import main as run  # noqa: PLC0415 - after the line above

    return run()


if __name__ == "__main__":
    sys.exit(main())
