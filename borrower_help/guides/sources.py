"""The articles the public pages rest on, by their ids in the law's catalogue; nothing about the law is kept twice."""

from borrower_help.rules.catalogue.making import REVIEWED_ON

__all__ = ["REVIEWED_ON", "of"]


def of(source: str, *numbers: str) -> tuple[str, ...]:
    """Return the ids of some articles of one instrument."""
    return tuple(f"{source}-art-{number}" for number in numbers)
