"""The rows of a diary on paper that came with runs: shoes, runs and other activities, and what is planned."""

from __future__ import annotations

import json

from ankle_rehab.domain.activity import Prep, RunType, Source, Sport, Surface
from ankle_rehab.domain.load import Rule
from tests.fakes.paper_chances import Chances


class PaperRuns(Chances):
    """Writes them into `tables`; sessions are there already, scores are not."""

    def _write_runs(self) -> None:
        for number in self._many():
            self.tables["shoe"].append(
                {
                    "id": number,
                    "name": f"{number}{self.text()}",
                    "since_date": self._maybe(("2024-02-29", "0001-01-01")),
                    "kilometres": self._maybe((self._seconds(),)),
                    "default_for": json.dumps(sorted(one.value for one in self._some(RunType))),
                    "looked_date": self._maybe(("2026-11-21",)),
                    "uneven": self._maybe((0, 1)),
                    "retired_date": self._maybe(("9999-12-31",)),
                    "deleted_utc": self._gone(),
                }
            )
        for number in self._many():
            self._write_run(number * 2)
        for number in self._many():
            self.tables["planned_activity"].append(
                {
                    "id": number,
                    "local_date": self._maybe(("2026-11-30", "2024-02-29")) or "2026-12-01",
                    "local_time": self._maybe(("00:00", "07:30", "23:59")),
                    "sport": self._chance.choice(list(Sport)).value,
                    "run_type": self._maybe(one.value for one in RunType),
                    "hard": self._maybe((0, 1)),
                    "metres": self._maybe((self._seconds(),)),
                    "minutes": self._maybe((self._seconds(),)),
                    "anyway": json.dumps(sorted(one.value for one in self._some(Rule))),
                    "deleted_utc": self._gone(),
                }
            )

    def _write_run(self, number: int) -> None:
        chance = self._chance
        laps = [
            [self._seconds(), self._maybe((self._seconds(),)), self._maybe((1, 151))]
            for _ in range(chance.randint(0, 3))
        ]
        self.tables["activity"].append(
            {
                "id": number,
                "sport": chance.choice(list(Sport)).value,
                **self._stamp("started"),
                "timed": chance.randint(0, 1),
                "seconds": self._maybe((self._seconds(),)),
                "elapsed": self._maybe((self._seconds(),)),
                "metres": self._maybe((self._seconds(), 5012.25, 1609.344)),
                "effort": self._maybe(range(11)),
                "run_type": self._maybe(one.value for one in RunType),
                "hard": self._maybe((0, 1)),
                "surface": self._maybe(one.value for one in Surface),
                "shoe_id": self._maybe(row["id"] for row in self.tables["shoe"]),
                "heart_rate": self._maybe((1, 150)),
                "top_heart_rate": self._maybe((60, 199)),
                "laps": json.dumps(laps),
                "source": chance.choice(list(Source)).value,
                "partial": chance.randint(0, 1),
                "without_program": json.dumps(sorted(one.value for one in self._some(Prep))),
                "note": self.text(),
                "file_mark": self.text(),
                "session_id": self._maybe(row["id"] for row in self.tables["session"]),
                "anyway": json.dumps(sorted(one.value for one in self._some(Rule))),
                "deleted_utc": self._gone(),
            }
        )
