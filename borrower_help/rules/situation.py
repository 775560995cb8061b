"""What the way to a door depends on: read from a case once, and what follows from it; no clock, no wording."""

from collections.abc import Iterable
from dataclasses import dataclass

from borrower_help.rules.engine import POLICE as POLICE_RULES
from borrower_help.rules.facts import OBLIGED_ROLES, CaseFacts
from borrower_help.rules.finder import POLICE, SUPERVISED
from borrower_help.rules.shapes import Finding

ANSWERS = ("waiting", "silence", "refused", "done")
# Kinds of lender as the record names them, and as the finder does.
LENDERS = {
    "bank": "bank",
    "credit_card": "card",
    "consumer_finance": "consumer",
    "microloan": "microloan",
    "platform": "platform",
    "debt_buyer": "buyer",
    "unlicensed": "unlicensed",
    "unknown": "unknown",
}
HAS_A_DESK = SUPERVISED | {"microloan"}  # somebody answers for what those who were sent did
# Signs for 110 first that no rule need have decided yet: the ticks alone say enough.
_DANGER_TICKS = frozenset({"hit_or_held", "followed", "obscene_pictures"})
# Abuse again and again is a matter for the police too, but a letter to the company does no harm after it; most who come here know it.
_NO_HARM_IN_WRITING = frozenset({"repeated-abusive-messages"})
_EXTORTION = frozenset({"threat", "pursued-without-debt"})  # frightened into paying what is not owed
_FAKE = frozenset({"impersonate-authority", "forged-legal-document"})
_POSTED = frozenset({"public-posting"})
_REPORT = frozenset({"report-threat-without-notice"})
_FEES = frozenset({"extra-fee-or-new-loan"})
_KIN = frozenset(
    {
        "third-party-pursued",
        "third-party-after-refusal",
        "third-party-contacted-while-reachable",
        "contact-list-harvesting",
        "minor-or-vulnerable-contacted",
        "debt-disclosed-to-third-party",
        "workplace-contact",
    }
)


@dataclass(frozen=True)
class Tried:
    """Hold one door that was tried: with which letter ("" by word of mouth) and what came of it, one of ANSWERS."""

    channel: str
    answer: str = "waiting"
    letter: str = ""


@dataclass(frozen=True)
class Situation:
    """Hold all the way depends on."""

    perspective: str
    lender: str  # as the finder names it
    found: frozenset[str] = frozenset()  # rules that are indicated
    conduct: frozenset[str] = frozenset()  # everything ticked in the record
    debt: frozenset[str] = frozenset()  # what the owner says of the debt in the records
    answers: frozenset[str] = frozenset()  # further answers, as "question:answer"
    court_paper: bool = False  # one was recorded and is not known to be false
    obliged: bool = False  # the owner of the record has to answer for the debt
    tried: tuple[Tried, ...] = ()

    def tried_at(self, channel: str) -> Tried | None:
        """Return the latest try at a door."""
        return next((one for one in reversed(self.tried) if one.channel == channel), None)


def situation(case: CaseFacts, findings: Iterable[Finding], tried: tuple[Tried, ...] = ()) -> Situation:
    """Return what the way depends on, from a case and its findings."""
    own = {one.role for one in case.incidents if one.reached == "self"}
    return Situation(
        perspective=case.perspective,
        lender=LENDERS.get(case.lender_kind, "unknown"),
        found=frozenset(one.rule for one in findings if one.outcome == "indicated"),
        conduct=frozenset().union(*(one.conduct for one in case.incidents)),
        debt=frozenset(one.debt_state for one in case.incidents),
        answers=frozenset(f"{question}:{said}" for question, said in case.answers.items()),
        court_paper=any("showed_paper" in one.conduct and one.paper_check == "genuine" for one in case.incidents),
        obliged=case.perspective == "borrower" or bool(own & OBLIGED_ROLES),
        tried=tried,
    )


def is_grave(here: Situation) -> bool:
    """Return whether 110 comes first and no letter goes to those who did it.

    Violence, holding, entering, following, obscenity, extortion, or a lender without a licence.
    """
    return bool(
        here.lender == "unlicensed"
        or here.found & (POLICE_RULES - _NO_HARM_IN_WRITING)
        or here.conduct & _DANGER_TICKS
        or here.found >= _EXTORTION
    )


def may_write_to_company(here: Situation) -> bool:
    """Return whether a letter to the company is offered: in danger only once 110 knows, and only to one with a desk."""
    return not is_grave(here) or (here.lender in HAS_A_DESK and here.tried_at(POLICE) is not None)


def matters(here: Situation) -> tuple[str, ...]:
    """Return what the case is about in the finder's words, the most pressing first; never empty."""
    talk = "mine" if here.obliged else "not_mine"
    signs = (
        ("paper", here.court_paper),
        ("danger", here.found & POLICE_RULES or here.conduct & _DANGER_TICKS or here.found >= _EXTORTION),
        ("danger", "threatened_harm" in here.conduct),
        ("fake", here.found & _FAKE),
        ("posted", here.found & _POSTED),
        ("kin" if here.obliged else talk, here.found & _KIN),
        ("fees", here.obliged and here.found & _FEES),
        (talk, True),
        ("report", here.obliged and (here.found & _REPORT or "negative_record:not_told" in here.answers)),
    )
    return tuple(dict.fromkeys(matter for matter, there in signs if there))
