"""Promises as pages show them: the list with its next steps, one with the sentence to send and the points to look for."""

from datetime import date
from decimal import Decimal
from typing import Any

from borrower_help.core import languages
from borrower_help.core.moments import full_day
from borrower_help.core.money import show_yuan
from borrower_help.core.traditional import traditional
from borrower_help.repayment.agreement_points import Point, for_promise
from borrower_help.repayment.payloads_plan import AgreementPayload
from borrower_help.repayment.payloads_promises import PromisePayload, in_order
from borrower_help.repayment.promised import Noted
from borrower_help.repayment.promises import sentence
from borrower_help.repayment.showing import full_day_of
from borrower_help.repayment.words_points import QUESTIONS, answer_words
from borrower_help.repayment.words_promises import CHANNELS, KINDS, STATES, STEPS, WRITINGS, title_of


def listed(noted: list[Noted]) -> dict[str, Any]:
    """Return the log: what is to be done now, what waits, what is over."""
    cards = [(one, _card(one)) for one in noted]
    return {
        "pressing": [card for one, card in cards if one.standing.presses],
        "waiting": [card for one, card in cards if one.standing.open and not one.standing.presses],
        "over": [card for one, card in cards if not one.standing.open],
    }


def _card(one: Noted) -> dict[str, Any]:
    payload = one.payload
    return {
        "id": one.row.pk,
        "title": title_of(payload),
        "who": who_of(payload),
        "said_on": full_day_of(payload.said_on),
        "until": full_day_of(payload.until),
        "state": STATES[one.standing.state],
        "step": STEPS.get(one.standing.step, ""),
    }


def who_of(payload: PromisePayload) -> str:
    """Return who said it, as the owner wrote it down."""
    return " · ".join(part for part in (payload.who, payload.staff) if part)


def told(payload: PromisePayload, on: date) -> dict[str, Any]:
    """Return everything the page of one promise says of itself."""
    standing = payload.stands(on)
    return {
        "payload": payload,
        "title": title_of(payload),
        "standing": standing,
        "state": STATES[standing.state],
        "step": standing.step,
        "kinds": [KINDS[kind] for kind in in_order(payload.kinds) if kind != "other"],
        "who": payload.who,
        "said_on": full_day_of(payload.said_on),
        "channel": CHANNELS[payload.channel],
        "writing": WRITINGS[payload.writing],
        "amount": show_yuan(Decimal(payload.amount)) if payload.amount else "",
        "until": full_day_of(payload.until),
        "asked": [full_day(date.fromisoformat(day)) for day in payload.asked_on],
        "sentence": _chinese(sentence(payload.said)),
        "points": [QUESTIONS[point.key] for point in _points(payload)],
    }


def _points(payload: PromisePayload) -> list[Point]:
    return [point for kind in in_order(payload.kinds) for point in for_promise(kind)]


def beside(payload: PromisePayload, signed: AgreementPayload | None) -> list[dict[str, Any]]:
    """Return, for each point a promise touches, what the paper that was signed says; "" where nobody looked yet."""
    answers = signed.points if signed else {}
    return [
        {
            "question": QUESTIONS[point.key],
            "said": answer_words(point.key, answers[point.key]) if point.key in answers else "",
            "worries": point.key in answers and point.worries(answers[point.key]),
        }
        for point in _points(payload)
    ]


def _chinese(text: str) -> str:
    return traditional(text) if languages.current() == "zh-hant" else text
