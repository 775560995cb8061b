"""The JSON Schema of a casefile, built from the site's own codes and limits. `casefile schema` prints it. No query."""

from django.conf import settings

from borrower_help.casefile import schema_fields as fields
from borrower_help.casefile.form import VERSION
from borrower_help.casefile.schema_fields import Schema
from borrower_help.casefile.schema_matters import DISPATCH, OUTCOME, PAPER, RESPONSE
from borrower_help.casefile.schema_month import MEANS
from borrower_help.casefile.schema_plan import AGREEMENT
from borrower_help.casefile.schema_promises import PROMISE
from borrower_help.evidence import payloads as evidence
from borrower_help.incidents.payloads import KINDS, MAX_COUNT, MAX_TEXT, MAX_WORDS, REFUSAL_KINDS
from borrower_help.letters.definitions import DEFINITIONS
from borrower_help.letters.models import State
from borrower_help.repayment import payloads as debts
from borrower_help.repayment.cost import PERIODS
from borrower_help.repayment.debts import HANGS_ON
from borrower_help.repayment.debts import KINDS as DEBT_KINDS
from borrower_help.rules import facts

CASE: dict[str, Schema] = {
    "id": fields.ID,
    "kept_long": {
        "type": "boolean",
        "default": False,
        "description": "A letter, evidence or a court paper is in the case, so the site keeps it for the longer time.",
    },
    "perspective": fields.code(facts.PERSPECTIVES, "Who keeps the record."),
    "lender_kind": fields.code(
        ("", *facts.LENDER_KINDS), "What kind of company lent the money; empty: nobody was asked yet.", ""
    ),
    "lender_name": fields.text(MAX_TEXT, "Name of the lender as its owner knows it."),
    "app_name": fields.text(MAX_TEXT, "Name of the app."),
    "debt_state": fields.code(
        facts.DEBT_STATES, "The debt as the owner sees it, where a record says nothing else.", "unknown"
    ),
    "owner_role": fields.code(facts.ROLES, "What a third-party owner has to do with the debt.", "unknown"),
    "borrower_relation": fields.code((*facts.REACHED, ""), "Whom a third-party owner is called about.", ""),
    "borrower_reachable": fields.yes_no("Whether the borrower could be reached in those days."),
    "persuade_or_relay": fields.code(
        (*facts.ANSWERS["persuade_or_relay"], ""), "What a third party was asked to do about the borrower.", ""
    ),
    "answers": {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            **{
                key: {"enum": list(codes), "description": "A further answer the conduct rules know."}
                for key, codes in facts.ANSWERS.items()
                if key != "persuade_or_relay"
            },
            facts.PLAN_DAY: fields.day("The day an instalment plan for a card was signed."),
        },
        "default": {},
        "description": "Further answers about the case, by question; what nobody knew is left out.",
    },
}

INCIDENT: dict[str, Schema] = {
    "id": fields.ID,
    "on": fields.day("The day it happened, Beijing time; not after `exported_on`."),
    "kind": fields.code(KINDS, "A contact (or the counted contacts of a day), or a refusal the owner sent.", "contact"),
    "precision": fields.code(facts.PRECISIONS, "How exactly the time is known; `day` is a count of one day.", "exact"),
    "at": {
        "type": "string",
        "pattern": fields.CLOCK_OR_EMPTY,
        "default": "",
        "description": "Beijing wall time HH:MM; given with precision `exact` and `about`, and only then.",
    },
    "part": fields.code((*facts.PARTS_OF_DAY, ""), "Part of the day; given with precision `part`, and only then.", ""),
    "contact_channel": fields.code(facts.CONTACT_CHANNELS, "How they got in touch.", "call"),
    "connected": fields.yes_no("A call: answered, not answered, not known."),
    "answered": fields.count("How many answered calls this record counts."),
    "unanswered": fields.count("How many unanswered calls this record counts."),
    "texts": fields.count("How many messages this record counts."),
    "night": fields.count(
        "How many of those were between 22:00 and 8:00; never more than all together.", 3 * MAX_COUNT
    ),
    "number": fields.text(MAX_TEXT, "Number or account it came from."),
    "reached": fields.code(facts.REACHED, "Who was reached, seen from the owner.", "self"),
    "role": fields.code(facts.ROLES, "What the person reached has to do with the debt.", "unknown"),
    "conduct": {
        "type": "array",
        "maxItems": fields.MAX_LISTED,
        "items": {"enum": list(facts.CONDUCT)},
        "default": [],
        "description": "What they did.",
    },
    "words": fields.text(MAX_WORDS, "What was said or written, word for word."),
    "hearsay": {
        "type": "boolean",
        "default": False,
        "description": "Told by the person reached; not seen or heard by the owner.",
    },
    "claimed": fields.text(MAX_TEXT, "Who they said they were, word for word."),
    "claim_check": fields.code(facts.CHECKS, "Whether that was checked.", "unchecked"),
    "paper_check": fields.code(facts.CHECKS, "Whether a paper they showed was checked.", "unchecked"),
    "place": fields.text(MAX_TEXT, "Where a visit took place."),
    "witnesses": fields.text(MAX_TEXT, "Who else was there."),
    "police_receipt": fields.text(MAX_TEXT, "Police station or number of its receipt."),
    "effects": fields.text(MAX_TEXT, "What it did to people."),
    "debt_state": fields.code(facts.DEBT_STATES, "The debt on that day, as the owner sees it.", "unknown"),
    "entry_consent": fields.yes_no("A visit: whether somebody living there let them in."),
    "refusal_kind": fields.code(
        (*REFUSAL_KINDS, ""), "What a refusal says; given with kind `refusal`, and only then.", ""
    ),
    "recorded_on": {
        "type": "string",
        "pattern": fields.DAY_OR_EMPTY,
        "default": "",
        "description": "The day it was written down.",
    },
}

