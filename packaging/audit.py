"""Asks a public list about known holes in every pinned package: `dev.py audit`."""

from __future__ import annotations

import json
import re
import urllib.request
from pathlib import Path

from environment import CONSTRAINTS
from pins import entries

LIST = "https://api.osv.dev/v1/querybatch"
FILES = (CONSTRAINTS, CONSTRAINTS.with_name("voices.txt"))
SECONDS = 60
NONE, FOUND, NOT_ASKED = 0, 1, 2

Pin = tuple[str, str]


def run(url: str = LIST) -> int:
    """Says which pins have known holes; the answer is the exit code, `NOT_ASKED` where nobody answered."""
    pins = sorted({pin for path in FILES for pin in pinned(path)})
    try:
        holes = known_holes(url, pins)
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        print(f"audit: nothing was looked at, for {url} gave no answer that is understood ({error})")
        return NOT_ASKED
    for (name, version), found in holes.items():
        print(f"{name} {version}: {', '.join(found)}")
    print(f"audit: {len(holes)} of {len(pins)} packages with a known hole")
    return FOUND if holes else NONE


def pinned(path: Path) -> list[Pin]:
    """Name and version of every pin of a file, whatever system it is for."""
    firsts = entries(path.read_text(encoding="utf-8"))
    return [
        (found[1], found[2]) for first in firsts if (found := re.match(r"([^=\[\s]+)\S*?==([^\s;]+)", first))
    ]


def known_holes(url: str, pins: list[Pin]) -> dict[Pin, list[str]]:
    """The numbers of the holes of each pin that has any; raises OSError or what an odd answer raises."""
    asked = [{"package": {"name": name, "ecosystem": "PyPI"}, "version": version} for name, version in pins]
    body = json.dumps({"queries": asked}).encode()
    request = urllib.request.Request(url, body, {"Content-Type": "application/json"})  # noqa: S310 - LIST, or a test's
    with urllib.request.urlopen(request, timeout=SECONDS) as answer:  # noqa: S310
        results = json.load(answer)["results"]
    found = zip(pins, results, strict=True)
    return {pin: [hole["id"] for hole in result["vulns"]] for pin, result in found if result.get("vulns")}
