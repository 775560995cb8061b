"""Carry the time of a visit from the page for somebody at the door into the record that follows."""

from datetime import datetime, timedelta

from django.http import HttpRequest

from borrower_help.core.dates import BEIJING, wall_now
from borrower_help.core.moments import OTHER_DAY
from borrower_help.core.wizard import Typed

FIELD = "v"  # in the address of the first question and in its form
_FROM_THE_PAGE = "1"  # without scripts the page cannot tell the time: then it is the time of the tap
_OLDEST = timedelta(hours=24)


def since(request: HttpRequest) -> str:
    """Return when the page for somebody at the door was opened, in minutes since 1970; "" for who comes from elsewhere."""
    told = request.POST.get(FIELD, "") or request.GET.get(FIELD, "")
    if told == _FROM_THE_PAGE:
        return str(_minutes(wall_now()))
    return told if _moment(told) is not None else ""


def answers(request: HttpRequest) -> dict[str, Typed]:
    """Return what is known by that about when and how they came, as if it had been typed; shown, to be changed."""
    moment = _moment(since(request))
    if moment is None:
        return {}
    when = {"when": "time", "day": [OTHER_DAY, moment.date().isoformat()], "clock": f"{moment:%H:%M}", "about": True}
    return {"when": when, "who": {"channel": "visit"}}


def _moment(told: str) -> datetime | None:
    if not (told.isascii() and told.isdigit() and len(told) <= 10):
        return None
    moment = datetime.fromtimestamp(int(told) * 60, BEIJING).replace(tzinfo=None)
    return moment if wall_now() - _OLDEST <= moment <= wall_now() + timedelta(minutes=10) else None


def _minutes(moment: datetime) -> int:
    return int(moment.replace(tzinfo=BEIJING).timestamp()) // 60
