"""What is said after a run that went against a rule, and what can become of the days to come, in words."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from ankle_rehab.domain.activity import Sport
from ankle_rehab.domain.load_rules import Swap, SwapKind
from ankle_rehab.domain.settings import DistanceUnit
from ankle_rehab.services.run_load import After
from ankle_rehab.ui import text
from ankle_rehab.ui.words import load_names, run_words

translate = QCoreApplication.translate


def title(found: After) -> str:
    """What the card is called."""
    if found.block is not None:
        return translate("after_run", "A word about today")
    return load_names.heading(found.findings[0])


def ahead(found: After, shown: DistanceUnit, today: date) -> str:
    """What comes next, which may be changed; what was done stays as it is."""
    if found.plan is None:
        if not found.swaps:
            return translate("after_run", "It is in your diary, and nothing has to change.")
        return translate("after_run", "It is in your diary. What could come next:")
    words = translate("after_run", "It is in your diary. Next on your plan: {day}, {plan}.")
    return words.format(day=_day(found.plan.day, today), plan=run_words.planned(found.plan, shown))


def keep(found: After) -> str:
    """What leaves the days to come as they are."""
    if found.plan is not None:
        return translate("after_run", "Keep my plan")
    return translate("after_run", "Leave it as it is")


def way(found: After, swap: Swap, today: date) -> str:
    """The words of its button, in full."""
    plan = found.plan
    if swap.kind is SwapKind.OTHER_DAY:
        return translate("after_run", "Move it to {day}").format(day=text.long_day(swap.day))
    if swap.kind is SwapKind.REST:
        if not found.alone:
            return translate("after_run", "Take it off the plan")
        words = translate("after_run", "Rest tomorrow"), translate("after_run", "Rest on {day}")
    elif plan is not None and plan.sport is Sport.RUN:
        words = (
            (
                translate("after_run", "Make tomorrow's run a ride"),
                translate("after_run", "Make the run of {day} a ride"),
            )
            if swap.kind is SwapKind.BIKE
            else (
                translate("after_run", "Make tomorrow's run a row"),
                translate("after_run", "Make the run of {day} a row"),
            )
        )
    elif swap.kind is SwapKind.BIKE:
        words = translate("after_run", "Ride a bike tomorrow"), translate("after_run", "Ride a bike on {day}")
    else:
        words = translate("after_run", "Row tomorrow"), translate("after_run", "Row on {day}")
    tomorrow = swap.day == today + timedelta(days=1)
    return words[0] if tomorrow else words[1].format(day=text.long_day(swap.day))


def _day(day: date, today: date) -> str:
    if day == today:
        return translate("after_run", "today")
    return translate("after_run", "tomorrow") if day == today + timedelta(days=1) else text.long_day(day)
