"""Rules about what is said and shown: insults, foul messages, false names, forged papers, invented consequences.

A record counts once: a day's numbers tell how often they came, not how often they said it.
"""

from datetime import date, timedelta

from borrower_help.rules.catalogue.grave import REPEATED
from borrower_help.rules.facts import CaseFacts, IncidentFacts
from borrower_help.rules.reading import first_reason, reached_borrower, unrelated
from borrower_help.rules.shapes import (
    BUSINESSES,
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

WINDOW = timedelta(days=30)
_ABUSE = frozenset({"insulted", "obscene_pictures", "threatened_harm", "threatened_exposure"})
_SENT = frozenset({"call", "robot_call", "video_call", "text", "app_message", "email", "letter"})
_INVENTED = frozenset({"threatened_jail", "threatened_family_record"})


def _insulted(case: CaseFacts) -> Look:
    insults = [incident for incident in case.incidents if "insulted" in incident.conduct]
    often = frozenset({"repeated"} if len(insults) >= REPEATED else ())
    hits = [Hit(one.on, (one.id,), 1, often | _heard_by(one, case)) for one in insults]
    return Look(tuple(hits), Reason("no_insult"))


def _heard_by(incident: IncidentFacts, case: CaseFacts) -> frozenset[str]:
    """Return who heard it: a public, somebody besides the borrower, or the borrower alone."""
    if incident.contact_channel == "posting" or incident.reached == "group" or "published" in incident.conduct:
        return frozenset({"public", "before_others"})
    if reached_borrower(incident, case):
        return frozenset({"to_borrower"})
    # whoever keeps the record for themselves and was sworn at alone had nobody else to hear it
    alone = case.perspective == "third_party" and incident.reached == "self"
    return frozenset(() if alone else {"before_others"})


def _abused(case: CaseFacts) -> Look:
    abuse = [one for one in case.incidents if one.conduct & _ABUSE and one.contact_channel in _SENT]
    if not abuse:
        return Look((), Reason("no_abuse"))
    answer = case.answer("abusive_times")
    crowded = _within_window([incident.on for incident in abuse])
    missing: tuple[str, ...] = ()
    if answer == "three_or_more":
        chosen = abuse
    elif crowded:
        chosen = [one for one in abuse if one.on in crowded]
    elif answer == "under_three" or all(one.contacts == 1 for one in abuse):
        return Look((), Reason("fewer_than_three", {"seen": len(abuse)}))
    else:  # a day was counted in which some were foul, and nobody wrote down how many
        chosen, missing = abuse, ("abusive_times",)
    hits = (Hit(one.on, (one.id,), 1, frozenset(one.conduct & _ABUSE), missing) for one in chosen)
    return Look(tuple(hits), Reason("fewer_than_three", {"seen": len(abuse)}))


def _within_window(days: list[date]) -> set[date]:
    """Return the days that belong to a run of thirty days holding at least three."""
    days = sorted(days)
    found: set[date] = set()
    start = 0
    for end, on in enumerate(days):
        while on - days[start] >= WINDOW:
            start += 1
        if end - start + 1 >= REPEATED:
            found.update((days[start], days[end - 1], on))
    return found


def _other_name(case: CaseFacts) -> Look:
    hits = []
    reasons = set()
    for incident in case.incidents:
        if "claimed_lawyer" not in incident.conduct:
            continue
        if incident.claim_check == "genuine":
            reasons.add("lawyer_genuine")
        else:
            missing = () if incident.claim_check == "not_genuine" else ("claim_check",)
            hits.append(Hit(incident.on, (incident.id,), 1, missing=missing))
    return Look(tuple(hits), Reason(first_reason(reasons, ("lawyer_genuine", "no_lawyer_claim"))))


def _forged(case: CaseFacts) -> Look:
    hits = []
    reasons = set()
    for incident in case.incidents:
        if "showed_paper" not in incident.conduct:
            continue
        if incident.paper_check == "genuine":
            reasons.add("paper_genuine")
        else:
            missing = () if incident.paper_check == "not_genuine" else ("paper_check",)
            hits.append(Hit(incident.on, (incident.id,), 1, missing=missing))
    return Look(tuple(hits), Reason(first_reason(reasons, ("paper_genuine", "no_paper"))))


def _invented(case: CaseFacts) -> Look:
    hits = []
    reasons = set()
    for incident in case.incidents:
        said = incident.conduct & _INVENTED
        if not said:
            reasons |= {"lawful_notice"} if "announced_suit" in incident.conduct else set()
            continue
        missing: tuple[str, ...] = ()
        if said == {"threatened_jail"} and case.lender_kind == "credit_card":
            # Of cards alone large sums can become a matter for the police: what is said is not always invented.
            principal = case.answer("card_principal")
            if principal == "from_50000":
                reasons.add("card_may_be_serious")
                continue
            missing = () if principal else ("card_principal",)
        tags = frozenset(code.removeprefix("threatened_") for code in said)
        hits.append(Hit(incident.on, (incident.id,), 1, tags, missing))
    order = ("card_may_be_serious", "lawful_notice", "nothing_invented")
    return Look(tuple(hits), Reason(first_reason(reasons, order)))


def _credit_record(case: CaseFacts) -> Look:
    hits = []
    reasons = set()
    if case.answer("negative_record") == "not_told":
        last = max(case.incidents, key=lambda one: one.on)
        hits.append(Hit(last.on, (last.id,), 1, frozenset({"reported"})))
    threatened = case.answer("own_record_threat")
    for incident in case.incidents:
        if "announced_suit" in incident.conduct:
            reasons.add("record_announced")
        third = unrelated(incident, case)
        if third is False or "threatened_family_record" not in incident.conduct:
            continue
        if threatened == "no":
            reasons.add("record_announced")
            continue
        unknown = (("own_record_threat", threatened or None), ("role", third))
        missing = tuple(name for name, answer in unknown if answer is None)
        hits.append(Hit(incident.on, (incident.id,), 1, frozenset({"third"}), missing))
    return Look(tuple(hits), Reason(first_reason(reasons, ("record_announced", "no_record_talk"))))


SPEECH = (
    # What only the borrower hears is forbidden by the lenders' own rules and by the consumer law's dignity; reputation
    # needs somebody else to hear, "in public" in the police law a public; three messages are "repeatedly", as for threats.
    Rule(
        key="insult-defamation",
        version=1,
        protects="both",
        found="insulted",
        bases=(
            Basis("public-security-law-2025-art-50-insult", carries=True, only=frozenset({"public"})),
            Basis("public-security-law-2012-art-42-insult", carries=True, only=frozenset({"public"})),
            Basis("public-security-law-2025-art-50-pester", carries=True, only=frozenset({"repeated"})),
            Basis("public-security-law-2012-art-42-pester", carries=True, only=frozenset({"repeated"})),
            Basis("civil-code-art-1024", carries=True, only=frozenset({"before_others"})),
            Basis("consumer-law-art-14", carries=True, lenders=BUSINESSES, only=frozenset({"to_borrower"})),
            Basis("credit-card-measures-2011-art-68", carries=True, lenders=CREDIT_CARD),
            Basis("microloan-measures-2024-collection-conduct", carries=True, lenders=MICROLOAN),
            Basis("cba-collection-guideline-2026-prohibited-speech", carries=True, lenders=MEMBERS),
            Basis("civil-code-art-990", carries=False),
            Basis("consumer-law-art-50", carries=False, lenders=BUSINESSES, only=frozenset({"to_borrower"})),
            Basis("criminal-law-art-246", carries=False, only=frozenset({"public"})),
        ),
        look=_insulted,
        severity="high",
        strengthen=("original_messages", "who_heard"),
        own_threshold=True,
    ),
    # "Repeatedly" has no number in the law: three within thirty days is where we begin to say so.
    Rule(
        key="repeated-abusive-messages",
        version=1,
        protects="both",
        found="abused_repeatedly",
        bases=(
            Basis("public-security-law-2025-art-50-pester", carries=True),
            Basis("public-security-law-2012-art-42-pester", carries=True),
            Basis("telecom-regulation-art-56", carries=False),
        ),
        look=_abused,
        severity="critical",
        strengthen=("original_messages", "police_receipt"),
        own_threshold=True,
        police=True,
    ),
    # Who borrows the name of a person or firm is in the police law only since 2026; what was before is compared with the
    # guideline alone. Who practises as a lawyer without being one is the lawyers law's matter: it supports.
    Rule(
        key="impersonate-other",
        version=1,
        protects="both",
        found="false_name",
        bases=(
            Basis("public-security-law-2025-art-62-other", carries=True),
            Basis("lawyers-law-art-13", carries=False),
        ),
        look=_other_name,
        severity="high",
        strengthen=("check_result", "original_messages"),
    ),
    # The old police law is named without a number: of it only article 42 was read.
    Rule(
        key="forged-legal-document",
        version=1,
        protects="both",
        found="forged_paper",
        bases=(
            Basis("public-security-law-2025-art-63", carries=True),
            Basis("public-security-law-2012-papers", carries=True),
            Basis("cba-collection-guideline-2026-prohibited-claims", carries=False, lenders=MEMBERS),
            Basis("criminal-law-art-280", carries=False),
        ),
        look=_forged,
        severity="critical",
        strengthen=("check_result", "paper_photo"),
    ),
    # To say truly that one will sue or report is allowed. What is made up is forbidden by the lenders' own rules; the
    # reading of the card crimes shows what "prison" would need.
    Rule(
        key="false-consequence",
        version=1,
        protects="borrower",
        found="invented_consequence",
        bases=(
            Basis("microloan-measures-2024-collection-conduct", carries=True, lenders=MICROLOAN),
            Basis("cba-collection-guideline-2026-prohibited-claims", carries=True, lenders=MEMBERS),
            Basis("bank-insurance-consumer-2022-art-41", carries=False, lenders=SUPERVISED),
            Basis("pipl-art-5", carries=False),
            Basis("credit-card-crime-interp-6", carries=False, lenders=CREDIT_CARD, only=frozenset({"jail"})),
            Basis("credit-card-crime-interp-8", carries=False, lenders=CREDIT_CARD, only=frozenset({"jail"})),
        ),
        look=_invented,
        severity="medium",
        strengthen=("original_messages", "papers_to_compare"),
    ),
    # That a bad record is announced to the person first is law; that somebody else's record suffers is made up.
    Rule(
        key="report-threat-without-notice",
        version=1,
        protects="both",
        found="record_not_announced",
        bases=(
            Basis("credit-reporting-regulation-art-15", carries=True, lenders=BUSINESSES, only=frozenset({"reported"})),
            Basis(
                "microloan-measures-2024-collection-conduct",
                carries=True,
                lenders=MICROLOAN,
                only=frozenset({"third"}),
            ),
            Basis(
                "cba-collection-guideline-2026-prohibited-claims",
                carries=True,
                lenders=MEMBERS,
                only=frozenset({"third"}),
            ),
            Basis(
                "credit-reporting-regulation-art-25", carries=False, lenders=BUSINESSES, only=frozenset({"reported"})
            ),
            Basis(
                "credit-reporting-regulation-art-26", carries=False, lenders=BUSINESSES, only=frozenset({"reported"})
            ),
        ),
        look=_credit_record,
        severity="medium",
        strengthen=("credit_report", "contract_notice"),
    ),
)
