"""Every sentence of advice in the article: on which screen it stands, in which words, and what proves it.

`article` is how its sentence begins, `advice` the same in our words. `way` are the buttons from Today on;
where a name stands twice, its part of the page comes first ("Cold and support > Ice"). What `says` has to be
read there, in a text or on a control. `proof` names tests of what the program does about it.
"""

from __future__ import annotations

from dataclasses import dataclass

GUIDE, RUNNING, SUPPORT, CARE = (
    "Guide",
    "Running and training",
    "Cold and support",
    "Looking after your ankles",
)
CAUSES = "Six causes, to read"
SIGNS, NONE = "Warning signs", "None of these"
SESSION, EXERCISES = "Session", "Look at single exercises"
QUESTIONS = (GUIDE, "Answer the questions")
TRAINING = (GUIDE, f"{RUNNING} > Training rules")
DOCTOR = (GUIDE, "When to get help > When to see a doctor")

_SIGNS = "tests/ui/test_signs_page.py::"
_TRIAGE = "tests/domain/test_triage.py::"
_LADDER = "tests/domain/test_run_ladder.py::"
_DAY = "tests/domain/test_day_plan.py::"
_CAUSES = "tests/journeys/test_guide.py::"
_ICE = "tests/journeys/test_icing_whole.py::"
_BANDAGE = "tests/journeys/test_bandage.py::"
_PLAN = "tests/domain/test_plan.py::"
_OPENS = f"{_CAUSES}test_every_card_opens_and_every_button_leads_on"


@dataclass(frozen=True)
class Row:
    """One sentence of the article that asks somebody to do something."""

    article: str
    advice: str
    way: tuple[str, ...]
    page: str
    says: tuple[str, ...]
    proof: tuple[str, ...]


