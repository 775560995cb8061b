"""Begin a letter: what it is for, what only it needs; what comes before it; the draft."""

from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from borrower_help.cases.access import OpenCase, get_case_or_404
from borrower_help.cases.models import Access
from borrower_help.incidents.findings import Known, look
from borrower_help.letters import earlier, forms_terms, names, names_about, services
from borrower_help.letters.definitions import DEFINITIONS
from borrower_help.letters.drafting import Options
from borrower_help.letters.forms_answers import AnswersForm
from borrower_help.letters.models import Letter
from borrower_help.letters.names_answers import PREFIX
from borrower_help.letters.proposals import terms_of
from borrower_help.letters.shapes import Definition
from borrower_help.letters.terms import OF_SUM
from borrower_help.rules.engine import POLICE
from borrower_help.rules.facts import CaseFacts
from borrower_help.rules.papers import TO_COMPANY
from borrower_help.rules.situation import HAS_A_DESK, may_write_to_company, situation


@require_safe
def about(request: HttpRequest, case_id: UUID, key: str) -> HttpResponse:
    """Say what a letter is for and what it cannot do, and ask for what only it needs."""
    case = get_case_or_404(request, case_id, need=Access.VIEW)
    definition = _definition(case, key)
    return _about_page(request, case, definition, _asked(case, definition, _given(request, case, key)))


def _asked(case: OpenCase, definition: Definition, answers: dict[str, str], data: Any = None) -> AnswersForm:
    """Return the form of what a letter asks for by itself; what an offer says already is not asked."""
    terms = terms_of(case, answers) if definition.may_promise else None
    return AnswersForm(data, blanks=definition.blanks, answers=answers, terms=terms)


def _given(request: HttpRequest, case: OpenCase, key: str) -> dict[str, str]:
    """Return the answers known already: codes and days another page put into the address, and what an earlier letter tells."""
    try:
        told = earlier.answers_after(case, UUID(request.GET["after"]), key)
    except (KeyError, ValueError):
        told = {}
    codes = {blank.key for blank in DEFINITIONS[key].blanks if blank.kind in {"choice", "day"}}
    return told | {name: request.GET[name] for name in codes if name in request.GET}


def _definition(case: OpenCase, key: str) -> Definition:
    if key not in DEFINITIONS or case.payload.perspective not in DEFINITIONS[key].perspectives:
        raise Http404
    return DEFINITIONS[key]


def _about_page(
    request: HttpRequest, case: OpenCase, definition: Definition, form: AnswersForm, *, status: int = 200
) -> HttpResponse:
    key = definition.key
    page = {
        "case": case,
        "key": key,
        "title": names.LETTERS[key],
        "when": names_about.WHEN[key],
        "cannot": names_about.CANNOT[key],
        "police": bool(definition.plan and definition.plan.for_police),
        "form": form,
        "offer": forms_terms.offer_words(form.terms) if form.terms else None,
        "of_sum": form.answers.get(OF_SUM, ""),
        "letter_id": uuid4(),
    }
    return render(request, "letters/about.html", page, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Begin a letter with what the comparison found; sent twice, it is one letter. Opened by itself it leads to the letters."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    if request.method != "POST":
        return redirect("letters:list", case_id=case.id)
    definition, letter_id = _definition(case, request.POST.get("key", "")), _sent_id(request)
    if Letter.objects.filter(pk=letter_id).exclude(case=case.row).exists():
        raise Http404
    about = {name: request.POST[PREFIX + name] for name in (OF_SUM, "form") if PREFIX + name in request.POST}
    form = _asked(case, definition, about, request.POST)
    if not form.is_valid():
        return _about_page(request, case, definition, form, status=422)
    known = look(case)
    if refused := _police_first(request, case, definition, known, letter_id):
        return refused
    if definition.waits_for_court and "go_on" not in request.POST and paper_of_court(known.facts):
        page = {"case": case, "key": definition.key, "letter_id": letter_id, "said": _said(request, "police")}
        return render(request, "letters/court_first.html", page)
    before = earlier.recipient_before(case, form.answers.get(OF_SUM, ""))
    options = replace(
        first_options(known, definition),
        answers=form.said(),
        own_words=form.own_words(),
        recipient_name=before.name,
        app_name=before.app_name,
    )
    letter = services.draft_letter(case=case, letter_id=letter_id, key=definition.key, options=options)
    context = services.current_context(case=case, letter=letter, known=known)
    services.preview(case=case, letter=letter, context=context)
    return redirect("letters:letter", case_id=case_id, letter_id=letter.pk)


def _police_first(
    request: HttpRequest, case: OpenCase, definition: Definition, known: Known, letter_id: UUID
) -> HttpResponse | None:
    """Return the page that says 110 where a letter to those who did it would do harm; None where it may be written."""
    if definition.key not in TO_COMPANY:
        return None
    here = situation(known.facts, known.findings)
    has_desk = here.lender in HAS_A_DESK
    if may_write_to_company(here) or (has_desk and "police" in request.POST):
        return None
    page = {"case": case, "key": definition.key, "letter_id": letter_id, "said": _said(request), "has_desk": has_desk}
    return render(request, "letters/police_first.html", page)


def _said(request: HttpRequest, *more: str) -> list[tuple[str, str]]:
    """Return what was answered, for a page that comes between and sends it on."""
    kept = {forms_terms.FIELD, *more}
    lists = request.POST.lists()
    return [(name, value) for name, said in lists for value in said if name.startswith(PREFIX) or name in kept]


def paper_of_court(facts: CaseFacts) -> bool:
    """Return whether a paper was recorded that was checked and found genuine: a court's days do not wait for letters."""
    return any("showed_paper" in one.conduct and one.paper_check == "genuine" for one in facts.incidents)


def first_options(known: Known, definition: Definition) -> Options:
    """Return what a new letter starts with: every finding that is indicated; a matter for 110 goes to the police alone."""
    police = bool(definition.plan and definition.plan.for_police)
    return Options(chosen=[finding.rule for finding in known.indicated if police or finding.rule not in POLICE])


def _sent_id(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("letter", ""))
    except ValueError:
        return uuid4()
