"""我发了: record that a text asking them to stop was sent, with its time."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from borrower_help.core.storage import is_full
from borrower_help.guides.notice import consent_text
from borrower_help.incidents import beginnings, services
from borrower_help.incidents.beginnings import page
from borrower_help.incidents.forms import RefusalForm
from borrower_help.incidents.payloads import IncidentPayload
from borrower_help.incidents.views_record import FORM_METHODS


@require_http_methods(FORM_METHODS)
def refusal(request: HttpRequest) -> HttpResponse:
    """Ask what was sent and when; somebody new agrees to the notice on the same page."""
    perspective = beginnings.perspective_of(request)
    case = beginnings.latest_case(beginnings.known_visitor(request), perspective)
    if case is None and is_full():
        return page(request, "full", {}, status=503)
    data = request.POST if request.method == "POST" else None
    form = RefusalForm(data, perspective=perspective, consent="" if case else consent_text())
    wanted = beginnings.sent_id(request.POST)
    full = False
    if request.method == "POST" and form.is_valid():
        if case is None:
            beginnings.slow_down(request)
        try:
            with transaction.atomic():
                wanted = beginnings.own_id_or_404(case, wanted) if case else beginnings.free_id(request.POST)
                case = case or beginnings.begin_case(request, perspective=perspective)
                services.record_incident(case=case, incident_id=wanted, payload=IncidentPayload(**form.parts()))
            return beginnings.after_saving(case)
        except services.TooMany:
            full = True
    back = reverse("guides:family" if perspective == "third_party" else "guides:me")
    context = {
        "form": form,
        "case": case,
        "draft_id": wanted,
        "back_url": back,
        "full": full,
        "perspective": perspective,
    }
    return page(request, "refusal", context, status=422 if form.errors or full else 200)
