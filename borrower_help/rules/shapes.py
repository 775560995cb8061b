"""What a rule is made of and what it answers with."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from borrower_help.rules.facts import ANSWERS, LENDER_KINDS, PLAN_DAY, CaseFacts

OUTCOMES = ("indicated", "not_indicated", "undetermined")
SEVERITIES = ("low", "medium", "high", "critical")  # ours, not the law's
PROTECTS = ("borrower", "third_party", "both")

# Questions no rule waits for: they are offered where they may matter, and what nobody answered changes nothing.
OFFERED = frozenset(
    {"agreed_night", "agreed_attempts", "frail_contacted", "negative_record", "agency_notice", "signed_plan"}
)
# Facts that may be missing; each has a question in the wording.
MISSING = (
    "time",
    "connected",
    "role",
    "which_parent",
    "lender_kind",
    "conduct",
    "who_was_told",
    "borrower_reachable",
    "threat_words",
    "claim_check",
    "paper_check",
    "consent_to_entry",
    "debt_state",
    *(key for key in ANSWERS if key not in OFFERED),
    PLAN_DAY,
)

# Whom a basis binds.
EVERYONE = frozenset(LENDER_KINDS) - {"unknown"}
CREDIT_CARD = frozenset({"credit_card"})
CONSUMER_FINANCE = frozenset({"consumer_finance"})
MICROLOAN = frozenset({"microloan"})
# The measures of 2022 bind banking institutions: banks and consumer finance companies, not microloan companies.
SUPERVISED = frozenset({"bank", "credit_card", "consumer_finance"})
# The banking association's guideline binds its members and those who collect for them: banks and such consumer finance
# companies as joined; whether one did is said as a caveat, for no list was seen.
MEMBERS = SUPERVISED
# GB/T 45251 is about personal online consumer credit, collection agencies included. Whether it reaches credit cards was
# not seen, and it is not written for those who lend without a licence.
ONLINE_CREDIT = frozenset({"bank", "consumer_finance", "microloan", "platform", "debt_buyer"})
BUSINESSES = ONLINE_CREDIT | CREDIT_CARD
UNLICENSED = frozenset({"unlicensed"})

Value = int | str | tuple[str, ...]


@dataclass(frozen=True)
class Basis:
    """Hold one article a rule rests on, whom it binds, and for which kinds of hit it is cited."""

    article: str
    carries: bool  # it gives the rule's number or prohibition; otherwise it only supports
    lenders: frozenset[str] = EVERYONE
    only: frozenset[str] = frozenset()  # cited only for hits with one of these tags; empty: for all


@dataclass(frozen=True)
class Reason:
    """Hold why, as a code and what the sentence needs."""

    code: str
    parameters: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Hit:
    """Hold one thing in the record that a rule is about; with `missing` facts it may be one."""

    on: date
    incidents: tuple[str, ...]
    count: int = 1
    tags: frozenset[str] = frozenset()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Look:
    """Hold what a rule saw in a case, before any law is asked; `otherwise` is the reason when there is no hit."""

    hits: tuple[Hit, ...]
    otherwise: Reason


@dataclass(frozen=True)
class Rule:
    """Hold one conduct rule of the catalogue."""

    key: str
    version: int
    protects: str
    found: str  # the reason code when it is indicated
    bases: tuple[Basis, ...]
    look: Callable[[CaseFacts], Look]
    severity: str
    strengthen: tuple[str, ...]
    raised: Callable[[Sequence[Hit]], str] | None = None  # a higher severity for what was found, or the same
    own_threshold: bool = False  # the number the rule counts to is ours, not the law's
    police: bool = False  # a matter for 110 first: no letter to those who did it is offered for it


@dataclass(frozen=True)
class Finding:
    """Hold what comparing one rule with one case gave."""

    rule: str
    version: int
    outcome: str
    reason: Reason
    carrying: tuple[Basis, ...] = ()
    supporting: tuple[Basis, ...] = ()
    incidents: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    strengthen: tuple[str, ...] = ()
    severity: str = ""  # ours; "" unless indicated
    counts: Mapping[str, int] = field(default_factory=dict)
    ours: tuple[str, ...] = ()  # what in this finding is a choice of ours: severity, threshold
    withheld: tuple[str, ...] = ()  # sources not cited because their review is overdue
