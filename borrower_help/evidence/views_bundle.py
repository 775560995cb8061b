"""All files of a case in one ZIP, with their list and what anybody needs to check them."""

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, StreamingHttpResponse
from django.views.decorators.http import require_safe

from borrower_help.cases.access import get_case_or_404
from borrower_help.cases.models import Access
from borrower_help.core import dates
from borrower_help.evidence import chain, kinds, services, showing
from borrower_help.evidence.bundle.archive import Member, archive
from borrower_help.evidence.bundle.listing import Entry, covered_path, original_path
from borrower_help.evidence.bundle.manifest import Listed
from borrower_help.evidence.exhibits import entry_of, hash_of
from borrower_help.evidence.services import Kept
from borrower_help.evidence.showing import Looks
from borrower_help.evidence.stamping import stamp


@require_safe
def bundle(request: HttpRequest, case_id: UUID) -> StreamingHttpResponse:
    """Return originals, list, manifest and the program that checks them, made while it is sent."""
    case = get_case_or_404(request, case_id, need=Access.VIEW)
    kept = services.files_of(case)
    if request.method == "GET":
        for one in kept:
            services.note(case=case, kept=one, deed="fetched")
    looks = showing.looks_of(case)
    entries = [entry_of(one, looks.get(one.row.pk, Looks())) for one in kept]
    members = [_member(one, entry) for one, entry in zip(kept, entries, strict=True)]
    for one, entry in zip(kept, entries, strict=True):
        members += _covered(entry, looks.get(one.row.pk, Looks()))
    now, head = dates.wall_now(), chain.head(services.entries_of(case))
    made = archive(
        entries,
        members,
        made_at=now.isoformat(timespec="seconds"),
        chain_head=head,
        stamp=stamp if settings.TSA_URL else None,
    )
    answer = StreamingHttpResponse(made, content_type="application/zip")
    answer["Content-Length"] = str(made.length)
    answer["Content-Disposition"] = f'attachment; filename="files-{now:%Y-%m-%d}.zip"'
    answer["Content-Encoding"] = "identity"  # pictures and sound grow no smaller, and it is streamed
    return answer


def _covered(entry: Entry, looks: Looks) -> list[Member]:
    """Return the covered copy as a file of its own beside the original, where one was made."""
    if looks.covered is None or (picture := looks.picture) is None:
        return []
    listed = Listed(covered_path(entry), picture.length, hash_of(picture), entry.label)
    return [Member(listed, picture.read)]


def _member(one: Kept, entry: Entry) -> Member:
    path = original_path(entry, kinds.detect(one.stored).ending)
    return Member(Listed(path, entry.length, entry.sha256, entry.label), lambda: services.content(one))
