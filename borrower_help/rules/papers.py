"""Which paper goes to which door: complaint (mine is to be solved) and report (they are to look into it) are two."""

from borrower_help.rules import finder
from borrower_help.rules.catalogue.answer_terms import DOORS
from borrower_help.rules.finder import COMPANY, HOTLINE, NFRA, POLICE
from borrower_help.rules.situation import Situation, may_write_to_company

PUBLIC = "heimao"  # a post for everybody to read: never a step, always with its warning
COMPLAINT, REPORT, SECOND = "regulator_complaint", "regulator_report", "second_level"
# Letters read by the company or those it sent; none of them is offered while there is danger.
TO_COMPANY = frozenset(
    {
        "complaint",
        "notice",
        "negotiation",
        "repaid",
        "not_mine",
        SECOND,
        "stay_reachable",
        "change_contacts",
        "transfer_check",
        "data_access",
        "settlement_confirmation",
        "account_statement",
        "fee_objection",
        "clearance",
    }
)
TO_COURT_AND_POLICE = frozenset(
    {"police_report", "payment_order_objection", "mediation", "authorisation", "legal_aid", "digest"}
)
# What may also be said in public, once everything that points at a person is out: not what is for one pair of eyes.
MAY_BE_POSTED = TO_COMPANY - {
    "negotiation",
    "stay_reachable",
    "change_contacts",
    "settlement_confirmation",
    "clearance",
    "data_access",
}
# What helps those who did it to find somebody: in no letter of a case where 110 comes first, but to who protects.
UNSAFE_FIELDS = frozenset({"address", "relation", "relatives", "workplace"})
MAY_NAME_PLACES = frozenset({"police_report", "payment_order_objection", "legal_aid", "authorisation", "digest"})
_NAME_THEIR_DOOR = frozenset({COMPLAINT, REPORT})  # addressed to the financial regulator: elsewhere the wrong paper
_NO_PAPER = frozenset(
    {"wait_answer", "ask_progress", "nfra_then", "local_then"}
)  # first the door before it, or the answer of this one
_RULE_LETTERS = (
    ("extra-fee-or-new-loan", "fee_objection"),
    ("debt-transfer-without-notice", "transfer_check"),
    ("contact-list-harvesting", "data_access"),
    ("agency-not-disclosed", "transfer_check"),
    ("private-phone-or-wechat", "account_statement"),
    ("impersonate-other", "transfer_check"),
    ("third-party-contacted-while-reachable", "stay_reachable"),
)


def doors_of(letter: str) -> tuple[str, ...]:
    """Return to which doors a letter may be taken in some form, the usual one first, the public one last."""
    doors = tuple(door for door in DOORS.get(letter, ()) if door)
    if letter in _NAME_THEIR_DOOR:
        doors = doors[:1]
    if letter == "digest":  # for the call to an adviser
        doors = (finder.ADVICE,)
    return (*doors, PUBLIC) if letter in MAY_BE_POSTED else doors


def letters_for(here: Situation, channel: str, reason: str) -> tuple[str, ...]:
    """Return the letters for a door, the first one first; () where nothing is handed in there (now)."""
    if reason in _NO_PAPER:
        return ()
    if channel == COMPANY:
        return _to_company(here, reason)
    if channel == finder.REGISTER:
        return ("credit_objection",)
    if channel == finder.COURT:  # for who was sued; whether it is a payment order the paper says
        return ("payment_order_objection",) if here.court_paper and here.obliged else ()
    if channel == finder.ADVICE:
        return ("digest", "legal_aid") if here.court_paper else ("digest",)
    if channel == finder.DATA:
        asked = any(one.letter == "data_access" for one in here.tried)
        return ("data_access",) if may_write_to_company(here) and not asked else ()
    return _OTHERS.get(channel, ()) if channel != NFRA else _to_regulator(here, reason)


_OTHERS: dict[str, tuple[str, ...]] = {
    POLICE: ("police_report",),
    finder.LOCAL: ("local_authority",),
    HOTLINE: ("local_authority",),
    finder.NUISANCE: ("nuisance_12321",),
    finder.MEDIATION: ("mediation",),
}


def _to_regulator(here: Situation, reason: str) -> tuple[str, ...]:
    """Return complaint and report; a report needs no complaint to the company before it, a complaint is asked for one."""
    return (REPORT,) if reason == "report_at_once" else (COMPLAINT, REPORT)


def _to_company(here: Situation, reason: str) -> tuple[str, ...]:
    """Return what fits the story best first: who owes nothing says so, who was answered badly goes one level up."""
    if reason in {"once_more", "body_above", "hold_to_it"}:
        return (SECOND,)
    if here.perspective == "third_party" and not here.obliged:
        return ("notice", "data_access")
    whole = "complaint" if here.perspective == "borrower" else "notice"
    first = [letter for state, letter in (("repaid", "repaid"), ("not_theirs", "not_mine")) if state in here.debt]
    more = [letter for rule, letter in _RULE_LETTERS if rule in here.found]
    if here.lender == "buyer":
        first.append("transfer_check")
    if here.found and here.found <= {"extra-fee-or-new-loan"}:
        first.append("fee_objection")
    return tuple(dict.fromkeys([*first, whole, *more]))
