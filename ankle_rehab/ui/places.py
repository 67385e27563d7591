"""Where each page belongs: in the rail, before all else, or over another one."""

from __future__ import annotations

FOOT = ("signs", "settings")
FIRST = "first-start"
BEFORE_ACCEPTED = (FIRST, "signs")
KEYS_OVER = ("player", "self-tests")
BELONGS_TO = {
    "player": "session",
    "library": "session",
    "card": "guide",
    "causes": "guide",
    "running": "runs",
    "run": "runs",
    "run-files": "runs",
    "shoes": "runs",
    "self-tests": "session",
    "own": "session",
    "own-exercise": "session",
    "own-routine": "session",
    "routine-sheet": "session",
    "about-you": "settings",
    "entry": "diary",
    "trash": "diary",
    "doctor": "review",
    "data": "settings",
    "transfer": "settings",
    "help": "guide",
    "problem": "guide",
    "about": "guide",
}
