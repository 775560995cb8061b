"""The order of the recording journey, and the way from answers to what is recorded and back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from borrower_help.core.forms import BaseForm
from borrower_help.core.moments import OTHER_DAY
from borrower_help.core.wizard import Answers, Journey, Step, Typed
from borrower_help.incidents.conduct import NOTHING
from borrower_help.incidents.forms import ConductForm, WhenForm
from borrower_help.incidents.forms_days import ABOUT_COUNTS, ROWS, DaysForm
from borrower_help.incidents.forms_who import CONTACT_KINDS, WhoForm, WordsForm
from borrower_help.incidents.payloads import IncidentPayload, once
from borrower_help.incidents.words import FORGOTTEN

AGAIN = "again"  # the journey of a draft that repeats an earlier record
_CHECKS = {"claim_check": ("authority_check", "lawyer_check"), "paper_check": ("paper_check",)}


def by_day(answers: Answers) -> bool:
    """Return whether this is about counts of whole days."""
    return answers.get("when", {}).get("when") == "many"


def _one_occasion(answers: Answers) -> bool:
    return not by_day(answers)


JOURNEY = Journey(
    Step("conduct", ConductForm),
    Step("when", WhenForm),
    Step("days", DaysForm, applies=by_day),
    Step("who", WhoForm),
    Step("words", WordsForm, applies=_one_occasion),
)


def context(
    *, perspective: str, answers: Answers, now: datetime | None = None, owner_role: str = "unknown"
) -> dict[str, Any]:
    """Return what every form of the journey is told."""
    return {"perspective": perspective, "answers": answers, "now": now, "owner_role": owner_role}


def payloads(draft_id: UUID, forms: Mapping[str, BaseForm]) -> list[tuple[UUID, IncidentPayload]]:
    """Return what a finished draft records, with its ids; every form must be valid.

    One occasion takes the draft's own id, days take ids made from it and their row: sent twice, they are the same.
    """
    parts: dict[str, Any] = {}
    for key in ("conduct", "who", "words"):
        if key in forms:
            parts |= forms[key].parts()  # type: ignore[attr-defined]
    days = forms.get("days")
    if not isinstance(days, DaysForm):
        when: dict[str, Any] = forms["when"].parts()  # type: ignore[attr-defined]
        counts: dict[str, Any] = (
            once(parts["contact_channel"], parts.get("connected")) if when["precision"] == "day" else {}
        )
        return [(draft_id, IncidentPayload(**parts, **when, **counts))]
    return _days(draft_id, parts, days)


def _days(draft_id: UUID, parts: dict[str, Any], form: DaysForm) -> list[tuple[UUID, IncidentPayload]]:
    rows = form.day_parts()
    conduct = parts.pop("conduct")
    others = [code for code in conduct if code not in ABOUT_COUNTS]
    only_first = form.cleaned_data.get("spread") == "first"
    recorded = []
    for place, (row, counted) in enumerate(rows):
        kept = [] if only_first and place else list(others)
        # the counts themselves say "many" and "at night": a day is never said to be what its own numbers deny
        kept += ["many_calls"] if "many_calls" in conduct and counted["answered"] + counted["unanswered"] > 1 else []
        kept += ["at_night"] if "at_night" in conduct and counted["night"] else []
        recorded.append((day_id(draft_id, row), IncidentPayload(**parts, **counted, conduct=kept)))
    return recorded


def day_id(draft_id: UUID, row: int) -> UUID:
    """Return the id of the incident that row of a draft by day becomes."""
    return uuid5(draft_id, str(row))


def day_ids(draft_id: UUID) -> list[UUID]:
    """Return every id a draft by day can have become."""
    return [day_id(draft_id, row) for row in range(1, ROWS + 1)]


def answers_of(payload: IncidentPayload) -> dict[str, Typed]:
    """Return the answers that lead to this record of one occasion, as if they had been typed."""
    return {
        "conduct": _conduct_typed(payload),
        "when": _when_typed(payload),
        "who": _who_typed(payload),
        "words": {
            "words": payload.words,
            "heard": "told" if payload.hearsay else "self",
            "number": payload.number,
            "claimed": payload.claimed,
            "effects": payload.effects,
        },
    }


def _conduct_typed(payload: IncidentPayload) -> Typed:
    typed: Typed = {"conduct": list(payload.conduct) or [NOTHING]}
    for name, fields_ in _CHECKS.items():
        typed |= dict.fromkeys(fields_, getattr(payload, name))
    typed["entry"] = {True: "yes", False: "no", None: "unknown"}[payload.entry_consent]
    return typed


def _when_typed(payload: IncidentPayload) -> Typed:
    day = [OTHER_DAY, payload.on]
    if payload.precision == "part":
        return {"when": "part", "part_day": day, "part": payload.part}
    if not payload.at:
        return {"when": "part", "part_day": day, "part": FORGOTTEN}
    return {"when": "time", "day": day, "clock": payload.at, "about": payload.precision == "about"}


def _who_typed(payload: IncidentPayload) -> Typed:
    typed: Typed = {"place": payload.place, "witnesses": payload.witnesses, "police_receipt": payload.police_receipt}
    channel = payload.contact_channel
    typed |= {"channel": channel} if channel in CONTACT_KINDS else {"channel": "more", "other_channel": channel}
    if channel == "call":
        typed["connected"] = {True: "yes", False: "no", None: "unknown"}[payload.connected]
    if payload.reached == "self":
        return {**typed, "reached": "self", "own_role": payload.role if payload.role != "borrower" else "unknown"}
    return {**typed, "reached": "another", "person": payload.reached, "role": payload.role}


def repeated(payload: IncidentPayload, *, now: datetime) -> dict[str, Typed]:
    """Return the answers of "they came again": the last record at this moment, without what was said and seen then.

    Words, witnesses, effects and a police receipt belong to one occasion; nobody says they happened again unless it is
    typed.
    """
    answers = answers_of(payload)
    answers["when"] = {"when": "time", "day": [OTHER_DAY, now.date().isoformat()], "clock": f"{now:%H:%M}"}
    answers["words"] |= {"words": "", "effects": ""}
    answers["who"] |= {"witnesses": "", "police_receipt": ""}
    # one more contact now is at night only if it is night now, and never "many": that was said of a whole day
    night = now.hour >= 22 or now.hour < 8
    unsaid = {"many_calls"} if payload.precision == "day" else set()
    unsaid |= set() if night else {"at_night"}
    chosen = [code for code in payload.conduct if code not in unsaid]
    answers["conduct"]["conduct"] = chosen or [NOTHING]
    return answers
