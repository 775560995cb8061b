"""Write a letter: choose, look at the real page, issue, take it out of this phone."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from borrower_help.cases.access import OpenCase, get_case_or_404
from borrower_help.cases.models import Access
from borrower_help.core import dates, languages
from borrower_help.core.fields import Option, Words
from borrower_help.core.sealed import StaleRevision
from borrower_help.incidents.findings import Known, compare, look
from borrower_help.letters import (
    four_dates,
    names,
    names_about,
    names_hints,
    renderings,
    services,
)
from borrower_help.letters.attaching import handed
from borrower_help.letters.contexts import LetterContext, from_json
from borrower_help.letters.definitions import DEFINITIONS, for_perspective
from borrower_help.letters.drafting import Options
from borrower_help.letters.flagging import flags_of, reworded
from borrower_help.letters.forms import LetterForm
from borrower_help.letters.hints import suggest
from borrower_help.letters.models import Letter, LetterPayload, State
from borrower_help.letters.plain_text import text as plain_text
from borrower_help.letters.proposals import terms_of
from borrower_help.letters.rendering import gaps
from borrower_help.letters.rewording import repeated
from borrower_help.letters.shapes import Definition
from borrower_help.letters.truth.saying import ask
from borrower_help.rules.deadlines import usual_answer
from borrower_help.rules.handing_over import handing_over, say_usual_answer
from borrower_help.rules.papers import TO_COMPANY, TO_COURT_AND_POLICE


def gone_is_404(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Answer 404 where the draft was thrown away in another tab while this one worked on it."""

    @wraps(view)
    def safely(request: HttpRequest, case_id: UUID, letter_id: UUID) -> HttpResponse:
        try:
            return view(request, case_id, letter_id)
        except Letter.DoesNotExist:
            raise Http404 from None

    return safely


