"""Rules that protect people who owe nothing, and a borrower's privacy before them."""

from datetime import datetime

from borrower_help.rules.facts import PARENTS, CaseFacts, IncidentFacts
from borrower_help.rules.reading import (
    DISCLOSED,
    NOT_TO_A_PERSON,
    PRESSED,
    SAID,
    Reachable,
    after,
    reached_borrower,
    same_person,
    spoke,
    unrelated,
)
from borrower_help.rules.shapes import (
    BUSINESSES,
    CONSUMER_FINANCE,
    CREDIT_CARD,
    MEMBERS,
    MICROLOAN,
    ONLINE_CREDIT,
    Basis,
    Hit,
    Look,
    Reason,
    Rule,
)

_REFUSALS = frozenset({"stop_contact", "wrong_person"})
_AFTER_REFUSAL = frozenset({"after_objection", "after_wrong_person"})


def _pursued(case: CaseFacts) -> Look:
    hits = []
    reasons = {"obliged" for i in case.incidents if unrelated(i, case) is False and not reached_borrower(i, case)}
    for incident in case.incidents:
        third = unrelated(incident, case)
        if incident.contact_channel in NOT_TO_A_PERSON or third is False or spoke(incident) is False:
            continue
        missing = _pressure_missing(incident, case)
        if missing is None:
            reasons.add("unpressed")
            continue
        role = ("role",) if third is None else ()
        hits.append(Hit(incident.on, (incident.id,), 1, missing=missing + role))
    return Look(tuple(hits), Reason(_pursued_otherwise(reasons)))


def _pursued_otherwise(reasons: set[str]) -> str:
    if "unpressed" in reasons:
        return "no_pressure"
    return "only_obliged" if "obliged" in reasons else "no_third_party"


def _pressure_missing(incident: IncidentFacts, case: CaseFacts) -> tuple[str, ...] | None:
    """Return what must be known to call it pressing for payment: () for nothing, None where it was none."""
    if incident.conduct & PRESSED:
        return ()
    if "asked_to_persuade" in incident.conduct:
        # To be asked to pass on a word is no pressing; to be made to persuade is.
        answer = case.answers.get("persuade_or_relay")
        return {"persuade": (), "relay": None}.get(answer or "", ("persuade_or_relay",))
    return None if incident.conduct & SAID else ("conduct",)


def _after_refusal(case: CaseFacts) -> Look:
    refused: dict[str, datetime] = {}
    for refusal in case.refusals:
        if refusal.kind in _REFUSALS:
            refused[refusal.by] = min(refusal.at, refused.get(refusal.by, refusal.at))
    hits = []
    reasons = set()
    for incident in case.incidents:
        third = unrelated(incident, case)
        if incident.contact_channel in NOT_TO_A_PERSON or third is False:
            continue
        unknown = _came_after(incident, refused)
        if unknown is not None:
            missing = (*unknown, *(("role",) if third is None else ()))
            hits.append(Hit(incident.on, (incident.id,), incident.contacts, missing=missing))
        told = any(same_person(incident.reached, by) is not False for by in refused)
        reasons.add("only_before_refusal" if told else "no_refusal")
    return Look(tuple(hits), Reason(min(reasons, default="no_third_party", key=lambda code: code == "no_refusal")))


def _came_after(incident: IncidentFacts, refused: dict[str, datetime]) -> tuple[str, ...] | None:
    """Return what must be known to say that it came after a refusal: () for nothing, None where it did not."""
    if incident.conduct & _AFTER_REFUSAL:
        return ()
    sure = [at for by, at in refused.items() if same_person(incident.reached, by)]
    answers = {after(incident, at) for at in sure}
    if True in answers:
        return ()
    perhaps = {by: after(incident, at) for by, at in refused.items() if same_person(incident.reached, by) is None}
    if perhaps.keys() >= PARENTS and all(perhaps.values()):  # whichever of the two it was, that one had refused
        return ()
    if any(later is not False for later in perhaps.values()):
        return ("which_parent",)
    return ("time",) if None in answers else None


