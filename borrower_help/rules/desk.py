"""What to say while somebody is on the line: six answers in, one page of advice out."""

from dataclasses import dataclass

from borrower_help.rules.court import TERMS, Term
from borrower_help.rules.finder import POLICE, SHOWN, Door, find, for_no_customer

WHO = ("self", "kin", "signed")
DANGERS = ("no", "yes")
# Only what a caller can tell at once; "none" is the common answer.
PAPERS = ("none", "complaint", "payment_order", "judgment", "enforcement", "mediation", "lawyer_letter", "unsure")
MATTERS = ("danger", "kin", "mine", "posted", "fake", "fees", "report")
COURT = frozenset(PAPERS) - {"none", "lawyer_letter"}
_FIRST = ("danger", "fake", "posted", "report")  # these are the same for whoever rings

BASES = {
    "now": ("public-security-law-2025-art-47", "public-security-law-2025-art-50-harm"),
    "paper": ("civil-procedure-law-2023-art-85",),
    "mediation": ("civil-procedure-law-2023-art-125",),
    "lawyer_letter": ("lawyers-law-art-13",),
    "relative": ("civil-code-art-686", "civil-code-art-552", "pipl-art-47"),
    "signed": ("civil-code-art-686", "civil-code-art-687", "civil-code-art-688"),
    "danger": ("public-security-law-2025-art-47", "public-security-law-2025-art-50-harm"),
    "kin": ("civil-code-art-1033-calls", "pipl-art-44"),
    "mine": ("civil-code-art-1024", "civil-code-art-1033-calls"),
    "posted": ("civil-code-art-1032", "public-security-law-2025-art-50-privacy"),
    "fake": ("public-security-law-2025-art-62", "public-security-law-2025-art-63"),
    "fees": ("civil-code-art-509",),
    "report": ("credit-reporting-regulation-art-25",),
}


@dataclass(frozen=True)
class Asked:
    """Hold the six answers."""

    who: str
    lender: str
    matter: str
    now: str
    paper: str
    history: str


@dataclass(frozen=True)
class Advice:
    """Hold what to say by its code, what it rests on, the doors, the days of a paper, and what to ask next."""

    say: str  # also names the text to dictate
    bases: tuple[str, ...]
    doors: tuple[Door, ...]
    against: tuple[Door, ...]
    term: Term | None  # None where no number of days can be named
    court: bool  # a paper of a court is there: its days go before all
    ask: str


def advise(asked: Asked) -> Advice:
    """Return the advice for six answers; raises KeyError for an answer that is not offered."""
    if asked.who not in WHO or asked.now not in DANGERS or asked.paper not in PAPERS or asked.matter not in MATTERS:
        raise KeyError(asked)
    say = _say(asked)
    doors, against = _doors(asked)
    term = TERMS.get(asked.paper)
    bases = BASES[say] + ((term.article,) if term and say == "paper" else ())
    return Advice(say, bases, doors, against, term, asked.paper in COURT, _ask(asked, say))


def _say(asked: Asked) -> str:
    if asked.now == "yes":
        return "now"
    if asked.paper in {"mediation", "lawyer_letter"}:
        return asked.paper
    if asked.paper != "none":
        return "paper"
    if asked.matter in _FIRST:
        return asked.matter
    return {"kin": "relative", "signed": "signed"}.get(asked.who, asked.matter)


def _doors(asked: Asked) -> tuple[tuple[Door, ...], tuple[Door, ...]]:
    """Return the finder's doors; danger stands before them, and a relative is no customer of 12378."""
    matter = "paper" if asked.paper in COURT else asked.matter
    if asked.who == "kin" and matter in {"kin", "mine"}:
        matter = "not_mine"
    way = find(asked.lender, matter, asked.history)
    if asked.who == "kin" and matter not in {"not_mine", "paper", "report"}:
        way = for_no_customer(way)
    doors, against = way.doors, way.against
    if asked.now == "yes":
        doors = ((POLICE, "danger"), *(door for door in doors if door[0] != POLICE))
    return doors[:SHOWN], against


def _ask(asked: Asked, say: str) -> str:
    if say == "paper" and asked.paper == "unsure":
        return "which_paper"
    if say in {"now", "paper", "mediation", "lawyer_letter", *_FIRST, "relative", "signed"}:
        return say
    return "who_lent" if asked.lender == "unknown" else say