@require_safe
def letters(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """List the letters of a case."""
    case = get_case_or_404(request, case_id, need=Access.VIEW)
    rows = [(row, row.payload(case.keyring)) for row in Letter.objects.filter(case=case.row)]
    rows.sort(key=lambda pair: pair[1].issued_at or "9", reverse=True)
    listed = [(row, names.LETTERS[payload.key], _whom(payload)) for row, payload in rows]
    groups = _by_reader(for_perspective(case.payload.perspective))
    return render(request, "letters/list.html", {"case": case, "listed": listed, "groups": groups})


def _whom(payload: LetterPayload) -> str:
    """Return whom a letter goes to as its sender put it: of three requests it says which is which."""
    return payload.options.get("recipient_name", "") or payload.options.get("app_name", "")


def _by_reader(offered: Iterable[Definition]) -> list[tuple[Words, list[tuple[str, Words, Words]]]]:
    """Return the letters under who reads them: a list of two dozen is none."""
    groups: dict[str, list[tuple[str, Words, Words]]] = {}
    for one in offered:
        reader = "company" if one.key in TO_COMPANY else "court" if one.key in TO_COURT_AND_POLICE else "office"
        groups.setdefault(reader, []).append((one.key, names.LETTERS[one.key], names_about.WHEN[one.key]))
    return [(names_about.READERS[reader], rows) for reader, rows in groups.items()]


@require_safe
@gone_is_404
def letter(request: HttpRequest, case_id: UUID, letter_id: UUID) -> HttpResponse:
    """Show a draft with its real page, or an issued letter with the ways to take it along."""
    case = get_case_or_404(request, case_id, need=Access.VIEW)
    rows = {row.pk: row for row in Letter.objects.filter(case=case.row)}
    row = rows.pop(letter_id, None)
    if row is None:
        raise Http404
    if row.state == State.ISSUED:
        return _issued_page(request, case, row)
    payload: LetterPayload = row.payload(case.keyring)
    before = _before_the_letter(payload)
    if before and case.may_edit:  # who may only look is asked for nothing
        return redirect(before, case_id=case_id, letter_id=letter_id)
    known = look(case)
    return _draft_page(request, case, row, known, _form(case, known, payload), others=list(rows.values()))


def _before_the_letter(payload: LetterPayload) -> str:
    """Return the page that comes before a draft about paying: the four dates, the one that says to ring first; or none."""
    if not DEFINITIONS[payload.key].may_promise:
        return ""
    options = Options.from_json(payload.options)
    step = four_dates.step(options.four_dates, options.dates_read, dates.today())
    return {"ask": "letters:dates", "wait": "letters:wait", "": ""}[step]


def _form(case: OpenCase, known: Known, payload: LetterPayload, data: Any = None) -> LetterForm:
    found = compare(known, language=languages.current()).indicated
    definition, options = DEFINITIONS[payload.key], Options.from_json(payload.options)
    police = bool(definition.plan and definition.plan.for_police)
    return LetterForm(
        data,
        key=payload.key,
        case=known.facts,
        options=options,
        terms=terms_of(case, options.answers) if definition.may_promise else None,
        findings=[Option(shown.finding.rule, shown.text.title) for shown in found if police or not shown.police],
    )


def _draft_page(
    request: HttpRequest,
    case: OpenCase,
    row: Letter,
    known: Known,
    form: LetterForm,
    *,
    notice: str = "",
    status: int = 200,
    others: list[Letter] | None = None,
) -> HttpResponse:
    context = services.current_context(case=case, letter=row, known=known)
    rendering = services.preview(case=case, letter=row, context=context)
    shown = from_json(context)
    payload: LetterPayload = row.payload(case.keyring)
    options = Options.from_json(payload.options)
    flags = flags_of(DEFINITIONS[payload.key], options, shown, known.facts)
    mendable = [flag.fingerprint for flag in flags if reworded(options, flag)]
    page = {
        "case": case,
        "letter": row,
        "form": form,
        "notice": notice,
        "seen": renderings.hash_of(context),
        "progress": renderings.progress(case=case, rendering=rendering, context=context),
        "problems": ask(flags, options.owned, mendable, options.reworded.values()),
        "repeated": repeated(shown, _issued_before(case, row, others)),
        "hints": [names_hints.HINTS[code] for code in suggest(shown, known.facts)]
        if DEFINITIONS[shown.key].requests
        else [],
        "gaps": gaps(shown),
        "takes_files": DEFINITIONS[payload.key].exhibits,
        "left_out": len(options.exhibits) - len(shown.exhibits),
        "exhibits": shown.exhibits,
    }
    return render(request, "letters/draft.html", page, status=status)


def _issued_before(case: OpenCase, row: Letter, others: list[Letter] | None) -> tuple[LetterContext, ...]:
    """Return the other letters of a case that were issued, as they were frozen."""
    if others is None:
        others = list(Letter.objects.filter(case=case.row).exclude(pk=row.pk))
    issued = (other for other in others if other.state == State.ISSUED)
    return tuple(from_json(other.payload(case.keyring).context) for other in issued)


def _issued_page(request: HttpRequest, case: OpenCase, row: Letter) -> HttpResponse:
    payload: LetterPayload = row.payload(case.keyring)
    rendering = services.preview(case=case, letter=row, context=payload.context)
    shown = from_json(payload.context)
    page = {
        "case": case,
        "letter": row,
        "text": plain_text(shown),
        "gaps": gaps(shown),
        "handed": handed(case, shown.exhibits),
        "progress": renderings.progress(case=case, rendering=rendering, context=payload.context),
        **_where_to(case, payload.key),
    }
    if page["progress"] == "ready":
        made = renderings.opened(case=case, rendering=rendering)
        page["numbers"] = len(made.page_bytes)
        page["redrawn"] = payload.pdf_sha256 not in ("", made.sha256)
    return render(request, "letters/issued.html", page)


def _where_to(case: OpenCase, key: str) -> dict[str, Any]:
    """Return where the letter is handed in, and when an answer is usual if it is handed in today; nothing where nothing is known."""
    door_key, language = names.DOORS.get(key), languages.current()
    if door_key is None:
        return {}
    usual = usual_answer(case.payload.lender_kind, dates.today())
    return {"door": handing_over(door_key, language), "usual": say_usual_answer(usual, language) if usual else ""}


@require_POST
@gone_is_404
def change(request: HttpRequest, case_id: UUID, letter_id: UUID) -> HttpResponse:
    """Save other choices and have the page drawn anew."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    row = get_object_or_404(Letter, pk=letter_id, case=case.row)
    here = redirect("letters:letter", case_id=case_id, letter_id=letter_id)
    if row.state == State.ISSUED:
        return here
    payload: LetterPayload = row.payload(case.keyring)
    known = look(case)
    form = _form(case, known, payload, request.POST)
    if not form.is_valid():
        return _draft_page(request, case, row, known, form, status=422)
    try:
        options = form.options(Options.from_json(payload.options))
        services.change_draft(case=case, letter=row, options=options, revision=_revision(request, row))
    except StaleRevision:
        row.refresh_from_db()
        notice = _(
            "This letter was changed on another phone just now. What you typed is still here; save it again if it is right."
        )
        return _draft_page(request, case, row, known, form, notice=notice, status=409)
    except services.AlreadyIssued:
        return here
    row.refresh_from_db()
    services.preview(case=case, letter=row, context=services.current_context(case=case, letter=row, known=known))
    return here


def _revision(request: HttpRequest, row: Letter) -> int:
    text = request.POST.get("revision", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else row.revision


@require_POST
@gone_is_404
def issue(request: HttpRequest, case_id: UUID, letter_id: UUID) -> HttpResponse:
    """Freeze the letter as it was seen; where the record changed since, show it anew first."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    row = get_object_or_404(Letter, pk=letter_id, case=case.row)
    here = redirect("letters:letter", case_id=case_id, letter_id=letter_id)
    known = look(case)
    try:
        services.own_flags(case=case, letter=row, ticked=request.POST.getlist("own"), known=known)
        services.issue_letter(case=case, letter=row, seen_hash=request.POST.get("seen", ""))
    except services.DatesFirst:
        return here
    except StaleRevision:
        notice = _(
            "Your record or your choices changed since this page was drawn. Look at it once more, then settle it."
        )
        return _asked_again(request, case, row, known, notice, 409)
    except services.OpenFlags:
        notice = _(
            "Not settled yet: some sentences below are still open. Put each differently, or tick that you want it as it is."
        )
        return _asked_again(request, case, row, known, notice, 422)
    return here


def _asked_again(
    request: HttpRequest, case: OpenCase, row: Letter, known: Known, notice: str, status: int
) -> HttpResponse:
    row.refresh_from_db()
    form = _form(case, known, row.payload(case.keyring))
    return _draft_page(request, case, row, known, form, notice=notice, status=status)


@require_POST
@gone_is_404
def again(request: HttpRequest, case_id: UUID, letter_id: UUID) -> HttpResponse:
    """Try once more to draw a letter whose drawing failed."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    row = get_object_or_404(Letter, pk=letter_id, case=case.row)
    context = services.current_context(case=case, letter=row)
    rendering = services.preview(case=case, letter=row, context=context)
    renderings.again(case=case, rendering=rendering, context=context)
    return redirect("letters:letter", case_id=case_id, letter_id=letter_id)


@require_POST
@gone_is_404
def drop(request: HttpRequest, case_id: UUID, letter_id: UUID) -> HttpResponse:
    """Throw a draft away."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    row = get_object_or_404(Letter, pk=letter_id, case=case.row)
    if row.state == State.DRAFT:
        services.delete_draft(case=case, letter=row)
    return redirect("letters:list", case_id=case_id)
