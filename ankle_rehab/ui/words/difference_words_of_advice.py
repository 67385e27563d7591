"""Records of the plan, self-tests, runs and what is one's own that say something else in a file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import assert_never

from PySide6.QtCore import QCoreApplication, QLocale

from ankle_rehab.domain.activity import Activity
from ankle_rehab.domain.day_plan import PlanWhy
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.planned import Planned
from ankle_rehab.domain.self_test import TestKind
from ankle_rehab.domain.settings import DistanceUnit
from ankle_rehab.storage import activity_store, columns, planned_store
from ankle_rehab.storage.change import Value
from ankle_rehab.ui import text
from ankle_rehab.ui.lived import lived
from ankle_rehab.ui.words import run_words, self_test_words

translate = QCoreApplication.translate

Said = Mapping[str, Value]
LONGEST = 200


def title(kind: str, known: Said) -> str:
    """Which record it is."""
    match kind:
        case "plan_step":
            words = translate("difference_words", "Step of the plan, {when}")
            return words.format(when=when(known, "at"))
        case "day_plan":
            words = translate("difference_words", "Plan for {day}")
            return words.format(day=text.long_day(date.fromisoformat(str(known["local_date"]))))
        case "test_result":
            name = self_test_words.name(TestKind(str(known["kind"])))
            return translate("difference_words", "{test}, {when}").format(test=name, when=when(known, "at"))
        case "bandage":
            side = text.side_inside(Side(str(known["side"])))
            words = translate("difference_words", "Bandage, {side}, {when}")
            return words.format(side=side, when=when(known, "on"))
        case "own_exercise":
            return translate("difference_words", "Own exercise “{name}”").format(name=_own_name(known))
        case "own_routine":
            return translate("difference_words", "Own routine “{name}”").format(name=_own_name(known))
        case "cause_check":
            words = translate("difference_words", "Answers to why it may hurt, {when}")
            return words.format(when=when(known, "at"))
        case "activity":
            run = _run(known)
            words = translate("difference_words", "{name}, {when}")
            return words.format(name=run_words.name(run), when=when(known, "started"))
        case "planned_activity":
            words = translate("difference_words", "Planned for {day}: {what}")
            plan = _planned(known)
            return words.format(day=text.long_day(plan.day), what=run_words.name(plan))
        case _:
            return translate("difference_words", "Shoes “{name}”").format(name=known["name"])


def said(kind: str, whole: Said, unit: DistanceUnit) -> list[str]:
    """What it says, with distances in this unit."""
    match kind:
        case "plan_step":
            words = translate("difference_words", "from {before} to {after}")
            return [words.format(before=whole["before"], after=whole["after"])]
        case "day_plan":
            return [_why(PlanWhy(str(whole["why"])))]
        case "test_result":
            side = [] if whole["side"] is None else [text.side_inside(Side(str(whole["side"])))]
            amount = float(whole["amount"] or 0)
            return [*side, self_test_words.amount(TestKind(str(whole["kind"])), amount)]
        case "bandage":
            return [translate("difference_words", "off {when}").format(when=when(whole, "off"))]
        case "own_exercise" | "own_routine":
            return [shortened(" · ".join(_texts(json.loads(str(whole["value"])))))]
        case "cause_check":
            ticked = len(json.loads(str(whole["ticked"])))
            return [translate("difference_words", "{n} ticked", "", ticked).format(n=ticked)]
        case "activity":
            run = _run(whole)
            told = [run_words.name(run), *run_words.facts(run, unit)]
            return [*told, shortened(run.note)] if run.note else told
        case "planned_activity":
            return [run_words.planned(_planned(whole), unit)]
        case _:
            return _shoe(whole, unit)


def _run(said: Said) -> Activity:
    names = activity_store.ACTIVITY.split(", ")
    return activity_store.activity_of((*(said[name] for name in names), 0))


def _planned(said: Said) -> Planned:
    names = planned_store.PLANNED.split(", ")
    return planned_store.planned_of((*(said[name] for name in names), 0))


def when(known: Said, stem: str) -> str:
    """A moment, of three columns that begin with `stem`."""
    at, zone, day = known[f"{stem}_utc"], known[f"{stem}_zone"], known[f"{stem}_date"]
    return text.day_and_time(lived(columns.stamp_of((int(at or 0), str(zone), str(day)))))


def shortened(words: str) -> str:
    """So much of it as can be taken in at a glance."""
    return words if len(words) <= LONGEST else words[:LONGEST] + "…"


def _own_name(known: Said) -> str:
    return str(json.loads(str(known["value"]))["name"])


def _texts(table: Mapping[str, object]) -> list[str]:
    """What the user wrote, line for line."""
    cues = table.get("cues")
    lines = cues if isinstance(cues, list) else []
    return [str(one) for one in (table["name"], table.get("note"), table.get("stop_when"), *lines) if one]


def _shoe(whole: Said, unit: DistanceUnit) -> list[str]:
    told = []
    if whole["since_date"] is not None:
        told.append(translate("difference_words", "since {day}").format(day=_day(whole["since_date"])))
    if whole["kilometres"] is not None:
        told.append(run_words.distance(float(whole["kilometres"]) * 1000, unit, 0))
    if whole["retired_date"] is not None:
        words = translate("difference_words", "put away {day}")
        told.append(words.format(day=_day(whole["retired_date"])))
    return told


def _day(day: Value) -> str:
    return QLocale().toString(
        text.qdate(date.fromisoformat(str(day))), translate("difference_words", "d MMMM yyyy", "date format")
    )


def _why(value: PlanWhy) -> str:
    match value:
        case PlanWhy.FIRST:
            return translate("difference_words", "the first session")
        case PlanWhy.ADVICE:
            return translate("difference_words", "help comes first")
        case PlanWhy.APPOINTMENT:
            return translate("difference_words", "the appointment comes first")
        case PlanWhy.CALM:
            return translate("difference_words", "calm down")
        case PlanWhy.RED:
            return translate("difference_words", "a step back")
        case PlanWhy.STRENGTH_DAY:
            return translate("difference_words", "strength")
        case PlanWhy.BALANCE_DAY:
            return translate("difference_words", "balance")
        case PlanWhy.CARE_DAY:
            return translate("difference_words", "daily care")
        case PlanWhy.REST_DAY | PlanWhy.PREVENTION_REST:
            return translate("difference_words", "a day of rest")
        case PlanWhy.PREVENTION:
            return translate("difference_words", "a short session")
        case _:
            assert_never(value)
