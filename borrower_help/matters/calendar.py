"""The days of a case as a calendar: neutral words and dates, nothing else; pure.

One event a day, the same words for every one: whoever looks at the phone's calendar learns that something is to be
looked at, not what. The alarm rings at nine in the morning of the day before.
"""

import hashlib
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from icalendar import Alarm, Calendar, Event

WORDS = {"zh-hans": "有件事要看一看", "zh-hant": "有件事要看一看", "en": "Something to look at"}
_ALARM = timedelta(hours=-15)  # before midnight at the beginning of the day
_STAMP = datetime(2026, 1, 1, tzinfo=UTC)  # says nothing of when it was made


def calendar(days: Iterable[date], *, language: str, salt: bytes) -> bytes:
    """Return an .ics file with one event for each of these days; `salt` keeps the ids of two calendars apart."""
    made = Calendar()
    made.add("prodid", "-//Shoujie//days//")
    made.add("version", "2.0")
    for day in sorted(set(days)):
        made.add_component(_event(day, WORDS[language], salt))
    data: bytes = made.to_ical()
    return data


def _event(day: date, words: str, salt: bytes) -> Event:
    event = Event()
    # the same day keeps its id, so that a calendar read again replaces and does not repeat
    event.add("uid", hashlib.blake2b(day.isoformat().encode(), key=salt[:64], digest_size=16).hexdigest())
    event.add("dtstamp", _STAMP)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", words)
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", words)
    alarm.add("trigger", _ALARM)
    event.add_component(alarm)
    return event
