"""For pytest: the quickest tests first, and slow ones only when they are wanted, by what mutmut has measured.

With a mistake in the program nearly always one of the quick ones fails, and nothing more is run. What mutmut
does not measure is noted: which functions have run before the first test.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

import pytest

MEASURED = Path("mutmut-stats.json")
BEFORE_ALL = Path("before-all.json")
"""The names of functions that have run before the first test, as modules were imported."""
SLOW_SECONDS = 3.0
SLOW_TOO = "ANKLE_REHAB_SLOW_TOO"
"""Set where the slow ones are wanted."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.option.collectonly or not MEASURED.is_file():
        return
    seconds = json.loads(MEASURED.read_text(encoding="utf-8"))["duration_by_test"]
    items.sort(key=lambda item: (_seconds(item, seconds), item.nodeid))
    quick = sum(_seconds(item, seconds) <= SLOW_SECONDS for item in items)
    if quick and not os.environ.get(SLOW_TOO):
        config.hook.pytest_deselected(items=items[quick:])
        items[quick:] = []


def pytest_runtestloop() -> None:
    if not MEASURED.is_file():
        ran = import_module("mutmut.state").state()._stats
        BEFORE_ALL.write_text(json.dumps(sorted(ran)), encoding="utf-8")


def _seconds(item: pytest.Item, seconds: Mapping[str, float]) -> float:
    return seconds.get(item.nodeid, 0.0)
