"""交出去了: how one letter was handed over, and until when an answer is usual."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from borrower_help.cases.access import OpenCase, get_case_or_404
from borrower_help.cases.models import Access
from borrower_help.core import dates, languages
from borrower_help.core.forms import revision_of
from borrower_help.core.moments import full_day
from borrower_help.core.sealed import CHANGED_MEANWHILE, StaleRevision
from borrower_help.letters import names
from borrower_help.letters.models import Letter, LetterPayload, State
from borrower_help.matters import services
from borrower_help.matters.cards import Card, card_of
from borrower_help.matters.forms import DispatchForm
from borrower_help.matters.models import Dispatch
from borrower_help.matters.payloads import DispatchPayload
from borrower_help.matters.proof import proofs
from borrower_help.matters.words import DOORS, HOWS, RESULTS
from borrower_help.rules import answer_terms
from borrower_help.rules.catalogue.answer_terms import Term
from borrower_help.rules.sources import source_of, stale_sources
from borrower_help.rules.wording import article_label


@dataclass(frozen=True)
class StageLine:
    """Hold one period of a rule as a page shows it."""

    name: str
    days: int
    working: bool
    last: date | None
    sum: tuple[str, ...]


def issued_or_404(case: OpenCase, letter_id: UUID) -> tuple[Letter, LetterPayload]:
    """Return an issued letter of the case and what is in it."""
    letter = get_object_or_404(Letter, pk=letter_id, case=case.row, state=State.ISSUED)
    return letter, letter.payload(case.keyring)


def _stored(case: OpenCase, letter: Letter) -> tuple[Dispatch | None, DispatchPayload | None]:
    row = Dispatch.objects.filter(letter=letter, case=case.row).first()
    return row, row.payload(case.keyring) if row is not None and row.removed_on is None else None


@require_safe
def matter(request: HttpRequest, case_id: UUID, issued_id: UUID) -> HttpResponse:
    """Show how a letter was handed over and until when an answer is usual; where it was not, ask."""
    case = get_case_or_404(request, case_id, need=Access.VIEW)
    letter, payload = issued_or_404(case, issued_id)
    row, sent = _stored(case, letter)
    if sent is None:
        return _form_page(request, case, letter, _form(case, letter, payload, None), row)
    page = {
        "case": case,
        "letter": letter,
        "title": names.LETTERS[payload.key],
        "rows": _rows(case, letter, sent),
        "may_edit": case.may_edit,
        **_term(case, sent),
        **_standing(case, letter, payload),
    }
    _with_files(case, sent, page)
    return render(request, "matters/matter.html", page)


def _with_files(case: OpenCase, sent: DispatchPayload, page: dict[str, Any]) -> None:
    """Put the files beside what they show."""
    card: Card | None = page.get("card")
    said = [one.files for _key, one in card.matter.answers] if card else []
    sent_proof, *answered = proofs(case, [sent.files, *said])
    page["sent_proof"] = sent_proof
    page["answers"] = [(*told, proof) for told, proof in zip(page.get("answers", ()), answered, strict=True)]


def _standing(case: OpenCase, letter: Letter, payload: LetterPayload) -> dict[str, Any]:
    """Return where the letter stands, what came back, and what to say when asking how it stands."""
    card = card_of(case, letter.pk, dates.today())
    if card is None or card.matter.sent is None:
        return {}
    met = {option.value: option.label for option in RESULTS}
    answers = [
        (
            key,
            said.day,
            said.words,
            [(names.REQUESTS[one], met[how]) for one, how in said.results.items() if one in names.REQUESTS],
        )
        for key, said in card.matter.answers
    ]
    return {"card": card, "answers": answers, "ask": _ask_words(card.matter.sent)}


def _ask_words(sent: DispatchPayload) -> str:
    with translation.override("zh-hans"):  # it is said to somebody in China
        number = f"，编号{sent.number}" if sent.number else ""
        return f"我{full_day(sent.handed)}交了一份材料{number}，到今天没有收到答复。请问现在办到哪一步，哪天能书面答复我？请告诉我你的工号。"


def _rows(case: OpenCase, letter: Letter, sent: DispatchPayload) -> list[dict[str, str]]:
    change = reverse("matters:change", args=[case.id, letter.pk])
    received = full_day(sent.received) if sent.received else _("Not known yet")
    told = [
        (pgettext("a letter went out", "How"), str(HOWS[sent.how])),
        (_("To whom?"), str(DOORS[sent.door])),
        (_("Handed over"), full_day(sent.handed)),
        (_("Arrived"), received),
        (_("Number"), sent.number),
        (_("Note"), sent.note),
    ]
    return [{"label": label, "value": value, "url": change} for label, value in told if value]


def _term(case: OpenCase, sent: DispatchPayload) -> dict[str, Any]:
    term = answer_terms.term_for(sent.letter_key, sent.door, case.payload.lender_kind)
    if term is None:
        return {"term": None}
    language, today = languages.current(), dates.today()
    stages = [
        StageLine(
            found.stage.name.of(language),
            found.stage.days,
            found.stage.working,
            found.last,
            answer_terms.lines(found, today, language),
        )
        for found in answer_terms.counted(term, sent.received)
    ]
    return {
        "term": term.whole.of(language),
        "law": article_label(term.article, language),
        "stages": stages,
        "uncounted": bool(term.stages) and sent.received is None,
        "late": source_of(term.article).id in stale_sources(today),
    }


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, case_id: UUID, issued_id: UUID) -> HttpResponse:
    """Record or change how a letter was handed over; a save from another phone in between is said, nothing typed is lost."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    letter, payload = issued_or_404(case, issued_id)
    row, sent = _stored(case, letter)
    posted = request.method == "POST"
    form = _form(case, letter, payload, sent, request.POST if posted else None)
    if not posted:
        return _form_page(request, case, letter, form, row)
    if not form.is_valid():
        return _form_page(request, case, letter, form, row, status=422)
    try:
        services.save_dispatch(case=case, letter=letter, payload=form.payload(), revision=revision_of(request))
    except StaleRevision:
        row, _sent = _stored(case, letter)
        notice = str(CHANGED_MEANWHILE)
        return _form_page(request, case, letter, form, row, notice=notice, status=409)
    return redirect("matters:matter", case_id=case_id, issued_id=issued_id)


