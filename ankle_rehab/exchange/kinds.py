"""Every kind of record that leaves and comes back: which table it lies in and which parts it has."""

from __future__ import annotations

from ankle_rehab.domain.activity import Prep, RunType, Sport, Surface
from ankle_rehab.domain.activity import Source as RunSource
from ankle_rehab.domain.bandage import FitCheck, OffReason
from ankle_rehab.domain.day_plan import PlanWhy
from ankle_rehab.domain.diary import DayKind
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.icing import SkinAfter, StopReason
from ankle_rehab.domain.icing_rules import Condition
from ankle_rehab.domain.load import Rule
from ankle_rehab.domain.outcome import Outcome
from ankle_rehab.domain.own_checks import MOST_PICTURE_BYTES
from ankle_rehab.domain.pain import Moment, Stiffness, Support, Swelling, Zone
from ankle_rehab.domain.plan import Phase
from ankle_rehab.domain.progress import StepWhy
from ankle_rehab.domain.reminder import MOST_GRACE_MINUTES
from ankle_rehab.domain.reminder import Kind as ReminderKind
from ankle_rehab.domain.safety import Release
from ankle_rehab.domain.self_test import TestKind
from ankle_rehab.domain.triage import Detail, Level
from ankle_rehab.domain.value import value
from ankle_rehab.exchange.fields import (
    Amount,
    Anything,
    Choice,
    Field,
    Json,
    Minutes,
    Name,
    Picture,
    Seconds,
    Text,
    Whole,
    YesNo,
)
from ankle_rehab.exchange.lists import Checks, Many, Names, Scores
from ankle_rehab.exchange.run_fields import Laps, LocalTime, Metres
from ankle_rehab.exchange.signs import TWIST, Page, Signs
from ankle_rehab.exchange.times import Date, Instant, Time