def _disclosed(case: CaseFacts) -> Look:
    # a record counts once: a day's numbers tell how often they came, not how often they told
    hits = []
    reasons = set()
    for incident in case.incidents:
        third = unrelated(incident, case)
        told = incident.conduct & DISCLOSED
        to_a_crowd = incident.contact_channel == "posting" or incident.reached == "group"
        if "published" in told or (told and to_a_crowd):
            hits.append(Hit(incident.on, (incident.id,), 1, frozenset({"public"})))
        elif told and third is not False:
            missing: tuple[str, ...] = ("role",) if third is None else ()
            hits.append(Hit(incident.on, (incident.id,), 1, missing=missing))
        elif told & {"told_others", "open_envelope"}:
            hits.append(Hit(incident.on, (incident.id,), 1, missing=("who_was_told",)))
        elif third is not False and not incident.conduct & SAID and spoke(incident):
            missing = ("conduct", "role") if third is None else ("conduct",)
            hits.append(Hit(incident.on, (incident.id,), 1, missing=missing))
        else:
            reasons.add("not_told" if third is not False else "no_third_party")
    return Look(tuple(hits), Reason("not_told" if "not_told" in reasons else "no_third_party"))


def _workplace(case: CaseFacts) -> Look:
    reachable = Reachable(case)
    hits = []
    reasons = set()
    for incident in case.incidents:
        at_work = incident.place == "workplace" or "called_workplace" in incident.conduct
        if not at_work and incident.reached not in {"colleague", "employer"}:
            continue
        own = reached_borrower(incident, case)
        hit = None if own else _at_colleagues(incident, case, reachable)
        if incident.contact_channel == "visit" and at_work and (hit is None or hit.missing):
            hit = _office_visit(incident)
        if hit is None:
            reasons.add("own_line" if own else "excused")
        else:
            hits.append(hit)
    return Look(tuple(hits), Reason(min(reasons, default="no_workplace_contact")))


def _office_visit(incident: IncidentFacts) -> Hit | None:
    """Return the hit of coming into the office; None where the borrower agreed to it."""
    if incident.consent_to_entry:
        return None
    missing = ("consent_to_entry",) if incident.consent_to_entry is None else ()
    return Hit(incident.on, (incident.id,), 1, _work_tags(incident) | {"office_visit"}, missing)


def _work_tags(incident: IncidentFacts) -> frozenset[str]:
    marks = {"told": DISCLOSED, "pressed": PRESSED, "crowd": {"visit_in_numbers"}}
    return frozenset(tag for tag, codes in marks.items() if incident.conduct & codes)


def _at_colleagues(incident: IncidentFacts, case: CaseFacts, reachable: "Reachable") -> Hit | None:
    """Return the hit of a contact with people at work, None where it is excused or nobody was spoken to."""
    third, spoken = unrelated(incident, case), spoke(incident)
    if third is False or spoken is False:
        return None
    missing: tuple[str, ...] = () if spoken else ("connected",)
    tags = _work_tags(incident)
    if not tags & {"told", "pressed"}:
        # Merely asking for the borrower is allowed where the borrower cannot be reached.
        reached = reachable.on(incident)
        if reached is False:
            return None
        missing += ("borrower_reachable",) if reached is None else ()
        tags |= {"mere"}
    missing += ("role",) if third is None else ()
    return Hit(incident.on, (incident.id,), incident.contacts, tags, missing)


