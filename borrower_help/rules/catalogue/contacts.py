"""Rules about who is contacted around the borrower: while they could be reached, never named by them, children, the frail."""

from borrower_help.rules.facts import CaseFacts, IncidentFacts
from borrower_help.rules.reading import NOT_TO_A_PERSON, Reachable, first_reason, spoke, unrelated
from borrower_help.rules.shapes import BUSINESSES, MEMBERS, ONLINE_CREDIT, Basis, Hit, Look, Reason, Rule

# "Two or more" is the fact base's sign of a harvested contact list.
UNLISTED = 2
_NOT_CONTACTS = frozenset({"group"})
_CHILDREN = frozenset({"child", "school"})
_TO_CHILDREN = frozenset({"spoke_to_child", "called_school"})


def _others(case: CaseFacts) -> list[tuple[IncidentFacts, bool | None]]:
    """Return the contacts with people who are, or may be, unrelated, each with whether that is known."""
    found: list[tuple[IncidentFacts, bool | None]] = []
    for incident in case.incidents:
        third = unrelated(incident, case)
        if third is False or incident.contact_channel in NOT_TO_A_PERSON or incident.reached in _NOT_CONTACTS:
            continue
        found.append((incident, third))
    return found


def _while_reachable(case: CaseFacts) -> Look:
    known = Reachable(case)
    hits = []
    reasons = set()
    for incident, third in _others(case):
        spoken, reached = spoke(incident), known.on(incident)
        if spoken is False:
            continue
        if reached is False:
            reasons.add("was_unreachable")
            continue
        unknown = (("connected", spoken), ("borrower_reachable", reached), ("role", third))
        missing = tuple(name for name, answer in unknown if answer is None)
        hits.append(Hit(incident.on, (incident.id,), incident.contacts, missing=missing))
    return Look(tuple(hits), Reason(first_reason(reasons, ("was_unreachable", "no_third_party"))))


def _harvested(case: CaseFacts) -> Look:
    others = _others(case)
    people = {incident.reached for incident, _ in others}
    unlisted = case.answer("unlisted_contacts")
    if not others:
        return Look((), Reason("no_third_party"))
    if unlisted in {"none", "one"}:
        return Look((), Reason("contacts_listed"))
    if len(people) < UNLISTED and not unlisted:
        return Look((), Reason("one_contact"))
    asked: tuple[str, ...] = () if unlisted else ("unlisted_contacts",)
    hits = (
        Hit(one.on, (one.id,), one.contacts, missing=asked + (("role",) if third is None else ()))
        for one, third in others
    )
    return Look(tuple(hits), Reason("one_contact"))


def _vulnerable(case: CaseFacts) -> Look:
    hits = []
    reasons = set()
    for incident in case.incidents:
        if incident.conduct & _TO_CHILDREN or incident.reached in _CHILDREN:
            hits.append(_child(incident, case))
            continue
        third = unrelated(incident, case)
        if third is False or incident.contact_channel in NOT_TO_A_PERSON or incident.reached in _NOT_CONTACTS:
            continue
        if case.answer("frail_contacted") == "yes":
            missing = ("role",) if third is None else ()
            hits.append(Hit(incident.on, (incident.id,), incident.contacts, frozenset({"frail"}), missing))
        else:
            reasons.add("nobody_frail")
    return Look(tuple(hits), Reason(first_reason(reasons, ("nobody_frail", "no_third_party"))))


def _child(incident: IncidentFacts, case: CaseFacts) -> Hit:
    """Return the hit of a child; under fourteen the information law speaks, whoever lends."""
    age = case.answer("child_age")
    # of those the standard and the guideline do not bind, the age decides
    ask = not age and case.lender_kind not in BUSINESSES
    tags = frozenset({"child", "under_14"} if ask or age == "under_14" else {"child"})
    return Hit(incident.on, (incident.id,), incident.contacts, tags, ("child_age",) if ask else ())


CONTACTS = (
    # Only where the borrower cannot be reached may others be asked to pass a word on: so say the standard and the
    # guideline. That information may be used only as far as needed supports it, but gives no such line.
    Rule(
        key="third-party-contacted-while-reachable",
        version=1,
        protects="both",
        found="others_while_reachable",
        bases=(
            Basis("gbt-45251-2025-target", carries=True, lenders=ONLINE_CREDIT),
            Basis("cba-collection-guideline-2026-third-party", carries=True, lenders=MEMBERS),
            Basis("pipl-art-6", carries=False),
            Basis("pipl-art-13", carries=False),
        ),
        look=_while_reachable,
        severity="medium",
        strengthen=("answered_then", "third_party_log"),
    ),
    # Taking and using a whole contact list has no rule of its own: collecting and using people's information without a
    # ground is what the information law forbids. Whether it is a crime depends on how much and how bad.
    Rule(
        key="contact-list-harvesting",
        version=1,
        protects="both",
        found="contacts_harvested",
        bases=(
            Basis("pipl-art-10", carries=True),
            Basis("pipl-art-6", carries=True),
            Basis("pipl-art-13", carries=False),
            Basis("pipl-art-23", carries=False),
            Basis("civil-code-art-1035", carries=False),
            Basis("civil-code-art-1038", carries=False),
            Basis("network-data-regulation-art-22", carries=False),
            Basis("criminal-law-art-253-1", carries=False),
        ),
        look=_harvested,
        severity="high",
        strengthen=("third_party_log", "contract_contacts", "app_permissions"),
    ),
    # No rule of its own either: of a child under fourteen the information law asks for the guardian's consent; the rest
    # are third parties like others, by the standard and the guideline.
    Rule(
        key="minor-or-vulnerable-contacted",
        version=1,
        protects="third_party",
        found="vulnerable_contacted",
        bases=(
            Basis("pipl-art-31", carries=True, only=frozenset({"under_14"})),
            Basis("gbt-45251-2025-target", carries=True, lenders=ONLINE_CREDIT),
            Basis("cba-collection-guideline-2026-third-party", carries=True, lenders=MEMBERS),
            Basis("pipl-art-28", carries=False, only=frozenset({"under_14"})),
            Basis("civil-code-art-1033-calls", carries=False),
        ),
        look=_vulnerable,
        severity="high",
        strengthen=("school_note", "third_party_log"),
    ),
)
