"""The schema of what the other side promised. No query."""

from borrower_help.casefile import schema_fields as fields
from borrower_help.casefile.schema_fields import Schema
from borrower_help.repayment import payloads_promises as said
from borrower_help.repayment.promises import CHANNELS, ENDS, KINDS, WRITINGS

PROMISE: dict[str, Schema] = {
    "id": fields.ID,
    "removed_on": fields.TAKEN_OUT,
    "kinds": {
        "type": "array",
        "maxItems": len(KINDS),
        "items": {"enum": list(KINDS)},
        "default": [],
        "description": "What was promised; none: only in words.",
    },
    "words": fields.text(said.MAX_WORDS, "The same in their words."),
    "who": fields.text(said.MAX_WHO, "Who said it, as they gave their name or desk."),
    "staff": fields.text(said.MAX_STAFF, "Their staff number."),
    "said_on": fields.day_or_empty("The day it was said."),
    "channel": fields.code(CHANNELS, "How it was said.", "phone"),
    "amount": fields.amount("A sum they named, in yuan."),
    "months": fields.count("How many months or instalments they named; 0: none.", said.MAX_MONTHS),
    "until": fields.day_or_empty("The day they named."),
    "writing": fields.code(WRITINGS, "Whether it is in writing.", "no"),
    "debt": {
        "type": "string",
        "pattern": fields.UUID_OR_EMPTY,
        "default": "",
        "description": "Id of the debt it is about; empty: none in particular.",
    },
    "asked_on": {
        "type": "array",
        "maxItems": said.MAX_ASKED,
        "items": {"type": "string", "format": "date"},
        "default": [],
        "description": "The days on which it was asked for in writing.",
    },
    "end": fields.code(ENDS, "Whether they did it; empty: not seen yet.", ""),
}