THIRD_PARTIES = (
    # "Not from people who have nothing to do with the debt" stands word for word in the rules for each kind of lender,
    # in the standard and in the guideline: those carry, each from its own day. The Civil Code (quiet life; no guarantor
    # without a contract) is the legal ground beneath, but asking once is not what it forbids: it supports.
    Rule(
        key="third-party-pursued",
        version=1,
        protects="third_party",
        found="third_party_pressed",
        bases=(
            Basis("consumer-finance-company-measures-2024-collection", carries=True, lenders=CONSUMER_FINANCE),
            Basis("credit-card-measures-2011-art-68", carries=True, lenders=CREDIT_CARD),
            Basis("microloan-measures-2024-collection", carries=True, lenders=MICROLOAN),
            Basis("gbt-45251-2025-target", carries=True, lenders=ONLINE_CREDIT),
            Basis("cba-collection-guideline-2026-third-party", carries=True, lenders=MEMBERS),
            Basis("civil-code-art-1032", carries=False),
            Basis("civil-code-art-1033-calls", carries=False),
            Basis("civil-code-art-686", carries=False),
        ),
        look=_pursued,
        severity="high",
        strengthen=("third_party_log", "role_proof"),
    ),
    # A third party's refusal has a law behind it whoever lends: their number is their own information, and they may
    # refuse its use. The standard and the guideline say the same of contacts. Deleting on request and the quiet life
    # support.
    Rule(
        key="third-party-after-refusal",
        version=1,
        protects="third_party",
        found="contact_after_refusal",
        bases=(
            Basis("pipl-art-44", carries=True),
            Basis("gbt-45251-2025-target", carries=True, lenders=ONLINE_CREDIT),
            Basis("cba-collection-guideline-2026-third-party", carries=True, lenders=MEMBERS),
            Basis("civil-code-art-1033-calls", carries=False),
            Basis("pipl-art-47", carries=False),
        ),
        look=_after_refusal,
        severity="high",
        strengthen=("refusal_proof", "same_person"),
    ),
    # Privacy and information law carry for everybody; before 2021 only the consumer law did. Sensitive information
    # (PIPL 28, 29) is left out: that an amount alone is such was not seen.
    Rule(
        key="debt-disclosed-to-third-party",
        version=1,
        protects="borrower",
        found="debt_told",
        bases=(
            Basis("civil-code-art-1032", carries=True),
            Basis("civil-code-art-1038", carries=True),
            Basis("pipl-art-10", carries=True),
            Basis("pipl-art-25", carries=True, only=frozenset({"public"})),
            Basis("consumer-law-art-29", carries=True, lenders=BUSINESSES),
            Basis("gbt-45251-2025-target", carries=True, lenders=ONLINE_CREDIT),
            Basis("cba-collection-guideline-2026-third-party", carries=True, lenders=MEMBERS),
            # Spreading private matters is the microloan rule's word: telling one person is not yet that.
            Basis("microloan-measures-2024-collection", carries=True, lenders=MICROLOAN, only=frozenset({"public"})),
            Basis("consumer-law-art-50", carries=False, lenders=BUSINESSES),
            Basis("public-security-law-2025-art-50-privacy", carries=False),
            Basis("public-security-law-2025-art-56", carries=False),
            Basis("public-security-law-2012-art-42-privacy", carries=False),
        ),
        look=_disclosed,
        severity="high",
        strengthen=("third_party_log", "original_messages"),
    ),
    # People at work are third parties like others. A call that only asks for the borrower is measured by the standard
    # and the guideline; pressing by the lenders' own rules; telling of the debt by the law. Coming into the office
    # uninvited stands in the guideline alone.
    Rule(
        key="workplace-contact",
        version=1,
        protects="both",
        found="workplace_contacted",
        bases=(
            Basis("civil-code-art-1032", carries=True, only=frozenset({"told"})),
            Basis("civil-code-art-1038", carries=True, only=frozenset({"told"})),
            Basis(
                "consumer-finance-company-measures-2024-collection",
                carries=True,
                lenders=CONSUMER_FINANCE,
                only=frozenset({"pressed"}),
            ),
            Basis("credit-card-measures-2011-art-68", carries=True, lenders=CREDIT_CARD, only=frozenset({"pressed"})),
            Basis("microloan-measures-2024-collection", carries=True, lenders=MICROLOAN, only=frozenset({"pressed"})),
            Basis(
                "gbt-45251-2025-target",
                carries=True,
                lenders=ONLINE_CREDIT,
                only=frozenset({"told", "pressed", "mere"}),
            ),
            Basis(
                "cba-collection-guideline-2026-third-party",
                carries=True,
                lenders=MEMBERS,
                only=frozenset({"told", "pressed", "mere"}),
            ),
            Basis(
                "cba-collection-guideline-2026-prohibited",
                carries=True,
                lenders=MEMBERS,
                only=frozenset({"office_visit"}),
            ),
            Basis("civil-code-art-1033-calls", carries=False),
            Basis("public-security-law-2025-art-26", carries=False, only=frozenset({"crowd"})),
        ),
        look=_workplace,
        severity="high",
        strengthen=("third_party_log", "effects_at_work"),
    ),
)
