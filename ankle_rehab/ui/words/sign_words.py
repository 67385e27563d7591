"""Warning signs, their levels and how they end, in a few words each."""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from ankle_rehab.domain.safety import Release
from ankle_rehab.domain.triage import Detail, Level, Sign

translate = QCoreApplication.translate

# ruff: noqa: PLR0912 - one line for each sign


def sign(value: Sign) -> str:
    """A sign as it stands in a list."""
    match value:
        case Sign.OUT_OF_SHAPE:
            return translate("sign_words", "out of shape, or a deep wound")
        case Sign.COLD_OR_PALE:
            return translate("sign_words", "foot numb, cold, pale or blue")
        case Sign.HARD_LEG:
            return translate("sign_words", "hard, tight lower leg")
        case Sign.HOT_AND_ILL:
            return translate("sign_words", "hot and swollen, with fever")
        case Sign.SHORT_OF_BREATH:
            return translate("sign_words", "short of breath, or chest pain")
        case Sign.NO_FOUR_STEPS:
            return translate("sign_words", "cannot take four steps")
        case Sign.NUMB:
            return translate("sign_words", "numb, without an injury")
        case Sign.CHANGED_LOOK:
            return translate("sign_words", "it looks different")
        case Sign.SEVERE_PAIN:
            return translate("sign_words", "severe pain")
        case Sign.SNAP:
            return translate("sign_words", "a crack or pop when it happened")
        case Sign.CRACKING:
            return translate("sign_words", "cracks every time it moves")
        case Sign.FEVER:
            return translate("sign_words", "fever with ankle pain")
        case Sign.BONE_PAIN:
            return translate("sign_words", "pressing on the bone hurts")
        case Sign.KICK:
            return translate("sign_words", "like a kick, and no push-off")
        case Sign.CALF:
            return translate("sign_words", "swollen or throbbing calf or leg")
        case Sign.FEET_WITHOUT_FEELING:
            return translate("sign_words", "red or swollen, with diabetes or poor feeling")
        case Sign.TENDON_AND_MEDICINE:
            return translate("sign_words", "sore tendon with a medicine that can do that")
        case Sign.ONE_SPOT:
            return translate("sign_words", "pain at one spot on a bone")
        case Sign.BETWEEN_SHINS:
            return translate("sign_words", "pain between the shin bones")
        case Sign.ROLLED_INWARDS:
            return translate("sign_words", "rolled inwards, swollen or bruised")
        case Sign.GIVES_WAY:
            return translate("sign_words", "gives way, locks or catches")
        case Sign.SLOW:
            return translate("sign_words", "not getting better, or still sore")
        case Sign.BIG_BRUISE:
            return translate("sign_words", "big bruise with a blood thinner")
        case Sign.NIGHT_PAIN:
            return translate("sign_words", "pain at night, with weight loss or a past illness")
        case Sign.STIFF_JOINTS:
            return translate("sign_words", "several stiff joints in the morning")
        case Sign.UNDER_SIXTEEN:
            return translate("sign_words", "under 16")
        case Sign.PREGNANT:
            return translate("sign_words", "pregnant")
        case _:
            assert_never(value)


def detail(value: Detail) -> str:
    """What was ticked under a sign."""
    match value:
        case Detail.NEW_INJURY:
            return translate("sign_words", "within 48 hours of an injury")
        case Detail.RED_AND_WARM:
            return translate("sign_words", "red and warm")
        case Detail.HURTS_AND_SWOLLEN:
            return translate("sign_words", "hurts and is swollen")
        case Detail.LOCKS:
            return translate("sign_words", "locks")
        case Detail.AFTER_INJURY:
            return translate("sign_words", "since an injury")
        case Detail.LIMPS:
            return translate("sign_words", "limps")
        case Detail.WALKS_BADLY:
            return translate("sign_words", "cannot walk well")
        case _:
            assert_never(value)


def level(value: Level) -> str:
    """What a level asks for, in two or three words."""
    match value:
        case Level.EMERGENCY:
            return translate("sign_words", "emergency")
        case Level.TODAY:
            return translate("sign_words", "doctor today")
        case Level.BOOK:
            return translate("sign_words", "book an appointment")
        case Level.SELF_CARE:
            return translate("sign_words", "nothing ticked")
        case _:
            assert_never(value)


def release(value: Release) -> str:
    """How what was ticked ended."""
    match value:
        case Release.SEEN:
            return translate("sign_words", "seen by a professional")
        case Release.MISTAKE:
            return translate("sign_words", "ticked by mistake")
        case Release.CORRECTED:
            return translate("sign_words", "answers changed")
        case Release.BOOKED:
            return translate("sign_words", "appointment booked")
        case Release.SAME:
            return translate("sign_words", "the same as last time")
        case _:
            assert_never(value)
