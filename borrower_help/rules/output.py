"""Turn findings into plain data, as the casefile commands print them."""

from borrower_help.rules.law import NOT_LAW
from borrower_help.rules.shapes import Basis, Finding
from borrower_help.rules.sources import article, source_of


def finding_data(finding: Finding) -> dict[str, object]:
    """Return a finding as lists, texts and numbers, with its bases by force and article."""
    return {
        "rule": finding.rule,
        "version": finding.version,
        "outcome": finding.outcome,
        "reason": finding.reason.code,
        "parameters": {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in finding.reason.parameters.items()
        },
        "bases": [_basis_data(basis) for basis in (*finding.carrying, *finding.supporting)],
        "incidents": list(finding.incidents),
        "missing": list(finding.missing),
        "strengthen": list(finding.strengthen),
        "severity": finding.severity,
        "counts": dict(finding.counts),
        "ours": list(finding.ours),
        "withheld": list(finding.withheld),
    }


def _basis_data(basis: Basis) -> dict[str, object]:
    cited, source = article(basis.article), source_of(basis.article)
    return {
        "role": "carries" if basis.carries else "supports",
        "source": source.id,
        "title": source.title,
        "article": cited.number,
        "part": cited.part,
        "force": source.force,
        "is_law": source.force not in NOT_LAW,
        "in_force_from": source.in_force_from.isoformat(),
        "in_force_until": source.in_force_until.isoformat() if source.in_force_until else None,
        "seen": source.seen_level,
        "recheck_before_print": source.recheck_before_print,
        "reviewed_on": source.reviewed_on.isoformat(),
        "review_by": source.review_by.isoformat(),
    }
