"""How long an answer may take, door by door, as the rule of that door says it; a door without a rule that was read is not here.

`whole` says all of it. `stages` are only what can be counted from the day the paper arrived: what begins with another
day (taken up, passed on) stands in `whole` and is never turned into a date.
"""

from dataclasses import dataclass

from borrower_help.rules.law import Words
from borrower_help.rules.shapes import SUPERVISED


@dataclass(frozen=True)
class Stage:
    """Hold one period counted from the day of receipt."""

    name: Words
    days: int
    working: bool = False  # working days; else natural ones


@dataclass(frozen=True)
class Term:
    """Hold what one door's rule says about answering."""

    door: str  # id of the channel in the fact base
    letters: frozenset[str]
    whole: Words
    article: str
    stages: tuple[Stage, ...] = ()
    lenders: frozenset[str] = frozenset()  # whom the rule binds; empty: whoever it is


_USUAL = Stage(Words("一般", "As a rule"), 15)
_COMPLICATED = Stage(Words("复杂的", "Complicated"), 30)
_LONGEST = Stage(Words("最长", "At the longest"), 60)
_COMPLAINT = "bank-insurance-complaint-2020-time-limits"

TERMS = (
    Term(
        "lender-complaint",
        frozenset({"complaint", "notice", "fee_objection"}),
        Words("一般15日，复杂30日，最长60日", "15 days as a rule, 30 where it is complicated, 60 at the longest"),
        _COMPLAINT,
        (_USUAL, _COMPLICATED, _LONGEST),
        SUPERVISED,
    ),
    Term(
        "nfra-12378",
        frozenset({"regulator_complaint"}),
        Words(
            "会转给那家机构；机构收到后一般15日，复杂30日，最长60日。几天转到，没有查到",
            "It is passed on to the institution, which then has 15 days as a rule, 30 where it is complicated, 60 at the longest. "
            "How soon it is passed on was not found",
        ),
        _COMPLAINT,
        (),
        SUPERVISED,
    ),
    Term(
        "nfra-12378",
        frozenset({"regulator_report"}),
        Words(
            "实名的，15日内决定受不受理并书面告诉你；受理后60日内出结论，特殊的一般再延不超过30日",
            "Signed with a name: 15 days to decide whether it is taken up, in writing; 60 days from then for the result, as a rule "
            "at most 30 more",
        ),
        "lianbao-report-measures-2019",
        (Stage(Words("决定受不受理", "To be taken up or not"), 15),),
    ),
    Term(
        "pbccrc-dispute",
        frozenset({"credit_objection"}),
        Words("收到异议20日内核查并书面答复", "Checked and answered in writing within 20 days of receipt"),
        "credit-reporting-regulation-art-25",
        (Stage(Words("书面答复", "Answer in writing"), 20),),
    ),
    Term(
        "pboc-12363",
        frozenset({"credit_objection"}),
        Words("受理后30日内书面答复", "Answered in writing within 30 days of being taken up"),
        "credit-reporting-regulation-art-26",
    ),
    Term(
        "pboc-12363",
        frozenset({"regulator_complaint"}),
        Words(
            "7个工作日内决定收不收；收了转给机构，机构15日内答复，复杂的可以延长，最长60日",
            "7 working days to decide whether it is taken; then the institution has 15 days, more where it is complicated, 60 at "
            "the longest",
        ),
        "pboc-consumer-2020-art-43",
        (Stage(Words("决定收不收", "To be taken or not"), 7, working=True),),
    ),
    Term(
        "samr-12315",
        frozenset({"fee_objection", "regulator_complaint"}),
        Words(
            "7个工作日内处理并告诉你；受理后双方同意调解的，60日内调解完",
            "Dealt with in 7 working days, and you are told; mediation both sides agree to ends within 60 days",
        ),
        "consumer-law-implementing-regulation-art-46",
        (Stage(Words("处理并告诉你", "Dealt with, and you are told"), 7, working=True),),
    ),
    Term(
        "legal-aid-12348",
        frozenset({"legal_aid"}),
        Words("7日内决定；同意的，3日内指派律师", "Decided in 7 days; once granted, a lawyer is named within 3"),
        "legal-aid-law-art-43",
        (Stage(Words("决定", "Decision"), 7),),
    ),
)

# Who is not content with the decision may ask the body above for a second look, within so many days of receiving it.
REVIEW_DAYS, REVIEW_ARTICLE, REVIEW_LENDERS = 30, "bank-insurance-complaint-2020-review", SUPERVISED

# What the police have not come to know of within six months is no longer punished.
POLICE_MONTHS, POLICE_ARTICLE = 6, "public-security-law-2025-art-25"

# Where each letter may be handed in, its own door first; "" is a company or body without a page among the doors.
DOORS: dict[str, tuple[str, ...]] = {
    "complaint": ("lender-complaint",),
    "notice": ("lender-complaint",),
    "second_level": ("lender-complaint",),
    "repaid": ("lender-complaint",),
    "not_mine": ("lender-complaint",),
    "negotiation": ("lender-complaint",),
    "police_report": ("emergency-110",),
    "stay_reachable": ("lender-complaint",),
    "change_contacts": ("lender-complaint",),
    "transfer_check": ("lender-complaint",),
    "data_access": ("lender-complaint",),
    "account_statement": ("lender-complaint",),
    "fee_objection": ("lender-complaint", "samr-12315"),
    "payment_order_objection": ("court-12368",),
    "mediation": ("mediation-cfmw",),
    "settlement_confirmation": ("lender-complaint",),
    "clearance": ("lender-complaint",),
    "authorisation": ("",),
    "regulator_complaint": ("nfra-12378", "pboc-12363", "samr-12315", "pi-protection-complaint"),
    "regulator_report": ("nfra-12378", "samr-12315"),
    "local_authority": ("local-financial-admin", "gov-12345"),
    "credit_objection": ("pbccrc-dispute", "lender-complaint", "pboc-12363"),
    "nuisance_12321": ("12321",),
    "legal_aid": ("legal-aid-12348",),
    "digest": ("",),
}
