"""Sessions of the real routines that have been gone through, each worked out once."""

from __future__ import annotations

from functools import cache

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.outcome import Outcome
from ankle_rehab.domain.plan import make_plan
from ankle_rehab.domain.run_ladder import stage
from ankle_rehab.domain.run_routine import BRISK_WALK, EASY_RUN, done_whole, run_routine
from ankle_rehab.domain.session import SessionRun, State
from ankle_rehab.resources import resource
from ankle_rehab.storage.content import Content

BOTH = (Side.LEFT, Side.RIGHT)


class Runs:
    """Finished runs by routine; the same value serves for every day that was like it."""

    def __init__(self) -> None:
        self._content = Content(resource("content", "en"))
        self.run = cache(self._run)
        self.stopped = cache(self._stopped)

    def _run(self, routine_id: str, whole: bool) -> SessionRun:
        """To the end, or about two thirds of it."""
        run = SessionRun.begin(make_plan(self._content.routine(routine_id), BOTH))
        last = len(run.steps) if whole else len(run.steps) * 2 // 3
        return _to(run, last).end()

    def _stopped(self, routine_id: str, score: int) -> SessionRun:
        """A third of it, until it hurt."""
        run = SessionRun.begin(make_plan(self._content.routine(routine_id), BOTH))
        return _to(run, len(run.steps) // 3).hurt(score).end(Outcome.STOPPED_FOR_PAIN)

    def ladder(self, number: int, walked: float | None = None) -> SessionRun:
        """A session of a stage of the run-walk ladder, whole or `walked` seconds of its first walk."""
        walk, run = self._content.exercise(BRISK_WALK), self._content.exercise(EASY_RUN)
        plan = make_plan(run_routine(stage(number), self._content.running().ladder, walk, run), BOTH)
        if walked is None:
            return done_whole(plan)
        begun = _to(SessionRun.begin(plan), 1)
        for _ in range(round(walked)):
            begun = begun.advance(1.0)
        return begun.end()


def _to(run: SessionRun, last: int) -> SessionRun:
    """The run when it has reached that step, or its end."""
    while run.state is not State.FINISHED and run.index < last:
        run = run.confirm(180.0) if run.state is State.WAITING else run.advance(2.5)
    return run
