"""The recording journey: the first question, one view for every page, check, and "they came again"."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from borrower_help.cases import services as cases
from borrower_help.cases.access import OpenCase, get_case_or_404
from borrower_help.cases.models import Access, CasePayload
from borrower_help.core import wizard
from borrower_help.core.dates import wall_now
from borrower_help.core.forms import BaseForm
from borrower_help.core.sealed import StaleRevision
from borrower_help.core.storage import is_full
from borrower_help.guides.notice import consent_text
from borrower_help.incidents import beginnings, doorstep, services, steps
from borrower_help.incidents.beginnings import page
from borrower_help.incidents.forms import ConductForm, LenderForm
from borrower_help.incidents.models import Incident, IncidentDraft
from borrower_help.incidents.payloads import DraftPayload, IncidentPayload
from borrower_help.incidents.steps import JOURNEY
from borrower_help.incidents.summary import summary
from borrower_help.rules.signals import despairs

FIRST = "conduct"
FORM_METHODS = ["GET", "HEAD", "POST"]
SHOWN_AGAIN = ("words", "number", "claimed", "effects", "place", "witnesses", "police_receipt", "clock")


@require_http_methods(FORM_METHODS)
def start(request: HttpRequest) -> HttpResponse:
    """Ask the first question of somebody new, with notice and consent; their answer makes the case."""
    perspective = beginnings.perspective_of(request)
    case = beginnings.latest_case(beginnings.known_visitor(request), perspective)
    if case is not None:
        return _first_answer(request, case) if request.method == "POST" else _go_on(request, case)
    if is_full():
        return page(request, "full", {}, status=503)
    form = ConductForm(
        request.POST if request.method == "POST" else None, perspective=perspective, consent=consent_text()
    )
    if request.method == "POST" and form.is_valid():
        typed = wizard.typed_in(form)
        typed.pop("consent")
        beginnings.slow_down(request)
        with transaction.atomic():
            draft_id = beginnings.free_id(request.POST)
            case = beginnings.begin_case(request, perspective=perspective)
            services.save_answers(case=case, draft_id=draft_id, typed={**doorstep.answers(request), FIRST: typed})
        return redirect(_step_url(case, draft_id, "when"))
    number, total = JOURNEY.position(FIRST, {})
    back = reverse("guides:family" if perspective == "third_party" else "guides:me")
    context = {
        "form": form,
        "draft_id": beginnings.sent_id(request.POST),
        "perspective": perspective,
        "number": number,
        "total": total,
        "back_url": back,
        "door": doorstep.since(request),
    }
    return page(request, "first", context, status=422 if form.errors else 200)


def _go_on(request: HttpRequest, case: OpenCase) -> HttpResponse:
    since = doorstep.since(request)
    return redirect(reverse("incidents:new", args=[case.id]) + (f"?{doorstep.FIELD}={since}" if since else ""))


@require_http_methods(FORM_METHODS)
def new(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Ask the first question of another record in a case there is."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    return _first_answer(request, case)


def _first_answer(request: HttpRequest, case: OpenCase) -> HttpResponse:
    draft_id = beginnings.own_id_or_404(case, beginnings.sent_id(request.POST))
    if request.method == "POST" and _recorded_url(case, draft_id):
        return _already(request, case, draft_id)
    held = _held(case, draft_id) or DraftPayload(perspective=case.payload.perspective)
    return _page_of(request, case, draft_id, held, FIRST, back_url=reverse("home:case", args=[case.id]))


@require_http_methods(FORM_METHODS)
def step(request: HttpRequest, case_id: UUID, draft_id: UUID, step: str) -> HttpResponse:
    """Ask one page of the journey; what is answered is sealed into the draft at once."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    return answer(request, case, draft_id, step)


def answer(
    request: HttpRequest, case: OpenCase, draft_id: UUID, key: str, *, template: str = "question"
) -> HttpResponse:
    """Show or take one page of a draft; a draft that has become a record leads there."""
    asked = JOURNEY.step(key)
    if asked is None:
        raise Http404
    held = _held(case, draft_id)
    if held is None:
        return _already(request, case, draft_id)
    if not asked.applies(held.answers):
        return redirect("incidents:draft", case_id=case.id, draft_id=draft_id)
    before = JOURNEY.previous(key, held.answers)
    back = _step_url(case, draft_id, before.key) if before else reverse("home:case", args=[case.id])
    return _page_of(request, case, draft_id, held, key, back_url=back, template=template)


