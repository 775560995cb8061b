"""Open what became of a case's letters: three queries, whatever their number."""

from collections import defaultdict
from typing import Any
from uuid import UUID

from borrower_help.cases.access import OpenCase
from borrower_help.letters.definitions import DEFINITIONS
from borrower_help.letters.models import Letter, LetterPayload, State
from borrower_help.letters.names_paper import SHORT
from borrower_help.matters.models import Dispatch, Response
from borrower_help.matters.payloads import DispatchPayload, ResponsePayload
from borrower_help.matters.standing import Matter
from borrower_help.rules.situation import Tried

# How a letter was handed over, as the letter after it says it.
_HANDED = {"hotline": "phone", "app": "app", "web": "app", "post": "post", "counter": "counter", "email": "email"}


def matters_of(case: OpenCase) -> list[Matter]:
    """Return every issued letter of a case with what became of it, the latest first."""
    keys, kind = case.keyring, case.payload.lender_kind
    sent = {row.letter_id: row.payload(keys) for row in Dispatch.objects.filter(case=case.row, removed_on=None)}
    answers: dict[UUID, list[tuple[UUID, ResponsePayload]]] = defaultdict(list)
    for row in Response.objects.filter(case=case.row, removed_on=None):
        answers[row.letter_id].append((row.pk, row.payload(keys)))
    found = []
    for letter in Letter.objects.filter(case=case.row, state=State.ISSUED).order_by("-issued_on", "pk"):
        if letter.issued_on is None:  # a constraint says so too
            continue
        said = tuple(sorted(answers[letter.pk], key=lambda pair: (pair[1].on, pair[0])))
        dispatch = sent.get(letter.pk)
        key = dispatch.letter_key if dispatch else letter.payload(keys).key
        asks = len(requests_of(letter.payload(keys))) if said else 0
        found.append(Matter(letter.pk, key, letter.issued_on, kind, dispatch, said, asks))
    return found


def requests_of(payload: LetterPayload) -> tuple[str, ...]:
    """Return the keys of what an issued letter asks for, as they are printed on it."""
    asks = DEFINITIONS[payload.key].requests
    if chosen := [key for key in payload.options.get("requests", ()) if key in asks]:
        return tuple(chosen)
    printed = _texts(payload.context)
    return tuple(key for key, ask in asks.items() if any(_stands_in(wording, printed) for wording in ask.wordings))


def _stands_in(wording: str, printed: str) -> bool:
    """Return whether a wording stands on the paper, whatever was put into its gaps."""
    pieces = [piece.split("}")[-1] for piece in wording.split("{")]
    return all(piece in printed for piece in pieces)


def _texts(value: Any) -> str:
    if isinstance(value, dict):
        value = list(value.values())
    return "\n".join(map(_texts, value)) if isinstance(value, list) else value if isinstance(value, str) else ""


def tried(found: list[Matter]) -> tuple[Tried, ...]:
    """Return the doors that were tried, as the way to the next one takes them, the latest last."""
    return tuple(
        Tried(one.sent.door, _came_of(one), one.key)
        for one in sorted((one for one in found if one.sent), key=lambda one: one.issued_on)
        if one.sent
    )


def _came_of(matter: Matter) -> str:
    if matter.latest:
        return "done" if matter.all_met else "refused"
    known = [one.last for one in matter.counted if one.last]
    asked = bool(matter.sent and matter.sent.asked_on)
    return "silence" if asked or not known else "waiting"


def answers_after(case: OpenCase, letter_id: UUID, key: str) -> dict[str, str]:
    """Return what a new letter asks about an earlier one: when and how it went out, its number, what came back."""
    row = Dispatch.objects.filter(case=case.row, letter=letter_id, removed_on=None).select_related("letter").first()
    if row is None:
        return {}
    sent: DispatchPayload = row.payload(case.keyring)
    answers = [one.payload(case.keyring) for one in Response.objects.filter(letter=letter_id, removed_on=None)]
    latest = max(answers, key=lambda one: one.on, default=None)
    told = {"first_on": sent.handed_on, "first_how": _HANDED[sent.how], "ticket": sent.number, **_reply(latest)}
    told["company"] = case.payload.lender_name
    blanks = {blank.key: blank for blank in DEFINITIONS[key].blanks} if key in DEFINITIONS else {}
    return {
        name: said[: blanks[name].longest] if blanks[name].kind in {"text", "long"} else said
        for name, said in told.items()
        if said and name in blanks
    }


def _reply(latest: ResponsePayload | None) -> dict[str, str]:
    if latest is None:
        return {"reply": "silence"}
    met = set(latest.results.values())
    unmet = "；".join(SHORT[key] for key, said in latest.results.items() if said != "yes" and key in SHORT)
    reply = "partly" if met & {"yes", "partly"} else "unsolved"
    return {"reply": reply, "reply_on": latest.on, "reply_words": latest.words, "unmet": unmet}
