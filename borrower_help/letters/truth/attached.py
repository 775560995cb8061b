"""Which kinds of proof a file is: what a letter may then say it has."""

import re
from collections.abc import Collection

from borrower_help.letters.truth.words_proof import PROOF

_SHOWN = {
    "audio": {"recording"},
    "video": {"video"},
    "picture": {"picture", "messages"},  # most pictures are of a screen
    "pages": {"paper"},
    "text": {"paper", "messages"},
}
_PROVES = {"calls": {"call_log"}, "paper": {"paper"}, "paid": {"receipt", "paper"}}
_SOURCES = {"carrier": {"call_log"}, "bank": {"receipt"}, "camera": {"video"}}
_CALLED = {kind: re.compile(words) for kind, words in PROOF.items() if kind != "witness"}


def proof_of(*, shown: str, proves: Collection[str], source: str, words: str) -> tuple[str, ...]:
    """Return the kinds of proof, see words_proof: by how it is shown, what its owner ticked, what they call it in `words`."""
    kinds = {"proof"} | _SHOWN.get(shown, set()) | _SOURCES.get(source, set())
    for key in proves:
        kinds |= _PROVES.get(key, set())
    return tuple(sorted(kinds | {kind for kind, called in _CALLED.items() if called.search(words)}))
