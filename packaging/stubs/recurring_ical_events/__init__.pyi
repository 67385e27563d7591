from datetime import date, datetime

from icalendar import Calendar, Event

class CalendarQuery:
    def between(self, start: date | datetime, stop: date | datetime) -> list[Event]: ...

def of(a_calendar: Calendar) -> CalendarQuery: ...
