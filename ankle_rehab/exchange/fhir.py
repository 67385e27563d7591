"""The diary for a doctor's computer: one FHIR R4 Bundle, a collection in JSON.

Codes are LOINC (© Regenstrief Institute, Inc., free at https://loinc.org/license) and this program's own;
everything else is text. Nothing says who the person is. No claim is made to follow any profile.
"""

from __future__ import annotations

import json

from ankle_rehab.exchange.fhir_records import records
from ankle_rehab.exchange.fhir_resources import Resource, url_of
from ankle_rehab.exchange.source import ROWS_AT_ONCE, Program, Put, Source, Tell

ENDING = ".json"
DAY = len("2026-11-22")

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode


def write(source: Source, put: Put, program: Program, tell: Tell) -> None:
    """Write the bundle in pieces; `tell` is told now and then how many records were read.

    The same diary gives the same resources. Raises OverflowError for a moment outside of the years 1 to 9999,
    and what `put` and `source` raise.
    """
    beginning = {"resourceType": "Bundle", "type": "collection", "timestamp": program.made}
    put(f'{_encode(beginning)[:-1]},"entry":[\n'.encode())
    put(_entry({"resourceType": "Patient", "id": "me"}).encode())
    some: list[str] = []
    for number, resources in enumerate(records(source, program.made[:DAY]), 1):
        some += map(_entry, resources)
        if number % ROWS_AT_ONCE == 0:
            put("".join(f",\n{one}" for one in some).encode())
            some.clear()
            tell(number)
    put("".join(f",\n{one}" for one in some).encode())
    put(b"\n]}\n")


def _entry(resource: Resource) -> str:
    return _encode({"fullUrl": url_of(resource["resourceType"], resource["id"]), "resource": resource})
