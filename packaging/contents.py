"""What may be in a bundle: the parts of Qt that are used, and libraries whose licence is known."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

import deb

IMPORTED = {"Core", "Gui", "Multimedia", "Network", "PrintSupport", "Svg", "Widgets"}
QT = IMPORTED | {"Concurrent", "DBus", "WaylandClient", "WlShellIntegration", "XcbQpa"}
_PART = re.compile(r"(?:lib)?Qt6?(\w+?)(?:\.abi3)?\.(?:so|pyd|dll|dylib)\b")
_OWNERS = (
    ("libicu", "ICU"),
    ("PySide6/", "PySide6"),
    ("shiboken6/", "shiboken6"),
    ("apsw/", "apsw"),
    ("rapidfuzz/", "RapidFuzz"),
    ("python3", "Python"),
    ("libpython3", "Python"),
    ("libQt6", "PySide6_Essentials"),
    ("libpyside6", "PySide6_Essentials"),
    ("libshiboken6", "shiboken6"),
    ("_cffi_backend", "cffi"),
    ("_miniaudio", "miniaudio"),
)


def unused(bundle: Path) -> list[str]:
    """Libraries of Qt in it that the program has no use for, such as QML, WebEngine and 3D."""
    names = {path.name for path in bundle.rglob("*Qt*")}
    return sorted(name for name in names if (part := _PART.match(name)) and part[1] not in QT)


def unnamed(bundle: Path, billed: Collection[str]) -> list[str]:
    """Programs and libraries of Linux in it that belong to none of these names of its bill of materials."""
    inner = bundle / "_internal"
    libraries = [path for path in inner.rglob("*") if path.is_file() and deb.is_program(path)]
    return sorted(str(path.relative_to(inner)) for path in libraries if _owner(path, inner) not in billed)


def _owner(path: Path, inner: Path) -> str:
    """The name of its companion; libraries of ICU lie beside those of Qt."""
    place = path.relative_to(inner).as_posix()
    known = (owner for begin, owner in _OWNERS if path.name.startswith(begin) or place.startswith(begin))
    return next(known, "")
