"""How the program starts itself anew, from a checkout and as a bundle."""

from __future__ import annotations

import subprocess
import sys

from ankle_rehab import relaunch

BUNDLED = "import sys; sys.frozen = True; sys.executable = '/usr/lib/ankle-rehab/ankle-rehab'"


def test_from_a_checkout_this_python_opens_it() -> None:
    told = subprocess.run(
        [*relaunch.program(), "--version"], cwd=relaunch.folder(), capture_output=True, text=True, check=True
    )
    assert told.stdout.startswith("Ankle Rehab ")


def test_a_bundle_is_a_program_of_its_own_and_does_its_own_long_work() -> None:
    code = f"{BUNDLED}; from ankle_rehab import relaunch; print(relaunch.program(), relaunch.child())"
    told = subprocess.run(
        [sys.executable, "-c", code], cwd=relaunch.folder(), capture_output=True, text=True, check=True
    )
    own = "/usr/lib/ankle-rehab/ankle-rehab"
    assert told.stdout.strip() == f"('{own}',) ('{own}', '{relaunch.CHILD}')"
