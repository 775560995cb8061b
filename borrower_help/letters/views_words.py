"""Reword a draft, paragraph by paragraph."""

from dataclasses import replace
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from borrower_help.cases.access import get_case_or_404
from borrower_help.cases.models import Access
from borrower_help.core.sealed import StaleRevision
from borrower_help.letters import services
from borrower_help.letters.contexts import from_json
from borrower_help.letters.drafting import Options
from borrower_help.letters.forms_words import WordsForm
from borrower_help.letters.models import Letter, State
from borrower_help.letters.rewording import paragraphs, unused


@require_http_methods(["GET", "HEAD", "POST"])
def words(request: HttpRequest, case_id: UUID, letter_id: UUID) -> HttpResponse:
    """Show every paragraph in a box of its own, and keep what was typed over it."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    letter = get_object_or_404(Letter, pk=letter_id, case=case.row)
    here = redirect("letters:letter", case_id=case_id, letter_id=letter_id)
    if letter.state == State.ISSUED:
        return here
    options = Options.from_json(letter.payload(case.keyring).options)
    context = from_json(services.current_context(case=case, letter=letter))
    form = WordsForm(request.POST or None, paragraphs=paragraphs(context))
    page = {"case": case, "letter": letter, "form": form, "unused": unused(context, options.reworded), "notice": ""}
    if request.method != "POST":
        return render(request, "letters/words.html", page)
    if not form.is_valid():
        return render(request, "letters/words.html", page, status=422)
    try:
        revision = int(request.POST.get("revision", ""))
    except ValueError:
        revision = letter.revision
    try:
        changed = replace(options, reworded=form.reworded())
        services.change_draft(case=case, letter=letter, options=changed, revision=revision)
    except StaleRevision:
        letter.refresh_from_db()
        page["notice"] = _(
            "This letter was changed on another phone just now. What you typed is still here; save it again if it is right."
        )
        return render(request, "letters/words.html", page, status=409)
    except services.AlreadyIssued:
        return here
    letter.refresh_from_db()
    services.preview(case=case, letter=letter, context=services.current_context(case=case, letter=letter))
    return here
