"""Why: what was found, beside the rules it was compared with; force said with each, statutes never quoted."""

from datetime import date

from borrower_help.letters import phrases
from borrower_help.rules.facts import CaseFacts
from borrower_help.rules.law import FORCES, NOT_LAW
from borrower_help.rules.shapes import Basis, Finding
from borrower_help.rules.sources import article, source_of, stale_sources
from borrower_help.rules.wording import cite, force_label

_MOST_WITH_MEANING = 3
# Known from a single account only, or a matter of crime: no ground for a letter to a company.
_NOT_IN_LETTERS = frozenset({"gbt-45251-2025-frequency-informative"})
_NOT_SOURCES = frozenset({"criminal-law"})
_SEVERITIES = ("critical", "high", "medium", "low")

_SAID = {
    "night_contacts": "22:00至次日8:00之间的联系有{contacts}次",
    "too_many_connected": "{worst_on}一天接通了{worst}次",
    "too_many_attempts": "{worst_on}没有接听，一天仍拨打{worst}次",
    "bombed": "{worst_on}一天联系了{worst}次（多少次算频繁，法律没有写数字，这里只写实际次数）",
    "third_party_pressed": "没有还款义务的人被要求付款或者被施压，共{contacts}次",
    "contact_after_refusal": "告知不要再联系以后，仍有{contacts}次联系",
    "debt_told": "业务情况被说给了没有还款义务的人，共{contacts}次",
    "workplace_contacted": "单位或者同事被联系，共{contacts}次",
    "threatened": "联系中出现威胁的话，共{contacts}次",
    "false_authority": "有人自称公检法或者政府的人，核实后不是，共{contacts}次",
    "entered": "没有得到同意就进入住处或者不肯离开，共{contacts}次",
    "pursued_without_debt": "已经说明不是本人的事或者已经结清，之后仍有{contacts}次联系",
}


def chosen_findings(findings: tuple[Finding, ...], chosen: tuple[str, ...]) -> tuple[Finding, ...]:
    """Return the findings a letter rests on: chosen and indicated, gravest first."""
    wanted = [finding for finding in findings if finding.rule in chosen and finding.outcome == "indicated"]
    return tuple(sorted(wanted, key=lambda one: (_SEVERITIES.index(one.severity), -one.counts["contacts"])))


def reasons(findings: tuple[Finding, ...], case: CaseFacts, on: date) -> tuple[str, ...]:
    """Return one item a finding; what a rule means is said where it is first named."""
    explained: set[str] = set()
    stale = stale_sources(on)
    return tuple(_reason(finding, case, explained, stale) for finding in findings)


def _reason(finding: Finding, case: CaseFacts, explained: set[str], stale: frozenset[str]) -> str:
    said = found(finding) + "。"
    if finding.counts["hearsay"]:
        said += f"其中{finding.counts['hearsay']}条为转述。"
    if finding.rule == "third-party-pursued" and _nobody_signed(finding, case):
        said += "被联系的人没有担保，也没有共同借款。" if case.perspective == "borrower" else ""
    return said + "".join(_laws(_citable(finding, stale), explained))


def found(finding: Finding) -> str:
    """Return what was found, with its count."""
    values = dict(finding.reason.parameters)
    values["worst_on"] = phrases.full_day(date.fromisoformat(str(values["worst_on"])))
    return _SAID[finding.reason.code].format(**values)


def _nobody_signed(finding: Finding, case: CaseFacts) -> bool:
    resting = frozenset(finding.incidents)
    return all(incident.role == "none" for incident in case.incidents if incident.id in resting)


def _citable(finding: Finding, stale: frozenset[str]) -> list[Basis]:
    """Return the bases a letter names, carrying ones first, laws before rules, one an instrument and article."""
    named = [basis for basis in (*finding.carrying, *finding.supporting) if basis.article not in _NOT_IN_LETTERS]
    named = [b for b in named if source_of(b.article).id not in stale | _NOT_SOURCES]
    return sorted(named, key=lambda basis: (not basis.carries, FORCES.index(source_of(basis.article).force)))


def _laws(bases: list[Basis], explained: set[str]) -> list[str]:
    said, again = [], []
    for basis in bases:
        if basis.article in explained:
            again.append(cite(basis, "zh-hans"))
        elif len(said) < _MOST_WITH_MEANING:
            explained.add(basis.article)
            said.append(_law(basis))
    if again:
        said.append(f"{'另可' if said else '可'}对照前面提到的{'、'.join(again)}。")
    return said


def _law(basis: Basis) -> str:
    meaning = article(basis.article).meaning.zh_hans
    opening = "也可参照" if source_of(basis.article).force in NOT_LAW else ""
    return f"{opening}{force_label(basis, 'zh-hans')}：{meaning}"


def general(articles: tuple[str, ...], on: date) -> tuple[str, ...]:
    """Return what the law says today to what the letter asks for, whatever was recorded."""
    stale = stale_sources(on)
    usable = (key for key in articles if source_of(key).in_force(on) and source_of(key).id not in stale)
    return tuple(_law(Basis(key, carries=False)) for key in usable)


def forces(finding: Finding, on: date) -> str:
    """Return the kinds of sources a finding rests on, most binding first."""
    named = _citable(finding, stale_sources(on))
    labels = dict.fromkeys(force_label(b, "zh-hans").rsplit("（", 1)[1].rstrip("）") for b in named if b.carries)
    return "、".join(labels)
