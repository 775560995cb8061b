"""The schema of what became of letters, of courts' papers, and of what came of a case. No query."""

from borrower_help.casefile import schema_fields as fields
from borrower_help.casefile.schema_fields import Schema
from borrower_help.letters.definitions import DEFINITIONS
from borrower_help.matters import payloads as matters
from borrower_help.rules.catalogue.answer_terms import DOORS
from borrower_help.rules.court import PAPERS

_ITS_LETTER = {"type": "string", "format": "uuid", "description": "Id of the issued letter it is about."}

DISPATCH: dict[str, Schema] = {
    "id": fields.ID,
    "letter": _ITS_LETTER,
    "removed_on": fields.TAKEN_OUT,
    "letter_key": fields.code(sorted(DEFINITIONS), "Which letter of the catalogue that is."),
    "handed_on": fields.day("The day it was handed over."),
    "how": fields.code(matters.HOWS, "How it was handed over.", "counter"),
    "door": fields.code(
        sorted({door for doors in DOORS.values() for door in doors}), "To whom; empty: to somebody else.", ""
    ),
    "received_on": fields.day_or_empty("The day it arrived; empty: not known."),
    "number": fields.text(matters.MAX_NUMBER, "Number of the ticket, the slip or the post."),
    "note": fields.text(matters.MAX_NOTE, "Who took it and what they said."),
    "ask_on": fields.day_or_empty("When its sender wants to ask again; may lie ahead."),
    "asked_on": {
        "type": "array",
        "maxItems": matters.MAX_ASKED,
        "items": fields.day("A day its sender asked again."),
        "default": [],
        "description": "When its sender asked again.",
    },
    "files": fields.hashes("SHA-256 of the files that show that it was handed over."),
    "end": fields.code(matters.ENDS, "Empty: it goes on; or its sender accepted the answer, or closed it.", ""),
}

RESPONSE: dict[str, Schema] = {
    "id": fields.ID,
    "letter": _ITS_LETTER,
    "removed_on": fields.TAKEN_OUT,
    "on": fields.day("The day it came."),
    "words": fields.text(matters.MAX_WORDS, "What it said."),
    "results": {
        "type": "object",
        "maxProperties": 40,
        "additionalProperties": {"enum": list(matters.RESULTS)},
        "default": {},
        "description": "Key of a request of the letter, then whether the answer met it.",
    },
    "files": fields.hashes("SHA-256 of the files that show it."),
}

PAPER: dict[str, Schema] = {
    "id": fields.ID,
    "removed_on": fields.TAKEN_OUT,
    "paper": fields.code(PAPERS, "Which paper."),
    "received_on": fields.day("The day it came."),
    "number": fields.text(matters.MAX_NUMBER, "Its number."),
    "done_on": fields.day_or_empty("The day its owner had dealt with it; empty: not yet."),
}

OUTCOME: dict[str, Schema] = {
    "id": fields.ID,
    "stopped": {
        "type": "array",
        "maxItems": fields.MAX_LISTED,
        "items": {"enum": list(matters.STOPPED)},
        "default": [],
        "description": "What has stopped.",
    },
    "paid_back": fields.text(matters.MAX_NOTE, "What was paid back to its owner or waived."),
    "agreed": fields.text(matters.MAX_WORDS, "What was agreed."),
    "note": fields.text(matters.MAX_WORDS, "The owner's own closing note."),
    "resting_since": fields.day_or_empty("The day the case was put to rest; empty: it is not."),
}
