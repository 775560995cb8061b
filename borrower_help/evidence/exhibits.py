"""Kept files as a list of evidence names them, in the words an authority in China reads."""

import hashlib

from django.utils import translation

from borrower_help.evidence.bundle.listing import Entry, extent
from borrower_help.evidence.services import Kept
from borrower_help.evidence.showing import Looks, Picture
from borrower_help.evidence.words import PROVES, SOURCES


def entry_of(one: Kept, looks: Looks) -> Entry:
    """Return one row of the list, in Chinese whatever the language of the page."""
    payload = one.payload
    with translation.override("zh-hans"):
        source = "；".join(str(words) for words in (SOURCES.get(payload.source), payload.origin) if words)
        proves = "；".join([*(str(PROVES[key]) for key in payload.proves), *([payload.note] if payload.note else [])])
    received = f"{payload.received:%Y-%m-%d %H:%M:%S}"
    return Entry(payload.number, payload.name, source, received, proves, _extent(looks), payload.length, payload.sha256)


def _extent(looks: Looks) -> str:
    made = looks.preview.made if looks.preview else None
    return extent(pages=made.pages, seconds=made.seconds) if made else ""


def hash_of(picture: Picture) -> str:
    """Return the SHA-256 of a picture that may leave, read anew."""
    digest = hashlib.sha256()
    for piece in picture.read():
        digest.update(piece)
    return digest.hexdigest()