def _form(
    case: OpenCase, letter: Letter, payload: LetterPayload, sent: DispatchPayload | None, data: Any = None
) -> DispatchForm:
    if letter.issued_on is None:  # a constraint says so too
        raise Http404
    term = _own_term(case, payload.key, sent)
    return DispatchForm(
        data,
        letter_key=payload.key,
        issued_on=letter.issued_on,
        today=dates.today(),
        stored=sent,
        has_term=term is not None and bool(term.stages),
    )


def _own_term(case: OpenCase, key: str, sent: DispatchPayload | None) -> Term | None:
    door = sent.door if sent else answer_terms.own_door(key)
    return answer_terms.term_for(key, door, case.payload.lender_kind)


def _form_page(
    request: HttpRequest,
    case: OpenCase,
    letter: Letter,
    form: DispatchForm,
    row: Dispatch | None,
    *,
    notice: str = "",
    status: int = 200,
) -> HttpResponse:
    page = {
        "case": case,
        "letter": letter,
        "title": names.LETTERS[form.letter_key],
        "form": form,
        "notice": notice,
        "revision": row.revision if row else 1,
        "removed": row is not None and row.removed_on is not None,
        "may_edit": case.may_edit,
    }
    return render(request, "matters/dispatch.html", page, status=status)


@require_POST
def remove(request: HttpRequest, case_id: UUID, issued_id: UUID) -> HttpResponse:
    """Take the handing over out of the record; its page then offers to undo it."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    letter, _payload = issued_or_404(case, issued_id)
    row = Dispatch.objects.filter(letter=letter, case=case.row).first()
    if row is not None:
        services.remove(case=case, row=row)
    return redirect("matters:matter", case_id=case_id, issued_id=issued_id)


@require_POST
def restore(request: HttpRequest, case_id: UUID, issued_id: UUID) -> HttpResponse:
    """Put it back."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    letter, _payload = issued_or_404(case, issued_id)
    row = Dispatch.objects.filter(letter=letter, case=case.row).first()
    if row is not None:
        services.restore(case=case, row=row)
    return redirect("matters:matter", case_id=case_id, issued_id=issued_id)
