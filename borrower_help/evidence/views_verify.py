"""Whether a file is the one that was kept: for anybody, without a record; nothing that comes here is kept."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from borrower_help.accounts import codes
from borrower_help.core import crypto, limits
from borrower_help.core.fields import Words
from borrower_help.core.middleware import takes_up_to
from borrower_help.core.open_forms import open_form
from borrower_help.evidence import check_codes
from borrower_help.evidence.bundle import checking
from borrower_help.evidence.bundle.checking import Manifest
from borrower_help.evidence.hashing import MOST_BYTES, MOST_FILES, Hasher
from borrower_help.evidence.words_verify import (
    CUT,
    NO_FILE,
    NO_MANIFEST,
    NO_SUCH_CODE,
    TOO_LARGE,
    UNREADABLE,
    WRONG_DIGITS,
)

_LONGEST = 60  # characters typed for a code, with whatever stands between its digits


@takes_up_to(MOST_BYTES + checking.MOST_BYTES + 100_000)
@open_form
def verify(request: HttpRequest) -> HttpResponse:
    """Ask for files and their manifest; say of each whether it stands there, unchanged."""
    if getattr(request, "too_large", False):
        return _page(request, 413, problem=TOO_LARGE)
    if request.method != "POST":
        return _page(request, 200)
    limits.pause(request, "verify")
    hasher = Hasher(request)
    request.upload_handlers = [hasher]
    ended = request.POST.get("end") == "1"  # read first: the files come with it
    if hasher.cut or (not ended and (hasher.seen or hasher.manifest)):
        return _page(request, 400, problem=CUT)
    try:
        # a browser with scripts hashes by itself and sends the hashes alone
        seen = hasher.seen or checking.hashes(request.POST.get("hashes") or "[]")[:MOST_FILES]
    except ValueError:
        return _page(request, 422, problem=UNREADABLE)
    if not seen:
        return _page(request, 422, problem=NO_FILE)
    manifest: Manifest | None = None
    typed = request.POST.get("code", "").strip()[:_LONGEST]
    if typed:
        manifest, problem = _by_code(request, codes.normalise(typed))
        if manifest is None:
            return _page(request, 422, problem=problem, typed=typed, field="code")
    elif hasher.manifest:
        try:
            manifest = checking.read(hasher.manifest)
        except ValueError:
            return _page(request, 422, problem=NO_MANIFEST)
    return _page(request, 200, verdicts=checking.check(seen, manifest), manifest=manifest, sealed_here=bool(typed))


def _by_code(request: HttpRequest, code: str) -> tuple[Manifest | None, Words]:
    """Return the list a code opens, or what is wrong with the code; wrong ones are counted with wrong key codes."""
    if not codes.well_formed(code):
        return None, WRONG_DIGITS
    with crypto.last_in_line(limits.is_beyond(request, "wrong-code")):
        manifest = check_codes.opened(code)
    if manifest is None:
        limits.pause(request, "wrong-code")
    return manifest, NO_SUCH_CODE


def _page(request: HttpRequest, status: int, **told: Any) -> HttpResponse:
    problem: Words | None = told.get("problem")
    return render(request, "evidence/verify.html", {**told, "problem": problem}, status=status)