REMOVED = {
    **INCIDENT,
    "removed_on": fields.day("The day its owner took it out; the site brings it back for seven days."),
}

DRAFT: dict[str, Schema] = {
    "id": fields.ID,
    "started_on": fields.day("The day it was begun."),
    "journey": fields.text(50, "Which questions it answers.", "incident"),
    "perspective": fields.code(facts.PERSPECTIVES, "Who keeps the record.", "borrower"),
    "answers": {
        "type": "object",
        "default": {},
        "description": "Answers so far: page of questions, then what was typed.",
    },
}

OPTIONS: dict[str, Schema] = {
    "chosen": fields.texts(100, "Keys of the conduct rules the letter names."),
    "requests": fields.texts(100, "Keys of what it asks for; empty: what the facts suggest."),
    "own_words": fields.text(fields.MAX_ANSWER, "What its sender wrote themselves."),
    "name": fields.text(MAX_TEXT, "Sender's name; empty: a line to fill in by pen. So with the next ones."),
    "id_number": fields.text(MAX_TEXT, "Sender's identity number."),
    "phone": fields.text(MAX_TEXT, "Sender's telephone number."),
    "hours": fields.text(MAX_TEXT, "When the sender can be reached."),
    "relation": fields.text(MAX_TEXT, "Whom a third party is called about; empty: as the case says."),
    "recipient_name": fields.text(MAX_TEXT, "Who is written to; empty: as the case says."),
    "app_name": fields.text(MAX_TEXT, "Whose app; empty: as the case says."),
    "numbers": fields.texts(MAX_TEXT, "Numbers that are to be left alone, typed by the sender."),
    "reworded": {
        "type": "object",
        "maxProperties": 100,
        "additionalProperties": {"type": "string", "maxLength": 1000},
        "default": {},
        "description": "Paragraphs said in the sender's own words: key of the composed paragraph, then what is said instead.",
    },
    "answers": {
        "type": "object",
        "maxProperties": 40,
        "additionalProperties": {"type": "string", "maxLength": 2000},
        "default": {},
        "description": "What the letter asks for by itself: key of the answer, then what was chosen or typed.",
    },
    "exhibits": fields.hashes("SHA-256 of the files that go with it."),
    "four_dates": {
        "type": "object",
        "maxProperties": 4,
        "additionalProperties": {"type": "string", "maxLength": 10},
        "default": {},
        "description": 'Before a letter about paying: paid, agreed, demanded, sued; each a day, or "forgotten".',
    },
    "dates_read": {
        "type": "boolean",
        "default": False,
        "description": "Whether the page that says to ring 12348 first was read.",
    },
}

LETTER: dict[str, Schema] = {
    "id": fields.ID,
    "state": fields.code(State.values, "Whether it was issued; an issued letter never changes.", "draft"),
    "issued_on": {
        "type": ["string", "null"],
        "format": "date",
        "default": None,
        "description": "The day it was issued.",
    },
    "pdf_sha256": {
        "type": "string",
        "pattern": fields.SHA256,
        "default": "",
        "description": "SHA-256 of the PDF that was issued, which is downloaded by itself; empty while there is none.",
    },
    "key": fields.code(sorted(DEFINITIONS), "Which letter of the catalogue."),
    "options": {
        "type": "object",
        "additionalProperties": False,
        "properties": OPTIONS,
        "default": {},
        "description": "What its sender chose and typed.",
    },
    "context": {
        "type": "object",
        "default": {},
        "description": "Everything an issued letter prints, worded, as it was frozen; empty for a draft.",
    },
    "template_version": {
        "type": "integer",
        "minimum": 0,
        "maximum": 9999,
        "default": 0,
        "description": "Of its wording.",
    },
    "rules_version": fields.text(50, "Of the conduct rules it was written under."),
    "issued_at": {
        "type": "string",
        "pattern": fields.MINUTE_OR_EMPTY,
        "default": "",
        "description": "Beijing wall time at which it was issued.",
    },
}

