"""Files made to do harm: each is refused within a second and in words, and takes no more room than it may."""

from __future__ import annotations

import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from ankle_rehab.domain.run_files import FileTrouble
from ankle_rehab.exchange import run_files
from tests.exchange.run_fuzz import seeds
from tests.exchange.watch_reading import AROUND, all_of, one_of
from tests.fakes import watch_files as make

SECOND = 1.0
MOST_BYTES = 200 * 1024 * 1024
ROOT = Path(__file__).parents[2]
MILLION = 1_000_000


def _bomb() -> bytes:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return f'<?xml version="1.0"?><!DOCTYPE gpx [<!ENTITY a0 "ha">{entities}]><gpx>&a9;</gpx>'.encode()


def _quadratic() -> bytes:
    return b'<!DOCTYPE gpx [<!ENTITY a "' + b"x" * 100_000 + b'">]><gpx>' + b"&a;" * 100_000 + b"</gpx>"


def _from_outside() -> bytes:
    return b'<!DOCTYPE gpx [<!ENTITY x SYSTEM "file:///etc/passwd">]><gpx><trk><name>&x;</name></trk></gpx>'


def _from_a_site() -> bytes:
    return b'<!DOCTYPE gpx SYSTEM "http://example.invalid/gpx.dtd"><gpx></gpx>'


def _attributes() -> bytes:
    return b"<gpx " + b" ".join(b'a%d=">"' % number for number in range(MILLION)) + b"></gpx>"


def _depth() -> bytes:
    return b"<gpx>" + b"<a>" * 100_000 + b"</a>" * 100_000 + b"</gpx>"


def _comment() -> bytes:
    return b"<gpx><!--" + b"x" * 20_000_000 + b"--></gpx>"


def _name() -> bytes:
    return b"<gpx><trk><" + b"n" * 20_000_000 + b"/></trk></gpx>"


HOSTILE: list[tuple[Callable[[], bytes], FileTrouble]] = [
    (_bomb, FileTrouble.ENTITIES),
    (_quadratic, FileTrouble.ENTITIES),
    (_from_outside, FileTrouble.ENTITIES),
    (_from_a_site, FileTrouble.ENTITIES),
    (_attributes, FileTrouble.TOO_LARGE),
    (_depth, FileTrouble.TOO_DEEP),
    (_comment, FileTrouble.TOO_LARGE),
    (_name, FileTrouble.TOO_LARGE),
]


@pytest.mark.parametrize(("made", "trouble"), HOSTILE, ids=[row[0].__name__[1:] for row in HOSTILE])
def test_it_is_refused_at_once(made: Callable[[], bytes], trouble: FileTrouble) -> None:
    data = made()
    begun = time.process_time()
    found = one_of(data)
    assert time.process_time() - begun < SECOND
    assert (found.trouble, found.activity) == (trouble, None)


def test_it_takes_no_room() -> None:
    data = _attributes()
    tracemalloc.start()
    one_of(data)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < MOST_BYTES


def _run(head: str) -> str:
    return make.gpx(head=head, title="Läufchen").decode()


@pytest.mark.parametrize(
    "data",
    [
        _run('<?xml version="1.0"?>').encode("utf-16"),
        _run('<?xml version="1.0" encoding="UTF-16"?>').encode("utf-16"),
        b"\xff\xfe" + _run('<?xml version="1.0"?>').encode("utf-16-le"),
        b"\xfe\xff" + _run('<?xml version="1.0"?>').encode("utf-16-be"),
        b"\xef\xbb\xbf" + _run('<?xml version="1.0" encoding="UTF-8"?>').encode(),
        _run('<?xml version="1.0" encoding="ISO-8859-1"?>').encode("latin-1"),
        _run('<?xml version="1.0" encoding="windows-1252"?>').encode("cp1252"),
        _run('<?xml version="1.0" encoding="UTF-8"?>').encode("latin-1"),
        b"  \r\n\t" + _run('<?xml version="1.0"?>').encode(),
    ],
    ids=["utf-16", "utf-16 told", "le", "be", "bom", "latin", "windows", "a lie", "blanks before"],
)
def test_letters_of_every_usual_kind_are_read(data: bytes) -> None:
    found = one_of(data)
    assert found.trouble is None
    assert found.activity is not None
    assert found.activity.seconds == 1800


@pytest.mark.parametrize("encoding", ["shift_jis", "zlib", "no-such", "utf-7", "utf-32"])
def test_letters_of_no_usual_kind_are_said(encoding: str) -> None:
    data = _run(f'<?xml version="1.0" encoding="{encoding}"?>').encode()
    found = one_of(data)
    assert found.trouble is FileTrouble.ENCODING or found.activity is not None


def test_a_million_points_are_read_as_far_as_there_is_time() -> None:
    asked = iter(range(MILLION))
    data = make.gpx(make.points(seconds=40_000, metres=40_000, step=1))
    (found,) = run_files.read(data, AROUND, lambda: next(asked) >= 10)
    assert found.trouble is FileTrouble.TOO_SLOW
    assert found.activity is not None
    assert found.activity.partial
    fit = make.fit_run(step=1)
    asked = iter(range(MILLION))
    (found,) = run_files.read(fit, AROUND, lambda: next(asked) >= 500)
    assert found.trouble is FileTrouble.TOO_SLOW
    assert found.activity is not None


def test_tracks_without_end_become_no_more_than_a_few() -> None:
    tracks = [make.points(seconds=60, metres=200, begin=at * 9000) for at in range(-400, 1)]
    assert len(all_of(make.gpx(*tracks))) == 200


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
def test_the_fuzz_keeps_to_the_limits_of_the_child() -> None:
    command = [sys.executable, "-m", "tests.exchange.run_fuzz", "--count", "20", "--seed", "7"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("0 raised something") == len(seeds())
