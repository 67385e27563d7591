"""The table of the article's advice, second half: support, cold, exercises, and its closing points."""

from __future__ import annotations

from tests.journeys.article_row import (
    CAUSES,
    EXERCISES,
    GUIDE,
    NONE,
    OPENS,
    PLAN,
    QUESTIONS,
    SESSION,
    TRAINING,
    Row,
)

_BANDAGE = "tests/journeys/test_bandage.py::"
_ICE = "tests/journeys/test_icing_whole.py::"

CARE_AND_SUPPORT = (
    Row(
        "support implements such as a splint or a brace",
        "a brace for walking and sport",
        (GUIDE, "Cold and support > Brace or splint"),
        "card",
        ("a splint or a brace", "Wear it for walking and for sport."),
        (OPENS,),
    ),
    Row(
        "You can also use crutches when not running",
        "crutches for a few days, and then somebody looks at it",
        (GUIDE, "Cold and support > Crutches"),
        "card",
        ("crutches when you are not running", "somebody has to look at the ankle today"),
        (OPENS,),
    ),
    Row(
        "wrap it with an elastic bandage",
        "how to wrap it",
        (GUIDE, "Cold and support > Elastic bandage"),
        "card",
        ("figure of eight",),
        (f"{_BANDAGE}test_it_is_found_on_the_card_of_the_guide",),
    ),
    Row(
        "don't do it too tightly",
        "not too tight, and looked at three times",
        (GUIDE, "Cold and support > Elastic bandage"),
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
        (GUIDE, "Cold and support > Ice"),
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
        (f"{PLAN}test_a_routine_takes_the_seconds_of_the_table",),
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
        (GUIDE, "Looking after your ankles > What the exercises are for"),
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
        (f"{CAUSES}test_a_shoe_is_logged_from_what_fits",),
    ),
    Row(
        "Care for your feet",
        "look at them and keep them dry",
        (GUIDE, "Looking after your ankles > Care for your feet"),
        "card",
        ("Look at soles and heels once a week.",),
        ("tests/journeys/test_article.py::test_whatever_fits_ends_with_the_four_closing_points",),
    ),
    Row(
        "Do some exercises",
        "a little on most days",
        (GUIDE, "Looking after your ankles > What the exercises are for"),
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
        (GUIDE, "Looking after your ankles > Food"),
        "card",
        ("Enough energy for the training done.", "Protein with every meal"),
        ("tests/journeys/test_article.py::test_whatever_fits_ends_with_the_four_closing_points",),
    ),
)
