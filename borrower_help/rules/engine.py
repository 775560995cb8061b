"""Compare a case with the conduct rules: facts in, findings out; no clock, no database, no wording."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
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
RULES_VERSION = "2026-11-28.1"

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
    if certain.hits:
        return _indicated(rule, case, certain, open_, hearsay)
    if open_.hits:
        return _undetermined(rule, open_, hearsay)
    if baseless.hits:
        return finding(
            "not_indicated",
            _baseless(case.lender_kind, baseless),
            supporting=_supporting(rule, baseless),
            incidents=(ids := baseless.ids),
            counts=_counts(baseless, ids, hearsay),
        )
    return finding("not_indicated", look.otherwise)


@dataclass
class _Pile:
    """Hold hits of one sort, and once each what the law says to them: thousands of hits share a few standings."""

    hits: list[Hit] = field(default_factory=list)
    standings: dict[int, _Standing] = field(default_factory=dict)

    def add(self, hit: Hit, standing: _Standing) -> None:
        self.hits.append(hit)
        self.standings[id(standing)] = standing

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one for hit in self.hits for one in hit.incidents))


def _sort(rule: Rule, lender: str, hits: Iterable[Hit]) -> tuple[_Pile, _Pile, _Pile]:
    """Return the hits the record and the law suffice for, those some fact would decide, those without a basis."""
    standings: dict[tuple[int, frozenset[str]], _Standing] = {}
    changes = _changes(rule)
    certain, open_, baseless = _Pile(), _Pile(), _Pile()
    for hit in hits:
        key = bisect_right(changes, hit.on), hit.tags
        if key not in standings:
            standings[key] = _standing(rule, lender, hit)
        standing = standings[key]
        if not standing.carrying and not standing.would_carry:
            baseless.add(hit, standing)
        elif hit.missing or not standing.carrying:
            open_.add(hit, standing)
        else:
            certain.add(hit, standing)
    return certain, open_, baseless


def _changes(rule: Rule) -> list[date]:
    """Return the days on which another set of its bases is in force: between two of them one answer serves every hit."""
    sources = [source_of(basis.article) for basis in rule.bases]
    ended = {source.in_force_until + timedelta(1) for source in sources if source.in_force_until}
    return sorted({source.in_force_from for source in sources} | ended)


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


def _indicated(rule: Rule, case: CaseFacts, certain: _Pile, open_: _Pile, hearsay: frozenset[str]) -> Finding:
    hits, ids = certain.hits, certain.ids
    counts = _counts(certain, ids, hearsay) | {"undecided": len(open_.ids)}
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
        incidents=ids,
        strengthen=strengthen,
        severity=rule.raised(hits) if rule.raised else rule.severity,
        counts=counts,
        ours=("severity", "threshold") if rule.own_threshold else ("severity",),
    )


def _undetermined(rule: Rule, open_: _Pile, hearsay: frozenset[str]) -> Finding:
    hits, ids = open_.hits, open_.ids
    missing = dict.fromkeys(name for hit in hits for name in hit.missing)
    if any(not standing.carrying for standing in open_.standings.values()):
        missing["lender_kind"] = None
    kinds = frozenset().union(*(standing.would_carry for standing in open_.standings.values()))
    code = "lender_kind_decides" if tuple(missing) == ("lender_kind",) else "facts_missing"
    return Finding(
        rule=rule.key,
        version=rule.version,
        outcome="undetermined",
        reason=Reason(code, {**_parameters(hits), "lenders": tuple(sorted(kinds))}),
        carrying=_carrying(rule, open_),
        supporting=_supporting(rule, open_),
        incidents=ids,
        missing=tuple(missing),
        strengthen=rule.strengthen,
        counts=_counts(open_, ids, hearsay),
        ours=("threshold",) if rule.own_threshold else (),
    )


def _baseless(lender: str, baseless: _Pile) -> Reason:
    """Return why nothing carries: no basis for such a lender ever, or none in force on those days."""
    parameters = _parameters(baseless.hits)
    began = [standing.began for standing in baseless.standings.values() if standing.began is not None]
    if began:
        return Reason("no_basis_on_day", {**parameters, "began": min(began).isoformat()})
    return Reason("no_basis_for_lender", {**parameters, "lender": lender})


def _parameters(hits: Sequence[Hit]) -> dict[str, Value]:
    contacts, worst = 0, hits[0]
    first_on = last_on = worst.on
    tags: set[str] = set()
    for hit in hits:  # one pass: a case has thousands
        contacts += hit.count
        worst = hit if hit.count > worst.count else worst
        first_on, last_on = min(first_on, hit.on), max(last_on, hit.on)
        tags |= hit.tags
    return {
        "contacts": contacts,
        "first_on": first_on.isoformat(),
        "last_on": last_on.isoformat(),
        "worst": worst.count,
        "worst_on": worst.on.isoformat(),
        "tags": tuple(sorted(tags)),
    }


def _counts(judged: _Pile, ids: tuple[str, ...], hearsay: frozenset[str]) -> dict[str, int]:
    return {
        "contacts": sum(hit.count for hit in judged.hits),
        "days": len({hit.on for hit in judged.hits}),
        "incidents": len(ids),
        "hearsay": sum(one in hearsay for one in ids),
    }


def _carrying(rule: Rule, judged: _Pile) -> tuple[Basis, ...]:
    return _bases(rule, {basis for standing in judged.standings.values() for basis in standing.carrying})


def _supporting(rule: Rule, judged: _Pile) -> tuple[Basis, ...]:
    return _bases(rule, {basis for standing in judged.standings.values() for basis in standing.supporting})


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
