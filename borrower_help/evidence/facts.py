"""What a file's page says of its contents, in words: kind, size, length, the time it claims and how that fits the record."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext as _

from borrower_help.cases.access import OpenCase
from borrower_help.core.fields import Words
from borrower_help.core.moments import full_day
from borrower_help.evidence.kinds import Kind
from borrower_help.evidence.payloads import FilePayload
from borrower_help.evidence.showing import Look
from borrower_help.evidence.words_shown import KIND_WORDS
from borrower_help.incidents.models import Incident
from borrower_help.incidents.payloads import IncidentPayload

FITS_WITHIN = timedelta(hours=1)


@dataclass(frozen=True)
class Told:
    """Hold the rows of facts; `claimed` is the time the file itself claims, `recorded` the record's where the two differ."""

    rows: list[tuple[Words, str]]
    claimed: str = ""
    recorded: str = ""


def told(case: OpenCase, payload: FilePayload, look: Look | None) -> Told:
    """Return what is known of a file's contents; a file that could not be read says nothing."""
    if look is None or look.state == "making":
        return Told([])
    said, made = look.claims, look.made
    rows: list[tuple[Words, str]] = [(_("Kind"), kind_words(look.kind))]
    if said.width and said.height:
        rows.append(
            (_("Picture size"), _("%(width)s × %(height)s pixels") % {"width": said.width, "height": said.height})
        )
    seconds = said.seconds if said.seconds is not None else made.seconds if made else None
    if seconds is not None:
        rows.append((_("Length"), clock(seconds)))
    if said.pages:
        rows.append((_("Number of pages"), str(said.pages)))
    at = claimed_at(said.taken_at)
    if at is None:
        return Told(rows)
    recorded = _record_of(case, payload)
    differs = recorded is not None and not fits(at, recorded)
    return Told(rows, in_words(at), _recorded_words(recorded) if differs and recorded else "")


def kind_words(kind: Kind) -> str:
    """Return a kind as people call it: Recording (AMR)."""
    words = str(KIND_WORDS[kind.shown])
    return _("%(kind)s (%(format)s)") % {"kind": words, "format": kind.name} if kind.name else words


def clock(seconds: float) -> str:
    """Return 3:05, or 1:02:07 from an hour on."""
    whole = round(seconds)
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"


def page_numbers(numbers: Sequence[int]) -> str:
    """Return 2、5–9: pages in rising order, neighbours together."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "、".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def claimed_at(text: str) -> datetime | None:
    """Return the time a file claims as Beijing wall time; without an offset it is what the phone's clock showed."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    return at.astimezone(ZoneInfo(settings.TIME_ZONE)).replace(tzinfo=None) if at.tzinfo else at


def fits(at: datetime, record: IncidentPayload) -> bool:
    """Return whether a file may be of the time a record tells: within an hour of it, or of its day where no hour stands there."""
    day = datetime.fromisoformat(record.on)
    if record.at:
        told_at = datetime.combine(day, time.fromisoformat(record.at))
        return abs(at - told_at) <= FITS_WITHIN
    return day - FITS_WITHIN <= at <= day + timedelta(days=1) + FITS_WITHIN


def in_words(at: datetime) -> str:
    """Return 2026年3月5日 22:10."""
    return f"{full_day(at.date())} {at:%H:%M}"


def _recorded_words(record: IncidentPayload) -> str:
    day = full_day(datetime.fromisoformat(record.on).date())
    return f"{day} {record.at}" if record.at else day


def _record_of(case: OpenCase, payload: FilePayload) -> IncidentPayload | None:
    row = Incident.objects.filter(pk=payload.incident, case=case.row).first() if payload.incident else None
    record: IncidentPayload | None = row.payload(case.keyring) if row is not None else None
    return record
