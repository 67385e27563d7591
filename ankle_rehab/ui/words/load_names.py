"""What the rules of training load found, in a few words: for the title of a card, a list, a chart."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ankle_rehab.domain.load import Finding, Jump, Rule, Weight
from ankle_rehab.ui.words import load_words

translate = QCoreApplication.translate


def heading(found: Finding) -> str:
    """What a card about it is called."""
    amount = int(found.amount or 0)
    match found.rule:
        case Rule.W1:
            fourth = translate("load", "A fourth run in the week")
            return fourth if amount == 4 else translate("load", "{n} runs in the week").format(n=amount)
        case Rule.W2:
            return translate("load", "A second hard run on one day")
        case Rule.W2B:
            return translate("load", "A second run on one day")
        case Rule.W3:
            return translate("load", "{n} days of training in a row").format(n=amount)
        case Rule.L1 if found.jump is Jump.UNKNOWN:
            return translate("load", "No known run in the 30 days before")
        case Rule.L1:
            return translate("load", "Much longer than your runs of late")
        case Rule.L2:
            return translate("load", "More than in the week before")
        case Rule.L4:
            return translate("load", "Runs on days in a row")
        case Rule.L5:
            return translate("load", "Hard runs on two days in a row")
        case Rule.L8:
            sore = translate("load", "A run after a sore day")
            return sore if found.weight is Weight.AMBER else translate("load", "A run after a red light")
        case Rule.REST:
            return translate("load", "A plan on a day of rest")
        case _:
            return translate("load", "An idea for the week")


def mark(found: Finding) -> str:
    """A few words for a list, beside a run or a week that is over."""
    amount = int(found.amount or 0)
    match found.rule:
        case Rule.W1 if found.weight is Weight.AMBER:
            return translate("load", "{n} runs in the week").format(n=amount)
        case Rule.W1:
            return translate("load", "{n} runs in seven days").format(n=amount)
        case Rule.W2:
            return translate("load", "{n} hard runs in a day").format(n=amount)
        case Rule.W2B:
            return translate("load", "{n} runs in a day").format(n=amount)
        case Rule.W3:
            return translate("load", "{n} days without rest").format(n=amount)
        case Rule.L1 if found.jump is not Jump.UNKNOWN:
            return load_words.jump(found.jump or Jump.UNKNOWN)
        case Rule.L2:
            return translate("load", "{n} % more than the week before").format(n=load_words.more(found))
        case Rule.L4:
            return translate("load", "runs on {n} days in a row").format(n=amount)
        case Rule.L5:
            return translate("load", "hard runs on {n} days in a row").format(n=amount)
        case Rule.L8 if found.weight is Weight.AMBER:
            return translate("load", "a run planned after a sore day")
        case Rule.L8:
            return translate("load", "a run within 48 hours of red")
        case _:
            return heading(found)
