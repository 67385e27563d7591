"""How a child process tells what it has done: one line of JSON for each step, read by the window."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from ankle_rehab.storage import faults
from ankle_rehab.storage.faults import StorageFault, WriteFailed, fault_of_system

Facts = Mapping[str, Any]


def say(**facts: object) -> None:
    """Tell facts now; `done` is what part (0-1) of the work is behind."""
    print(json.dumps(facts), flush=True)


def attempt(work: Callable[[], None], path: Path) -> int:
    """Do the work on `path`; returns the exit code, having told the fault if there was one."""
    try:
        work()
    except StorageFault as fault:
        _say_fault(fault)
        return 1
    except OSError as error:
        _say_fault(fault_of_system(error, path))
        return 1
    return 0


def facts_of(line: bytes) -> Facts:
    """What one line tells; nothing if it is no such line."""
    try:
        facts = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return facts if isinstance(facts, dict) else {}


def fault_of(facts: Facts, path: Path) -> StorageFault | None:
    """The fault that a line tells of, None if it tells of something else; `path` if it names none."""
    if "fault" not in facts:
        return None
    where, detail = Path(str(facts.get("path", path))), str(facts.get("detail", ""))
    kind = getattr(faults, str(facts["fault"]), None)
    if kind is faults.NewerFile:
        return faults.NewerFile(where, int(facts.get("found", 0)), int(facts.get("known", 0)))
    if isinstance(kind, type) and issubclass(kind, StorageFault):
        return kind(where, detail)
    return WriteFailed(where, detail)


def _say_fault(fault: StorageFault) -> None:
    facts: dict[str, object] = {"path": str(fault.path), "detail": fault.detail}
    if isinstance(fault, faults.NewerFile):
        facts |= {"found": fault.found, "known": fault.known}
    say(fault=type(fault).__name__, **facts)
