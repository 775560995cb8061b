"""Rules about threats, false authority, entering homes, and pursuing somebody who owes nothing."""

from datetime import datetime

from borrower_help.rules.facts import CaseFacts, IncidentFacts
from borrower_help.rules.reading import CONSEQUENCES, THREATENED, after, first_reason
from borrower_help.rules.shapes import (
    CONSUMER_FINANCE,
    CREDIT_CARD,
    MEMBERS,
    MICROLOAN,
    SUPERVISED,
    Basis,
    Hit,
    Look,
    Reason,
    Rule,
)

# "Repeatedly" has no number in the law; three is the common reading, and ours here.
REPEATED = 3
_NOT_A_HOME = frozenset({"employer", "colleague", "school", "village", "group"})
_NO_DEBT = frozenset({"repaid", "not_theirs", "number_recycled"})
_TOLD_THEM = frozenset({"after_objection", "after_wrong_person"})
# What has to have been said before: that it was repaid; or that this is not the person who owes.
_NOTICES = {"repaid": frozenset({"repaid"}), "wrong": frozenset({"wrong_person", "stop_contact"})}


def _threat(case: CaseFacts) -> Look:
    # a record counts once: a day's numbers tell how often they came, not how often they threatened
    threats = [incident for incident in case.incidents if incident.conduct & THREATENED]
    repeated = frozenset({"repeated"}) if len(threats) >= REPEATED else frozenset()
    hits = []
    for incident in threats:
        kinds = {code.removeprefix("threatened_") for code in incident.conduct & THREATENED}
        hits.append(Hit(incident.on, (incident.id,), 1, repeated | kinds))
    talked = False
    for incident in case.incidents:
        if incident.conduct & THREATENED:
            continue
        if incident.conduct & CONSEQUENCES:
            talked = True
        elif "frightened" in incident.conduct:
            hits.append(Hit(incident.on, (incident.id,), 1, missing=("threat_words",)))
    return Look(tuple(hits), Reason("only_consequences" if talked else "no_threat"))


def _authority(case: CaseFacts) -> Look:
    hits = []
    reasons = set()
    for incident in case.incidents:
        if "claimed_authority" not in incident.conduct:
            reasons.add("only_lawyer_claim" if "claimed_lawyer" in incident.conduct else "no_authority_claim")
        elif incident.claim_check == "genuine":
            reasons.add("claim_genuine")
        else:
            missing = () if incident.claim_check == "not_genuine" else ("claim_check",)
            hits.append(Hit(incident.on, (incident.id,), 1, missing=missing))
    return Look(
        tuple(hits), Reason(first_reason(reasons, ("claim_genuine", "only_lawyer_claim", "no_authority_claim")))
    )


def _entry(case: CaseFacts) -> Look:
    hits = []
    reasons = set()
    for incident in case.incidents:
        if "entered_or_stayed" not in incident.conduct:
            continue
        if incident.place in {"workplace", "public"} or (not incident.place and incident.reached in _NOT_A_HOME):
            reasons.add("not_a_home")
        elif incident.consent_to_entry:
            reasons.add("entry_agreed")
        else:
            missing = ("consent_to_entry",) if incident.consent_to_entry is None else ()
            hits.append(Hit(incident.on, (incident.id,), 1, missing=missing))
    return Look(tuple(hits), Reason(first_reason(reasons, ("entry_agreed", "not_a_home", "no_entry"))))


def _without_debt(case: CaseFacts) -> Look:
    notices = {
        tag: min((refusal.at for refusal in case.refusals if refusal.kind in kinds), default=None)
        for tag, kinds in _NOTICES.items()
    }
    states = [_no_debt(incident, case) for incident in case.incidents]
    # Whoever said of one day what the debt was has answered the question for the others.
    ask = case.perspective == "borrower" and "owed" not in states
    hits = []
    reasons = set()
    for incident, state in zip(case.incidents, states, strict=True):
        if state in _NOTICES:
            came_after = _told_before(incident, notices[state])
            if came_after is False:
                reasons.add("only_before_notice" if notices[state] else "no_notice")
                continue
            missing = () if came_after else ("time",)
            hits.append(Hit(incident.on, (incident.id,), incident.contacts, frozenset({state}), missing))
        elif state == "unknown" and ask:
            hits.append(Hit(incident.on, (incident.id,), incident.contacts, missing=("debt_state",)))
        else:
            reasons.add("owed" if case.perspective == "borrower" else "anothers_debt")
    return Look(
        tuple(hits), Reason(first_reason(reasons, ("no_notice", "only_before_notice", "owed", "anothers_debt")))
    )