def _page_of(
    request: HttpRequest,
    case: OpenCase,
    draft_id: UUID,
    held: DraftPayload,
    key: str,
    *,
    back_url: str,
    template: str = "question",
) -> HttpResponse:
    asked = JOURNEY[key]
    told = _context(case, held)
    if request.method == "POST":
        form = asked.form_class(request.POST, **told)
        later = "later" in request.POST
        if form.is_valid() or (later and wizard.only_incomplete(form)):
            typed = {key: wizard.typed_in(form)}
            if key == FIRST:  # what was answered since is not gone over by the time at the door
                typed = {k: said for k, said in doorstep.answers(request).items() if k not in held.answers} | typed
            saved = services.save_answers(case=case, draft_id=draft_id, typed=typed)
            if later:
                return redirect(beginnings.code_first(case, reverse("home:case", args=[case.id])))
            return redirect(_next_url(request, case, draft_id, saved, key))
    else:
        form = wizard.prefilled(asked.form_class, held.answers.get(key, {}), told)
    if _to_check(request):
        back_url = _check_url(case, draft_id)
    number, total = JOURNEY.position(key, held.answers)
    context = {"case": case, "form": form, "draft_id": draft_id, "number": number, "total": total, "back_url": back_url}
    context |= {"door": doorstep.since(request) if key == FIRST else ""}
    return page(request, template, context, status=422 if form.errors else 200)


def _next_url(request: HttpRequest, case: OpenCase, draft_id: UUID, saved: DraftPayload, key: str) -> str:
    if _to_check(request):
        missing = JOURNEY.missing(saved.answers, _context(case, saved))
        return _step_url(case, draft_id, missing[0].key, "?back=check") if missing else _check_url(case, draft_id)
    after = JOURNEY.next_step(key, saved.answers)
    return _step_url(case, draft_id, after.key) if after else _check_url(case, draft_id)


@require_safe
def resume(request: HttpRequest, case_id: UUID, draft_id: UUID) -> HttpResponse:
    """Go on with a draft where it was left."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    held = _held(case, draft_id)
    if held is None:
        return _already(request, case, draft_id)
    missing = JOURNEY.missing(held.answers, _context(case, held))
    return redirect(_step_url(case, draft_id, missing[0].key) if missing else _check_url(case, draft_id))


@require_http_methods(FORM_METHODS)
def check(request: HttpRequest, case_id: UUID, draft_id: UUID) -> HttpResponse:
    """Show everything before it is recorded; take it once, however often it is sent."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    held = _held(case, draft_id)
    if held is None:
        return _recorded_or_404(case, draft_id)
    told = _context(case, held)
    forms = JOURNEY.forms(held.answers, told)
    missing = [asked for asked in JOURNEY.applicable(held.answers) if not forms[asked.key].is_valid()]
    full = False
    sent = request.POST if request.method == "POST" else None
    lender = LenderForm(sent) if not case.payload.lender_kind else None
    if request.method == "POST" and not missing and (lender is None or lender.is_valid()):
        try:
            record = _record(case, draft_id, forms, lender)
            return beginnings.after_saving(case, first=reverse("incidents:findings", args=[case.id]), record=record)
        except services.TooMany:
            full = True
    context = {
        "case": case,
        "draft_id": draft_id,
        "rows": summary(
            forms, perspective=told["perspective"], url_of=lambda key: _step_url(case, draft_id, key, "?back=check")
        ),
        "missing": [
            (asked.form_class.legend, _step_url(case, draft_id, asked.key, "?back=check")) for asked in missing
        ],
        "again": held.journey == steps.AGAIN,
        "full": full,
        "form": lender,
        "despair": despairs(_texts(held)),
        "back_url": _step_url(case, draft_id, JOURNEY.applicable(held.answers)[-1].key),
    }
    return page(request, "check", context, status=422 if request.method == "POST" else 200)


def _texts(held: DraftPayload) -> list[str]:
    return [typed for answers in held.answers.values() for typed in answers.values() if isinstance(typed, str)]


