"""When a request is offered by itself: small questions to the facts."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from borrower_help.letters.shapes import Ask
from borrower_help.rules.facts import CaseFacts

TOLD = frozenset({"told_others", "said_amount", "published", "open_envelope"})
_NEW_POLICE_LAW = date(2026, 1, 1)  # 治安管理处罚法 of 2025, article 144


def did(*codes: str) -> Callable[[CaseFacts], bool]:
    """Return the question whether any of these acts was recorded."""
    return lambda case: any(incident.conduct & frozenset(codes) for incident in case.incidents)


def did_under_new_law(*codes: str) -> Callable[[CaseFacts], bool]:
    """Return the question whether any of these acts was recorded since 2026-01-01."""
    return lambda case: any(
        incident.conduct & frozenset(codes) for incident in case.incidents if incident.on >= _NEW_POLICE_LAW
    )


def by(case: CaseFacts, channel: str) -> bool:
    """Return whether they came that way."""
    return any(incident.contact_channel == channel for incident in case.incidents)


def others_reached(case: CaseFacts) -> bool:
    """Return whether anybody but the owner was reached."""
    return any(incident.reached != "self" for incident in case.incidents)


def by_key(*asks: Ask) -> Mapping[str, Ask]:
    """Return requests by their keys, in order."""
    return MappingProxyType({ask.key: ask for ask in asks})
