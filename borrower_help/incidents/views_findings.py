"""Show how the record compares with the rules: a comparison, not a verdict."""

from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from borrower_help.cases.access import get_case_or_404
from borrower_help.cases.models import Access
from borrower_help.core import languages
from borrower_help.incidents.findings import advise, ask, compare, look, remember
from borrower_help.rules.facts import OBLIGED_ROLES
from borrower_help.rules.questions import answered, worth_asking
from borrower_help.rules.signals import despairs


@require_safe
def findings(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show what is indicated, what one answer would decide, and what does not apply and why."""
    case = get_case_or_404(request, case_id, need=Access.VIEW)
    about, known = case.payload, look(case)
    remember(case, known)
    context = {
        "case": case,
        "about": about,
        "recorded": bool(known.facts.incidents),
        "comparison": compare(known, language=languages.current()),
        "advice": advise(known, language=languages.current()),
        "signs": ask(known, about.perspective),
        "despair": despairs(incident.words for incident in known.facts.incidents),
        "announced": any("announced_suit" in incident.conduct for incident in known.facts.incidents),
        "questions_left": sum(not answered(known.facts, key) for key in worth_asking(known.facts, known.findings)),
        "late": any(finding.withheld for finding in known.findings),
        "talk": known.talk_instead,
        "letter_id": uuid4(),
        "obliged": any(one.reached == "self" and one.role in OBLIGED_ROLES for one in known.facts.incidents),
        "letter_key": "complaint" if about.perspective == "borrower" else "notice",
    }
    return render(request, "incidents/findings.html", context)
