"""One settled letter in the forms its doors take: text for a box, what to say on the phone, a file to edit."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from borrower_help.cases.access import OpenCase, get_case_or_404
from borrower_help.cases.models import Access
from borrower_help.core import dates, languages
from borrower_help.letters import mail, paste, proposals
from borrower_help.letters.attaching import handed
from borrower_help.letters.contexts import LetterContext, from_json
from borrower_help.letters.definitions import DEFINITIONS
from borrower_help.letters.models import Letter, LetterPayload, State
from borrower_help.letters.phone_script import script
from borrower_help.letters.public_text import public
from borrower_help.letters.terms import OF_SUM
from borrower_help.letters.word_file import word_file
from borrower_help.rules import papers
from borrower_help.rules.catalogue.channels import BY_ID
from borrower_help.rules.catalogue.intake import BOXES, INTAKES, PUBLIC
from borrower_help.rules.facts import OBLIGED_ROLES
from borrower_help.rules.finder import COMPANY

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
def hand_in(request: HttpRequest, case_id: UUID, letter_id: UUID) -> HttpResponse:
    """Show the letter as the chosen door takes it; the door and the size of its box stand in the address as codes."""
    case = get_case_or_404(request, case_id, need=Access.VIEW)
    letter = get_object_or_404(Letter, pk=letter_id, case=case.row)
    if letter.state != State.ISSUED:
        return redirect("letters:letter", case_id=case_id, letter_id=letter_id)
    payload: LetterPayload = letter.payload(case.keyring)
    context = from_json(payload.context)
    doors = papers.doors_of(payload.key)
    door = request.GET.get("door", "")
    by_place = {str(place): one for place, one in enumerate(doors)}  # what stands in an address tells nothing
    door = by_place.get(door, door if door in doors else next(iter(doors), ""))
    language = languages.current()
    customer = case.payload.perspective == "borrower" or case.payload.owner_role in OBLIGED_ROLES
    of_person = _of_person(case, payload)
    page: dict[str, Any] = {
        "case": case,
        "letter": letter,
        "of_person": of_person,
        "doors": [(one, _title(one, language, customer=customer, of_person=of_person), one == door) for one in doors],
    }
    if door:
        page["place"] = doors.index(door)
        page["handed"] = handed(case, context.exhibits)
        page |= _as_taken(context, door, _box(request, door), language, customer=customer)
    return render(request, "letters/hand_in.html", page)


def _of_person(case: OpenCase, payload: LetterPayload) -> str:
    """Return the id of the sum a request is about where a person lent it: there is no hotline and no form; else ""."""
    answers = payload.options.get("answers", {})
    terms = proposals.terms_of(case, answers) if DEFINITIONS[payload.key].may_promise else None
    return str(answers[OF_SUM]) if terms and terms.kind == "private" else ""


def _title(door: str, language: str, *, customer: bool, of_person: str) -> str:
    """Return what a door is called; to who borrowed nothing the company is no lender of theirs."""
    if door == COMPANY and of_person:
        return _("The one who lent you the money")
    if door == COMPANY and not customer:
        return _("The company they call for: its hotline")
    return BY_ID[door].title.of(language)


def _box(request: HttpRequest, door: str) -> int:
    asked = request.GET.get("box", "")
    return int(asked) if asked in {str(box) for box in BOXES} else INTAKES[door].box


def _as_taken(context: LetterContext, door: str, box: int, language: str, *, customer: bool) -> dict[str, Any]:
    open_to_all = door in PUBLIC
    shown = public(context) if open_to_all else context
    channel = BY_ID[door]
    return {
        "door": door,
        "number": channel.number,
        "public": open_to_all,
        "paste": paste.fit(shown, box, posted=open_to_all) if box else None,
        "boxes": [(one, one == box) for one in BOXES] if box else [],
        "script": script(context, door, language, customer=customer),
        "mail": mail.draft(context, channel.email) if channel.email else "",
    }


@require_safe
def word(request: HttpRequest, case_id: UUID, letter_id: UUID) -> HttpResponse:
    """Return the letter as a Word file, with the words it was settled with; its name is a date."""
    case = get_case_or_404(request, case_id, need=Access.VIEW)
    letter = get_object_or_404(Letter, pk=letter_id, case=case.row, state=State.ISSUED)
    payload: LetterPayload = letter.payload(case.keyring)
    response = HttpResponse(word_file(from_json(payload.context)), content_type=WORD)
    day = letter.issued_on or dates.today()
    response["Content-Disposition"] = f'attachment; filename="{day.isoformat()}.docx"'
    return response
