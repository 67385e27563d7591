"""What the many names of sports in files of watches mean: a sport of the diary, and the ground of a run."""

from __future__ import annotations

import re

from ankle_rehab.domain.activity import Sport, Surface

_PARTS = re.compile(r"[^\W_]+")
_WATER = (("deep", "water"), ("aqua", "jog"), ("aqua", "run"), ("water", "running"))
_SPORTS: tuple[tuple[Sport, tuple[str, ...]], ...] = (
    (Sport.OTHER, ("motor", "driv", "horse", "snowshoe", "rollerski", "multisport", "triathlon")),
    (Sport.RUN, ("run", "jog", "treadmill")),
    (Sport.WALK, ("walk", "hik", "trek", "stroll")),
    (Sport.BIKE, ("bik", "ebik", "cycl", "bicycl", "ride", "riding", "mtb", "spin", "handcycl")),
    (Sport.ROWER, ("row",)),
    (Sport.SWIM, ("swim",)),
    (Sport.STRENGTH, ("strength", "weight")),
)
_SERVICE_NUMBERS = {"1": Sport.BIKE, "9": Sport.RUN, "10": Sport.WALK}
_SURFACES = (
    (Surface.TREADMILL, ("treadmill",)),
    (Surface.TRAIL, ("trail",)),
    (Surface.TRACK, ("track",)),
    (Surface.ROAD, ("street", "road")),
)


def sport_of(*names: str) -> Sport | None:
    """The sport that the first telling name means, OTHER for one that is not known, None without any.

    `generic` and the like tell nothing; numbers are those that one large service writes.
    """
    told = False
    for name in names:
        parts = _PARTS.findall(name.lower())
        if name.strip() in _SERVICE_NUMBERS:
            return _SERVICE_NUMBERS[name.strip()]
        if any(all(any(part.startswith(w) for part in parts) for w in water) for water in _WATER):
            return Sport.DEEP_WATER
        for sport, beginnings in _SPORTS:
            if any(part.startswith(beginnings) for part in parts):
                return sport
        told = told or not set(parts) <= {"generic", "other", "unknown", "all", "default", "invalid", "none"}
    return Sport.OTHER if told else None


def surface_of(*names: str) -> Surface | None:
    """The ground that the names of a run tell of, None where they do not."""
    parts = [part for name in names for part in _PARTS.findall(name.lower())]
    return next((ground for ground, words in _SURFACES if any(part in words for part in parts)), None)


def hinted(title: str) -> Sport | None:
    """The sport that the title of a track hints at; one that says nothing hints at nothing."""
    sport = sport_of(title)
    return None if sport is Sport.OTHER or title.strip() in _SERVICE_NUMBERS else sport
