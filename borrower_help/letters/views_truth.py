"""What stands between a draft and a settled letter: a sentence put differently, and the four dates before a letter about paying."""

from dataclasses import replace
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from borrower_help.cases.access import OpenCase, get_case_or_404
from borrower_help.cases.models import Access
from borrower_help.core import dates
from borrower_help.core.moments import full_day
from borrower_help.core.sealed import StaleRevision
from borrower_help.incidents.findings import look
from borrower_help.letters import four_dates, services
from borrower_help.letters.definitions import DEFINITIONS
from borrower_help.letters.drafting import Options
from borrower_help.letters.flagging import reworded
from borrower_help.letters.forms_dates import FourDatesForm
from borrower_help.letters.models import Letter, LetterPayload, State
from borrower_help.letters.views import gone_is_404


@require_POST
@gone_is_404
def mend(request: HttpRequest, case_id: UUID, letter_id: UUID) -> HttpResponse:
    """Put one sentence the way the page suggests."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    row = get_object_or_404(Letter, pk=letter_id, case=case.row)
    if row.state == State.DRAFT:
        known = look(case)
        options = Options.from_json(row.payload(case.keyring).options)
        found = {flag.fingerprint: flag for flag in services.letter_flags(case=case, letter=row, known=known)}
        flag = found.get(request.POST.get("flag", ""))
        changed = reworded(options, flag) if flag else None
        if changed is not None:
            _save(case, row, changed)
            row.refresh_from_db()
            context = services.current_context(case=case, letter=row, known=known)
            services.preview(case=case, letter=row, context=context)
    return redirect("letters:letter", case_id=case_id, letter_id=letter_id)


def _save(case: OpenCase, row: Letter, options: Options) -> None:
    try:
        services.change_draft(case=case, letter=row, options=options, revision=row.revision)
    except (StaleRevision, services.AlreadyIssued):
        return  # changed on another phone meanwhile: the page shows what is there now


def _promising_or_404(request: HttpRequest, case_id: UUID, letter_id: UUID) -> tuple[OpenCase, Letter, Options]:
    """Return a draft about paying, with what was chosen for it; 404 for any other letter."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    row = get_object_or_404(Letter, pk=letter_id, case=case.row, state=State.DRAFT)
    payload: LetterPayload = row.payload(case.keyring)
    if not DEFINITIONS[payload.key].may_promise:
        raise Http404
    return case, row, Options.from_json(payload.options)


@require_http_methods(["GET", "HEAD", "POST"])
@gone_is_404
def ask_dates(request: HttpRequest, case_id: UUID, letter_id: UUID) -> HttpResponse:
    """Ask for the four dates; then the letter, or the page that says to ring first."""
    case, row, options = _promising_or_404(request, case_id, letter_id)
    data = request.POST if request.method == "POST" else None
    form = FourDatesForm(data, today=dates.today(), dates=options.four_dates)
    if data is None or not form.is_valid():
        page = {"case": case, "letter": row, "form": form}
        return render(request, "letters/four_dates.html", page, status=422 if form.errors else 200)
    given = form.dates()
    if given != options.four_dates:
        _save(case, row, replace(options, four_dates=given, dates_read=False))
    wait = four_dates.call_first(given, dates.today())
    return redirect("letters:wait" if wait else "letters:letter", case_id=case_id, letter_id=letter_id)


@require_http_methods(["GET", "HEAD", "POST"])
@gone_is_404
def wait(request: HttpRequest, case_id: UUID, letter_id: UUID) -> HttpResponse:
    """Say that time may matter, and whom to read the four dates to; whoever has read it may go on."""
    case, row, options = _promising_or_404(request, case_id, letter_id)
    if four_dates.step(options.four_dates, False, dates.today()) == "ask":
        return redirect("letters:dates", case_id=case_id, letter_id=letter_id)
    if request.method == "POST":
        _save(case, row, replace(options, dates_read=True))
        return redirect("letters:letter", case_id=case_id, letter_id=letter_id)
    known = four_dates.known(options.four_dates)
    fields = FourDatesForm(today=dates.today()).fields
    lines = [(fields[key].label, full_day(known[key]) if key in known else "") for key in four_dates.KEYS]
    return render(request, "letters/wait.html", {"case": case, "letter": row, "lines": lines})
