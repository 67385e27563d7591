"""`python -m ankle_rehab` opens the program."""

import sys

from ankle_rehab.cli import main

if __name__ == "__main__":
    sys.exit(main())