def _record(case: OpenCase, draft_id: UUID, forms: dict[str, BaseForm], lender: LenderForm | None) -> UUID:
    """Record what a draft holds; return the id of the (first) record it became."""
    records = steps.payloads(draft_id, forms)
    services.record_draft(case=case, draft_id=draft_id, records=records)
    learn_role(case, records[0][1])
    if lender is not None and lender.cleaned_data["lender_kind"]:
        _learn(case, replace(case.payload, lender_kind=lender.cleaned_data["lender_kind"]))
    return records[0][0]


def learn_role(case: OpenCase, payload: IncidentPayload) -> None:
    """Keep what a third party said of their own part in the debt, so that it is asked once."""
    about = case.payload
    known = about.perspective != "third_party" or about.owner_role != "unknown"
    if known or payload.reached != "self" or payload.role == "unknown":
        return
    _learn(case, replace(about, owner_role=payload.role))


def _learn(case: OpenCase, said: CasePayload) -> None:
    try:
        cases.change_case(case=case, payload=said, revision=case.row.revision)
    except StaleRevision:  # somebody is changing the case elsewhere: the record itself holds the answer
        return


@require_POST
def again(request: HttpRequest, case_id: UUID, incident_id: UUID) -> HttpResponse:
    """Take 又来了: the same once more, now, straight to the check."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    incident = get_object_or_404(Incident, pk=incident_id, case=case.row, removed_on=None)
    payload: IncidentPayload = incident.payload(case.keyring)
    if payload.kind != "contact":
        raise Http404
    draft_id = beginnings.own_id_or_404(case, beginnings.sent_id(request.POST))
    if _recorded_url(case, draft_id) is None and _held(case, draft_id) is None:
        typed = steps.repeated(payload, now=wall_now())
        services.save_answers(case=case, draft_id=draft_id, typed=typed, journey=steps.AGAIN)
    return redirect(_check_url(case, draft_id))


@require_POST
def drop(request: HttpRequest, case_id: UUID, draft_id: UUID) -> HttpResponse:
    """Throw a draft away; gone already is gone as well."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    services.drop_draft(case=case, draft_id=draft_id)
    return redirect("home:case", case_id=case.id)


# --- drafts and the records they became ---


def _held(case: OpenCase, draft_id: UUID) -> DraftPayload | None:
    draft = IncidentDraft.objects.filter(pk=draft_id, case=case.row).first()
    return draft.payload(case.keyring) if draft else None


def _recorded_url(case: OpenCase, draft_id: UUID) -> str | None:
    """Return where the record is that a draft became, None where it became none."""
    if Incident.objects.filter(pk=draft_id, case=case.row).exists():
        return reverse("incidents:detail", args=[case.id, draft_id])
    if Incident.objects.filter(pk__in=steps.day_ids(draft_id), case=case.row).exists():
        return reverse("home:case", args=[case.id])
    return None


def _recorded_or_404(case: OpenCase, draft_id: UUID) -> HttpResponse:
    url = _recorded_url(case, draft_id)
    if url is None:
        raise Http404
    return redirect(url)


def _already(request: HttpRequest, case: OpenCase, draft_id: UUID) -> HttpResponse:
    """Answer a page of a draft that was saved meanwhile: look at the record; what was typed now is shown again."""
    found = _recorded_or_404(case, draft_id)
    if request.method != "POST":
        return found
    typed = [value for name, value in request.POST.items() if name in SHOWN_AGAIN and isinstance(value, str) and value]
    context = {"case": case, "url": found["Location"], "typed": "\n".join(typed)}
    return page(request, "already", context, status=409)


def _context(case: OpenCase, held: DraftPayload) -> dict[str, Any]:
    about = case.payload
    return steps.context(
        perspective=about.perspective, answers=held.answers, now=wall_now(), owner_role=about.owner_role
    )


def _to_check(request: HttpRequest) -> bool:
    return request.GET.get("back") == "check"


def _step_url(case: OpenCase, draft_id: UUID, key: str, query: str = "") -> str:
    return reverse("incidents:step", args=[case.id, draft_id, key]) + query


def _check_url(case: OpenCase, draft_id: UUID) -> str:
    return reverse("incidents:check", args=[case.id, draft_id])
