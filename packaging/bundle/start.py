"""Where the bundle begins: the program itself, or one of its long works beside the window."""

import sys

from ankle_rehab.relaunch import CHILD

if sys.argv[1:2] == [CHILD]:
    from ankle_rehab.child import main as work

    sys.exit(work(sys.argv[2:]))

from ankle_rehab.__main__ import main

sys.exit(main())
