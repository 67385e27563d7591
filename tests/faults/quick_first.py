"""For pytest: the quickest tests first, and none that takes long, by what mutmut has measured.

With a mistake in the program nearly always one of the quick ones fails, and nothing more is run. Slow ones
are run only where there are no others; so a score is rather too low than too high.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

MEASURED = Path("mutmut-stats.json")
SLOW_SECONDS = 10.0


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.option.collectonly or not MEASURED.is_file():
        return
    seconds = json.loads(MEASURED.read_text(encoding="utf-8"))["duration_by_test"]
    items.sort(key=lambda item: (_seconds(item, seconds), item.nodeid))
    quick = sum(_seconds(item, seconds) <= SLOW_SECONDS for item in items) or len(items)
    config.hook.pytest_deselected(items=items[quick:])
    items[quick:] = []


def _seconds(item: pytest.Item, seconds: Mapping[str, float]) -> float:
    return seconds.get(item.nodeid, 0.0)
