"""Compare a case with the rules when somebody looks; the index remembers only how many findings there were."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from borrower_help.cases.access import OpenCase
from borrower_help.core import dates
from borrower_help.core.fields import Words
from borrower_help.core.traditional import traditional
from borrower_help.incidents import conduct, index
from borrower_help.incidents.facts import case_facts
from borrower_help.rules import advice, engine, signals
from borrower_help.rules.facts import OBLIGED_ROLES, CaseFacts, IncidentFacts
from borrower_help.rules.questions import ORDER
from borrower_help.rules.reading import SAID, after
from borrower_help.rules.shapes import SEVERITIES, Finding
from borrower_help.rules.sources import stale_sources
from borrower_help.rules.wording import FindingText, article_label, describe

SHOWN_PER_FINDING = 5
NOT_OWED = frozenset({"repaid", "disputed", "not_theirs", "number_recycled"})
MOST_SIGNALS = 3
POLICE_KEPT_DAYS, MOST_POLICE_DAYS = 190, 40  # a little over six months
ASKED_ABOUT = frozenset({"lender_kind", "debt_state"})  # where the case says what it is about
ASKED_ONCE = frozenset(ORDER)  # on the page of questions
# Whether a record lacks a fact that may be missing: that one is opened to answer.
_LACKS: Mapping[str, Callable[[IncidentFacts], bool]] = {
    "time": lambda one: one.precision != "exact",
    "connected": lambda one: one.connected is None,
    "role": lambda one: one.role == "unknown",
    "which_parent": lambda one: one.reached == "parent",
    "conduct": lambda one: not one.conduct & SAID,
    "who_was_told": lambda one: one.role != "none",
    "threat_words": lambda one: not one.words,
    "claim_check": lambda one: one.claim_check == "unchecked",
    "paper_check": lambda one: one.paper_check == "unchecked",
    "visitors_least": lambda one: not one.conduct & {"visit_alone", "visit_in_numbers"},
    "consent_to_entry": lambda one: one.consent_to_entry is None,
}


@dataclass(frozen=True)
class Shown:
    """Hold a finding with its words and the records it rests on."""

    finding: Finding
    text: FindingText
    incidents: tuple[IncidentFacts, ...]  # the first few
    more: int  # how many records are not among them
    after_letter: tuple[date, int] | None = None  # the day a letter arrived, and how many contacts came after it
    to_ask: str = ""  # the first record in which something missing can be answered

    @property
    def asks_about(self) -> bool:
        """Return whether a missing answer stands where the case says what it is about."""
        return bool(set(self.finding.missing) & ASKED_ABOUT)

    @property
    def asks_case(self) -> bool:
        """Return whether a missing answer is asked once for the whole case, on the page of questions."""
        return bool(set(self.finding.missing) & ASKED_ONCE)

    @property
    def police(self) -> bool:
        """Return whether it is a matter for 110 first, and none for a letter to those who did it."""
        return self.finding.rule in engine.POLICE


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

    @property
    def police(self) -> bool:
        """Return whether something indicated is a matter for 110 first."""
        return any(shown.police for shown in self.indicated)

    @property
    def only_police(self) -> bool:
        """Return whether nothing indicated is left for a letter."""
        return bool(self.indicated) and all(shown.police for shown in self.indicated)


@dataclass(frozen=True)
class Advised:
    """Hold one piece of advice in words."""

    title: str
    text: str
    labels: tuple[str, ...]  # what it rests on, with binding force


@dataclass(frozen=True)
class Known:
    """Hold a case as the rules see it and what they found: opened and evaluated once a request."""

    facts: CaseFacts
    findings: tuple[Finding, ...]

    @property
    def indicated(self) -> tuple[Finding, ...]:
        """Return the findings that are indicated."""
        return tuple(finding for finding in self.findings if finding.outcome == "indicated")

    @property
    def talk_instead(self) -> bool:
        """Return whether nothing at all stands against the rules and the owner owes it: then talking helps, no complaint."""
        clean = all(one.outcome == "not_indicated" and not one.withheld for one in self.findings)
        owes = any(one.reached == "self" and one.role in OBLIGED_ROLES for one in self.facts.incidents)
        return clean and owes and not any(one.debt_state in NOT_OWED for one in self.facts.incidents)


def look(case: OpenCase) -> Known:
    """Return the case's facts and findings as they stand today."""
    facts = case_facts(case)
    return Known(facts, engine.evaluate(facts, without=stale_sources(dates.today())))


