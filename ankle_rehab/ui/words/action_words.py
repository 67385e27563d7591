"""What each action is called, and the other words under which somebody may look for it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from ankle_rehab.domain.value import value
from ankle_rehab.ui import text

translate = QCoreApplication.translate


@value
class Said:
    """The words of an action, and others that mean the same to somebody."""

    words: str
    known_as: tuple[str, ...] = ()


def said(words: str, others: str = "") -> Said:
    """`others` are words with commas between them."""
    return Said(words, tuple(one for one in map(str.strip, others.split(",")) if one))


def page(name: str) -> Said:
    """A page; KeyError for an unknown one."""
    pages = {
        "today": (
            translate("action_words", "Today"),
            translate("action_words", "home, start, now, plan, week"),
        ),
        "session": (
            translate("action_words", "Session"),
            translate("action_words", "train, exercise, routine, work out, gym, choose"),
        ),
        "ice": (
            translate("action_words", "Ice"),
            translate("action_words", "cold, cool, pack, icing, swelling, timer"),
        ),
        "diary": (
            translate("action_words", "Diary"),
            translate("action_words", "entries, pain, history, log, month, notes"),
        ),
        "review": (
            translate("action_words", "Review"),
            translate("action_words", "chart, graph, curve, statistics, numbers, progress, look back, trend"),
        ),
        "runs": (
            translate("action_words", "Runs"),
            translate("action_words", "running, jog, training, load, week, kilometres, miles, plan"),
        ),
        "guide": (
            translate("action_words", "Guide"),
            translate("action_words", "read, advice, learn, article, info"),
        ),
        "reminders": (
            translate("action_words", "Reminders"),
            translate(
                "action_words", "alarm, notify, bell, remember, times, notification, calendar, ics, phone"
            ),
        ),
        "settings": (
            translate("action_words", "Settings"),
            translate(
                "action_words",
                "options, preferences, configure, change, set up, volume, start at login, autostart, tray,"
                " region, country",
            ),
        ),
        "signs": (
            translate("action_words", "Warning signs"),
            translate("action_words", "worried, danger, doctor, emergency, fever, numb, red flags, check"),
        ),
        "library": (
            translate("action_words", "Look at the exercises"),
            translate("action_words", "library, figure, how to, circles, wall press, ball, catalogue"),
        ),
        "self-tests": (
            translate("action_words", "Self-tests"),
            translate("action_words", "test, balance, wall, knee, heel raise, hop, measure, compare"),
        ),
        "own": (
            translate("action_words", "Your own exercises and routines"),
            translate("action_words", "own, make, create, physiotherapist, custom, my"),
        ),
        "routine-sheet": (
            translate("action_words", "Print a routine"),
            translate("action_words", "paper, sheet, printer, pdf"),
        ),
        "running": (
            translate("action_words", "Back to running"),
            translate("action_words", "return, run-walk, ladder, stages, again, start running"),
        ),
        "run-files": (
            translate("action_words", "Files from your watch"),
            translate("action_words", "import, garmin, strava, gpx, fit, tcx, folder, drop, bring in"),
        ),
        "shoes": (
            translate("action_words", "Shoes"),
            translate("action_words", "wear, trainers, pair, kilometres, old"),
        ),
        "causes": (
            translate("action_words", "Why it may hurt: the questions"),
            translate("action_words", "cause, reason, why, questionnaire, six"),
        ),
        "about-you": (
            translate("action_words", "About you"),
            translate("action_words", "health, questions, conditions, pregnant, age, medicine"),
        ),
        "doctor": (
            translate("action_words", "Page for your doctor"),
            translate("action_words", "report, print, pdf, physiotherapist, summary"),
        ),
        "trash": (
            translate("action_words", "Trash"),
            translate("action_words", "deleted, removed, bring back, restore, bin, lost"),
        ),
        "data": (
            translate("action_words", "Backups and your data"),
            translate(
                "action_words", "backup, restore, folder, copy, delete everything, erase, safe, privacy"
            ),
        ),
        "transfer": (
            translate("action_words", "Export and import"),
            translate("action_words", "save as, csv, json, table, spreadsheet, move, other computer, share"),
        ),
        "help": (
            translate("action_words", "Help"),
            translate("action_words", "how, use, manual, keys, shortcuts, what is"),
        ),
        "problem": (
            translate("action_words", "Report a problem"),
            translate("action_words", "bug, error, crash, broken, log, wrong, feedback"),
        ),
        "about": (
            translate("action_words", "About this program"),
            translate("action_words", "version, licence, licences, made with, credits"),
        ),
    }
    return said(*pages[name])


def action(name: str) -> Said:
    """Anything but a page; KeyError for an unknown one."""
    actions = {
        "entry.new": (
            translate("action_words", "Log a pain score"),
            translate(
                "action_words",
                "new entry, pain, sore, hurt, ache, score, swelling, stiff, write, diary, twist",
            ),
        ),
        "find": (
            translate("action_words", "Find"),
            translate("action_words", "search, look for, where, filter"),
        ),
        "signs": (
            translate("action_words", "Check the warning signs"),
            translate(
                "action_words",
                "hospital, ambulance, worried, danger, doctor, emergency, fever, numb, red flags,"
                " something is new, twisted",
            ),
        ),
        "undo": (
            translate("action_words", "Undo the last change"),
            translate("action_words", "take back, mistake, wrong"),
        ),
        "redo": (
            translate("action_words", "Do it again after Undo"),
            translate("action_words", "redo, repeat"),
        ),
        "full-screen": (
            translate("action_words", "Full screen, in and out"),
            translate("action_words", "far view, large, big, window"),
        ),
        "keys": (
            translate("action_words", "Keys"),
            translate("action_words", "shortcuts, keyboard, help, press, hotkeys"),
        ),
        "palette": (
            translate("action_words", "Do anything by typing"),
            translate("action_words", "command palette, search, menu"),
        ),
        "session.pause": (
            translate("action_words", "Pause the session, or go on"),
            translate("action_words", "stop, break, wait, continue, resume"),
        ),
        "session.back": (
            translate("action_words", "Back to the session"),
            translate("action_words", "player, running, exercise"),
        ),
        "run.new": (
            translate("action_words", "Write down a run"),
            translate("action_words", "log, jog, ran, distance, kilometres, miles, walk, ride"),
        ),
        "exercise.new": (
            translate("action_words", "Write an exercise of your own"),
            translate("action_words", "new, add, make, create, custom"),
        ),
        "routine.new": (
            translate("action_words", "Write a routine of your own"),
            translate("action_words", "new, add, make, create, custom"),
        ),
        "reminder.new": (
            translate("action_words", "New reminder"),
            translate("action_words", "remind, alarm, add, notify, time"),
        ),
        "reminders.rest-day": (
            translate("action_words", "Pause reminders for today"),
            translate("action_words", "quiet, silent, mute, stop, snooze, do not disturb, off, day"),
        ),
        "reminders.rest-week": (
            translate("action_words", "Pause reminders for a week"),
            translate("action_words", "quiet, silent, mute, stop, holiday, do not disturb, off"),
        ),
        "reminders.go-on": (
            translate("action_words", "Let reminders come again"),
            translate("action_words", "unpause, resume, end the pause, on"),
        ),
        "backup": (
            translate("action_words", "Back up now"),
            translate("action_words", "backup, save, copy, keep"),
        ),
        "voice.on": (
            translate("action_words", "Switch the voice on"),
            translate("action_words", "speak, sound, talk"),
        ),
        "voice.off": (
            translate("action_words", "Switch the voice off"),
            translate("action_words", "mute, silent, quiet, speak, sound, talk"),
        ),
        "sounds.on": (
            translate("action_words", "Switch sounds on"),
            translate("action_words", "beep, noise, audio, loud"),
        ),
        "sounds.off": (
            translate("action_words", "Switch sounds off"),
            translate("action_words", "mute, silent, quiet, beep, noise, audio"),
        ),
        "quit": (
            translate("action_words", "End the program"),
            translate("action_words", "quit, exit, leave, close, bye, shut, stop"),
        ),
    }
    return said(*actions[name])


def of_routine(name: str) -> Said:
    """Starting a routine of this name."""
    others = translate("action_words", "train, exercise, session, begin, go, play, work out")
    return said(translate("action_words", "Start: {name}").format(name=name), others)


def of_card(title: str) -> Said:
    """Reading a card of the guide."""
    others = translate("action_words", "guide, learn, advice, about")
    return said(translate("action_words", "Read: {title}").format(title=title), others)


def of_theme(name: str) -> Said:
    """Choosing colours; `name` is what the settings call them."""
    others = translate("action_words", "theme, colours, look, appearance, bright, mode")
    return said(translate("action_words", "Colours: {name}").format(name=name), others)


def paused(until: date | None) -> str:
    """What was done: no reminder comes up to a day, or they come again."""
    if until is None:
        return translate("action_words", "Reminders come again.")
    words = translate("action_words", "No reminder comes before {day}.")
    return words.format(day=text.long_day(until))


def switched(field: str, *, on: bool) -> str:
    """What was done with a switch; KeyError for an unknown one."""
    words = {
        "voice_on": (
            translate("action_words", "The voice is off."),
            translate("action_words", "The voice is on."),
        ),
        "sounds_on": (
            translate("action_words", "Sounds are off."),
            translate("action_words", "Sounds are on."),
        ),
    }
    return words[field][on]
