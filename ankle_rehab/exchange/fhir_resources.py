"""The few resources of FHIR R4 that this program writes, each as a table of plain values."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha1
from typing import Any

from ankle_rehab.exchange.moments import Moments, text_in_utc

LOINC = "http://loinc.org"
PAIN_CODE, PAIN_NAME = "72514-3", "Pain severity - 0-10 verbal numeric rating [Score] - Reported"
OWN = "urn:ankle-rehab:"
CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category"
LONGEST_TEXT = 200_000

_SURVEY = [{"coding": [{"system": CATEGORY, "code": "survey"}]}]
_UNITS = "http://unitsofmeasure.org"
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:ankle-rehab").bytes
_NOT_ALLOWED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_REPLACEMENT = "\ufffd"
_FARTHEST_OFFSET = 14

Resource = dict[str, Any]

_text = Moments().text


@lru_cache(64)
def url_of(kind: str, number: str) -> str:
    """The address of a resource within a bundle, always the same for the same record.

    It is what `uuid.uuid5` makes of its name, in a third of the time: a million runs need nine million. Each
    is asked for twice in a row, by its group and by itself.
    """
    found = bytearray(sha1(_NAMESPACE + f"{kind}/{number}".encode(), usedforsecurity=False).digest()[:16])
    found[6] = found[6] & 0x0F | 0x50
    found[8] = found[8] & 0x3F | 0x80
    text = found.hex()
    return f"urn:uuid:{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


PATIENT = {"reference": url_of("Patient", "me")}


def observation(number: str, code: Resource, at: str, **more: Any) -> Resource:
    """Something said or scored by the person at a moment."""
    return {
        "resourceType": "Observation",
        "id": number,
        "status": "final",
        "category": _SURVEY,
        "code": code,
        "subject": PATIENT,
        "effectiveDateTime": at,
        **more,
    }


def procedure(number: str, words: str, status: str, began: str, ended: str | None, **more: Any) -> Resource:
    """Something that was done from one moment to another."""
    period = {"start": began} if ended is None else {"start": began, "end": ended}
    return {
        "resourceType": "Procedure",
        "id": number,
        "status": status,
        "code": {"text": words},
        "subject": PATIENT,
        "performedPeriod": period,
        **more,
    }


def medication(number: str, words: str, **more: Any) -> Resource:
    """A medicine in the person's own words."""
    return {
        "resourceType": "MedicationStatement",
        "id": number,
        "status": "unknown",
        "medicationCodeableConcept": {"text": words},
        "subject": PATIENT,
        **more,
    }


def own_code(name: str, words: str) -> Resource:
    """A thing that only this program has a code for."""
    return {"coding": [{"system": f"{OWN}observation", "code": name}], "text": words}


def score(value: int) -> Resource:
    """A score from 0 to 10."""
    return quantity(value, "score", "{score}")


def quantity(value: float, unit: str, code: str) -> Resource:
    """So much of something, with the code of its unit in UCUM."""
    return {"value": value, "unit": unit, "system": _UNITS, "code": code}


def when(utc: int, zone: str) -> str:
    """The moment with its offset, in UTC where the offset is one that FHIR does not know."""
    text = _text(utc, zone)
    return text if int(text[-5:-3]) < _FARTHEST_OFFSET or text.endswith("14:00") else text_in_utc(utc)


def ankle(side: str) -> Resource:
    """Which ankle."""
    return {"text": f"{side} ankle"}


def words_of(text: str) -> str:
    """A text of the user as one of FHIR, "" when nothing is left of it."""
    cleaned = _NOT_ALLOWED.sub(_REPLACEMENT, text)
    return cleaned[:LONGEST_TEXT] if cleaned.strip() else ""


def notes_of(*texts: str) -> Resource:
    """Notes, each in as many parts as it needs; nothing at all without any."""
    notes = [{"text": part} for text in texts for part in _parts(text)]
    return {"note": notes} if notes else {}


def _parts(text: str) -> Iterator[str]:
    cleaned = _NOT_ALLOWED.sub(_REPLACEMENT, text)
    for start in range(0, len(cleaned), LONGEST_TEXT):
        part = cleaned[start : start + LONGEST_TEXT]
        if part.strip():
            yield part
