"""The verbs of dev.py: what each one needs in the environment and what it starts there."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import FrameType

import debian
from environment import CONSTRAINTS, ROOT, Environment, read_pins

USAGE = """python3 packaging/dev.py VERB [what the verb is to be told]

run        open the program (sets up .venv first where that is needed)
test       run the whole suite without a screen; takes pytest's own arguments
check      ruff, ruff format, mypy --strict and the contracts between the layers
soak       every harness of tests/faults with its full numbers, then 300 mistakes planted in each area, for
           hours; `soak 0.1` is a tenth of the numbers and no mistakes; writes tests/faults/README.md
bench      every measurement under tests/benchmarks against its limit, or only those whose names are given;
           writes tests/benchmarks/results.md
pictures   a picture of every page, into the folder pictures/
voices     speak the voice lines anew into resources/voice/ (own environment .venv-voices)
package    build wheel, sdist, bundle, tar and .deb into build/ and dist/, or only those that are named
life       as root: build the .deb and try it on a bare Debian in the folder that is named, from the first
           installation to the purge, with an upgrade of a running older one
pin        write packaging/constraints.txt and voices.txt anew; with --upgrade to the newest versions
audit      ask a public list, over the network, about known holes in the pinned packages"""

WHOLE_SUITE = ("-n", "logical", "--maxprocesses", "8", "--dist", "worksteal")  # a process for each core
TESTED = ("run", "test")
CHECKED = ("run", "test", "check")
PLANTED = "300"
"""Mistakes that a soak plants in each area, drawn by chance: all of them would take days."""
SOAKED = ("run", "test", "check", "soak")
PACKED = ("run", "package")


def main(arguments: Sequence[str]) -> int:
    """Carries out one verb; the answer is the exit code."""
    verb, rest = (arguments[0], list(arguments[1:])) if arguments else ("", [])
    match verb:
        case "run":
            return _open_program(rest)
        case "test":
            debian.provide_for_suite(debian.this_computer())
            return _work(TESTED, [["-m", "pytest", *(rest or WHOLE_SUITE)]], {"QT_QPA_PLATFORM": "offscreen"})
        case "check":
            return _check()
        case "soak":
            debian.provide_for_suite(debian.this_computer())
            return _soak(rest)
        case "bench":
            return _bench(rest)
        case "pictures":
            return _work(TESTED, [["-m", "tests.pictures", *rest]], _offscreen())
        case "voices":
            return _speak(rest)
        case "package":
            import packages  # noqa: PLC0415 (only this verb needs it)

            return packages.build(_project(PACKED), rest)
        case "life":
            return _live(rest)
        case "pin":
            import pins  # noqa: PLC0415 (only this verb needs it)

            return pins.write(upgrade="--upgrade" in rest)
        case "audit":
            import audit  # noqa: PLC0415 (only this verb needs it)

            return audit.run()
        case _:
            print(USAGE)
            return 0 if verb in ("-h", "--help", "help") else 2


def _open_program(arguments: list[str]) -> int:
    """Starts in the folder where the user stands, so that file names mean what they say."""
    screen = os.environ.get("QT_QPA_PLATFORM", "") not in ("offscreen", "minimal")
    environment = _project(("run",), screen=screen)
    command = [str(environment.python), "-m", "ankle_rehab", *arguments]
    code = start(command, {}, Path.cwd())
    if code != 0 and debian.provide(debian.this_computer(), screen=screen):
        code = start(command, {}, Path.cwd())  # a library had gone missing since the set-up
    return code


def _check() -> int:
    environment = _project(CHECKED)
    commands = [
        [str(environment.script("ruff")), "check"],
        [str(environment.script("ruff")), "format", "--check"],
        [str(environment.python), "-m", "mypy"],
        [str(environment.script("lint-imports")), "--no-logo"],
    ]
    failed = [
        " ".join([Path(words[0]).stem, *words[1:]]) for words in commands if start(words, {}, ROOT) != 0
    ]
    print("check: " + (f"failed: {', '.join(failed)}" if failed else "all clean"))
    return 1 if failed else 0


def _soak(rest: list[str]) -> int:
    """A part of the numbers, as 0.1, or all of them; whatever was seen goes into the table."""
    seen = ROOT / "build" / "soak" / "seen.jsonl"
    seen.parent.mkdir(parents=True, exist_ok=True)
    for fresh in (seen, seen.with_name("begun")):
        fresh.write_text("", encoding="utf-8")
    share = rest[0] if rest else "1"
    commands = [["-m", "pytest", "tests/faults", "-o", "faulthandler_timeout=0", *WHOLE_SUITE]]
    if float(share) >= 1:
        commands.append(["-m", "tests.faults.mutation", "--sample", PLANTED])
    commands.append(["-m", "tests.faults.table", str(seen)])
    told = {"ANKLE_REHAB_SOAK": str(seen), "ANKLE_REHAB_SOAK_SHARE": share}
    return _work(SOAKED, commands, told | {"QT_QPA_PLATFORM": "offscreen"})


def _bench(names: list[str]) -> int:
    """`start` is tests/benchmarks/bench_start.py."""
    found = sorted(path.stem for path in (ROOT / "tests" / "benchmarks").glob("bench_*.py"))
    if not {f"bench_{name}" for name in names} <= set(found):
        sys.exit("There is no such measurement; there are: " + ", ".join(found))
    debian.provide_for_suite(debian.this_computer())
    return _work(TESTED, [["-m", "tests.benchmarks.run", *names]], _offscreen())


def _speak(arguments: list[str]) -> int:
    pinned = read_pins(ROOT / "packaging" / "voices.txt")
    environment = Environment(ROOT / ".venv-voices", pinned, project=None, watched=None)
    if not environment.is_ready(("voices",)):
        debian.provide(debian.this_computer(), screen=False)
        environment.prepare(("voices",))
    command = [str(environment.python), str(ROOT / "packaging" / "voices.py"), *arguments]
    return start(command, {"PYTHONPATH": str(ROOT)}, ROOT)


def _live(rest: list[str]) -> int:
    """In a mount namespace of its own, so that whatever happens nothing stays mounted."""
    import packages  # noqa: PLC0415 (only this verb needs it)

    environment = _project(PACKED)
    alone = ["unshare", "--mount", "--propagation", "private"]
    story = [str(environment.python), "-m", "tests.benchmarks.package_life", *rest]
    return packages.build(environment, ["deb"]) or start([*alone, *story], {}, ROOT)


def _offscreen() -> dict[str, str]:
    return {"QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}


def _project(groups: tuple[str, ...], *, screen: bool = False) -> Environment:
    """The project's own environment, ready; what Debian lacks is looked for only when there is work to do."""
    environment = Environment(ROOT / ".venv", read_pins(CONSTRAINTS))
    if not environment.is_ready(groups):
        debian.provide(debian.this_computer(), screen=screen)
        environment.prepare(groups)
        trouble = environment.trouble_with_qt()
        if trouble:
            environment.forget()
            sys.exit(
                f"Qt is installed but cannot be loaded: {trouble}\n{debian.advice(debian.this_computer())}"
            )
    return environment


def _work(groups: tuple[str, ...], commands: list[list[str]], variables: Mapping[str, str]) -> int:
    """Starts each command with the environment's Python in the checkout; 1 when any of them failed."""
    environment = _project(groups)
    codes = [start([str(environment.python), *words], variables, ROOT) for words in commands]
    if any(codes):
        debian.provide(debian.this_computer(), screen=False)
    return codes[0] if len(codes) == 1 else int(any(codes))


def start(command: Sequence[str], variables: Mapping[str, str], folder: Path) -> int:
    """Runs a command to its end, passing on the wish to stop; a death by signal n becomes 128 + n."""
    sys.stdout.flush()
    child = subprocess.Popen(command, cwd=folder, env=os.environ | variables)

    def pass_on(number: int, _frame: FrameType | None) -> None:
        child.send_signal(number)

    signal.signal(signal.SIGINT, lambda *_: None)  # a Ctrl-C in the terminal reaches the child by itself
    signal.signal(signal.SIGTERM, pass_on)
    if sys.platform != "win32":
        signal.signal(signal.SIGHUP, pass_on)
    code = child.wait()
    return code if code >= 0 else 128 - code
