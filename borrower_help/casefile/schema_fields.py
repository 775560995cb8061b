"""The kinds of fields a casefile's schema is made of: codes, texts, counts, days, sums; their limits. No query."""

from typing import Any

from borrower_help.incidents.payloads import MAX_COUNT, MAX_WORDS

Schema = dict[str, Any]
MAX_ANSWER = MAX_WORDS  # the longest text a draft or a letter's options hold
MAX_FILES = 5000
MAX_LISTED = 500  # entries of a list of choices
SHA256 = "^([0-9a-f]{64})?$"
CLOCK_OR_EMPTY = "^(([01][0-9]|2[0-3]):[0-5][0-9])?$"
UUID_OR_EMPTY = "^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})?$"
DAY_OR_EMPTY = "^([0-9]{4}-[0-9]{2}-[0-9]{2})?$"
SUM_OR_EMPTY = r"^([0-9]{1,10}(\.[0-9]{1,2})?)?$"
MINUTE_OR_EMPTY = "^([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?)?$"
ID = {"type": "string", "format": "uuid", "description": "Id of the row; no id stands twice in a file."}
TAKEN_OUT: Schema = {
    "type": ["string", "null"],
    "format": "date",
    "default": None,
    "description": "The day its owner took it out; the site brings it back for seven days.",
}


def code(codes: Any, says: str, default: str | None = None) -> Schema:
    """Return the schema of one of these codes."""
    return with_default({"enum": list(codes), "description": says}, default)


def text(longest: int, says: str, default: str | None = "") -> Schema:
    """Return the schema of a text of that many characters at most."""
    return with_default({"type": "string", "maxLength": longest, "description": says}, default)


def count(says: str, most: int = MAX_COUNT) -> Schema:
    """Return the schema of a whole number from 0."""
    return {"type": "integer", "minimum": 0, "maximum": most, "default": 0, "description": says}


def day(says: str) -> Schema:
    """Return the schema of a day."""
    return {"type": "string", "format": "date", "description": says}


def day_or_empty(says: str) -> Schema:
    """Return the schema of a day, or nothing."""
    return {"type": "string", "pattern": DAY_OR_EMPTY, "default": "", "description": says}


def with_default(schema: Schema, default: Any) -> Schema:
    """Return a schema with its default, where there is one."""
    return schema if default is None else {**schema, "default": default}


def amount(says: str) -> Schema:
    """Return the schema of a sum in yuan, or nothing."""
    return {"type": "string", "pattern": SUM_OR_EMPTY, "default": "", "description": f"{says} Empty: not known."}


def yes_no(says: str) -> Schema:
    """Return the schema of yes, no or not known."""
    return {"type": ["boolean", "null"], "default": None, "description": says}


def texts(longest: int, says: str) -> Schema:
    """Return the schema of a list of texts."""
    items = {"type": "string", "maxLength": longest}
    return {"type": "array", "maxItems": MAX_LISTED, "items": items, "default": [], "description": says}


def hashes(says: str) -> Schema:
    """Return the schema of a list of SHA-256."""
    items = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
    return {"type": "array", "maxItems": MAX_LISTED, "items": items, "default": [], "description": says}


def rows(name: str, says: str, most: int | None = None) -> Schema:
    """Return the schema of the rows of one kind."""
    limit = {} if most is None else {"maxItems": most}
    return {"type": "array", **limit, "items": {"$ref": f"#/$defs/{name}"}, "default": [], "description": says}


def row(properties: dict[str, Schema]) -> Schema:
    """Return the schema of one row of these fields."""
    required = [name for name, one in properties.items() if "default" not in one]
    return {"type": "object", "additionalProperties": False, "required": required, "properties": properties}
