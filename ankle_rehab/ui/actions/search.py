"""Which actions somebody means who types a few letters, also with a slip of a finger in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import pairwise

from ankle_rehab.domain.guide import folded
from ankle_rehab.ui.actions.actions import Action

WHOLE, BEGINNING, INSIDE = 95.0, 90.0, 76.0
ALL_OF_IT = 5.0  # more where the words typed are all there are
BESIDE = 0.9  # how much a word counts that is not on the action itself
SHORTEST_INSIDE, SHORTEST_SLIP = 3, 4
LEAST_ALIKE = 80.0

Likeness = Callable[[str, str], float]


def find(actions: Iterable[Action], typed: str) -> tuple[Action, ...]:
    """The actions that every typed word points to, the likeliest first; all of them for no words.

    Where none has the letters that were typed, words that are almost the same count.
    """
    sought = _words(typed)
    offered = tuple(actions)
    if not sought:
        return offered
    return _fitting(offered, sought, _letters) or _fitting(offered, sought, _slip)


def _fitting(offered: tuple[Action, ...], sought: tuple[str, ...], likeness: Likeness) -> tuple[Action, ...]:
    """Among those that fit as well the order stays."""
    marks = [(-_mark(action, sought, likeness), place) for place, action in enumerate(offered)]
    return tuple(offered[place] for mark, place in sorted(marks) if mark < 0)


def _mark(action: Action, sought: tuple[str, ...], likeness: Likeness) -> float:
    """How well it fits, 0 to 100; 0 as soon as one word points nowhere."""
    words = _words(action.words)
    on_it = {*words, *map("".join, pairwise(words))}  # "back up" is found as "backup"
    beside = {word for others in action.known_as for word in _words(others)}
    marks = []
    for word in sought:
        here = max((likeness(word, one) for one in on_it), default=0.0)
        there = max((likeness(word, one) for one in beside), default=0.0)
        marks.append(max(here, BESIDE * there))
    if not all(marks):
        return 0.0
    return sum(marks) / len(marks) + (ALL_OF_IT if sought == words else 0.0)


def _letters(word: str, one: str) -> float:
    """How much a word is like one that has all its letters, 0 for not at all."""
    if one == word:
        return WHOLE
    if one.startswith(word):
        return BEGINNING
    return INSIDE if len(word) >= SHORTEST_INSIDE and word in one else 0.0


def _slip(word: str, one: str) -> float:
    """The same with a letter that is wrong, missing, too much or in the place of the next."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - takes longer than all else, and is hardly ever needed

    if len(word) < SHORTEST_SLIP:
        return _letters(word, one)
    alike = max(fuzz.ratio(word, one), fuzz.ratio(word, one[: len(word)]))
    return max(_letters(word, one), alike * INSIDE / 100 if alike >= LEAST_ALIKE else 0.0)


def _words(text: str) -> tuple[str, ...]:
    """In small letters and without accents, cut at whatever is neither letter nor digit."""
    return tuple(re.findall(r"\w+", folded(text)))
