"""The schema of what was signed about a debt, and of what was paid of it. No query."""

from borrower_help.casefile import schema_fields as fields
from borrower_help.casefile.schema_fields import Schema
from borrower_help.repayment import payloads_plan as plans
from borrower_help.repayment.agreement_points import POINTS
from borrower_help.repayment.plan import MOST

_SUM = {"type": "string", "pattern": r"^[0-9]{1,10}(\.[0-9]{1,2})?$", "description": "Yuan."}
_DUE = {
    "type": "object",
    "additionalProperties": False,
    "required": ["on", "amount"],
    "properties": {"on": fields.day("The day it is due."), "amount": _SUM},
}
_MARK = {
    "type": "object",
    "additionalProperties": False,
    "required": ["id", "number", "on", "amount", "files"],
    "properties": {
        "id": {
            "type": "string",
            "pattern": "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$",
            "description": "Its own id.",
        },
        "number": {
            "type": "integer",
            "minimum": 1,
            "maximum": MOST,
            "description": "Which instalment it was made for.",
        },
        "on": fields.day("The day it was paid."),
        "amount": _SUM,
        "files": fields.hashes("SHA-256 of the files that show it."),
    },
}
AGREEMENT: dict[str, Schema] = {
    "id": fields.ID,
    "debt": {"type": "string", "format": "uuid", "description": "Id of the debt it is about."},
    "removed_on": fields.TAKEN_OUT,
    "signed_on": fields.day("The day it was signed."),
    "signer": fields.text(plans.MAX_SIGNER, "Who signed for the other side."),
    "where": fields.code(plans.PLACES, "Where it is written.", "paper"),
    "words": fields.text(plans.MAX_WORDS, "What else it says."),
    "dues": {
        "type": "array",
        "maxItems": MOST,
        "items": _DUE,
        "default": [],
        "description": "Its instalments, in the order of their days.",
    },
    "marks": {
        "type": "array",
        "maxItems": plans.MAX_MARKS,
        "items": _MARK,
        "default": [],
        "description": "What was paid of them.",
    },
    "points": {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            point.key: {"enum": list(point.answers), "description": "How the paper says it."} for point in POINTS
        },
        "default": {},
        "description": "Points of the agreement, each as the paper says it; what was not looked at is left out.",
    },
    "files": fields.hashes("SHA-256 of the files that show it."),
}
