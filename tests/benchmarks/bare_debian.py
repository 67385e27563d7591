"""A bare Debian 12 in a folder, with one ordinary user; nothing of the program is in it but its package."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

MIRROR = "http://deb.debian.org/debian"
USER, UID = "anna", 1000
PATH = "/usr/local/bin:/usr/bin:/bin:/usr/local/games:/usr/games"
QUIET = subprocess.DEVNULL


class Bare:
    """Made once in `folder`/bare by debootstrap, copied to `folder`/root for each run.

    The caller has a mount namespace of its own, so that nothing stays mounted. `shared` is a folder that
    outside and inside have at the same path. Raises CalledProcessError.
    """

    def __init__(self, folder: Path, shared: Path, mirror: str = MIRROR) -> None:
        bare, self.root = folder / "bare", folder / "root"
        if not (bare / "usr/bin/apt-get").exists():
            words = ["debootstrap", "--variant=minbase", "bookworm", str(bare), mirror]
            subprocess.run(words, check=True, stdout=QUIET)
        shutil.rmtree(self.root, ignore_errors=True)
        subprocess.run(["cp", "-a", bare, self.root], check=True)
        inner = self.root / shared.relative_to("/")
        inner.mkdir(parents=True)
        subprocess.run(["mount", "-t", "proc", "proc", self.root / "proc"], check=True)
        subprocess.run(["mount", "--bind", shared, inner], check=True)
        shutil.copyfile("/etc/resolv.conf", self.root / "etc/resolv.conf")
        self.as_root("useradd", "--create-home", "--uid", str(UID), USER)
        self.as_root("apt-get", "update")
        self.home = self.root / "home" / USER

    def as_root(self, *words: str) -> str:
        """What a command says; nothing of this computer's surroundings is known to it."""
        surroundings = {
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
            "LANG": "C.UTF-8",
            "DEBIAN_FRONTEND": "noninteractive",
        }
        command = ["chroot", str(self.root), *words]
        done = subprocess.run(
            command, env=surroundings, capture_output=True, text=True, check=True, stdin=QUIET
        )
        return done.stdout

    def install(self, package: Path) -> None:
        """As somebody does who has downloaded the package; what it only recommends is left out."""
        place = self.root / "tmp" / package.name
        shutil.copyfile(package, place)
        self.as_root("apt-get", "install", "-y", "--no-install-recommends", f"/tmp/{package.name}")
        place.unlink()

    def as_user(self, words: list[str], surroundings: Mapping[str, str]) -> subprocess.Popen[str]:
        """Starts a command of the ordinary user; what it says can be read from it."""
        command = ["/usr/sbin/chroot", f"--userspec={USER}:{USER}", str(self.root), *words]
        whole = {"PATH": PATH, "LANG": "C.UTF-8", "HOME": f"/home/{USER}", "USER": USER, **surroundings}
        pipe = subprocess.PIPE
        return subprocess.Popen(
            command, env=whole, stdin=QUIET, stdout=pipe, stderr=subprocess.STDOUT, text=True
        )

    def files(self) -> set[str]:
        """Every file and folder of the system, without what belongs to its user and to the kernel."""
        kept = set()
        for folder, folders, files in os.walk(self.root):
            here = Path(folder).relative_to(self.root)
            folders[:] = [
                name
                for name in folders
                if str(here / name) not in ("proc", "home", "sys", "dev", "run", "tmp")
            ]
            kept |= {str(here / name) for name in (*folders, *files)}
        return kept
