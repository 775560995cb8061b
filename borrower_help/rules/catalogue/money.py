"""Rules about money and about who asks for it: fees, private accounts and phones, agencies, sold debts, plans, usury."""

from datetime import date

from borrower_help.rules.facts import PLAN_DAY, CaseFacts, IncidentFacts
from borrower_help.rules.reading import first_reason, reached_borrower
from borrower_help.rules.shapes import (
    BUSINESSES,
    CREDIT_CARD,
    MEMBERS,
    SUPERVISED,
    UNLICENSED,
    Basis,
    Hit,
    Look,
    Reason,
    Rule,
)

# The crime of collecting unlawful debts stands in the criminal law since this day.
UNLAWFUL_DEBT_FROM = date(2021, 3, 1)
_FORCE = frozenset({"threatened_harm", "frightened", "hit_or_held", "followed", "entered_or_stayed"})
_PRIVATE = frozenset({"call", "video_call", "text", "app_message"})


def _fees(case: CaseFacts) -> Look:
    hits = []
    reasons = set()
    marks = {"extra_fees": "fees", "pushed_borrowing": "borrowing"}
    for incident in case.incidents:
        tags = frozenset(tag for code, tag in marks.items() if code in incident.conduct)
        if tags:
            hits.append(Hit(incident.on, (incident.id,), 1, tags))
        elif "private_account" in incident.conduct:
            reasons.add("private_account")
    return Look(tuple(hits), Reason(first_reason(reasons, ("private_account", "no_fees"))))


def _private(case: CaseFacts) -> Look:
    how = case.answer("private_channel")
    to_borrower = [i for i in case.incidents if i.contact_channel in _PRIVATE and reached_borrower(i, case)]
    if how == "official" or not how:
        return Look((), Reason("official_channel" if how else "channel_unknown"))
    missing = () if how == "not_allowed" else ("private_channel",)
    hits = (Hit(one.on, (one.id,), one.contacts, missing=missing) for one in to_borrower)
    return Look(tuple(hits), Reason("no_call_to_borrower"))


def _undisclosed(case: CaseFacts) -> Look:
    hits = []
    told = case.answer("agency_notice")
    for incident in case.incidents:
        tags = {"hidden"} if "hid_identity" in incident.conduct else set()
        if told == "not_told":
            tags.add("outsourced")
        if tags:
            hits.append(Hit(incident.on, (incident.id,), incident.contacts, frozenset(tags)))
    return Look(tuple(hits), Reason({"told": "agency_told", "own_staff": "own_staff"}.get(told, "identity_given")))


def _transferred(case: CaseFacts) -> Look:
    notice = case.answer("transfer_notice")
    if case.lender_kind != "debt_buyer":
        return Look((), Reason("not_transferred"))
    if notice == "yes":
        return Look((), Reason("transfer_known"))
    missing = () if notice else ("transfer_notice",)
    hits = (Hit(i.on, (i.id,), i.contacts, missing=missing) for i in case.incidents if reached_borrower(i, case))
    return Look(tuple(hits), Reason("no_call_to_borrower"))


def _after_plan(case: CaseFacts) -> Look:
    plan, signed = case.answer("signed_plan"), case.answer(PLAN_DAY)
    if plan != "kept":
        return Look((), Reason("plan_broken" if plan == "broken" else "no_plan"))
    if not signed:
        return Look(
            tuple(Hit(i.on, (i.id,), i.contacts, missing=(PLAN_DAY,)) for i in case.incidents), Reason("no_plan")
        )
    # what came on the day itself may have come before the pen
    later = (one for one in case.incidents if one.on > date.fromisoformat(signed))
    return Look(tuple(Hit(i.on, (i.id,), i.contacts) for i in later), Reason("only_before_plan"))


def _unlawful(case: CaseFacts) -> Look:
    signs = case.answer("loan_signs")
    if case.lender_kind in BUSINESSES:
        return Look((), Reason("licensed"))
    if signs == "no" or (not signs and case.lender_kind != "unlicensed"):
        return Look((), Reason("no_loan_signs"))
    forceful = [one for one in case.incidents if one.conduct & _FORCE]
    hits = [_unlawful_hit(one, signs) for one in forceful if one.on >= UNLAWFUL_DEBT_FROM]
    return Look(tuple(hits), Reason("before_that_crime" if forceful else "no_force"))


