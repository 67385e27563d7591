"""The Debian package and the tar, made of a finished bundle; dpkg-shlibdeps finds what it depends on."""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import tarfile
from pathlib import Path

from environment import ROOT

LINUX = ROOT / "packaging" / "linux"
MAINTAINER = "The Ankle Rehab developers <maintainers@ankle-rehab.example.org>"
SHARED = (
    (LINUX / "ankle-rehab.desktop", "applications/ankle-rehab.desktop"),
    (LINUX / "org.example.ankle_rehab.metainfo.xml", "metainfo/org.example.ankle_rehab.metainfo.xml"),
    (LINUX / "ankle-rehab-mime.xml", "mime/packages/ankle-rehab.xml"),
    (ROOT / "resources/icons/ankle-rehab.svg", "icons/hicolor/scalable/apps/ankle-rehab.svg"),
    (
        ROOT / "resources/icons/ankle-rehab-symbolic.svg",
        "icons/hicolor/symbolic/apps/ankle-rehab-symbolic.svg",
    ),
)
CONTROL = """Package: ankle-rehab
Version: {version}
Section: education
Priority: optional
Architecture: {architecture}
Depends: {depends}
Recommends: fonts-dejavu-core
Installed-Size: {kilobytes}
Maintainer: {maintainer}
Homepage: https://ankle-rehab.example.org/
Description: guided ankle sessions, icing timer and pain diary
 For runners with a sore ankle: guided exercises with a moving figure and a
 voice that counts, an icing timer that is never longer than twenty minutes,
 and a pain diary that can be printed for a doctor. What is written stays on
 this computer; there is no network code.
"""
CHANGES = """ankle-rehab ({version}) unstable; urgency=medium

  * What has changed is told in /usr/share/doc/ankle-rehab/NEWS.gz

 -- {maintainer}  Mon, 23 Nov 2026 12:00:00 +0000
"""
COPYRIGHT_HEAD = """Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: ankle-rehab

Files: *
Copyright: 2026 The Ankle Rehab developers
License: MIT

License: MIT
{licence}
Comment:
 What comes along with the program, under licences of its own, is listed in
 full in /usr/share/doc/ankle-rehab/licences.txt and named in bom.json.
"""


def lay_out(root: Path, bundle: Path, papers: Path, icons: Path) -> None:
    """Everything at its place below `root`, as under /usr: the program, menu, icons, papers."""
    shutil.copytree(bundle, root / "lib/ankle-rehab", symlinks=True)
    (root / "bin").mkdir(parents=True)
    (root / "bin/ankle-rehab").symlink_to("../lib/ankle-rehab/ankle-rehab")
    for source, place in SHARED:
        _copy(source, root / "share" / place)
    for picture in icons.glob("ankle-rehab-*.png"):
        size = picture.stem.rpartition("-")[2]
        _copy(picture, root / f"share/icons/hicolor/{size}x{size}/apps/ankle-rehab.png")
    for paper in papers.iterdir():
        _copy(paper, root / "share/doc/ankle-rehab" / paper.name)
    _write_small(root / "share/man/man1/ankle-rehab.1.gz", (LINUX / "ankle-rehab.1").read_bytes())
    for path in root.rglob("*"):
        if path.is_file() and not path.is_symlink():
            runs = path.name == "ankle-rehab" and path.parent.name == "ankle-rehab"
            path.chmod(0o755 if runs else 0o644)
        elif path.is_dir():
            path.chmod(0o755)


def tar(root: Path, version: str, target: Path) -> Path:
    """An archive of what was laid out, with a script that puts it in its place and one that takes it away."""
    name = f"ankle-rehab-{version}-{os.uname().machine}"
    archive = target / f"{name}.tar.xz"
    with tarfile.open(archive, "w:xz", preset=6) as out:
        out.add(root, f"{name}/usr", filter=_anonymous)
        out.add(LINUX / "install.sh", f"{name}/install.sh", filter=_anonymous)
    return archive


def deb(root: Path, version: str, target: Path, work: Path) -> Path:
    """The Debian package; needs dpkg-dev. Raises CalledProcessError."""
    tree = work / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(root, tree / "usr", symlinks=True)
    papers = tree / "usr/share/doc/ankle-rehab"
    licence = "\n".join(f" {line}" if line else " ." for line in (ROOT / "LICENSE").read_text().splitlines())
    (papers / "copyright").write_text(COPYRIGHT_HEAD.format(licence=licence), encoding="utf-8")
    _write_small(papers / "NEWS.gz", (ROOT / "CHANGELOG.md").read_bytes())
    _write_small(papers / "changelog.gz", CHANGES.format(version=version, maintainer=MAINTAINER).encode())
    _copy(LINUX / "lintian-overrides", tree / "usr/share/lintian/overrides/ankle-rehab")
    (tree / "DEBIAN").mkdir()
    architecture = _told("dpkg", "--print-architecture")
    files = [path for path in tree.rglob("*") if path.is_file() and not path.is_symlink()]
    control = CONTROL.format(
        version=version,
        architecture=architecture,
        depends=depends(tree / "usr/lib/ankle-rehab", work),
        kilobytes=sum(-(-path.stat().st_size // 1024) for path in files),
        maintainer=MAINTAINER,
    )
    (tree / "DEBIAN/control").write_text(control, encoding="utf-8")
    package = target / f"ankle-rehab_{version}_{architecture}.deb"
    subprocess.run(["dpkg-deb", "-Zxz", "--root-owner-group", "--build", tree, package], check=True)
    return package


def is_sound(package: Path) -> bool:
    """Whether lintian finds no error in it; told where lintian is not installed."""
    if shutil.which("lintian") is None:
        print("package: lintian is not installed here and has not looked at it")
        return True
    return subprocess.run(["lintian", "--fail-on", "error", package], check=False).returncode == 0


def depends(bundle: Path, work: Path) -> str:
    """The packages whose libraries the files of the bundle are linked to, with the versions they ask for."""
    folder = work / "shlibdeps"
    (folder / "debian").mkdir(parents=True, exist_ok=True)
    (folder / "debian/control").write_text(
        "Source: ankle-rehab\n\nPackage: ankle-rehab\nArchitecture: any\n", encoding="utf-8"
    )
    inner = sorted({path.parent for path in bundle.rglob("*.so*")})
    programs = [
        path for path in bundle.rglob("*") if path.is_file() and not path.is_symlink() and is_program(path)
    ]
    told = subprocess.run(
        ["dpkg-shlibdeps", "-O", "--ignore-missing-info", *(f"-l{path}" for path in inner), *programs],
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
    )
    return told.stdout.strip().removeprefix("shlibs:Depends=")


def is_program(path: Path) -> bool:
    """Whether it is a program or a library in the format of Linux."""
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def _anonymous(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    return entry


def _copy(source: Path, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, place)


def _write_small(place: Path, content: bytes) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(gzip.compress(content, 9, mtime=0))


def _told(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
