"""The short way of a relative: one page, and the letter that asks them to stop is drafted."""

from dataclasses import replace
from uuid import UUID, uuid5

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from borrower_help.cases import services as cases
from borrower_help.cases.access import OpenCase
from borrower_help.cases.models import Case
from borrower_help.core.storage import is_full
from borrower_help.guides.notice import consent_text
from borrower_help.incidents import beginnings
from borrower_help.incidents.findings import look
from borrower_help.incidents.payloads import IncidentPayload
from borrower_help.incidents.services import TooMany, record_incident
from borrower_help.letters import services
from borrower_help.letters.definitions import DEFINITIONS
from borrower_help.letters.forms import ShortForm
from borrower_help.letters.models import Letter
from borrower_help.letters.views_begin import first_options


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """Ask once, record the call and draft the letter; somebody new agrees to the notice on the same page."""
    case = beginnings.latest_case(beginnings.known_visitor(request), "third_party")
    if case is None and is_full():
        return render(request, "incidents/full.html", status=503)
    data = request.POST if request.method == "POST" else None
    form = ShortForm(data, perspective="third_party", consent="" if case else consent_text())
    wanted = beginnings.sent_id(request.POST)
    full = False
    if request.method == "POST" and form.is_valid():
        if case is None:
            beginnings.slow_down(request)
        try:
            with transaction.atomic():
                wanted = beginnings.own_id_or_404(case, wanted) if case else beginnings.free_id(request.POST)
                case = case or beginnings.begin_case(request, perspective="third_party")
                _note_about(case, form)
                record_incident(case=case, incident_id=wanted, payload=IncidentPayload(**form.parts()))
                letter = _draft(case, wanted)
            goal = reverse("letters:letter", args=[case.id, letter.pk])
            return redirect(beginnings.code_first(case, goal))
        except TooMany:
            full = True
    context = {"form": form, "case": case, "draft_id": wanted, "back_url": reverse("guides:family"), "full": full}
    return render(request, "letters/short.html", context, status=422 if form.errors or full else 200)


def _note_about(case: OpenCase, form: ShortForm) -> None:
    # read again under the lock: the same form may be on its way a second time
    case.row.refresh_from_db(from_queryset=Case.objects.select_for_update())
    about = case.payload
    said = replace(
        about,
        owner_role=form.cleaned_data["own_role"],
        borrower_relation=form.cleaned_data["relation"] or about.borrower_relation,
    )
    if said != about:
        cases.change_case(case=case, payload=said, revision=case.row.revision)


def _draft(case: OpenCase, incident_id: UUID) -> Letter:
    letter_id = uuid5(incident_id, str(case.id))  # its own, for a casefile names no id twice; sent again it is the same
    known = look(case)
    letter = services.draft_letter(
        case=case, letter_id=letter_id, key="notice", options=first_options(known, DEFINITIONS["notice"])
    )
    context = services.current_context(case=case, letter=letter, known=known)
    services.preview(case=case, letter=letter, context=context)
    return letter
