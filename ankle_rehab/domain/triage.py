"""The warning signs: how urgent each is, what raises it, and what it keeps closed.

The table is that of the clinical content, row by row; the highest level wins. What a person is told describes
signs and never names a condition. Everything here only ever grows with one more sign or detail.
"""

from __future__ import annotations

from collections.abc import Set
from enum import StrEnum


class Level(StrEnum):
    """What the signs ask for; `rank` orders them."""

    SELF_CARE = "S"
    BOOK = "B"
    TODAY = "T"
    EMERGENCY = "E"

    @property
    def rank(self) -> int:
        return "SBTE".index(self.value)


class Sign(StrEnum):
    """One question; its value is the number of its row."""

    OUT_OF_SHAPE = "RF-E1"
    COLD_OR_PALE = "RF-E2"
    HARD_LEG = "RF-E3"
    HOT_AND_ILL = "RF-E4"
    SHORT_OF_BREATH = "RF-E5"
    NO_FOUR_STEPS = "RF-1a"
    NUMB = "RF-1b"
    CHANGED_LOOK = "RF-2"
    SEVERE_PAIN = "RF-3"
    SNAP = "RF-4a"
    CRACKING = "RF-4b"
    FEVER = "RF-5"
    BONE_PAIN = "RF-6"
    KICK = "RF-7"
    CALF = "RF-8"
    FEET_WITHOUT_FEELING = "RF-9"
    TENDON_AND_MEDICINE = "RF-10"
    ONE_SPOT = "RF-11"
    BETWEEN_SHINS = "RF-12"
    ROLLED_INWARDS = "RF-13"
    GIVES_WAY = "RF-14"
    SLOW = "RF-15"
    BIG_BRUISE = "RF-16a"
    NIGHT_PAIN = "RF-16b"
    STIFF_JOINTS = "RF-16c"
    UNDER_SIXTEEN = "RF-17a"
    PREGNANT = "RF-17b"


class Detail(StrEnum):
    """What is asked under a ticked question, because it makes the sign more urgent."""

    NEW_INJURY = "RF-2.48h"
    RED_AND_WARM = "RF-2.warm"
    HURTS_AND_SWOLLEN = "RF-4b.swollen"
    LOCKS = "RF-4b.locks"
    AFTER_INJURY = "RF-4b.injury"
    LIMPS = "RF-11.limp"
    WALKS_BADLY = "RF-12.walk"

    @property
    def sign(self) -> Sign:
        """The question it stands under."""
        return Sign(self.value.partition(".")[0])


class Group(StrEnum):
    """The page on which a question stands."""

    EMERGENCY = "emergency"
    SINCE = "since"
    NOW = "now"
    ABOUT_YOU = "about-you"


LEVELS: dict[Sign, Level] = {
    **dict.fromkeys(
        (
            *(Sign.OUT_OF_SHAPE, Sign.COLD_OR_PALE, Sign.HARD_LEG, Sign.HOT_AND_ILL),
            Sign.SHORT_OF_BREATH,
        ),
        Level.EMERGENCY,
    ),
    **dict.fromkeys(
        (
            *(Sign.NO_FOUR_STEPS, Sign.NUMB, Sign.SEVERE_PAIN, Sign.SNAP, Sign.FEVER, Sign.BONE_PAIN),
            *(Sign.KICK, Sign.CALF, Sign.FEET_WITHOUT_FEELING, Sign.TENDON_AND_MEDICINE, Sign.BIG_BRUISE),
        ),
        Level.TODAY,
    ),
    **dict.fromkeys(
        (
            *(Sign.CHANGED_LOOK, Sign.CRACKING, Sign.ONE_SPOT, Sign.BETWEEN_SHINS, Sign.ROLLED_INWARDS),
            *(Sign.GIVES_WAY, Sign.SLOW, Sign.NIGHT_PAIN, Sign.STIFF_JOINTS),
            *(Sign.UNDER_SIXTEEN, Sign.PREGNANT),
        ),
        Level.BOOK,
    ),
}
RAISED_BY: dict[Sign, tuple[frozenset[Sign], Level]] = {
    Sign.FEVER: (frozenset({Sign.HOT_AND_ILL}), Level.EMERGENCY),
    Sign.CALF: (frozenset({Sign.SHORT_OF_BREATH}), Level.EMERGENCY),
    Sign.ROLLED_INWARDS: (frozenset({Sign.NO_FOUR_STEPS, Sign.BONE_PAIN}), Level.TODAY),
}
SAID_ONCE = frozenset({Sign.GIVES_WAY, Sign.SLOW, Sign.CRACKING})
NO_RUNNING_UNTIL = frozenset({Sign.ONE_SPOT})
ICE_STAYS = frozenset({Sign.NO_FOUR_STEPS, Sign.SEVERE_PAIN, Sign.SNAP, Sign.BONE_PAIN})


def level(sign: Sign, details: Set[Detail], ticked: Set[Sign]) -> Level:
    """How urgent this sign is with its details, beside all that is ticked."""
    found = LEVELS[sign]
    if any(detail.sign is sign for detail in details):
        found = higher(found, Level.TODAY)
    beside, raised = RAISED_BY.get(sign, (frozenset(), found))
    return higher(found, raised) if beside & ticked else found


def higher(one: Level, other: Level) -> Level:
    """The more urgent of two."""
    return max(one, other, key=lambda found: found.rank)


def worst(ticked: Set[Sign], details: Set[Detail]) -> Level:
    """The highest level of what is ticked; with nothing ticked the lowest, which says no more than that."""
    return max(
        (level(sign, details, ticked) for sign in ticked),
        key=lambda found: found.rank,
        default=Level.SELF_CARE,
    )


def blocks(sign: Sign, details: Set[Detail], ticked: Set[Sign]) -> bool:
    """Whether it keeps anything closed: not "gives way", "still sore" and painless cracking, said once."""
    return sign not in SAID_ONCE or level(sign, details, ticked).rank > Level.BOOK.rank


def locks_ice(sign: Sign, details: Set[Detail], ticked: Set[Sign]) -> bool:
    """Whether no icing starts with it: all but RF-1a, 3, 4a and 6 among those that want a doctor today.

    RF-13, raised to that level by RF-1a or RF-6, is not among the four: the cautious reading.
    """
    return level(sign, details, ticked).rank >= Level.TODAY.rank and sign not in ICE_STAYS


def group_of(sign: Sign) -> Group:
    """Where it is asked."""
    if LEVELS[sign] is Level.EMERGENCY:
        return Group.EMERGENCY
    if sign in _SINCE:
        return Group.SINCE
    return Group.ABOUT_YOU if sign in _ABOUT_YOU else Group.NOW


_SINCE = frozenset({Sign.NO_FOUR_STEPS, Sign.SNAP, Sign.BONE_PAIN, Sign.KICK, Sign.ROLLED_INWARDS})
_ABOUT_YOU = frozenset(
    {
        *(Sign.FEET_WITHOUT_FEELING, Sign.TENDON_AND_MEDICINE, Sign.BIG_BRUISE, Sign.NIGHT_PAIN),
        *(Sign.STIFF_JOINTS, Sign.UNDER_SIXTEEN, Sign.PREGNANT),
    }
)
