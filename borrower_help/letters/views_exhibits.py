"""Choose which kept files go with a letter; nothing is chosen for anybody."""

from dataclasses import replace
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from borrower_help.cases.access import get_case_or_404
from borrower_help.cases.models import Access
from borrower_help.core.forms import revision_of
from borrower_help.core.sealed import StaleRevision
from borrower_help.evidence.choosing import choices, ticked
from borrower_help.letters import services
from borrower_help.letters.definitions import DEFINITIONS
from borrower_help.letters.drafting import Options
from borrower_help.letters.models import Letter, LetterPayload, State
from borrower_help.letters.views import gone_is_404


@require_http_methods(["GET", "HEAD", "POST"])
@gone_is_404
def exhibits(request: HttpRequest, case_id: UUID, letter_id: UUID) -> HttpResponse:
    """Show the files of the case to choose from, and keep what was ticked."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    letter = get_object_or_404(Letter, pk=letter_id, case=case.row)
    payload: LetterPayload = letter.payload(case.keyring)
    if not DEFINITIONS[payload.key].exhibits:
        raise Http404
    here = redirect("letters:letter", case_id=case_id, letter_id=letter_id)
    if letter.state == State.ISSUED:
        return here
    options = Options.from_json(payload.options)
    if request.method != "POST":
        page = {"case": case, "letter": letter, "choices": choices(case, options.exhibits)}
        return render(request, "letters/exhibits.html", page)
    chosen = ticked(choices(case, ()), request.POST.getlist("file"))
    try:
        changed = replace(options, exhibits=chosen)
        services.change_draft(case=case, letter=letter, options=changed, revision=revision_of(request))
    except StaleRevision:
        letter.refresh_from_db()
        notice = _(
            "This letter was changed on another phone just now. What you ticked is still here; save it again if it is right."
        )
        page = {"case": case, "letter": letter, "choices": choices(case, chosen), "notice": notice}
        return render(request, "letters/exhibits.html", page, status=409)
    except services.AlreadyIssued:
        return here
    letter.refresh_from_db()
    services.preview(case=case, letter=letter, context=services.current_context(case=case, letter=letter))
    return here
