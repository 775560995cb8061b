"""Rules about bodies, doors and walls: following, visits, violence, pictures, postings."""

from borrower_help.rules.facts import CaseFacts, IncidentFacts
from borrower_help.rules.reading import DISCLOSED, first_reason, night_count
from borrower_help.rules.shapes import MEMBERS, MICROLOAN, Basis, Hit, Look, Reason, Rule

TWICE = 2
_PESTERED = frozenset({"followed", "damaged_or_blocked", "visit_in_numbers"})
_RETURNED = frozenset({"after_objection", "after_wrong_person"})
_HOW_MANY = frozenset({"visit_alone", "visit_in_numbers"})
_NAMED = DISCLOSED | {"insulted"}


def _pestered(case: CaseFacts) -> Look:
    seen = [one for one in case.incidents if one.conduct & _PESTERED or _came_back(one)]
    if not seen:
        return Look((), Reason("not_pestered"))
    again = case.answer("followed_again")
    if len(seen) < TWICE and again == "no":
        return Look((), Reason("pestered_once"))
    missing = () if len(seen) >= TWICE or again else ("followed_again",)
    hits = (Hit(one.on, (one.id,), 1, _pester_tags(one), missing) for one in seen)
    return Look(tuple(hits), Reason("not_pestered"))


def _came_back(incident: IncidentFacts) -> bool:
    return incident.contact_channel == "visit" and bool(incident.conduct & _RETURNED)


def _pester_tags(incident: IncidentFacts) -> frozenset[str]:
    marks = {"followed": "followed", "damaged_or_blocked": "property"}
    return frozenset(tag for code, tag in marks.items() if code in incident.conduct)


def _visit(case: CaseFacts) -> Look:
    visits = [one for one in case.incidents if one.contact_channel == "visit"]
    unmarked = [one for one in visits if not one.conduct & _HOW_MANY]
    # "One of them alone" says which visit it was only where one is left to say it of
    said = {"one": True if len(unmarked) == 1 else None, "two_or_more": False}.get(case.answer("visitors_least"))
    hits = []
    for incident in visits:
        night = night_count(incident)
        alone = "visit_alone" in incident.conduct if incident.conduct & _HOW_MANY else said
        tags = frozenset(tag for tag, sure in (("night", night), ("alone", alone)) if sure)
        if tags:
            hits.append(Hit(incident.on, (incident.id,), incident.contacts, tags))
        elif night is None or alone is None:
            missing = tuple(name for name, known in (("time", night), ("visitors_least", alone)) if known is None)
            # either answer may make it one: both kinds of basis are asked for
            hits.append(Hit(incident.on, (incident.id,), 1, frozenset({"night", "alone"}), missing))
    return Look(tuple(hits), Reason("visit_by_two" if visits else "no_visit"))


def _violence(case: CaseFacts) -> Look:
    agreed = case.answer("property_agreed")
    hits = []
    reasons = set()
    for incident in case.incidents:
        if "hit_or_held" in incident.conduct:
            tags = {"person"} | ({"taken"} if "took_property" in incident.conduct and agreed == "no" else set())
            hits.append(Hit(incident.on, (incident.id,), 1, frozenset(tags)))
        elif "took_property" in incident.conduct:
            if agreed == "yes":
                reasons.add("handed_over")
                continue
            missing = () if agreed else ("property_agreed",)
            hits.append(Hit(incident.on, (incident.id,), 1, frozenset({"taken"}), missing))
    return Look(tuple(hits), Reason(first_reason(reasons, ("handed_over", "no_violence"))))


def _pictured(case: CaseFacts) -> Look:
    what = case.answer("filmed_what")
    hits = []
    reasons = set()
    for incident in case.incidents:
        spread = "published" in incident.conduct
        filmed = "filmed" in incident.conduct
        if not spread and filmed and what == "outside":
            reasons.add("filmed_outside")
        elif spread or filmed:
            tags = {"spread"} if spread else set()
            tags |= {"filmed"} if filmed and what != "outside" and (what or not spread) else set()
            missing = () if spread or what else ("filmed_what",)
            hits.append(Hit(incident.on, (incident.id,), 1, frozenset(tags), missing))
    return Look(tuple(hits), Reason(first_reason(reasons, ("filmed_outside", "not_pictured"))))


def _posted(case: CaseFacts) -> Look:
    named = case.answer("posting_named")
    hits = []
    for incident in case.incidents:
        if incident.contact_channel != "posting" and "published" not in incident.conduct:
            continue
        shown = bool(incident.conduct & _NAMED) or named == "yes"
        tags = frozenset({"posted", "named"} if shown or not named else {"posted"})
        missing = () if shown or named else ("posting_named",)
        hits.append(Hit(incident.on, (incident.id,), 1, tags, missing))
    return Look(tuple(hits), Reason("not_posted"))


