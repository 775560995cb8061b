"""Compare a case with the conduct rules: facts in, findings out; no clock, no database, no wording."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from borrower_help.rules.catalogue.contacts import CONTACTS
from borrower_help.rules.catalogue.grave import GRAVE
from borrower_help.rules.catalogue.money import MONEY
from borrower_help.rules.catalogue.presence import PRESENCE
from borrower_help.rules.catalogue.speech import SPEECH
from borrower_help.rules.catalogue.third_parties import THIRD_PARTIES
from borrower_help.rules.catalogue.timing import TIMING
from borrower_help.rules.facts import CaseFacts
from borrower_help.rules.shapes import EVERYONE, Basis, Finding, Hit, Reason, Rule, Value
from borrower_help.rules.sources import article, source_of

# Raised with every change of a rule, a basis or a source: letters keep the version they were written under.
RULES_VERSION = "2026-11-26.1"

RULES = TIMING + THIRD_PARTIES + CONTACTS + GRAVE + SPEECH + PRESENCE + MONEY
POLICE = frozenset(rule.key for rule in RULES if rule.police)


@dataclass(frozen=True)
class _Standing:
    """Hold what the law says on one day to one kind of lender about one kind of hit."""

    carrying: tuple[Basis, ...]
    supporting: tuple[Basis, ...]
    would_carry: frozenset[str]  # kinds of lender a basis would carry for, were it known that it is one
    began: date | None  # when the first basis for this lender came into force, whatever the day


def evaluate(case: CaseFacts, on: date | None = None, without: frozenset[str] = frozenset()) -> tuple[Finding, ...]:
    """Return one finding per rule, in the order of the catalogue.

    With `on`, the case is read as it stood that day: later incidents are left out. Sources named in `without` (those
    whose review is overdue) are not cited; the outcome stays what the facts gave, and `withheld` names them.
    """
    if on is not None:
        case = replace(case, incidents=tuple(incident for incident in case.incidents if incident.on <= on))
    hearsay = frozenset(incident.id for incident in case.incidents if incident.hearsay)
    return tuple(_withhold(_evaluate(rule, case, hearsay), without) for rule in RULES)


def _evaluate(rule: Rule, case: CaseFacts, hearsay: frozenset[str]) -> Finding:
    finding = partial(Finding, rule.key, rule.version)
    if not case.incidents:
        return finding("not_indicated", Reason("nothing_recorded"))
    look = rule.look(case)
    certain, open_, baseless = _sort(rule, case.lender_kind, look.hits)
    if certain:
        return _indicated(rule, case, certain, open_, hearsay)
    if open_:
        return _undetermined(rule, open_, hearsay)
    if baseless:
        return finding(
            "not_indicated",
            _baseless(case.lender_kind, baseless),
            supporting=_supporting(rule, baseless),
            incidents=_ids(baseless),
            counts=_counts(baseless, hearsay),
        )
    return finding("not_indicated", look.otherwise)


_Judged = tuple[Hit, _Standing]


def _sort(rule: Rule, lender: str, hits: Iterable[Hit]) -> tuple[list[_Judged], list[_Judged], list[_Judged]]:
    """Return the hits the record and the law suffice for, those some fact would decide, those without a basis."""
    standings: dict[tuple[date, frozenset[str]], _Standing] = {}
    certain: list[_Judged] = []
    open_: list[_Judged] = []
    baseless: list[_Judged] = []
    for hit in hits:
        key = hit.on, hit.tags
        if key not in standings:
            standings[key] = _standing(rule, lender, hit)
        standing = standings[key]
        if not standing.carrying and not standing.would_carry:
            baseless.append((hit, standing))
        elif hit.missing or not standing.carrying:
            open_.append((hit, standing))
        else:
            certain.append((hit, standing))
    return certain, open_, baseless


def _standing(rule: Rule, lender: str, hit: Hit) -> _Standing:
    """Return the bases for a hit; of an unknown lender only what binds everyone is certain."""
    fitting = [basis for basis in rule.bases if not basis.only or basis.only & hit.tags]
    in_force = [basis for basis in fitting if source_of(basis.article).in_force(hit.on)]
    known = lender in EVERYONE
    certain = [basis for basis in in_force if (lender in basis.lenders if known else basis.lenders == EVERYONE)]
    possible = [basis for basis in fitting if basis.carries and (not known or lender in basis.lenders)]
    would_carry = frozenset[str]() if known else frozenset().union(*(b.lenders for b in in_force if b.carries))
    return _Standing(
        carrying=tuple(basis for basis in certain if basis.carries),
        supporting=tuple(basis for basis in certain if not basis.carries),
        would_carry=would_carry,
        began=min((source_of(basis.article).in_force_from for basis in possible), default=None),
    )


def _indicated(
    rule: Rule, case: CaseFacts, certain: list[_Judged], open_: list[_Judged], hearsay: frozenset[str]
) -> Finding:
    hits = [hit for hit, _ in certain]
    counts = _counts(certain, hearsay) | {"undecided": len(_ids(open_))}
    strengthen = rule.strengthen + (("witness",) if counts["hearsay"] else ())
    if case.lender_kind not in EVERYONE:
        strengthen += ("lender_kind",)
    return Finding(
        rule=rule.key,
        version=rule.version,
        outcome="indicated",
        reason=Reason(rule.found, _parameters(hits)),
        carrying=_carrying(rule, certain),
        supporting=_supporting(rule, certain),
        incidents=_ids(certain),
        strengthen=strengthen,
        severity=rule.raised(hits) if rule.raised else rule.severity,
        counts=counts,
        ours=("severity", "threshold") if rule.own_threshold else ("severity",),
    )


def _undetermined(rule: Rule, open_: list[_Judged], hearsay: frozenset[str]) -> Finding:
    hits = [hit for hit, _ in open_]
    missing = dict.fromkeys(name for hit in hits for name in hit.missing)
    if any(not standing.carrying for standing in _standings(open_)):
        missing["lender_kind"] = None
    kinds = frozenset().union(*(standing.would_carry for standing in _standings(open_)))
    code = "lender_kind_decides" if tuple(missing) == ("lender_kind",) else "facts_missing"
    return Finding(
        rule=rule.key,
        version=rule.version,
        outcome="undetermined",
        reason=Reason(code, {**_parameters(hits), "lenders": tuple(sorted(kinds))}),
        carrying=_carrying(rule, open_),
        supporting=_supporting(rule, open_),
        incidents=_ids(open_),
        missing=tuple(missing),
        strengthen=rule.strengthen,
        counts=_counts(open_, hearsay),
        ours=("threshold",) if rule.own_threshold else (),
    )


def _baseless(lender: str, baseless: list[_Judged]) -> Reason:
    """Return why nothing carries: no basis for such a lender ever, or none in force on those days."""
    parameters = _parameters([hit for hit, _ in baseless])
    began = [standing.began for _, standing in baseless if standing.began is not None]
    if began:
        return Reason("no_basis_on_day", {**parameters, "began": min(began).isoformat()})
    return Reason("no_basis_for_lender", {**parameters, "lender": lender})


def _parameters(hits: Sequence[Hit]) -> dict[str, Value]:
    worst = max(hits, key=lambda hit: hit.count)
    return {
        "contacts": sum(hit.count for hit in hits),
        "first_on": min(hit.on for hit in hits).isoformat(),
        "last_on": max(hit.on for hit in hits).isoformat(),
        "worst": worst.count,
        "worst_on": worst.on.isoformat(),
        "tags": tuple(sorted(frozenset().union(*(hit.tags for hit in hits)))),
    }


def _counts(judged: list[_Judged], hearsay: frozenset[str]) -> dict[str, int]:
    ids = _ids(judged)
    return {
        "contacts": sum(hit.count for hit, _ in judged),
        "days": len({hit.on for hit, _ in judged}),
        "incidents": len(ids),
        "hearsay": sum(one in hearsay for one in ids),
    }


def _ids(judged: list[_Judged]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for hit, _ in judged for one in hit.incidents))


def _carrying(rule: Rule, judged: list[_Judged]) -> tuple[Basis, ...]:
    return _bases(rule, {basis for standing in _standings(judged) for basis in standing.carrying})


def _supporting(rule: Rule, judged: list[_Judged]) -> tuple[Basis, ...]:
    return _bases(rule, {basis for standing in _standings(judged) for basis in standing.supporting})


def _standings(judged: list[_Judged]) -> Iterable[_Standing]:
    """Return each standing once: thousands of hits share a few."""
    return {id(standing): standing for _, standing in judged}.values()


def _bases(rule: Rule, cited: set[Basis]) -> tuple[Basis, ...]:
    return tuple(basis for basis in rule.bases if basis in cited)


def _withhold(finding: Finding, without: frozenset[str]) -> Finding:
    cited = (*finding.carrying, *finding.supporting)
    gone = tuple(dict.fromkeys(s for s in (article(basis.article).source for basis in cited) if s in without))
    if not gone:
        return finding
    return replace(
        finding,
        carrying=tuple(basis for basis in finding.carrying if article(basis.article).source not in without),
        supporting=tuple(basis for basis in finding.supporting if article(basis.article).source not in without),
        withheld=gone,
    )