RUNS = (
    Row(
        "you should not engage in hard runs twice a day",
        "no two hard runs on one day",
        TRAINING,
        "card",
        ("Never two hard runs in one day.", "What is a hard run?"),
        (_OPENS, f"{_LADDER}test_a_day_between_runs_and_three_a_week"),
    ),
    Row(
        "limit your runs three times a week",
        "at most three runs a week",
        TRAINING,
        "card",
        ("At most three runs a week.",),
        (f"{_LADDER}test_a_day_between_runs_and_three_a_week",),
    ),
    Row(
        "limit your runs three times a week",
        "the run-walk plan keeps to it too",
        (SESSION,),
        "session",
        ("Three times a week, with a day without running between.",),
        ("tests/services/test_running.py::test_a_day_between_runs_is_asked_for_once",),
    ),
    Row(
        "spend the rest of the week doing cross-exercises",
        "other training on the other days",
        TRAINING,
        "card",
        ("Cross-training on other days: one to three days on the bike or the rower.",),
        (_OPENS,),
    ),
    Row(
        "never forget to give yourself one rest day",
        "one day of rest in the week",
        TRAINING,
        "card",
        ("One rest day every week.",),
        (f"{_DAY}test_any_week_keeps_its_rules",),
    ),
    Row(
        "never forget to give yourself one rest day",
        "a routine for that day",
        (SESSION,),
        "session",
        ("On your weekly rest day.",),
        (f"{_DAY}test_any_week_keeps_its_rules",),
    ),
    Row(
        "try to take a look if which of these triggered",
        "go through the six causes",
        QUESTIONS,
        "causes",
        (
            *("Footwear", "Tight feet and calves", "An old injury", "Too much training"),
            *("No structured motion", "An inversion sprain"),
        ),
        ("tests/domain/test_causes.py::test_what_fits",),
    ),
)
SIX_CAUSES = (
    Row(
        "wear proper footwear",
        "running shoes, not everyday or old ones",
        QUESTIONS,
        "causes",
        ("I run in everyday shoes or in old ones",),
        (f"{_CAUSES}test_a_shoe_is_logged_from_what_fits",),
    ),
    Row(
        "wear proper footwear",
        "running shoes, not everyday or old ones",
        (GUIDE, f"{CAUSES} > Cause 1: footwear"),
        "card",
        ("Wear proper running shoes",),
        (f"{_CAUSES}test_a_shoe_is_logged_from_what_fits",),
    ),
    Row(
        "You have to buy quality footwears",
        "spend a little on good shoes, and know when they are worn",
        (GUIDE, f"{RUNNING} > Shoes"),
        "card",
        ("wear proper running shoes", "Look at a pair from 480 km on"),
        ("tests/domain/test_shoe.py::test_wear",),
    ),
    Row(
        "you can massage your ankles with a small ball",
        "the ball before the run",
        (SESSION, "Look at Pre-run mobility"),
        "session",
        ("Small-ball massage",),
        (f"{_PLAN}test_a_routine_takes_the_seconds_of_the_table",),
    ),
    Row(
        "with a small ball before and after your run",
        "the ball after the run",
        (SESSION, "Look at Post-run release"),
        "session",
        ("Small-ball massage",),
        ("tests/ui/test_today_page.py::test_after_a_twist_the_calm_routine_without_the_ball",),
    ),
    Row(
        "with a small ball before and after your run",
        "why, and when not",
        (GUIDE, f"{CAUSES} > Cause 2: tight feet and calves"),
        "card",
        ("Massage with a small ball before and after every run", "No ball in the first 72 hours"),
        ("tests/ui/test_today_page.py::test_while_the_ankle_is_swollen_the_ball_is_left_out",),
    ),
    Row(
        "see your attending physician",
        "an old injury belongs before a doctor, with the options",
        (GUIDE, f"{CAUSES} > Cause 3: an old injury"),
        "card",
        ("See your doctor, and go through the options together.", "Page for your doctor"),
        (_OPENS, "tests/journeys/test_doctor.py::test_what_is_told_and_asked_stands_on_the_page"),
    ),
    Row(
        "excessive training such as long hard runs",
        "fewer and easier runs",
        (GUIDE, f"{CAUSES} > Cause 4: too much training"),
        "card",
        ("long hard runs can strain tendons and muscles", "Run less and easier."),
        ("tests/domain/test_causes.py::test_what_fits",),
    ),
    Row(
        "try to look for those with less impact",
        "a stationary bike or a rowing machine",
        (GUIDE, f"{RUNNING} > Bike, rower and water"),
        "card",
        ("Stationary bike:", "Rowing machine:"),
        (_OPENS,),
    ),
    Row(
        "you need to do mobility exercises before running",
        "a routine in the hour before the run",
        (SESSION, "Look at Pre-run mobility"),
        "session",
        ("Ankle circles", "Point and pull", "Knee to wall"),
        (f"{_CAUSES}test_a_routine_is_started_from_what_fits_and_the_signs_come_first",),
    ),
    Row(
        "The motion is supposed to be linear",
        "walk along a line, the foot goes straight",
        (SESSION, EXERCISES, "Look at Straight-line walk"),
        "library",
        ("Straight-line walk",),
        (_OPENS,),
    ),
    Row(
        "The motion is supposed to be linear",
        "the foot goes straight",
        (GUIDE, f"{CAUSES} > Cause 5: no structured motion"),
        "card",
        ("Do mobility exercises before running", "It should go straight"),
        (f"{_CAUSES}test_a_routine_is_started_from_what_fits_and_the_signs_come_first",),
    ),
    Row(
        "you need the aid of a doctor or health professional",
        "a sprain with the sole inwards belongs before a professional",
        (SIGNS, NONE),
        "signs",
        ("I twisted it so that the sole turned inwards, and it is swollen or bruised.",),
        (
            f"{_CAUSES}test_a_sprain_jumps_to_the_warning_signs_and_the_answers_wait",
            f"{_TRIAGE}test_a_sign_beside_it_raises_some",
        ),
    ),
)
HELP = (
    Row(
        "there are cases where you have to treat them immediately",
        "emergencies are asked about first",
        (SIGNS,),
        "signs",
        ("Does one of these fit right now?",),
        (f"{_SIGNS}test_the_first_emergency_ends_the_questions_and_fills_the_page",),
    ),
    Row(
        "never get afraid to ask for professional help",
        "help may be asked for at any time",
        DOCTOR,
        "card",
        ("You may ask for help at any time, also when nothing is ticked.",),
        (_OPENS,),
    ),
    Row(
        "Seek the aid of your doctor and ask",
        "ask which care fits, with one sheet to take along",
        DOCTOR,
        "card",
        ("ask which care fits you", "Page for your doctor"),
        ("tests/journeys/test_doctor.py::test_what_is_told_and_asked_stands_on_the_page",),
    ),
    Row(
        "You can't feel the weight of your ankle",
        "it cannot take weight",
        (SIGNS, NONE),
        "signs",
        ("I cannot take four steps on it.",),
        (f"{_TRIAGE}test_each_sign_by_itself",),
    ),
    Row(
        "You can't feel the weight of your ankle",
        "it is numb",
        (SIGNS, NONE, NONE),
        "signs",
        ("part of the foot or ankle is numb",),
        (f"{_TRIAGE}test_each_sign_by_itself",),
    ),
    Row(
        "there is a change in the appearance of your ankle",
        "it is out of shape",
        (SIGNS,),
        "signs",
        ("looks out of shape or points the wrong way",),
        (f"{_TRIAGE}test_each_sign_by_itself",),
    ),
    Row(
        "there is a change in the appearance of your ankle",
        "it looks different",
        (SIGNS, NONE, NONE),
        "signs",
        ("It looks different: big swelling",),
        (f"{_TRIAGE}test_a_detail_raises_its_sign",),
    ),
    Row(
        "You feel that the pain is severe and intense",
        "7 or more of 10",
        (SIGNS, NONE, NONE),
        "signs",
        ("The pain is severe: 7 or more of 10",),
        (
            f"{_TRIAGE}test_each_sign_by_itself",
            "tests/journeys/test_pain_and_signs.py::test_it_hurts_eight_ends_the_session_and_is_saved",
        ),
    ),
    Row(
        "You hear a cracking sound every time you move",
        "it cracks with every movement",
        (SIGNS, NONE, NONE),
        "signs",
        ("It cracks every time I move it.",),
        (f"{_TRIAGE}test_what_is_said_once_keeps_nothing_closed",),
    ),
    Row(
        "You have a fever",
        "a fever with a sore ankle",
        (SIGNS, NONE, NONE),
        "signs",
        ("I have a fever (38 °C or more",),
        (f"{_TRIAGE}test_each_sign_by_itself",),
    ),
    Row(
        "You have a fever",
        "a fever with a hot, swollen ankle is an emergency",
        (SIGNS,),
        "signs",
        ("The ankle is hot and swollen, and I have a fever",),
        (f"{_SIGNS}test_the_first_emergency_ends_the_questions_and_fills_the_page",),
    ),
)
CARE_AND_SUPPORT = (
    Row(
        "support implements such as a splint or a brace",
        "a brace for walking and sport",
        (GUIDE, f"{SUPPORT} > Brace or splint"),
        "card",
        ("a splint or a brace", "Wear it for walking and for sport."),
        (_OPENS,),
    ),
    Row(
        "You can also use crutches when not running",
        "crutches for a few days, and then somebody looks at it",
        (GUIDE, f"{SUPPORT} > Crutches"),
        "card",
        ("crutches when you are not running", "somebody has to look at the ankle today"),
        (_OPENS,),
    ),
    Row(
        "wrap it with an elastic bandage",
        "how to wrap it",
        (GUIDE, f"{SUPPORT} > Elastic bandage"),
        "card",
        ("figure of eight",),
        (f"{_BANDAGE}test_it_is_found_on_the_card_of_the_guide",),
    ),
    Row(
        "don't do it too tightly",
        "not too tight, and looked at three times",
        (GUIDE, f"{SUPPORT} > Elastic bandage"),
        "card",
        ("Not too tightly", "Look after 10 minutes, after 1 hour, and at bedtime."),
        (
            f"{_BANDAGE}test_it_is_asked_about_on_every_page_until_bedtime",
            f"{_BANDAGE}test_a_no_and_no_feeling_lead_to_the_emergency_page",
        ),
    ),
    Row(
        "place a cube of ice on it for about twenty minutes",
        "twenty minutes, with a cloth in between",
        (GUIDE, f"{SUPPORT} > Ice"),
        "card",
        ("Wrap the ice in a damp, thin towel.", "Twenty minutes, as the article says."),
        (f"{_ICE}test_every_line_of_twenty_minutes",),
    ),
    Row(
        "place a cube of ice on it for about twenty minutes",
        "a timer that ends after twenty minutes",
        ("Ice", "Answer them", *(NONE,) * 4),
        "ice",
        ("20 minutes",),
        (
            f"{_ICE}test_every_line_of_twenty_minutes",
            f"{_ICE}test_a_check_without_an_answer_is_an_alarm_after_two_minutes",
        ),
    ),
    Row(
        "When your ankle is painful and swelling already",
        "calm down, move gently, ice",
        (SESSION, "Look at Flare-up calm-down with icing"),
        "session",
        ("In the first days of a flare-up",),
        (
            "tests/journeys/test_calm_down.py::test_calm_down_ices_for_twenty_minutes_and_comes_back_by_itself",
        ),
    ),
)
EXERCISE = (
    Row(
        "Giving your ankle adequate care is necessary",
        "a short session, offered first thing",
        ("Today",),
        "today",
        ("The article's three", "Start session"),
        (
            "tests/journeys/test_first_session.py::test_the_first_session_takes_few_clicks_and_stands_in_the_diary",
        ),
    ),
    Row(
        "exercises like making circular motions",
        "ankle circles",
        (SESSION, EXERCISES, "Look at Ankle circles"),
        "library",
        ("Draw the widest circle you can with your big toe.",),
        (f"{_PLAN}test_a_routine_takes_the_seconds_of_the_table",),
    ),
    Row(
        "place your foot flat on the floor and push it",
        "press the foot against a wall",
        (SESSION, EXERCISES, "Look at Wall press"),
        "library",
        ("Wall press", "wall"),
        ("tests/journeys/test_article.py::test_the_wall_press_holds_for_one_minute",),
    ),
    Row(
        "Hold this position for one minute",
        "for one minute",
        (GUIDE, f"{CARE} > What the exercises are for"),
        "card",
        ("pushed against a wall for one minute",),
        ("tests/journeys/test_article.py::test_the_wall_press_holds_for_one_minute",),
    ),
    Row(
        "time for you to assess what might have caused",
        "answer a few questions",
        QUESTIONS,
        "causes",
        ("Why may it hurt?", "Show what fits"),
        (f"{_CAUSES}test_a_shoe_is_logged_from_what_fits",),
    ),
    Row(
        "Care for your feet",
        "look at them and keep them dry",
        (GUIDE, f"{CARE} > Care for your feet"),
        "card",
        ("Look at soles and heels once a week.",),
        ("tests/journeys/test_article.py::test_whatever_fits_ends_with_the_four_closing_points",),
    ),
    Row(
        "Do some exercises",
        "a little on most days",
        (GUIDE, f"{CARE} > What the exercises are for"),
        "card",
        ("Start the article's three",),
        ("tests/journeys/test_article.py::test_whatever_fits_ends_with_the_four_closing_points",),
    ),
    Row(
        "Do not over over-train",
        "not too much",
        TRAINING,
        "card",
        ("Was it too hard? Then choose something with less impact",),
        ("tests/journeys/test_article.py::test_whatever_fits_ends_with_the_four_closing_points",),
    ),
    Row(
        "keep a healthy diet",
        "eat enough and well",
        (GUIDE, f"{CARE} > Food"),
        "card",
        ("Enough energy for the training done.", "Protein with every meal"),
        ("tests/journeys/test_article.py::test_whatever_fits_ends_with_the_four_closing_points",),
    ),
)
ROWS = (*RUNS, *SIX_CAUSES, *HELP, *CARE_AND_SUPPORT, *EXERCISE)
