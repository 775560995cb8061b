"""What an agreement about a card answers by itself: was one signed, on which day, is it kept? Pure."""

from collections.abc import Hashable, Mapping
from datetime import date
from typing import TypeVar

from borrower_help.repayment.plan import Plan
from borrower_help.rules.facts import PLAN_DAY

Key = TypeVar("Key", bound=Hashable)
CARD, CREDIT_CARD = "card", "credit_card"
SIGNED = "signed_plan"  # the question of the rules


def card_of(cards: Mapping[Key, str], called: tuple[str, ...]) -> Key | None:
    """Return which of these cards the case's lender is asked about: the only one, or the only one of its name; else None.

    `cards` are what their owner calls them; `called` is what the case calls its lender.
    """
    if len(cards) > 1:
        cards = {key: name for key, name in cards.items() if any(same_name(name, other) for other in called)}
    return next(iter(cards)) if len(cards) == 1 else None


def answers(plan: Plan, signed: date, on: date) -> dict[str, str]:
    """Return the answers to the rules' questions; none while nobody knows what was to be paid when.

    An instalment whose day is over and that is not marked as paid counts as not kept: nothing is claimed that nobody noted.
    """
    if not plan.lines:
        return {}
    return {SIGNED: "broken" if plan.missed(on) else "kept", PLAN_DAY: signed.isoformat()}


def same_name(one: str, other: str) -> bool:
    """Return whether two names may mean the same: one is in the other, spaces and case apart."""
    short, long = sorted((_plain(one), _plain(other)), key=len)
    return len(short) > 1 and short in long


def _plain(name: str) -> str:
    return "".join(name.split()).casefold()