DEBT: dict[str, Schema] = {
    "id": fields.ID,
    "removed_on": fields.TAKEN_OUT,
    "name": {"type": "string", "minLength": 1, "maxLength": debts.MAX_NAME, "description": "What its owner calls it."},
    "kind": fields.code(DEBT_KINDS, "Who lends.", "unknown"),
    "received": fields.amount("What arrived, in yuan."),
    "principal": fields.amount("The sum in the contract."),
    "payment": fields.amount("What is paid each time."),
    "count": fields.count("How many times in all; 0: not known.", debts.MAX_PERIODS),
    "every": fields.code(PERIODS, "How often.", "month"),
    "paid_count": fields.count("How many times were paid.", debts.MAX_PERIODS),
    "fee": fields.amount("Paid on top at the start."),
    "quoted": {
        "type": "string",
        "pattern": r"^([0-9]{1,5}(\.[0-9]{1,15})?)?$",
        "default": "",
        "description": "Per cent a year by the contract. Empty: not known.",
    },
    "demanded": fields.amount("What they ask for now."),
    "began_on": fields.day_or_empty("The day the money arrived."),
    "overdue_since": fields.day_or_empty("Since when it is not paid as agreed."),
    "schedule": fields.text(debts.MAX_SCHEDULE, "The schedule as it was pasted, a line an instalment."),
    "hangs_on": fields.code(HANGS_ON, "What daily life loses with it; empty: nothing, or not known.", ""),
}


FILE: dict[str, Schema] = {
    "id": fields.ID,
    "number": {
        "type": "integer",
        "minimum": 1,
        "maximum": 99_999,
        "description": "Its number in the list of evidence.",
    },
    "name": {
        "type": "string",
        "minLength": 1,
        "maxLength": evidence.MAX_NAME,
        "description": "Its name as it was given.",
    },
    "length": {"type": "integer", "minimum": 1, "maximum": 10**13, "description": "Bytes."},
    "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$", "description": "SHA-256 of its bytes."},
    "received_at": {
        "type": "string",
        "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}$",
        "description": "When it was first received, Beijing time.",
    },
    "incident": {
        "type": "string",
        "pattern": fields.UUID_OR_EMPTY,
        "default": "",
        "description": "The record it was added to.",
    },
    "proves": {
        "type": "array",
        "maxItems": len(evidence.PROVES),
        "items": {"enum": list(evidence.PROVES)},
        "default": [],
        "description": "What it is meant to prove.",
    },
    "note": fields.text(evidence.MAX_NOTE, "The same in its owner's words."),
    "source": fields.code(evidence.SOURCES, "Where it came from.", ""),
    "origin": fields.text(evidence.MAX_NOTE, "The same in its owner's words."),
    "excerpt": fields.text(evidence.MAX_EXCERPT, "What is said in a recording, as its owner typed it."),
}


def schema() -> Schema:
    """Return the JSON Schema of the present form."""
    most = settings.MAX_INCIDENTS_PER_CASE
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Casefile",
        "description": "A whole case of Borrower Help (守界), portable. See casefile.md.",
        "type": "object",
        "additionalProperties": False,
        "required": ["casefile", "exported_on", "case"],
        "properties": {
            "casefile": {"const": str(VERSION), "description": "Version of this form."},
            "exported_on": fields.day("The day the file was made, Beijing time."),
            "case": {"$ref": "#/$defs/case"},
            "incidents": fields.rows("incident", "The records.", most),
            "removed": fields.rows(
                "removed", "Records their owner took out and can still bring back; no rule looks at them.", most
            ),
            "drafts": fields.rows("draft", "Records begun and not finished."),
            "letters": fields.rows("letter", "Letters, drafts and issued."),
            "dispatches": fields.rows("dispatch", "How issued letters were handed over, one of each at most."),
            "responses": fields.rows("response", "Answers to letters."),
            "papers": fields.rows("paper", "Papers of courts and arbitration bodies."),
            "outcomes": fields.rows("outcome", "What came of the case.", 1),
            "debts": fields.rows("debt", "The debts of the case."),
            "agreements": fields.rows("agreement", "What was signed about debts, one of each at most."),
            "promises": fields.rows("promise", "What the other side promised."),
            "means": fields.rows("means", "What comes in and is needed a month.", 1),
            "files": fields.rows(
                "file", "What is known of the kept files; their bytes travel by themselves.", fields.MAX_FILES
            ),
        },
        "$defs": {
            "case": fields.row(CASE),
            "incident": fields.row(INCIDENT),
            "removed": fields.row(REMOVED),
            "draft": fields.row(DRAFT),
            "letter": fields.row(LETTER),
            "dispatch": fields.row(DISPATCH),
            "response": fields.row(RESPONSE),
            "paper": fields.row(PAPER),
            "outcome": fields.row(OUTCOME),
            "debt": fields.row(DEBT),
            "agreement": fields.row(AGREEMENT),
            "promise": fields.row(PROMISE),
            "means": fields.row(MEANS),
            "file": fields.row(FILE),
        },
    }
