"""Where the bundle begins: the program itself, or one of its long works beside the window."""

import os
import sys

import pyimod02_importers

from ankle_rehab.relaunch import CHILD

if sys.platform == "linux":
    # A package manager exchanges this file beneath the running program: what is imported later is still read
    # from the one that was started, as long as it is held open.
    archive = pyimod02_importers.pyz_archive
    archive._filename = f"/proc/self/fd/{os.open(archive._filename, os.O_RDONLY)}"

if sys.argv[1:2] == [CHILD]:
    from ankle_rehab.child import main as work

    sys.exit(work(sys.argv[2:]))

from ankle_rehab.__main__ import main

sys.exit(main())
