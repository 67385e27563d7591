"""What one file of a watch holds, whatever it is called: FIT, GPX or TCX, and nothing that is raised."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256

from ankle_rehab.domain.run_files import FileTrouble, FoundRun
from ankle_rehab.exchange import run_xml
from ankle_rehab.exchange.fit_checksum import is_fit
from ankle_rehab.exchange.run_clean import Surroundings
from ankle_rehab.exchange.run_gpx import GpxTracks
from ankle_rehab.exchange.run_tcx import TcxLaps

_Known = GpxTracks | TcxLaps
_ROOTS: dict[str, Callable[[Surroundings], _Known]] = {"gpx": GpxTracks, "TrainingCenterDatabase": TcxLaps}


def read(
    data: bytes,
    around: Surroundings,
    late: Callable[[], bool],
    *,
    name: str = "",
    inside: str = "",
    trouble: FileTrouble | None = None,
) -> list[FoundRun]:
    """Every activity in the bytes of one file, or one that says why there is none.

    `trouble` is why the bytes are not all of the file. `late` is asked now and then whether it takes too
    long: what was read until then counts. Raises nothing but MemoryError.
    """
    mark = sha256(data).hexdigest()[:32]
    if not data:
        found = [FoundRun("", trouble=trouble or FileTrouble.EMPTY)]
    elif is_fit(data):
        from ankle_rehab.exchange import run_fit  # noqa: PLC0415 - the profile takes a tenth of a second

        found = run_fit.read(data, around, mark, late, trouble)
    elif run_xml.is_xml(data):
        found = _from_xml(data, around, mark, late, trouble)
    else:
        looks_like_one = (inside or name).lower().removesuffix(".gz").endswith((".fit", ".gpx", ".tcx"))
        wrong = FileTrouble.DAMAGED if looks_like_one else FileTrouble.NOT_KNOWN
        found = [FoundRun("", trouble=trouble or wrong)]
    return [
        replace(one, name=name, inside=inside, part=part, parts=len(found))
        for part, one in enumerate(found, start=1)
    ]


def _from_xml(
    data: bytes,
    around: Surroundings,
    mark: str,
    late: Callable[[], bool],
    trouble: FileTrouble | None,
) -> list[FoundRun]:
    made, wrong = run_xml.parse(data, lambda: _Unknown(around), late)
    wrong = wrong or trouble
    if isinstance(made, _Unknown) and made.known is not None:
        return made.known.found(mark, wrong)
    return [FoundRun("", trouble=wrong or FileTrouble.NOT_KNOWN)]


class _Unknown(run_xml.Reading):
    """Looks at the first tag, and hands everything on to what reads such a file."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._around = around
        self.known: _Known | None = None
        self._looked = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if not self._looked:
            self._looked = self.begun = True
            kind = _ROOTS.get(tag.rpartition("}")[2])
            if kind is None:
                raise run_xml.NotOurs
            self.known = kind(self._around)
        if self.known is not None:
            self.known.start(tag, attributes)

    def data(self, text: str) -> None:
        if self.known is not None:
            self.known.data(text)

    def end(self, tag: str) -> None:
        if self.known is not None:
            self.known.end(tag)