def compare(known: Known, *, language: str) -> Comparison:
    """Return a case's findings in words."""
    by_id = {incident.id: incident for incident in known.facts.incidents}
    worst_first = sorted(known.findings, key=lambda one: -SEVERITIES.index(one.severity) if one.severity else 0)
    shown = [_shown(finding, known.facts, by_id, language) for finding in worst_first]
    return Comparison(
        *(
            tuple(one for one in shown if one.finding.outcome == outcome)
            for outcome in ("indicated", "undetermined", "not_indicated")
        )
    )


def advise(known: Known, *, language: str) -> tuple[Advised, ...]:
    """Return what is good to know beside the findings, in words."""
    on = dates.today()
    return tuple(
        Advised(
            one.title.of(language),
            one.text.of(language),
            tuple(article_label(key, language) for key in articles),
        )
        for one, articles in advice.given(known.facts, on, stale_sources(on))
    )


def ask(known: Known, perspective: str) -> list[tuple[signals.Signal, Words]]:
    """Return what the person's own words may be asked about, each once, with what could be ticked."""
    asked: dict[str, signals.Signal] = {}
    for incident in reversed(known.facts.incidents):  # the newest first: it is best remembered
        for sign in signals.signals(incident) if incident.words else ():
            asked.setdefault(sign.asks, sign)
    listed = list(asked.values())[:MOST_SIGNALS]
    return [(sign, conduct.label(sign.asks, perspective) if sign.asks != "time" else "") for sign in listed]


def _shown(finding: Finding, facts: CaseFacts, by_id: dict[str, IncidentFacts], language: str) -> Shown:
    ids = finding.incidents[:SHOWN_PER_FINDING]
    return Shown(
        finding=finding,
        text=_described(finding, facts, language),
        incidents=tuple(by_id[key] for key in ids if key in by_id),
        more=max(0, len(finding.incidents) - len(ids)),
        to_ask=_to_ask(finding, by_id),
        after_letter=_after_letter(finding, facts, by_id),
    )


def _to_ask(finding: Finding, by_id: dict[str, IncidentFacts]) -> str:
    lacks = [_LACKS[fact] for fact in finding.missing if fact in _LACKS]
    here = (key for key in finding.incidents if key in by_id and any(lack(by_id[key]) for lack in lacks))
    return next(here, finding.incidents[0] if lacks and finding.incidents else "")


def _after_letter(finding: Finding, facts: CaseFacts, by_id: dict[str, IncidentFacts]) -> tuple[date, int] | None:
    """Return the day of the first letter that told them, and how many contacts of this finding certainly came after it."""
    first = min((refusal.at for refusal in facts.refusals if refusal.letter), default=None)
    if first is None or finding.outcome != "indicated":
        return None
    later = (by_id[key] for key in finding.incidents if key in by_id)
    count = sum(incident.contacts for incident in later if after(incident, first))
    return (first.date(), count) if count else None


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


def police_days(known: Known) -> list[str]:
    """Return the days of what is for the police and was not reported in its record, the earliest first; those long past left out."""
    by_id = {incident.id: incident for incident in known.facts.incidents}
    named = {key for finding in known.indicated if finding.rule in engine.POLICE for key in finding.incidents}
    since = dates.days_ago(POLICE_KEPT_DAYS)
    days = {by_id[key].on for key in named if key in by_id and not by_id[key].reported and by_id[key].on >= since}
    return [day.isoformat() for day in sorted(days)[:MOST_POLICE_DAYS]]


def remember(case: OpenCase, known: Known) -> None:
    """Let the index remember how many findings there are, for the case's home."""
    seen = index.read(case)
    counted: dict[str, object] = {"version": engine.RULES_VERSION, "indicated": len(known.indicated)}
    if days := police_days(known):
        counted["police"] = days
    if seen.findings != counted:
        index.note_findings(case, seen, counted)
