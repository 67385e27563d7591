"""Which actions somebody means who types a few letters, also with a slip of a finger in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from rapidfuzz import fuzz

from ankle_rehab.domain.guide import folded
from ankle_rehab.ui.actions import Action

WHOLE, BEGINNING, INSIDE = 95.0, 90.0, 76.0
ALL_OF_IT = 5.0  # more where the words typed are all there are
BESIDE = 0.9  # how much a word counts that is not on the action itself
SHORTEST_SLIP = 4
SLIP = 80.0


def find(actions: Iterable[Action], typed: str) -> tuple[Action, ...]:
    """The actions that every typed word points to, the likeliest first; all of them for no words."""
    sought = _words(typed)
    offered = tuple(actions)
    if not sought:
        return offered
    marks = [(_mark(action, sought), place) for place, action in enumerate(offered)]
    best = sorted((-mark, place) for mark, place in marks if mark > 0)
    return tuple(offered[place] for _, place in best)


def _mark(action: Action, sought: Sequence[str]) -> float:
    """How well it fits, 0 to 100; 0 as soon as one word points nowhere."""
    on_it = _words(action.words)
    joined = [first + second for first, second in pairwise(on_it)]  # "back up" is found as "backup"
    beside = [word for words in action.known_as for word in _words(words)]
    marks = []
    for word in sought:
        best = max(_likeness(word, (*on_it, *joined)), BESIDE * _likeness(word, beside))
        if best == 0:
            return 0.0
        marks.append(best)
    more = ALL_OF_IT if tuple(sought) == on_it else 0.0
    return sum(marks) / len(marks) + more


def _likeness(word: str, among: Iterable[str]) -> float:
    """How much this word is like the nearest of others, 0 for not at all."""
    best = 0.0
    for one in among:
        if one == word:
            return WHOLE
        if one.startswith(word):
            best = max(best, BEGINNING)
        elif len(word) >= SHORTEST_SLIP - 1 and word in one:
            best = max(best, INSIDE)
        elif len(word) >= SHORTEST_SLIP:
            likeness = max(fuzz.ratio(word, one), fuzz.ratio(word, one[: len(word)]))
            best = max(best, likeness * INSIDE / 100 if likeness >= SLIP else 0.0)
    return best


def _words(text: str) -> tuple[str, ...]:
    """In small letters and without accents, cut at whatever is neither letter nor digit."""
    return tuple(re.findall(r"\w+", folded(text)))
