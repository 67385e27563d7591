"""Which resources of FHIR tell of each record of the diary. What lies in the trash is not told."""

from __future__ import annotations

import json
from collections.abc import Iterator

from ankle_rehab.exchange import fhir_resources as fhir
from ankle_rehab.exchange import fhir_runs, fhir_signs
from ankle_rehab.exchange.fhir_resources import Resource, when
from ankle_rehab.exchange.source import Row, Source

_MOMENTS = {
    "rest_before": "at rest, before",
    "during_worst": "worst during activity",
    "after_60min": "within an hour after",
    "next_morning": "next morning",
    "other": "any other time",
}
_YES_NO = (
    ("limp", "Limp"),
    ("gave-way", "Ankle gave way"),
    ("twist", "Ankle twisted"),
    ("woke-at-night", "Woken at night by ankle pain"),
)
_OUTCOMES = {
    "completed": ("completed", ""),
    "partial": ("stopped", "done in part"),
    "stopped-for-pain": ("stopped", "stopped because it hurt"),
}
_ENTRY = (
    *("id", "side", "score", "moment", "recorded_utc", "recorded_zone", "refers_to_utc", "refers_to_zone"),
    *("zones", "swelling", "stiffness", "support", "limp", "gave_way", "twist", "woke_at_night"),
    *("medicine", "medicine_at_utc", "medicine_at_zone", "note", "session_id"),
)
_SESSION = ("id", "name", "started_utc", "started_zone", "ended_utc", "ended_zone", "outcome", "hurts")
_ICING = (
    *("id", "side", "minutes", "started_utc", "started_zone", "ended_utc", "ended_zone", "reason"),
    *("skin_after", "pain"),
)


def records(source: Source, today: str) -> Iterator[list[Resource]]:
    """The resources of each record; sessions come first, for scores may be a part of one.

    `today` is the date (YYYY-MM-DD) from which on plans are still ahead.
    """
    sessions: set[int] = set()
    for row in source.rows("session", _SESSION):
        sessions.add(row[0])
        yield [_session(row)]
    for row in source.rows("pain_entry", _ENTRY):
        yield list(_entry(row, row[-1] in sessions))
    for row in source.rows("activity", fhir_runs.COLUMNS):
        yield list(fhir_runs.activity(row))
    for row in source.rows("planned_activity", fhir_runs.PLANNED):
        yield [fhir_runs.plan(row, today)]
    for row in source.rows("icing", _ICING):
        yield [_icing(row)]
    for row in source.rows("sign_check", fhir_signs.COLUMNS):
        yield [fhir_signs.check(row)]
    names: dict[int, str] = {row[0]: row[1] for row in source.rows("own_activity", ("id", "name"))}
    for number, activity, utc, zone, score in source.rows(
        "activity_score", ("id", "activity_id", "at_utc", "at_zone", "score")
    ):
        if words := fhir.words_of(names.get(activity, "")):
            code = fhir.own_code("own-activity", f"How well it goes, 0-10: {words}")
            yield [
                fhir.observation(f"activity-{number}", code, when(utc, zone), valueQuantity=fhir.score(score))
            ]


def _entry(row: Row, in_session: bool) -> Iterator[Resource]:
    number, side, score, moment, recorded, recorded_zone, utc, zone, zones = row[:9]
    swelling, stiffness, support, *yes_no = row[9:16]
    medicine, taken, taken_zone, note, session = row[16:]
    at, issued = when(utc, zone), {"issued": when(recorded, recorded_zone)}
    places = ", ".join(json.loads(zones)).replace("_", " ")
    where = {"bodySite": {"text": f"{side} ankle: {places}" if places else f"{side} ankle"}}
    coding = [
        {"system": fhir.LOINC, "code": fhir.PAIN_CODE, "display": fhir.PAIN_NAME},
        {"system": f"{fhir.OWN}moment", "code": moment, "display": _MOMENTS[moment]},
    ]
    code = {"coding": coding, "text": f"Ankle pain, {_MOMENTS[moment]}, 0-10"}
    part = {"partOf": [{"reference": fhir.url_of("Procedure", f"session-{session}")}]} if in_session else {}
    yield fhir.observation(
        f"pain-{number}",
        code,
        at,
        valueQuantity=fhir.score(score),
        **issued,
        **where,
        **part,
        **fhir.notes_of(note),
    )
    said = {
        "swelling": swelling and ("Swelling of the ankle", swelling),
        "stiffness": stiffness and ("Morning stiffness of the ankle", f"{stiffness} min"),
        "support": support != "[]" and ("Support used", ", ".join(json.loads(support))),
    }
    for name, words in said.items():
        if words:
            yield fhir.observation(
                f"{name}-{number}",
                fhir.own_code(name, words[0]),
                at,
                valueCodeableConcept={"text": words[1]},
                **issued,
                bodySite=fhir.ankle(side),
            )
    for (name, words), answer in zip(_YES_NO, yes_no, strict=True):
        if answer is not None:
            yield fhir.observation(
                f"{name}-{number}",
                fhir.own_code(name, words),
                at,
                valueBoolean=bool(answer),
                **issued,
                bodySite=fhir.ankle(side),
            )
    if words := fhir.words_of(medicine):
        effective = {} if taken is None else {"effectiveDateTime": when(taken, taken_zone)}
        yield fhir.medication(f"medicine-{number}", words, **effective, dateAsserted=issued["issued"])


def _session(row: Row) -> Resource:
    number, name, began, began_zone, ended, ended_zone, outcome, hurts = row
    status, why = _OUTCOMES[outcome]
    scores = ", ".join(map(str, json.loads(hurts)))
    more = {"statusReason": {"text": why}} if why else {}
    return fhir.procedure(
        f"session-{number}",
        f"Guided ankle exercises: {fhir.words_of(name)}" if fhir.words_of(name) else "Guided ankle exercises",
        status,
        when(began, began_zone),
        None if ended is None else when(ended, ended_zone),
        **more,
        **fhir.notes_of(f"Pain scores given meanwhile, 0-10: {scores}" if scores else ""),
    )


def _icing(row: Row) -> Resource:
    number, side, minutes, began, began_zone, ended, ended_zone, reason, skin, pain = row
    told = (
        f"Ended: {reason}" if reason else "",
        f"Skin afterwards: {skin}" if skin else "",
        "" if pain is None else f"Pain afterwards, 0-10: {pain}",
    )
    return fhir.procedure(
        f"icing-{number}",
        f"Cold pack, {minutes} min",
        "completed" if reason in (None, "time-up") else "stopped",
        when(began, began_zone),
        None if ended is None else when(ended, ended_zone),
        bodySite=[fhir.ankle(side)],
        **fhir.notes_of(*told),
    )
