"""Which days are days off in mainland China: weekends, holidays and make-up working days, as the yearly notices say.

The days come from the library chinesecalendar. For a year whose notice it does not have, the answer is "not known",
never a guess.
"""

from datetime import date, timedelta

import chinese_calendar


def is_day_off(day: date) -> bool | None:
    """Return whether nobody works on that day; None where the arrangement of its year is not known here."""
    try:
        return bool(chinese_calendar.is_holiday(day))
    except NotImplementedError:
        return None


def is_announced_later(day: date) -> bool:
    """Return whether the arrangement of that year comes after the last one known here: it is still to be announced."""
    return day.year > max(chinese_calendar.constants.holidays).year


def next_working_day(day: date) -> date | None:
    """Return that day or the first working day after it; None where a year on the way is not known here."""
    while (off := is_day_off(day)) is not False:
        if off is None:
            return None
        day += timedelta(days=1)
    return day
