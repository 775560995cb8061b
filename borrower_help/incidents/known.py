"""Answers to questions of a case that what is kept elsewhere gives by itself: whoever keeps it says so here at start-up."""

from collections.abc import Callable, Mapping

from borrower_help.cases.access import OpenCase

Knower = Callable[[OpenCase], Mapping[str, str]]
_knowers: list[Knower] = []


def register(knower: Knower) -> None:
    """Let an app above give answers by question key; see rules.facts.ANSWERS."""
    if knower not in _knowers:
        _knowers.append(knower)


def known(case: OpenCase) -> dict[str, str]:
    """Return the answers that are known without asking."""
    return {key: said for knower in _knowers for key, said in knower(case).items()}
