"""The rules of training load in words: what each found with its source, why a run is hard, the ways out.

Every sentence fits what was done as well as what is only planned. None scolds, and none tells of anybody's
own risk.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from ankle_rehab.domain.load import Finding, HardReason, Jump, Rule, Weight
from ankle_rehab.domain.load_rules import Swap, SwapKind
from ankle_rehab.domain.run_answer import RunToday
from ankle_rehab.domain.settings import DistanceUnit
from ankle_rehab.services.run_load import Block
from ankle_rehab.ui import text
from ankle_rehab.ui.words import counted, run_words

SOURCES: dict[Rule, tuple[str, ...]] = {
    Rule.W1: ("S1", "S40"),
    Rule.W2: ("S1",),
    Rule.W2B: ("DC",),
    Rule.W3: ("S1",),
    Rule.W4: ("S1", "S30"),
    Rule.W5: ("S1",),
    Rule.W6: ("S1",),
    Rule.W7: ("S1",),
    Rule.L1: ("S37",),
    Rule.L2: ("S38", "S39", "S37"),
    Rule.L4: ("S40",),
    Rule.L5: ("GK",),
    Rule.L6: ("S43",),
    Rule.L7: ("S27",),
    Rule.L8: ("S30", "DC"),
    Rule.REST: ("S1",),
}
"""The keys of the sources of each rule."""
WEEK_STEPS = {Jump.SMALL: ("S38", "S37"), Jump.MODERATE: ("S39", "S37")}
"""Of the two steps of L2, up to 30 % more and above."""

translate = QCoreApplication.translate


# what a rule found -----------------------------------------------------------------------------------


def finding(found: Finding, unit: DistanceUnit) -> str:
    """A sentence or two: what it is and what the rule says."""
    amount = int(found.amount or 0)
    match found.rule:
        case Rule.W1 if found.weight is Weight.AMBER:
            words = translate("load", "{n} runs in one week. The article asks for three at most.")
            return words.format(n=amount)
        case Rule.W1:
            words = translate(
                "load", "{n} runs within seven days. The article asks for three a week at most."
            )
            return words.format(n=amount)
        case Rule.W2:
            words = translate("load", "{n} hard runs on {day}. The article asks for no more than one a day.")
            return words.format(n=amount, day=_last(found))
        case Rule.W2B:
            words = translate("load", "{n} runs on {day}. Even an easy second run is worth a second thought.")
            return words.format(n=amount, day=_last(found))
        case Rule.W3:
            words = translate(
                "load",
                "{n} days of training in a row, up to {day}. The article asks for a day of rest a week.",
            )
            return words.format(n=amount, day=_last(found))
        case Rule.L1 | Rule.L2:
            return _longer(found, unit)
        case Rule.L4:
            words = translate("load", "Runs on {n} days in a row. A beginners' plan keeps a day between two.")
            return words.format(n=amount)
        case Rule.L5:
            return translate(
                "load", "A hard run on the day after a hard run. An easy day comes better between."
            )
        case Rule.L8 if found.weight is Weight.AMBER:
            words = translate(
                "load",
                "A run on {day}. After a score of 3 or more, or a morning clearly higher than usual, at "
                "least one day without running comes first.",
            )
            return words.format(day=_last(found))
        case Rule.REST:
            words = translate("load", "You marked {day} as a day of rest. The article asks for one a week.")
            return words.format(day=_last(found))
        case Rule.L8:
            return translate("load", "A run on {day}. After a red light none comes for 48 hours.").format(
                day=_last(found)
            )
        case _:
            return _offer(found)


def source(found: Finding) -> str:
    """Where the rule is from, in one line."""
    if found.jump is Jump.UNKNOWN:
        name = _careful()
    elif found.rule is Rule.L2:
        name = _of_the_week(found)
    else:
        name = _origin(found.rule)
    return translate("load", "Source: {name}").format(name=name)


def source_keys(found: Iterable[Finding]) -> tuple[str, ...]:
    """The keys of all sources behind these."""
    return tuple(dict.fromkeys(key for one in found for key in _keys(one)))


def _keys(found: Finding) -> tuple[str, ...]:
    """How to begin without a recent run is our own choice, not one of the study behind L1."""
    if found.rule is Rule.L2 and found.jump is not None:
        return WEEK_STEPS[found.jump]
    return ("DC",) if found.jump is Jump.UNKNOWN else SOURCES[found.rule]


def _careful() -> str:
    return translate("load", "our reading, on the careful side")


def _of_the_week(found: Finding) -> str:
    if found.jump is Jump.MODERATE:
        return translate(
            "load", "a study of 873 new runners (2014); one of 5,205 runners (2025) saw no link with the week"
        )
    return translate(
        "load", "a trial with new runners (2008); a study of 5,205 runners (2025) saw no link with the week"
    )


def _origin(rule: Rule) -> str:
    match rule:
        case Rule.W1:
            return translate("load", "the article; a beginners' plan of the NHS has three runs too")
        case Rule.L1:
            return translate("load", "a study of 5,205 runners over 18 months, of all body parts (2025)")
        case Rule.L4:
            return translate("load", "a beginners' plan of the NHS")
        case Rule.L5:
            return translate("load", "common practice among coaches")
        case Rule.L6:
            return translate("load", "a usual guideline of foot doctors")
        case Rule.L7:
            return translate("load", "a trial with people after a sprain")
        case Rule.W2B | Rule.L8:
            return _careful()
        case _:
            return translate("load", "the article")


def _longer(found: Finding, unit: DistanceUnit) -> str:
    """L1 and L2: a run beside the longest one, a week beside the week before."""
    now, limit = _far(found.amount, unit), _far(found.limit, unit)
    if found.jump is Jump.UNKNOWN:
        return translate(
            "load",
            "How far you ran in the 30 days before is not known. Better begin with stage 1 of run and walk, "
            "or with half of your usual distance at most.",
        )
    if found.rule is Rule.L2:
        week = translate("load", "{now} in this week, {n} % more than in the week before.")
        return f"{week.format(now=now, n=more(found))} {_week_step(found)}"
    words = translate(
        "load",
        "{now} is {n} % more than {limit}, the longest run of the 30 days before. Jumps in one run were "
        "linked with more overuse injuries in one large study of all body parts.",
    )
    return words.format(now=now, n=more(found), limit=limit)


def _week_step(found: Finding) -> str:
    """What the trial of the 10 % rule found, and above 30 % what the study of steps in the week did."""
    if found.jump is Jump.MODERATE:
        return translate("load", "In one study steps of over 30 % went together with more of some injuries.")
    return translate(
        "load", "In one trial a limit of 10 % a week made no difference. The longest run says more."
    )


def _offer(found: Finding) -> str:
    match found.rule:
        case Rule.W4 if found.limit == 1:
            return translate(
                "load", "The article fills other days with a bike or rower: one day this week would fit."
            )
        case Rule.W4 if found.limit == 2:
            return translate(
                "load",
                "The article fills other days with a bike or rower: one or two days this week would fit.",
            )
        case Rule.W4:
            return translate(
                "load",
                "The article fills other days with a bike or rower: one to three days a week would fit.",
            )
        case Rule.W7:
            return translate(
                "load", "For the next hard session the article suggests less impact: a bike or a rower."
            )
        case Rule.L7:
            return translate("load", "After a sprain a brace is advised during sport for up to 12 months.")
        case _:
            return ""


# one run ---------------------------------------------------------------------------------------------


def hard(reason: HardReason) -> str:
    """Why a run counts as a hard one."""
    match reason:
        case HardReason.OWN_LABEL:
            return translate("load", "Hard: you called it so.")
        case HardReason.TYPE:
            return translate("load", "Hard: because of its kind.")
        case HardReason.EFFORT:
            return translate("load", "Hard: an effort of 7 or more of 10.")
        case HardReason.HEART_RATE:
            return translate("load", "Hard: a mean pulse of 85 % or more of your highest.")
        case HardReason.TIME:
            return translate("load", "Hard: 90 minutes or more.")
        case HardReason.DISTANCE:
            return translate("load", "Hard: over a tenth longer than your longest run of the 30 days before.")
        case _:
            assert_never(reason)


def jump(value: Jump) -> str:
    """How a run compares with the longest of the 30 days before, in a few words."""
    match value:
        case Jump.FINE:
            return translate("load", "within a tenth of your longest run")
        case Jump.SMALL:
            return translate("load", "a small jump in distance")
        case Jump.MODERATE:
            return translate("load", "a clear jump in distance")
        case Jump.LARGE:
            return translate("load", "a large jump in distance")
        case Jump.UNKNOWN:
            return translate("load", "no known run in the 30 days before")
        case _:
            assert_never(value)


# ways out --------------------------------------------------------------------------------------------


def swap(value: Swap, today: date) -> str:
    """The words of its button."""
    match value.kind:
        case SwapKind.BIKE:
            return translate("load", "Bike")
        case SwapKind.ROWER:
            return translate("load", "Rower")
        case SwapKind.REST:
            return translate("load", "Rest day")
        case SwapKind.OTHER_DAY:
            return text.near_day(value.day, today)
        case _:
            assert_never(value.kind)


def block(found: Block, now: datetime) -> str:
    """Why a run, or a ride and the like, is left out whatever the rules of the week say."""
    if found.cross:
        return _cross_block(found, now)
    words = {
        RunToday.SIGN: translate("load", "A warning sign or a high score is open, so no run is planned."),
        RunToday.APPOINTMENT: translate(
            "load", "The sore spot on a bone has its appointment first, so no run is planned."
        ),
        RunToday.TWIST: translate("load", "The twist is fresh, so no run is planned for 72 hours."),
        RunToday.RED: translate("load", "The light was red, so no run is planned for 48 hours."),
        RunToday.PAUSE: translate("load", "Two red days in a week: running pauses for now."),
        RunToday.GATE: translate("load", "The steps before running come first today."),
    }.get(found.reason, "")
    words = f"{words}{_waits(found, now)}"
    if found.reason in (RunToday.RED, RunToday.PAUSE):
        words = f"{words} {translate('load', 'A bike or rower only while the pain is 0 to 2 of 10.')}"
    return words


def _cross_block(found: Block, now: datetime) -> str:
    words = {
        RunToday.SIGN: translate(
            "load", "A warning sign or a high score is open, so no training is planned."
        ),
        RunToday.APPOINTMENT: translate(
            "load", "The sore spot on a bone has its appointment first, so no training is planned."
        ),
        RunToday.TWIST: translate("load", "The twist is fresh, so no training is planned for 72 hours."),
    }.get(found.reason)
    if words is None:
        return translate(
            "load",
            "Bike, rower or swimming only while the pain is 0 to 2 of 10. Your last number is higher.",
        )
    return f"{words}{_waits(found, now)}"


def _waits(found: Block, now: datetime) -> str:
    if found.until is None:
        return ""
    waits = translate("load", "It waits until {when}.")
    return f" {waits.format(when=text.day_and_time(found.until, beside=now.date()))}"


def more(found: Finding) -> str:
    """How many per cent more."""
    return counted.number(round(((found.amount or 0) / (found.limit or 1) - 1) * 100))


# parts -----------------------------------------------------------------------------------------------


def _last(found: Finding) -> str:
    return text.long_day(found.days[-1]) if found.days else ""


def _far(kilometres: float | None, unit: DistanceUnit) -> str:
    return "" if kilometres is None else run_words.distance(kilometres * 1000, unit)
