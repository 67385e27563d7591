"""The bundle is FHIR R4 as others understand it, and holds neither a name nor a code that needs a licence."""

from __future__ import annotations

import json
import uuid
from typing import Any

import pytest

from ankle_rehab.exchange import fhir
from ankle_rehab.exchange.fhir_resources import url_of
from ankle_rehab.exchange.source import Program
from tests.fakes.paper_diary import PaperDiary

PROGRAM = Program("1.0", "2026-11-22T09:00:00+01:00")
SURVEY = "http://terminology.hl7.org/CodeSystem/observation-category"
Resource = dict[str, Any]


def text_of(diary: PaperDiary) -> str:
    pieces: list[bytes] = []
    fhir.write(diary, pieces.append, PROGRAM, lambda _done: None)
    return b"".join(pieces).decode()


def resources(diary: PaperDiary, kind: str) -> list[Resource]:
    entries = json.loads(text_of(diary))["entry"]
    return [one["resource"] for one in entries if one["resource"]["resourceType"] == kind]


def only_entry(**said: Any) -> PaperDiary:
    """A diary with one score; what is not said was not asked."""
    diary = PaperDiary(0)
    for rows in diary.tables.values():
        rows.clear()
    diary.tables["pain_entry"] = [
        {
            "id": 7,
            "side": "left",
            "score": 3,
            "moment": "next_morning",
            "recorded_utc": 1741500720000000,
            "recorded_zone": "Europe/Berlin",
            "refers_to_utc": 1741500600000000,
            "refers_to_zone": "Europe/Berlin",
            "zones": "[]",
            "support": "[]",
            "medicine": "",
            "note": "",
            "deleted_utc": None,
        }
        | dict.fromkeys(("swelling", "stiffness", "limp", "gave_way", "twist", "woke_at_night"))
        | dict.fromkeys(("medicine_at_utc", "medicine_at_zone", "session_id", "activity_id"))
        | said
    ]
    return diary


@pytest.mark.parametrize("seeds", [range(60 * part, 60 * part + 60) for part in range(5)])
def test_every_bundle_is_valid(seeds: range) -> None:
    from fhir.resources.R4B.bundle import Bundle  # noqa: PLC0415 - takes a second to load

    for seed in seeds:
        text = text_of(PaperDiary(seed))
        bundle = Bundle.model_validate_json(text)
        urls = [entry.fullUrl for entry in bundle.entry or ()]
        assert len(urls) == len(set(urls))
        found = json.loads(text)
        assert {reference for reference in references(found) if reference not in urls} == set()
        assert "snomed" not in text.lower()


def references(value: object) -> set[str]:
    """Every resource that another points to."""
    if isinstance(value, dict):
        own = {str(value["reference"])} if "reference" in value else set()
        return own.union(*(references(one) for one in value.values()))
    return set().union(*(references(one) for one in value)) if isinstance(value, list) else set()


def test_the_address_of_a_resource_is_a_name_based_one_of_rfc_4122() -> None:
    space = uuid.uuid5(uuid.NAMESPACE_URL, "urn:ankle-rehab")
    for name in ("me", "pain-7", "run-distance-1000000"):
        assert url_of("Observation", name) == f"urn:uuid:{uuid.uuid5(space, f'Observation/{name}')}"


def test_a_score_looks_as_agreed() -> None:
    (score,) = resources(only_entry(zones='["outer_front"]', note="Stairs.\0"), "Observation")
    assert score["category"] == [{"coding": [{"system": SURVEY, "code": "survey"}]}]
    loinc, moment = score["code"]["coding"]
    assert (loinc["system"], loinc["code"]) == ("http://loinc.org", "72514-3")
    assert moment["code"] == "next_morning"
    assert score["effectiveDateTime"] == "2025-03-09T07:10:00+01:00"
    assert score["issued"] == "2025-03-09T07:12:00+01:00"
    assert score["bodySite"] == {"text": "left ankle: outer front"}
    assert score["valueQuantity"]["value"] == 3
    assert score["valueQuantity"]["code"] == "{score}"
    assert score["note"] == [{"text": "Stairs.\ufffd"}]


