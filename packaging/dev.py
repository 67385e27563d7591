"""Set up, run, test and check Ankle Rehab: `python3 packaging/dev.py run`.

This file keeps to words that every old Python can read, so that it can say which one is needed.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit(
        "Ankle Rehab needs Python 3.11 or newer; this is Python %d.%d. "  # noqa: UP031
        "Please install a newer one from python.org or your system's packages and start this with it."
        % sys.version_info[:2]
    )

import workshop

if __name__ == "__main__":
    sys.exit(workshop.main(sys.argv[1:]))
