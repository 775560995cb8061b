"""What to hold a written agreement against before signing it: point by point, what reads clearly and what worries. Pure.

The words of all of it stand in words_points.py under the same keys. A point says nothing on whether anything is owed, and
nothing on whether an old claim can still be enforced.
"""

from dataclasses import dataclass

SILENT = "silent"  # the paper says nothing about it
CARD = frozenset({"card"})
ALL: frozenset[str] = frozenset()  # every kind of lender


@dataclass(frozen=True)
class Law:
    """Hold the article a point leans on, and the kinds of debt it holds for: none named, all."""

    article: str
    kinds: frozenset[str] = ALL

    def holds_for(self, kind: str) -> bool:
        """Return whether it may be named for a kind of debt; "" is a page that speaks to everybody."""
        return not kind or not self.kinds or kind in self.kinds


@dataclass(frozen=True)
class Point:
    """Hold one point: the ways a paper may say it clearly, and those that worry; which spoken promises belong to it."""

    key: str
    clear: tuple[str, ...]
    worrying: tuple[str, ...]
    silence_worries: bool = True
    promises: tuple[str, ...] = ()
    law: Law | None = None

    @property
    def answers(self) -> tuple[str, ...]:
        """Return every answer there is, the clear ones first, silence last."""
        return (*self.clear, *self.worrying, SILENT)

    def worries(self, answer: str) -> bool:
        """Return whether an answer worries; raise KeyError where there is no such answer."""
        if answer not in self.answers:
            raise KeyError(answer)
        return answer in self.worrying or (answer == SILENT and self.silence_worries)


CARD_LAW = "credit-card-measures-2011-art-70"
POINTS = (
    Point("sum", ("apart",), ("one_figure", "by_system"), promises=("settlement",), law=Law(CARD_LAW, CARD)),
    Point("fees", ("none", "figures"), ("as_contract", "paid_ahead"), promises=("waive",), law=Law(CARD_LAW, CARD)),
    Point(
        "days", ("line_each",), ("large_last", "open_end"), promises=("instalments", "pause"), law=Law(CARD_LAW, CARD)
    ),
    Point("account", ("company",), ("person", "they_confirm")),
    Point("calls", ("everybody",), ("fewer", "only_them"), promises=("stop",), law=Law(CARD_LAW, CARD)),
    Point("missed", ("days_given",), ("all_at_once", "waiver_back")),
    Point("old", ("replaced",), ("beside", "new_loan", "no_paper"), law=Law("civil-code-art-543")),
    Point(
        "credit", ("state_and_day",), ("wiped",), promises=("credit",), law=Law("credit-reporting-regulation-art-16")
    ),
    Point("seal", ("lender", "authorised"), ("no_seal", "other_name"), law=Law("civil-code-art-546")),
    Point("family", ("only_you",), ("signs_too", "agrees"), silence_worries=False, law=Law("civil-code-art-552")),
    Point(
        "beyond",
        ("nothing", "no_new_card"),
        ("no_objections", "any_account", "contacts"),
        silence_worries=False,
        law=Law(CARD_LAW, CARD),
    ),
    Point("complaint", ("not_named",), ("untrue", "first", "never_again"), silence_worries=False),
    Point("copy", ("both",), ("theirs_only", "by_phone"), promises=("paper",), law=Law(CARD_LAW, CARD)),
)
BY_KEY = {point.key: point for point in POINTS}


def for_promise(kind: str) -> tuple[Point, ...]:
    """Return the points that a kind of spoken promise has to reappear in; none for one in own words."""
    return tuple(point for point in POINTS if kind in point.promises)


def worrying(answers: dict[str, str]) -> tuple[str, ...]:
    """Return the points whose answer worries, in the order of the list; unanswered ones are not among them."""
    return tuple(point.key for point in POINTS if point.key in answers and point.worries(answers[point.key]))