def _no_debt(incident: IncidentFacts, case: CaseFacts) -> str:
    """Return "repaid" or "wrong" where nothing is owed, "unknown", or "owed" for every other answer."""
    if "after_repayment" in incident.conduct or incident.debt_state == "repaid":
        return "repaid"
    if "after_wrong_person" in incident.conduct or incident.debt_state == "number_recycled":
        return "wrong"
    if incident.debt_state == "not_theirs":
        # Of a third party this says only that the debt is another's: the rules for third parties are about that.
        return "wrong" if case.perspective == "borrower" else "owed"
    return "unknown" if incident.debt_state == "unknown" else "owed"


def _told_before(incident: IncidentFacts, notice: datetime | None) -> bool | None:
    if incident.conduct & _TOLD_THEM:
        return True
    return after(incident, notice) if notice else False


GRAVE = (
    # Threatening a person's safety is forbidden by the police law whoever lends; so is intimidating repeatedly. A
    # single threat to expose is not in it: there the lenders' own rules carry. Saying that one will sue is no threat.
    Rule(
        key="threat",
        version=1,
        protects="both",
        found="threatened",
        bases=(
            Basis("public-security-law-2025-art-50-harm", carries=True, only=frozenset({"harm"})),
            Basis("public-security-law-2012-art-42-harm", carries=True, only=frozenset({"harm"})),
            Basis("public-security-law-2025-art-50-pester", carries=True, only=frozenset({"repeated"})),
            Basis("public-security-law-2012-art-42-pester", carries=True, only=frozenset({"repeated"})),
            Basis("bank-insurance-consumer-2022-art-41", carries=True, lenders=SUPERVISED),
            Basis("consumer-finance-company-measures-2024-collection", carries=True, lenders=CONSUMER_FINANCE),
            Basis("credit-card-measures-2011-art-68", carries=True, lenders=CREDIT_CARD),
            Basis("microloan-measures-2024-collection", carries=True, lenders=MICROLOAN),
            Basis("cba-collection-guideline-2026-prohibited", carries=True, lenders=MEMBERS),
            Basis("criminal-law-art-293", carries=False, only=frozenset({"harm"})),
        ),
        look=_threat,
        severity="critical",
        strengthen=("original_messages", "police_receipt"),
        own_threshold=True,
    ),
    # Until the end of 2025 the old police law, named without a number: of it only article 42 was read.
    Rule(
        key="impersonate-authority",
        version=1,
        protects="both",
        found="false_authority",
        bases=(
            Basis("public-security-law-2025-art-62", carries=True),
            Basis("public-security-law-2012-authority", carries=True),
            Basis("bank-insurance-consumer-2022-art-41", carries=True, lenders=SUPERVISED),
            Basis("microloan-measures-2024-collection", carries=True, lenders=MICROLOAN),
            Basis("cba-collection-guideline-2026-prohibited", carries=True, lenders=MEMBERS),
            Basis("criminal-law-art-279", carries=False),
        ),
        look=_authority,
        severity="critical",
        strengthen=("check_result", "original_messages"),
    ),
    # Entering is forbidden by the law whoever does it; the old police law again without a number.
    Rule(
        key="home-entry-without-consent",
        version=1,
        protects="both",
        found="entered",
        bases=(
            Basis("civil-code-art-1033-home", carries=True),
            Basis("public-security-law-2025-art-47", carries=True),
            Basis("public-security-law-2012-home", carries=True),
            Basis("cba-collection-guideline-2026-prohibited", carries=True, lenders=MEMBERS),
            Basis("criminal-law-art-245", carries=False),
        ),
        look=_entry,
        police=True,
        severity="critical",
        strengthen=("cameras", "police_receipt"),
    ),
    # No rule of its own was seen: it is a matter of information that is wrong or no longer needed, and of quiet.
    Rule(
        key="pursued-without-debt",
        version=1,
        protects="both",
        found="pursued_without_debt",
        bases=(
            Basis("pipl-art-46", carries=True, only=frozenset({"wrong"})),
            Basis("pipl-art-47", carries=True),
            Basis("civil-code-art-1037", carries=False),
            Basis("civil-code-art-1033-calls", carries=False),
        ),
        look=_without_debt,
        severity="high",
        strengthen=("no_debt_proof", "refusal_proof"),
    ),
)
