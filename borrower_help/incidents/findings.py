"""Compare a case with the rules when somebody looks; the index remembers only how many findings there were."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from borrower_help.cases.access import OpenCase
from borrower_help.core import dates
from borrower_help.core.traditional import traditional
from borrower_help.incidents import index
from borrower_help.incidents.facts import case_facts
from borrower_help.rules import engine
from borrower_help.rules.facts import CaseFacts, IncidentFacts
from borrower_help.rules.reading import SAID
from borrower_help.rules.shapes import Finding
from borrower_help.rules.sources import stale_sources
from borrower_help.rules.wording import FindingText, describe

SHOWN_PER_FINDING = 5
ASKED_ONCE = frozenset({"lender_kind", "borrower_reachable", "persuade_or_relay", "debt_state"})
# Whether a record lacks a fact that may be missing: that one is opened to answer.
_LACKS: Mapping[str, Callable[[IncidentFacts], bool]] = {
    "time": lambda one: one.precision != "exact",
    "connected": lambda one: one.connected is None,
    "role": lambda one: one.role == "unknown",
    "conduct": lambda one: not one.conduct & SAID,
    "who_was_told": lambda one: one.role != "none",
    "threat_words": lambda one: not one.words,
    "claim_check": lambda one: one.claim_check == "unchecked",
    "consent_to_entry": lambda one: one.consent_to_entry is None,
}


@dataclass(frozen=True)
class Shown:
    """Hold a finding with its words and the records it rests on."""

    finding: Finding
    text: FindingText
    incidents: tuple[IncidentFacts, ...]  # the first few
    more: int  # how many records are not among them
    to_ask: str = ""  # the first record in which something missing can be answered

    @property
    def asks_case(self) -> bool:
        """Return whether a missing answer is asked once for the whole case."""
        return bool(set(self.finding.missing) & ASKED_ONCE)


@dataclass(frozen=True)
class Comparison:
    """Hold a case's findings by outcome."""

    indicated: tuple[Shown, ...]
    undetermined: tuple[Shown, ...]
    not_indicated: tuple[Shown, ...]

    @property
    def looked_at(self) -> int:
        """Return how many rules were looked at."""
        return len(self.indicated) + len(self.undetermined) + len(self.not_indicated)


@dataclass(frozen=True)
class Known:
    """Hold a case as the rules see it and what they found: opened and evaluated once a request."""

    facts: CaseFacts
    findings: tuple[Finding, ...]

    @property
    def indicated(self) -> tuple[Finding, ...]:
        """Return the findings that are indicated."""
        return tuple(finding for finding in self.findings if finding.outcome == "indicated")


def look(case: OpenCase) -> Known:
    """Return the case's facts and findings as they stand today."""
    facts = case_facts(case)
    return Known(facts, engine.evaluate(facts, without=stale_sources(dates.today())))


def compare(known: Known, *, language: str) -> Comparison:
    """Return a case's findings in words."""
    by_id = {incident.id: incident for incident in known.facts.incidents}
    shown = [_shown(finding, known.facts, by_id, language) for finding in known.findings]
    return Comparison(
        *(
            tuple(one for one in shown if one.finding.outcome == outcome)
            for outcome in ("indicated", "undetermined", "not_indicated")
        )
    )


def _shown(finding: Finding, facts: CaseFacts, by_id: dict[str, IncidentFacts], language: str) -> Shown:
    ids = finding.incidents[:SHOWN_PER_FINDING]
    return Shown(
        finding=finding,
        text=_described(finding, facts, language),
        incidents=tuple(by_id[key] for key in ids if key in by_id),
        more=max(0, len(finding.incidents) - len(ids)),
        to_ask=_to_ask(finding, by_id),
    )


def _to_ask(finding: Finding, by_id: dict[str, IncidentFacts]) -> str:
    lacks = [_LACKS[fact] for fact in finding.missing if fact in _LACKS]
    here = (key for key in finding.incidents if key in by_id and any(lack(by_id[key]) for lack in lacks))
    return next(here, finding.incidents[0] if lacks and finding.incidents else "")


def _described(finding: Finding, facts: CaseFacts, language: str) -> FindingText:
    text = describe(finding, facts, language)
    return text if language != "zh-hant" else in_traditional(text)


def in_traditional(text: FindingText) -> FindingText:
    """Return a finding's words in traditional characters."""
    return FindingText(
        title=traditional(text.title),
        reason=traditional(text.reason),
        missing=tuple(traditional(line) for line in text.missing),
        strengthen=tuple(traditional(line) for line in text.strengthen),
        caveat=traditional(text.caveat),
        force_labels=tuple(traditional(line) for line in text.force_labels),
    )


def remember(case: OpenCase, known: Known) -> None:
    """Let the index remember how many findings there are, for the case's home."""
    seen = index.read(case)
    counted: dict[str, object] = {"version": engine.RULES_VERSION, "indicated": len(known.indicated)}
    if seen.findings != counted:
        index.note_findings(case, seen, counted)
