"""Change one record, also where two devices change it at once."""

import re
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from borrower_help.cases.access import OpenCase, get_case_or_404
from borrower_help.cases.models import Access
from borrower_help.core.dates import today
from borrower_help.core.sealed import StaleRevision
from borrower_help.incidents.edit import RecordForm, differences, form_for
from borrower_help.incidents.models import Incident
from borrower_help.incidents.payloads import IncidentPayload
from borrower_help.incidents.services import change_incident, record_incident, restore_incident
from borrower_help.incidents.views_timeline import get_incident_or_404


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, case_id: UUID, incident_id: UUID) -> HttpResponse:
    """Change a record; one that somebody else changed or took out meanwhile loses nothing that was typed here."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    posted = request.method == "POST"
    incident = get_incident_or_404(case, incident_id, removed=None if posted else False)
    stored: IncidentPayload = incident.payload(case.keyring)
    form = form_for(request.POST if posted else None, stored=stored, perspective=case.payload.perspective)
    if not posted:
        return _page(request, case, incident, form)
    if not form.is_valid():
        return _page(request, case, incident, form, revision=_revision(request), status=422)
    return _save(request, case, incident, form)


def _revision(request: HttpRequest) -> int:
    # whatever is not a number was never read by anybody: it is stale
    typed = request.POST.get("revision", "")
    return int(typed) if re.fullmatch(r"[0-9]{1,9}", typed) else 0


def _save(request: HttpRequest, case: OpenCase, incident: Incident, form: RecordForm) -> HttpResponse:
    payload = form.payload()
    try:
        if incident.removed_on is not None:  # taken out elsewhere, yet saved here: it is wanted
            restore_incident(case=case, incident=incident)
        change_incident(case=case, incident=incident, payload=payload, revision=_revision(request))
    except StaleRevision as stale:
        if stale.theirs is not None:
            incident.refresh_from_db()
            return _page(request, case, incident, form, mine=payload, theirs=stale.theirs, status=409)
        record_incident(case=case, incident_id=incident.pk, payload=payload)
    return redirect(reverse("incidents:detail", args=[case.id, incident.pk]) + "?changed=1")


def _page(
    request: HttpRequest,
    case: OpenCase,
    incident: Incident,
    form: RecordForm,
    *,
    revision: int | None = None,
    mine: IncidentPayload | None = None,
    theirs: IncidentPayload | None = None,
    status: int = 200,
) -> HttpResponse:
    differing = []
    if mine is not None and theirs is not None:
        differing = differences(mine, theirs, perspective=form.perspective, year=today().year)
    context = {
        "case": case,
        "incident": incident,
        "form": form,
        "revision": incident.revision if revision is None else revision,
        "stale": theirs is not None,
        "differing": differing,
    }
    return render(request, "incidents/edit.html", context, status=status)