def _unlawful_hit(incident: IncidentFacts, signs: str) -> Hit:
    only_frightened = incident.conduct & _FORCE == {"frightened"}
    missing = (() if signs else ("loan_signs",)) + (("threat_words",) if only_frightened else ())
    return Hit(incident.on, (incident.id,), 1, missing=missing)


MONEY = (
    # Fees in the name of collecting and being driven to borrow more stand in the guideline, for members. What newer rules
    # say of costs hangs on when and through whom the money was lent: they support.
    Rule(
        key="extra-fee-or-new-loan",
        version=1,
        protects="borrower",
        found="fees_or_new_loan",
        bases=(
            Basis("cba-collection-guideline-2026-prohibited-fees", carries=True, lenders=MEMBERS),
            Basis("cost-disclosure-2026-main", carries=False, lenders=BUSINESSES, only=frozenset({"fees"})),
            Basis(
                "loan-facilitation-notice-2025-cost",
                carries=False,
                lenders=frozenset({"bank", "consumer_finance", "platform"}),
                only=frozenset({"fees"}),
            ),
            Basis("consumer-law-art-26", carries=False, lenders=BUSINESSES, only=frozenset({"fees"})),
            Basis("public-security-law-2025-art-58", carries=False, only=frozenset({"fees"})),
        ),
        look=_fees,
        severity="high",
        strengthen=("transfer_record", "original_messages"),
    ),
    # Only for outside collectors of members, and only without the member's leave: so the member has to be asked first.
    Rule(
        key="private-phone-or-wechat",
        version=1,
        protects="borrower",
        found="private_channel_used",
        bases=(Basis("cba-collection-guideline-2026-prohibited-private", carries=True, lenders=MEMBERS),),
        look=_private,
        severity="medium",
        strengthen=("call_log", "check_result"),
    ),
    # That an outside firm is announced first stands in the measures of 2022, that one says who one is in the guideline.
    Rule(
        key="agency-not-disclosed",
        version=1,
        protects="borrower",
        found="agency_hidden",
        bases=(
            Basis(
                "bank-insurance-consumer-2022-art-41-agency",
                carries=True,
                lenders=SUPERVISED,
                only=frozenset({"outsourced"}),
            ),
            Basis(
                "cba-collection-guideline-2026-identity",
                carries=True,
                lenders=MEMBERS,
                only=frozenset({"hidden"}),
            ),
            Basis("pipl-art-17", carries=False),
            Basis("pipl-art-21", carries=False, only=frozenset({"outsourced"})),
        ),
        look=_undisclosed,
        severity="medium",
        strengthen=("asked_who", "published_list"),
    ),
    # Without a notice the sale has no effect for the borrower; the debt itself does not end by that.
    Rule(
        key="debt-transfer-without-notice",
        version=1,
        protects="borrower",
        found="transfer_unannounced",
        bases=(
            Basis("civil-code-art-546", carries=True),
            Basis("civil-code-art-545", carries=False),
        ),
        look=_transferred,
        severity="medium",
        strengthen=("first_contract", "transfer_papers"),
    ),
    # Of cards alone: as long as a signed plan is kept, collecting stops.
    Rule(
        key="after-signed-plan",
        version=1,
        protects="borrower",
        found="after_plan",
        bases=(Basis("credit-card-measures-2011-art-70-stop", carries=True, lenders=CREDIT_CARD),),
        look=_after_plan,
        severity="high",
        strengthen=("signed_plan_paper", "instalments_paid"),
    ),
    # A crime that only the police and courts can find: lawful loans are outside it.
    Rule(
        key="illegal-debt-collection-crime",
        version=1,
        protects="both",
        found="unlawful_debt",
        bases=(
            Basis("criminal-law-art-293-1", carries=True, lenders=UNLICENSED),
            Basis("civil-code-art-670", carries=False, lenders=UNLICENSED),
            Basis("civil-code-art-680", carries=False, lenders=UNLICENSED),
            Basis("private-lending-interpretation-art-25", carries=False, lenders=UNLICENSED),
            Basis("private-lending-interpretation-art-26", carries=False, lenders=UNLICENSED),
        ),
        look=_unlawful,
        severity="critical",
        strengthen=("money_received", "original_messages", "police_receipt"),
        police=True,
    ),
)
