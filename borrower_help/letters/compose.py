"""Compose a letter: a request and findings in, every word of the page out; no Django, no clock."""

from borrower_help.letters import complaint, digest, exhibits, notice, redaction, rewording, writing
from borrower_help.letters.contexts import LetterContext, LetterRequest
from borrower_help.letters.definitions import DEFINITIONS
from borrower_help.rules.shapes import Finding

_COMPOSERS = {"complaint": complaint.compose, "notice": notice.compose, "digest": digest.compose}


def compose(request: LetterRequest, findings: tuple[Finding, ...]) -> LetterContext:
    """Return the letter asked for; raise ValueError where the owner of such a record may not write it."""
    if request.case.perspective not in DEFINITIONS[request.key].perspectives:
        raise ValueError(f"{request.key}: not for {request.case.perspective}")
    letter = _COMPOSERS.get(request.key, writing.compose)(request, findings)
    hide = redaction.for_perspective(request)
    if DEFINITIONS[request.key].exhibits:
        letter = exhibits.attach(letter, request.exhibits, hide)
    return rewording.apply(letter, request.reworded, hide)