def test_a_plan_asks_nobody_for_anything() -> None:
    diary = only_entry()
    diary.tables["pain_entry"] = []
    ahead = {"local_date": "2026-11-22", "local_time": "18:15", "sport": "run", "run_type": "hills"}
    gone_by = {"local_date": "2026-11-21", "sport": "bike"}
    nothing = dict.fromkeys(("local_time", "run_type", "hard", "metres", "minutes", "deleted_utc"))
    diary.tables["planned_activity"] = [
        {"id": 1} | nothing | ahead | {"hard": 1, "metres": 5250.0, "minutes": 31.5},
        {"id": 2} | nothing | gone_by,
    ]
    first, second = resources(diary, "ServiceRequest")
    assert (first["intent"], first["status"], second["status"]) == ("plan", "active", "unknown")
    assert (first["occurrenceDateTime"], first["code"]) == ("2026-11-22", {"text": "Running"})
    assert first["quantityQuantity"]["value"] == 5.25
    assert [one["text"] for one in first["note"]] == [
        *("At 18:15", "Kind of run: hills", "A hard run, as the runner calls it: yes", "Minutes: 31.5"),
    ]
    assert not {"note", "quantityQuantity"} & second.keys()


def test_a_run_is_a_group_of_what_is_known_of_it() -> None:
    diary = only_entry()
    diary.tables["pain_entry"] = []
    diary.tables["activity"] = [
        {
            "id": 4,
            "sport": "run",
            "started_utc": 1741500600000000,
            "started_zone": "Europe/Berlin",
            "started_date": "2025-03-09",
            "timed": 1,
            "seconds": 1890.0,
            "metres": 5250.0,
            "effort": 4,
            "note": "Windy.",
            "deleted_utc": None,
        }
        | dict.fromkeys(("elapsed", "run_type", "hard", "surface", "heart_rate"))
    ]
    *members, group = resources(diary, "Observation")
    assert [one["code"].get("coding", [{}])[0].get("code") for one in members] == [
        *("73985-4", "55411-3", "55430-3", "effort"),
    ]
    what, long, far, effort = members
    assert what["valueCodeableConcept"]["coding"][0]["code"] == "LA11836-6"
    assert (long["valueQuantity"]["value"], long["valueQuantity"]["code"]) == (31.5, "min")
    assert (far["valueQuantity"]["value"], far["valueQuantity"]["code"]) == (5.25, "km")
    assert far["code"]["text"] == "Running distance"
    assert effort["valueQuantity"]["value"] == 4
    assert len(group["hasMember"]) == 4
    assert group["effectiveDateTime"] == "2025-03-09T07:10:00+01:00"
    assert group["note"] == [{"text": "Windy."}]
    (day_only,) = diary.tables["activity"]
    day_only |= {"timed": 0, "sport": "swim", "seconds": None, "effort": None}
    swim, far, group = resources(diary, "Observation")
    assert {one["effectiveDateTime"] for one in (swim, far, group)} == {"2025-03-09"}
    assert swim["valueCodeableConcept"] == {"text": "Swimming"}
    assert far["code"] == {"text": "Swimming distance"}


def test_the_person_has_no_name() -> None:
    assert resources(only_entry(), "Patient") == [{"resourceType": "Patient", "id": "me"}]


def test_what_was_not_asked_is_not_told_and_no_is_an_answer() -> None:
    assert len(resources(only_entry(), "Observation")) == 1
    asked = only_entry(limp=0, swelling="none", stiffness="1-5", support='["tape"]')
    told = {one["code"]["coding"][0]["code"]: one for one in resources(asked, "Observation")}
    assert told["limp"]["valueBoolean"] is False
    assert told["swelling"]["valueCodeableConcept"] == {"text": "none"}
    assert told["stiffness"]["valueCodeableConcept"] == {"text": "1-5 min"}
    assert told["support"]["valueCodeableConcept"] == {"text": "tape"}


def test_a_medicine_is_told_in_the_persons_own_words() -> None:
    (told,) = resources(only_entry(medicine="half a\0 tablet"), "MedicationStatement")
    assert told["medicationCodeableConcept"] == {"text": "half a\ufffd tablet"}
    assert "dosage" not in told


def test_the_same_diary_is_told_in_the_same_way() -> None:
    assert text_of(PaperDiary(5)) == text_of(PaperDiary(5))


def test_a_note_of_a_megabyte_is_told_in_parts() -> None:
    (score,) = resources(only_entry(note="ü" * 1_000_000), "Observation")
    assert "".join(part["text"] for part in score["note"]) == "ü" * 1_000_000
    assert all(len(part["text"].encode()) < 1_000_000 for part in score["note"])