@value
class Kind:
    """A kind of record: its name in files, the table of the diary, and its parts.

    `inner` are records that belong to one of these, told inside of it; `link` is their column that holds its
    number.
    """

    name: str
    table: str
    fields: tuple[Field, ...]
    inner: Kind | None = None
    link: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns of the table in the order of the parts."""
        return tuple(column for field in self.fields for column in field.columns)


_SAID = (
    Choice("side", Side, needed=True),
    Whole("score", most=10, needed=True),
    Choice("moment", Moment, needed=True),
    Time("recorded"),
    Time("refers_to"),
    Many("zones", Zone),
    Choice("swelling", Swelling),
    Minutes("stiffness", Stiffness),
    YesNo("limp"),
    YesNo("gave_way"),
    YesNo("twist"),
    Many("support", Support),
    YesNo("woke_at_night"),
    Text("medicine"),
    Time("medicine_at", needed=False),
    Text("note"),
    Whole("session", "session_id"),
    Whole("run", "activity_id"),
)
_LEVELS = 1_000
_ID = Whole("id", needed=True)
_DELETED = Instant("deleted", "deleted_utc")

HISTORY = Kind("history", "pain_history", (Time("changed"), *_SAID), link="entry_id")
ENTRIES = Kind("entries", "pain_entry", (_ID, *_SAID, _DELETED), HISTORY)
STEPS = Kind(
    "steps",
    "session_step",
    (
        Whole("position", needed=True),
        Whole("item", needed=True),
        Choice("phase", Phase, needed=True),
        Choice("side", Side),
        Whole("set", "set_number", least=1, needed=True),
        Whole("sets", least=1, needed=True),
        Seconds("planned_seconds", needed=True),
        Name("name"),
        Seconds("seconds", needed=True),
        YesNo("whole", needed=True),
    ),
    link="session_id",
)
SESSIONS = Kind(
    "sessions",
    "session",
    (
        _ID,
        Name("routine", "routine_id"),
        Text("name"),
        Many("sides", Side, ordered=True),
        Time("started"),
        Time("kept"),
        Time("ended"),
        Choice("outcome", Outcome, needed=True),
        Whole("step_index", needed=True),
        Whole("step_count", least=1, needed=True),
        Seconds("step_seconds", needed=True),
        Seconds("planned_seconds", needed=True),
        Seconds("done_seconds", needed=True),
        Scores("hurts"),
        Json("plan"),
        _DELETED,
    ),
    STEPS,
)
ICINGS = Kind(
    "icings",
    "icing",
    (
        _ID,
        Time("started"),
        Whole("minutes", needed=True),
        Choice("side", Side, needed=True),
        Checks("checked"),
        Choice("reason", StopReason),
        Seconds("alarm_at"),
        Time("ended", needed=False),
        Seconds("lasted"),
        Choice("skin_after", SkinAfter),
        Whole("pain", most=10),
        _DELETED,
    ),
)
SIGN_CHECKS = Kind(
    "sign_checks",
    "sign_check",
    (
        _ID,
        Time("at"),
        Signs("signs"),
        YesNo("twisted", needed=True),
        Text("text_version"),
        Choice("release", Release),
        Many("details", Detail),
        Page("page"),
        Choice("level", Level),
        Signs("closes", TWIST),
        Date("on", "on_date"),
        Text("note"),
    ),
)
ICE_CONDITIONS = Kind(
    "ice_conditions",
    "icing_conditions",
    (_ID, Time("at"), Many("ticked", Condition), YesNo("asked", needed=True), Text("text_version")),
)
DAYS = Kind(
    "days", "day_mark", (Date("date", "local_date", needed=True), Choice("kind", DayKind, needed=True))
)
SCORES = Kind(
    "scores",
    "activity_score",
    (Time("at"), Whole("score", most=10, needed=True)),
    link="activity_id",
)
ACTIVITIES = Kind("activities", "own_activity", (_ID, Name("name"), _DELETED), SCORES)
STORY = Kind("story", "story", (Json("story", "value"),))
SETTINGS = Kind("settings", "setting", (Name("name"), Anything("value")))

PLAN_STEPS = Kind(
    "plan_steps",
    "plan_step",
    (
        _ID,
        Time("at"),
        Name("subject"),
        Whole("before", least=-_LEVELS, most=_LEVELS, needed=True),
        Whole("after", least=-_LEVELS, most=_LEVELS, needed=True),
        Choice("why", StepWhy, needed=True),
        YesNo("chosen", needed=True),
        Date("about", "about_date"),
    ),
)
DAY_PLANS = Kind(
    "day_plans",
    "day_plan",
    (
        Date("date", "local_date", needed=True),
        Text("routine", "routine_id"),
        Choice("why", PlanWhy, needed=True),
    ),
)
TEST_RESULTS = Kind(
    "test_results",
    "test_result",
    (
        _ID,
        Time("at"),
        Choice("kind", TestKind, needed=True),
        Choice("side", Side),
        Amount("amount", needed=True),
        Whole("pain", most=10),
        _DELETED,
    ),
)
BANDAGES = Kind(
    "bandages",
    "bandage",
    (
        _ID,
        Time("on"),
        Choice("side", Side, needed=True),
        Many("checked", FitCheck, ordered=True),
        Time("off"),
        Choice("reason", OffReason),
    ),
)
OWN_EXERCISES = Kind(
    "own_exercises",
    "own_exercise",
    (Name("id"), Json("exercise", "value"), Picture("picture", MOST_PICTURE_BYTES), _DELETED),
)
OWN_ROUTINES = Kind("own_routines", "own_routine", (Name("id"), Json("routine", "value"), _DELETED))
CAUSE_CHECKS = Kind("cause_checks", "cause_check", (_ID, Time("at"), Names("ticked"), Text("text_version")))
SHOES = Kind(
    "shoes",
    "shoe",
    (
        _ID,
        Name("name"),
        Date("since", "since_date"),
        Amount("kilometres"),
        Many("default_for", RunType),
        Date("looked", "looked_date"),
        YesNo("uneven"),
        Date("retired", "retired_date"),
        _DELETED,
    ),
)
RUNS = Kind(
    "runs",
    "activity",
    (
        _ID,
        Choice("sport", Sport, usual=Sport.RUN),
        Time("started"),
        YesNo("timed", usual=True),
        Seconds("seconds"),
        Seconds("elapsed"),
        Metres("metres"),
        Whole("effort", most=10),
        Choice("run_type", RunType),
        YesNo("hard"),
        Choice("surface", Surface),
        Whole("shoe", "shoe_id"),
        Whole("heart_rate", least=1),
        Whole("top_heart_rate", least=1),
        Laps("laps"),
        Choice("source", RunSource, usual=RunSource.HAND),
        YesNo("partial", usual=False),
        Many("without_program", Prep),
        Text("note"),
        Text("file_mark"),
        Whole("session", "session_id"),
        Many("anyway", Rule),
        _DELETED,
    ),
)
RUN_PLANS = Kind(
    "run_plans",
    "planned_activity",
    (
        _ID,
        Date("date", "local_date", needed=True),
        LocalTime("at", "local_time"),
        Choice("sport", Sport, needed=True),
        Choice("run_type", RunType),
        YesNo("hard"),
        Metres("metres"),
        Amount("minutes"),
        Many("anyway", Rule),
        _DELETED,
    ),
)
REMINDERS = Kind(
    "reminders",
    "reminder",
    (
        _ID,
        Choice("kind", ReminderKind, needed=True),
        Text("routine", "routine_id"),
        Text("words"),
        Json("schedule"),
        YesNo("only_if_not_done", needed=True),
        YesNo("on", "is_on", needed=True),
        Whole("grace_minutes", most=MOST_GRACE_MINUTES),
        _DELETED,
    ),
)

KINDS = (
    *(SESSIONS, SHOES, RUNS, ENTRIES, ICINGS, SIGN_CHECKS, ICE_CONDITIONS, DAYS, ACTIVITIES, STORY),
    *(PLAN_STEPS, DAY_PLANS, TEST_RESULTS, BANDAGES, OWN_EXERCISES, OWN_ROUTINES, CAUSE_CHECKS),
    *(REMINDERS, RUN_PLANS, SETTINGS),
)
