"""What the program is made with: every package that comes along, its version and its licence in full."""

from __future__ import annotations

import platform
import re
from collections.abc import Iterator
from importlib import metadata

import apsw

from ankle_rehab.domain.value import value
from ankle_rehab.resources import resource

PROGRAM = "ankle-rehab"
STARTER = "pyinstaller"
QT_LIBRARIES = "pyside6-essentials"
OF_QT = ("pyside6", "pyside6-essentials", "pyside6-addons", "shiboken6")
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_ICU = re.compile(r"libicuuc\.so\.([0-9]+)$")
_LICENCE_FILE = re.compile(r"(^|/)(licen[cs]e|copying|notice)[^/]*$", re.IGNORECASE)
_ANY_LICENCE = re.compile(r"\.dist-info/licenses/", re.IGNORECASE)


@value
class Companion:
    """One package; `licence` is its short name, `text` the whole of it."""

    name: str
    version: str
    licence: str
    text: str


def companions() -> tuple[Companion, ...]:
    """Python and what lies inside of packages, then every package that is needed on this system, by name."""
    found = {_key(one.name): one for one in map(metadata.distribution, _needed())}
    inside = [
        Companion("Python", platform.python_version(), "PSF-2.0", _kept("PSF-2.0")),
        Companion("SQLite", apsw.sqlite_lib_version(), "blessing", _kept("SQLite")),
    ]
    icu = [match[1] for file in found[QT_LIBRARIES].files or () if (match := _ICU.search(str(file)))]
    if icu:
        inside.append(Companion("ICU", icu[0], "ICU", _kept("ICU")))
    return (*inside, *(_companion(found[name]) for name in sorted(found)))


def _needed() -> set[str]:
    """The names of all packages that the program needs, with what those need; no extras.

    What starts a bundle comes along with it, and is installed where one is built.
    """
    known = {STARTER} if _is_here(STARTER) else set()
    waiting = [PROGRAM]
    while waiting:
        for name in _requires(waiting.pop()):
            if name not in known and _is_here(name):
                known.add(name)
                waiting.append(name)
    return known


def _requires(name: str) -> Iterator[str]:
    for line in metadata.requires(name) or ():
        match = _NAME.match(line)
        if match is not None and "extra ==" not in line:
            yield _key(match.group())


def _is_here(name: str) -> bool:
    try:
        metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return False
    return True


def _companion(found: metadata.Distribution) -> Companion:
    name = _key(found.name)
    if name in OF_QT:
        text = f"{_kept('LGPL-3.0')}\n\n{_kept('GPL-3.0')}\n\n{_kept('inside-of-Qt')}"
        return Companion(found.name, found.version, "LGPL-3.0-only", text)
    return Companion(found.name, found.version, _licence(found), _text(found))


def _licence(found: metadata.Distribution) -> str:
    table = found.metadata.json
    told = table.get("license_expression") or table.get("license") or ""
    return str(told).strip().partition("\n")[0]


def _text(found: metadata.Distribution) -> str:
    files = [
        file
        for file in found.files or ()
        if _ANY_LICENCE.search(str(file)) or (".dist-info" in str(file) and _LICENCE_FILE.search(str(file)))
    ]
    return "\n\n".join(file.read_text(encoding="utf-8").strip() for file in sorted(files, key=str))


def _kept(name: str) -> str:
    return resource("licences", f"{name}.txt").read_text(encoding="utf-8")


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
