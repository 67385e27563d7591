"""Runs and other activities as FHIR: a group of observations each, with codes of LOINC or in plain words.

A plan is a request for a service with the intent "plan", which authorises nobody to do anything.
"""

from __future__ import annotations

from collections.abc import Iterator

from ankle_rehab.exchange import fhir_resources as fhir
from ankle_rehab.exchange.fhir_resources import Resource
from ankle_rehab.exchange.source import Row

COLUMNS = (
    *("id", "sport", "started_utc", "started_zone", "started_date", "timed", "seconds", "elapsed", "metres"),
    *("effort", "run_type", "hard", "surface", "heart_rate", "note"),
)
PLANNED = ("id", "local_date", "local_time", "sport", "run_type", "hard", "metres", "minutes")
_ACTIVITY = [{"coding": [{"system": fhir.CATEGORY, "code": "activity"}]}]
_EXERCISE, _RUNNING = ("73985-4", "Exercise activity"), ("LA11836-6", "Running")
_DURATION = ("55411-3", "Exercise duration")
_DISTANCE = ("55430-3", "Walking distance unspecified time Pedometer")
_SPORTS = {
    "run": "Running",
    "bike": "Cycling",
    "rower": "Rowing machine",
    "swim": "Swimming",
    "deep-water-run": "Running in deep water",
    "strength": "Strength training",
    "walk": "Walking",
    "other": "Other activity",
}


def activity(row: Row) -> Iterator[Resource]:
    """What was done, how long, how far and how hard, then the group of these; unasked things are left out."""
    number, sport, utc, zone, day, timed, seconds, elapsed, metres, effort, kind, hard, surface, heart = row[
        :-1
    ]
    at = fhir.when(utc, zone) if timed else day
    words = _SPORTS[sport]
    what: Resource = {"text": words}
    if sport == "run":
        what["coding"] = _loinc(_RUNNING)
    minutes = seconds if seconds is not None else elapsed
    said = {
        "sport": ({"coding": _loinc(_EXERCISE), "text": _EXERCISE[1]}, {"valueCodeableConcept": what}),
        "duration": minutes is not None
        and (
            {"coding": _loinc(_DURATION), "text": _DURATION[1]},
            {"valueQuantity": fhir.quantity(round(minutes / 60, 2), "min", "min")},
        ),
        "distance": metres is not None
        and (
            {"coding": _loinc(_DISTANCE) if sport in ("run", "walk") else [], "text": f"{words} distance"},
            {"valueQuantity": fhir.quantity(round(metres / 1000, 3), "km", "km")},
        ),
        "effort": effort is not None
        and (fhir.own_code("effort", "Effort, 0-10"), {"valueQuantity": fhir.score(effort)}),
        "run-type": kind and (fhir.own_code("run-type", "Kind of run"), _text(kind)),
        "hard": hard is not None
        and (fhir.own_code("hard-run", "A hard run, as the runner calls it"), {"valueBoolean": bool(hard)}),
        "surface": surface and (fhir.own_code("surface", "Ground"), _text(surface)),
        "heart-rate": heart is not None
        and (
            fhir.own_code("mean-heart-rate", "Mean heart rate"),
            {"valueQuantity": fhir.quantity(heart, "beats/minute", "/min")},
        ),
    }
    members = []
    for name, told in said.items():
        if told:
            one = f"run-{name}-{number}"
            members.append({"reference": fhir.url_of("Observation", one)})
            yield fhir.observation(one, _coded(told[0]), at, category=_ACTIVITY, **told[1])
    yield fhir.observation(
        f"run-{number}",
        fhir.own_code("activity", words),
        at,
        category=_ACTIVITY,
        hasMember=members,
        **fhir.notes_of(row[-1]),
    )


def plan(row: Row, today: str) -> Resource:
    """What is meant to be done on a day, asked of nobody; what becomes of a day gone by is not told by it.

    `today` is a date (YYYY-MM-DD). The time of the day has no zone, so it is told in words.
    """
    number, day, at, sport, kind, hard, metres, minutes = row
    far: Resource = {}
    if metres is not None:
        far = {"quantityQuantity": fhir.quantity(round(metres / 1000, 3), "km", "km")}
    told = (
        f"At {at}" if at else "",
        f"Kind of run: {kind}" if kind else "",
        "" if hard is None else f"A hard run, as the runner calls it: {'yes' if hard else 'no'}",
        "" if minutes is None else f"Minutes: {minutes:g}",
    )
    return {
        "resourceType": "ServiceRequest",
        "id": f"plan-{number}",
        "status": "active" if day >= today else "unknown",
        "intent": "plan",
        "code": {"text": _SPORTS[sport]},
        "subject": fhir.PATIENT,
        "occurrenceDateTime": day,
        **far,
        **fhir.notes_of(*told),
    }


def _loinc(code: tuple[str, str]) -> list[Resource]:
    return [{"system": fhir.LOINC, "code": code[0], "display": code[1]}]


def _coded(code: Resource) -> Resource:
    """Without an empty list of codes, which FHIR does not know."""
    return {name: said for name, said in code.items() if said}


def _text(words: str) -> Resource:
    return {"valueCodeableConcept": {"text": words}}
