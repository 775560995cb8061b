"""Whether a file is the one that was kept: for anybody, without a record; nothing that comes here is kept."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from borrower_help.core import limits
from borrower_help.core.fields import Words
from borrower_help.core.middleware import takes_up_to
from borrower_help.core.open_forms import open_form
from borrower_help.evidence.bundle import checking
from borrower_help.evidence.bundle.checking import Manifest
from borrower_help.evidence.hashing import MOST_BYTES, MOST_FILES, Hasher
from borrower_help.evidence.words_verify import CUT, NO_FILE, NO_MANIFEST, TOO_LARGE, UNREADABLE


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
    if hasher.manifest:
        try:
            manifest = checking.read(hasher.manifest)
        except ValueError:
            return _page(request, 422, problem=NO_MANIFEST)
    return _page(request, 200, verdicts=checking.check(seen, manifest), manifest=manifest)


def _page(request: HttpRequest, status: int, **told: Any) -> HttpResponse:
    problem: Words | None = told.get("problem")
    return render(request, "evidence/verify.html", {**told, "problem": problem}, status=status)
