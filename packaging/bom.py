"""What the packages are made of, for people and for machines.

`python packaging/bom.py FOLDER` writes licences.txt, and bom.json in the format CycloneDX 1.6.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from ankle_rehab import __version__
from ankle_rehab.companions import Companion, companions

INSIDE = ("Python", "SQLite", "ICU")
"""What is no package of the index."""


def bill(found: tuple[Companion, ...]) -> dict[str, object]:
    """The bill of materials; names of licences that are no SPDX identifiers are given as names."""
    program = {"type": "application", "bom-ref": "ankle-rehab", "name": "ankle-rehab", "version": __version__}
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {**program, "licenses": [{"license": {"id": "MIT"}}]}},
        "components": [_component(one) for one in found],
        "dependencies": [{"ref": "ankle-rehab", "dependsOn": [_mark(one) for one in found]}],
    }


def texts(found: tuple[Companion, ...]) -> str:
    """The licences of all companions, one after the other."""
    line = "=" * 78
    return "\n\n".join(
        f"{line}\n{one.name} {one.version}: {one.licence}\n{line}\n\n{one.text.strip()}" for one in found
    )


def _component(one: Companion) -> dict[str, object]:
    known = one.licence == "MIT" or re.fullmatch(r"[A-Za-z]+(-[A-Za-z0-9.]+)+", one.licence)
    licence = {"id" if known else "name": one.licence}
    return {
        "type": "library",
        "bom-ref": _mark(one),
        "name": one.name,
        "version": one.version,
        "purl": _mark(one),
        "licenses": [{"license": licence}],
    }


def _mark(one: Companion) -> str:
    where = "generic" if one.name in INSIDE else "pypi"
    return f"pkg:{where}/{one.name.lower().replace('_', '-')}@{one.version}"


def main(folder: Path) -> None:
    found = companions()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "bom.json").write_text(json.dumps(bill(found), indent=2) + "\n", encoding="utf-8")
    (folder / "licences.txt").write_text(texts(found) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
