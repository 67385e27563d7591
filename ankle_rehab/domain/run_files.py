"""What is found in the files of a watch before anything is taken: what each holds, and what came of it."""

from __future__ import annotations

from enum import StrEnum

from ankle_rehab.domain.activity import Activity
from ankle_rehab.domain.value import value


class Verdict(StrEnum):
    """What came of one activity, or of a file without any.

    NEW is not in the diary, SAME is there already or stands in another row, LIKE stands there without what
    this file knows (a line written by hand, a session of the ladder, a file that broke off), PARTIAL is what
    could be read of a file that breaks off, LEFT_OUT is no activity at all (see FileKind), and BROKEN could
    not be read (see FileTrouble).
    """

    NEW = "new"
    SAME = "same"
    LIKE = "like"
    PARTIAL = "partial"
    LEFT_OUT = "left-out"
    BROKEN = "broken"


class FileKind(StrEnum):
    """What a file is that holds no activity."""

    SETTINGS = "settings"
    MONITORING = "monitoring"
    SLEEP = "sleep"
    WORKOUT = "workout"
    COURSE = "course"
    WEIGHT = "weight"
    TOTALS = "totals"
    GOALS = "goals"
    SEGMENT = "segment"
    DEVICE = "device"
    UNTIMED = "untimed"
    OTHER = "other"


class FileTrouble(StrEnum):
    """Why a file was not read, or not to its end."""

    NOT_KNOWN = "not-known"
    EMPTY = "empty"
    CUT_OFF = "cut-off"
    DAMAGED = "damaged"
    NOTHING_IN_IT = "nothing-in-it"
    NO_START = "no-start"
    ODD_TIME = "odd-time"
    TOO_LONG = "too-long"
    TOO_LARGE = "too-large"
    TOO_SLOW = "too-slow"
    TOO_DEEP = "too-deep"
    TOO_MANY = "too-many"
    TOO_PACKED = "too-packed"
    ENTITIES = "entities"
    ENCODING = "encoding"
    NESTED = "nested"
    LOCKED = "locked"
    GONE = "gone"
    FORBIDDEN = "forbidden"


class Remark(StrEnum):
    """What was mended in an activity, or guessed."""

    SPORT_GUESSED = "sport-guessed"
    POINTS_DROPPED = "points-dropped"
    DISTANCE_DROPPED = "distance-dropped"
    TIME_DROPPED = "time-dropped"
    HEART_RATE_DROPPED = "heart-rate-dropped"
    VERY_LONG = "very-long"
    CHECKSUM = "checksum"


@value
class FoundRun:
    """What one file holds, or one of the activities in it.

    `name` is the name of the file, `inside` that of the part of an archive, both for showing alone. `part` is
    the how-manieth activity of `parts` it is. Without an `activity` either `kind` or `trouble` says why; with
    one, `trouble` is why the file was not read to its end.
    """

    name: str
    inside: str = ""
    part: int = 1
    parts: int = 1
    activity: Activity | None = None
    kind: FileKind | None = None
    trouble: FileTrouble | None = None
    remarks: frozenset[Remark] = frozenset()


@value
class RunRow:
    """One row of the preview.

    `kept` is what will be in the diary when the row is taken: the activity itself, or for LIKE `known` with
    what the file adds to it (what was written by hand stays). `known` is what stands in the diary, `twin` the
    number of the row in which the same activity stands already.
    """

    number: int
    found: FoundRun
    verdict: Verdict
    kept: Activity | None = None
    known: Activity | None = None
    twin: int | None = None

    @property
    def may_be_taken(self) -> bool:
        return self.kept is not None

    @property
    def offered(self) -> bool:
        """Whether it is ticked before anybody chooses: only what is new and whole."""
        return self.verdict is Verdict.NEW


@value
class RunPreview:
    """All rows in the order of the files; `left_alone` files of a folder or archive are of other kinds."""

    rows: tuple[RunRow, ...]
    left_alone: int = 0

    def of(self, *verdicts: Verdict) -> tuple[RunRow, ...]:
        """The rows with one of these verdicts."""
        return tuple(row for row in self.rows if row.verdict in verdicts)
