"""The schema of what a case keeps of a month: what comes in, what is needed, what is offered. No query."""

from borrower_help.casefile import schema_fields as fields
from borrower_help.casefile.schema_fields import Schema
from borrower_help.repayment import payloads_means as means
from borrower_help.repayment.affordability import COSTS, WAYS

_DEBIT = {
    "type": "object",
    "additionalProperties": False,
    "required": ["where", "day", "amount"],
    "properties": {
        "where": {
            "type": "string",
            "minLength": 1,
            "maxLength": means.MAX_WHERE,
            "description": "What its owner calls the card; never the number of an account.",
        },
        "day": {"type": "integer", "minimum": 0, "maximum": 31, "description": "Day of the month; 0: not known."},
        "amount": {"type": "string", "pattern": fields.SUM_OR_EMPTY, "description": "How much. Empty: not known."},
    },
}


def _several(codes: tuple[str, ...], says: str) -> Schema:
    return {
        "type": "array",
        "maxItems": len(codes),
        "items": {"enum": list(codes)},
        "default": [],
        "description": says,
    }


MEANS: dict[str, Schema] = {
    "id": fields.ID,
    "pay_low": fields.amount("Own pay in a low month, in yuan."),
    "pay_high": fields.amount("The same in a high month."),
    "other_income": fields.amount("What else comes every month."),
    "shared_income": fields.amount("What others at home put in."),
    "shared_yes": {"type": "boolean", "default": False, "description": "They said yes to their sum being counted."},
    "adults": fields.count("Adults who live on it, the owner included.", means.MAX_HEADS),
    "children": fields.count("Children who live on it.", means.MAX_HEADS),
    "elders": fields.count("Parents and others who are kept.", means.MAX_HEADS),
    "costs": {
        "type": "object",
        "additionalProperties": False,
        "properties": {line: fields.amount("A line of costs.") for line in COSTS},
        "default": {},
        "description": "Necessary costs by line, a month; the last one a year.",
    },
    "reserve": fields.amount("What stays untouched beside the costs."),
    "standard": fields.amount("The minimum-living standard of the place, a head and month."),
    "debited": fields.code(means.DEBITED, "Whether something is taken by itself; empty: not asked yet.", ""),
    "debits": {
        "type": "array",
        "maxItems": means.MAX_DEBITS,
        "items": _DEBIT,
        "default": [],
        "description": "What is taken by itself.",
    },
    "events": _several(means.EVENTS, "What happened."),
    "since": fields.day_or_empty("Since when."),
    "words": fields.text(means.MAX_WORDS, "The same in its owner's words."),
    "done": _several(means.SCREENS, "Screens that were answered."),
    "way": fields.code(("", *WAYS), "How what is left is shared out among the debts; empty: not chosen.", ""),
    "offered": fields.amount("What is offered a month in all."),
    "lump": fields.amount("What could be paid once."),
}