PRESENCE = (
    # Coming back again and again, following, standing before the door: in the police law since 2026 by these words;
    # before, only what chased people or damaged things, named without a number.
    Rule(
        key="stalking-entanglement",
        version=1,
        protects="both",
        found="pestered",
        bases=(
            Basis("public-security-law-2025-art-50-pester", carries=True),
            Basis("public-security-law-2025-art-30-property", carries=True, only=frozenset({"property"})),
            Basis("public-security-law-2012-provoking", carries=True, only=frozenset({"followed", "property"})),
            Basis("microloan-measures-2024-collection-conduct", carries=True, lenders=MICROLOAN),
            Basis("criminal-law-art-293", carries=False),
            Basis("anti-organized-crime-law-art-23", carries=False),
        ),
        look=_pestered,
        severity="critical",
        strengthen=("cameras", "police_receipt"),
        own_threshold=True,
        police=True,
    ),
    # At least two, and not between 22:00 and 8:00: the guideline alone says so, for members. That papers are shown and
    # all is filmed was seen in one report only, so nothing is concluded from it.
    Rule(
        key="home-visit-night-or-alone",
        version=1,
        protects="both",
        found="visited_alone_or_at_night",
        bases=(
            Basis("cba-collection-guideline-2026-art-22", carries=True, lenders=MEMBERS, only=frozenset({"alone"})),
            Basis(
                "cba-collection-guideline-2026-hours-frequency",
                carries=True,
                lenders=MEMBERS,
                only=frozenset({"night"}),
            ),
            Basis("civil-code-art-1033-home", carries=False),
        ),
        look=_visit,
        severity="medium",
        strengthen=("cameras", "visit_notes"),
    ),
    # Hitting and holding are one tick in the record: the law for each is named, the police see which it was.
    Rule(
        key="violence-detention",
        version=1,
        protects="both",
        found="hurt_or_held",
        bases=(
            Basis("public-security-law-2025-art-51", carries=True, only=frozenset({"person"})),
            Basis("public-security-law-2025-art-47-liberty", carries=True, only=frozenset({"person"})),
            Basis("public-security-law-2025-art-30-property", carries=True, only=frozenset({"taken"})),
            Basis("public-security-law-2012-violence", carries=True, only=frozenset({"person"})),
            Basis("public-security-law-2012-provoking", carries=True, only=frozenset({"taken"})),
            Basis("civil-code-art-110", carries=False, only=frozenset({"person"})),
            Basis("criminal-law-art-238", carries=False, only=frozenset({"person"})),
        ),
        look=_violence,
        severity="critical",
        strengthen=("injuries", "police_receipt", "cameras"),
        police=True,
    ),
    # A picture of a door in a stairway need not be wrong: looking into a home is, and so is spreading.
    Rule(
        key="privacy-photo-video",
        version=1,
        protects="both",
        found="pictured",
        bases=(
            Basis("civil-code-art-1033-home", carries=True, only=frozenset({"filmed"})),
            Basis("civil-code-art-1033-private", carries=True, only=frozenset({"spread"})),
            Basis("public-security-law-2025-art-50-privacy", carries=True, only=frozenset({"spread"})),
            Basis("public-security-law-2012-art-42-privacy", carries=True, only=frozenset({"spread"})),
            Basis("pipl-art-25", carries=True, only=frozenset({"spread"})),
            Basis("pipl-art-28", carries=False, only=frozenset({"spread"})),
        ),
        look=_pictured,
        severity="high",
        strengthen=("posted_pictures", "cameras"),
    ),
    # A notice on a wall is forbidden to members whatever it says; to others where it shows who is meant or what is owed.
    Rule(
        key="public-posting",
        version=1,
        protects="both",
        found="posted",
        bases=(
            Basis("civil-code-art-1032", carries=True, only=frozenset({"named"})),
            Basis("pipl-art-25", carries=True, only=frozenset({"named"})),
            Basis("public-security-law-2025-art-50-privacy", carries=False, only=frozenset({"named"})),
            Basis("public-security-law-2012-art-42-privacy", carries=False, only=frozenset({"named"})),
            Basis(
                "microloan-measures-2024-collection-privacy",
                carries=True,
                lenders=MICROLOAN,
                only=frozenset({"named"}),
            ),
            Basis("cba-collection-guideline-2026-prohibited-posting", carries=True, lenders=MEMBERS),
            Basis("civil-code-art-1024", carries=False, only=frozenset({"named"})),
        ),
        look=_posted,
        severity="high",
        strengthen=("posted_pictures", "cameras"),
    ),
)
