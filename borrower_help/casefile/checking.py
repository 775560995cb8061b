"""From JSON values to a casefile: the schema first, then what no schema says; the first fault is named with its place. No query."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.conf import settings
from jsonschema import Draft202012Validator, FormatChecker, ValidationError
from jsonschema.protocols import Validator
from jsonschema.validators import extend

from borrower_help.casefile.contents import check_answers, check_context
from borrower_help.casefile.form import (
    LISTS,
    About,
    AgreementRow,
    Casefile,
    DebtRow,
    DispatchRow,
    Draft,
    FileRow,
    LetterRow,
    MeansRow,
    OutcomeRow,
    PaperRow,
    PromiseRow,
    Record,
    ResponseRow,
    payload_of,
)
from borrower_help.casefile.reading import Refused, shown
from borrower_help.casefile.schema import schema
from borrower_help.letters.definitions import DEFINITIONS

FIRST_DAY = date(1900, 1, 1)
_KINDS = {
    "string": "text in quotes",
    "integer": "a whole number",
    "boolean": "true or false",
    "array": "a list in brackets",
    "object": "an object in braces",
    "null": "null",
}
_CONTRADICTIONS = {
    "on": "is not a day there is",
    "at": 'does not go with its "precision": a time HH:MM stands with "exact" and "about", and only with these',
    "part": 'does not go with its "precision": a part of the day stands with "part", and only with it',
    "night": "is more than all contacts of this record",
    "door": "is no door such a letter goes to",
    "received_on": "is before the day it was handed over",
    "schedule": "has a line that is no instalment",
    "dues": "are not in the order of their days",
    "marks": "has one id twice",
    "refusal_kind": 'does not go with its "kind": it stands with "refusal", and only with it',
}
_Place = tuple[Any, ...]


def check(data: dict[str, Any]) -> Casefile:
    """Return the casefile these values say; raise Refused naming the first thing that is wrong."""
    error = next(_validator().iter_errors(data), None)
    if error is not None:
        raise _refused(error)
    exported_on = _day(data["exported_on"], ("exported_on",))
    about = data["case"]
    made = Casefile(
        exported_on=exported_on,
        about=About(UUID(about["id"]), payload_of(About.KIND, about), about.get("kept_long", False)),
        incidents=tuple(_each(data, "incidents", exported_on, _record)),
        removed=tuple(_each(data, "removed", exported_on, _record)),
        drafts=tuple(_each(data, "drafts", exported_on, _draft)),
        letters=tuple(_each(data, "letters", exported_on, _letter)),
        dispatches=tuple(_each(data, "dispatches", exported_on, _dispatch)),
        responses=tuple(_each(data, "responses", exported_on, _response)),
        papers=tuple(_each(data, "papers", exported_on, _paper)),
        outcomes=tuple(_each(data, "outcomes", exported_on, _outcome)),
        debts=tuple(_each(data, "debts", exported_on, _debt)),
        agreements=tuple(_each(data, "agreements", exported_on, _agreement)),
        promises=tuple(_each(data, "promises", exported_on, _promise)),
        means=tuple(_each(data, "means", exported_on, _means)),
        files=tuple(_each(data, "files", exported_on, _file)),
    )
    _check_limits(made)
    return made


@lru_cache(maxsize=1)
def _validator() -> Validator:
    checker = FormatChecker(formats=())
    checker.checks("date", raises=ValueError)(_is_date)
    checker.checks("uuid", raises=ValueError)(_is_uuid)
    strict = Draft202012Validator.TYPE_CHECKER.redefine("integer", lambda _checker, value: type(value) is int)
    made: Validator = extend(Draft202012Validator, type_checker=strict)(schema(), format_checker=checker)
    return made


def _is_date(value: object) -> bool:
    return not isinstance(value, str) or (len(value) == 10 and bool(date.fromisoformat(value)))


def _is_uuid(value: object) -> bool:
    return not isinstance(value, str) or (len(value) == 36 and str(UUID(value)) == value.lower())


def _refused(error: ValidationError) -> Refused:
    place = tuple(error.absolute_path)
    value: Any = error.instance
    wanted: Any = error.validator_value
    here: Any = error.schema
    says: dict[str, Callable[[], str]] = {
        "enum": lambda: f"{shown(value)} is not one of its codes",
        "type": lambda: f"{shown(value)} is not {_kinds(wanted)}",
        "const": lambda: f"{shown(value)} is not {shown(wanted)}",
        "maxLength": lambda: f"is {len(value)} characters long; {wanted} fit",
        "minLength": lambda: "is empty",
        "maxItems": lambda: f"holds {len(value)} entries; {wanted} fit",
        "minimum": lambda: f"{shown(value)} is less than {wanted}",
        "maximum": lambda: f"{shown(value)} is more than {wanted}",
        "pattern": lambda: f"{shown(value)} is not written as this field is",
        "format": lambda: (
            f"{shown(value)} is not {'a day such as 2026-03-05' if wanted == 'date' else 'an id (a UUID)'}"
        ),
    }
    if error.validator == "required":
        return Refused("is missing", (*place, next(name for name in wanted if name not in value)))
    if error.validator == "additionalProperties":
        unknown = next(name for name in value if name not in here["properties"])
        return Refused("is not a field of this form", (*place, unknown))
    return Refused(says[str(error.validator)](), place)


def _kinds(wanted: str | list[str]) -> str:
    return " or ".join(_KINDS[one] for one in ([wanted] if isinstance(wanted, str) else wanted))


def _each(
    data: Mapping[str, Any], name: str, exported_on: date, make: Callable[[dict[str, Any], _Place, date], Any]
) -> Iterator[Any]:
    for number, row in enumerate(data.get(name, [])):
        yield make(row, (name, number), exported_on)


def _record(row: dict[str, Any], place: _Place, exported_on: date) -> Record:
    _past_day(row["on"], (*place, "on"), exported_on)
    if row.get("recorded_on"):
        _past_day(row["recorded_on"], (*place, "recorded_on"), exported_on)
    removed_on = row.get("removed_on")
    return Record(
        id=UUID(row["id"]),
        payload=_payload(Record.KIND, row, place),
        removed_on=_past_day(removed_on, (*place, "removed_on"), exported_on) if removed_on else None,
    )


def _payload(kind: type[Any], row: dict[str, Any], place: _Place) -> Any:
    try:
        return payload_of(kind, row)
    except ValueError as error:
        # "incident payload: at, part": the names of what does not go together
        names = str(error).rpartition(": ")[2].split(", ")
        name = next((one for one in names if one in _CONTRADICTIONS), "")
        raise Refused(_CONTRADICTIONS.get(name, "contradicts itself"), (*place, name) if name else place) from None


def _draft(row: dict[str, Any], place: _Place, exported_on: date) -> Draft:
    started_on = _past_day(row["started_on"], (*place, "started_on"), exported_on)
    check_answers(row.get("answers", {}), (*place, "answers"))
    return Draft(UUID(row["id"]), payload_of(Draft.KIND, row), started_on)


def _letter(row: dict[str, Any], place: _Place, exported_on: date) -> LetterRow:
    issued = row.get("state", "draft") == "issued"
    for name in ("issued_on", "issued_at", "context", "template_version", "rules_version"):
        if bool(row.get(name)) != issued:
            sentence = "is missing, and the letter was issued" if issued else "stands in a draft, which has none"
            raise Refused(sentence, (*place, name))
    if issued:
        _past_day(row["issued_on"], (*place, "issued_on"), exported_on)
        _moment(row["issued_at"], (*place, "issued_at"))
        check_context(row, place)
    elif row.get("pdf_sha256"):
        raise Refused("stands in a draft, which has none", (*place, "pdf_sha256"))
    return LetterRow(
        id=UUID(row["id"]),
        payload=payload_of(LetterRow.KIND, row),
        state=row.get("state", "draft"),
        issued_on=date.fromisoformat(row["issued_on"]) if issued else None,
    )


def _dispatch(row: dict[str, Any], place: _Place, exported_on: date) -> DispatchRow:
    _past_days(row, ("handed_on", "received_on"), place, exported_on)
    for number, asked in enumerate(row.get("asked_on", [])):
        _past_day(asked, (*place, "asked_on", number), exported_on)
    if row.get("ask_on"):
        _day(row["ask_on"], (*place, "ask_on"))
    return DispatchRow(letter=UUID(row["letter"]), **_removable(DispatchRow.KIND, row, place, exported_on))


def _response(row: dict[str, Any], place: _Place, exported_on: date) -> ResponseRow:
    _past_days(row, ("on",), place, exported_on)
    return ResponseRow(letter=UUID(row["letter"]), **_removable(ResponseRow.KIND, row, place, exported_on))


def _paper(row: dict[str, Any], place: _Place, exported_on: date) -> PaperRow:
    _past_days(row, ("received_on", "done_on"), place, exported_on)
    return PaperRow(**_removable(PaperRow.KIND, row, place, exported_on))


def _debt(row: dict[str, Any], place: _Place, exported_on: date) -> DebtRow:
    _past_days(row, ("began_on", "overdue_since"), place, exported_on)
    return DebtRow(**_removable(DebtRow.KIND, row, place, exported_on))


def _agreement(row: dict[str, Any], place: _Place, exported_on: date) -> AgreementRow:
    _past_days(row, ("signed_on",), place, exported_on)
    for number, due in enumerate(row.get("dues", [])):
        _day(due["on"], (*place, "dues", number, "on"))
    for number, mark in enumerate(row.get("marks", [])):
        _past_day(mark["on"], (*place, "marks", number, "on"), exported_on)
    return AgreementRow(debt=UUID(row["debt"]), **_removable(AgreementRow.KIND, row, place, exported_on))


def _promise(row: dict[str, Any], place: _Place, exported_on: date) -> PromiseRow:
    _past_days(row, ("said_on",), place, exported_on)
    for number, asked in enumerate(row.get("asked_on", [])):
        _past_day(asked, (*place, "asked_on", number), exported_on)
    if row.get("until"):
        _day(row["until"], (*place, "until"))
    return PromiseRow(**_removable(PromiseRow.KIND, row, place, exported_on))


def _means(row: dict[str, Any], place: _Place, exported_on: date) -> MeansRow:
    _past_days(row, ("since",), place, exported_on)
    return MeansRow(UUID(row["id"]), _payload(MeansRow.KIND, row, place))


def _file(row: dict[str, Any], place: _Place, exported_on: date) -> FileRow:
    _moment(row["received_at"], (*place, "received_at"))
    _past_day(row["received_at"][:10], (*place, "received_at"), exported_on)
    return FileRow(UUID(row["id"]), _payload(FileRow.KIND, row, place))


def _outcome(row: dict[str, Any], place: _Place, exported_on: date) -> OutcomeRow:
    _past_days(row, ("resting_since",), place, exported_on)
    return OutcomeRow(UUID(row["id"]), _payload(OutcomeRow.KIND, row, place))


def _removable(kind: type[Any], row: dict[str, Any], place: _Place, exported_on: date) -> dict[str, Any]:
    removed_on = row.get("removed_on")
    return {
        "id": UUID(row["id"]),
        "removed_on": _past_day(removed_on, (*place, "removed_on"), exported_on) if removed_on else None,
        "payload": _payload(kind, row, place),
    }


def _past_days(row: dict[str, Any], names: tuple[str, ...], place: _Place, exported_on: date) -> None:
    for name in names:
        if row.get(name):
            _past_day(row[name], (*place, name), exported_on)


def _day(text: str, place: _Place) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise Refused(f"{shown(text)} is not a day there is", place) from None
    if not FIRST_DAY <= day < date(2200, 1, 1):
        raise Refused(f"{text} is not between 1900 and 2199", place)
    return day


def _past_day(text: str, place: _Place, exported_on: date) -> date:
    day = _day(text, place)
    if day > exported_on:
        raise Refused(f"{text} is after the day the file was made, {exported_on}", place)
    return day


def _moment(text: str, place: _Place) -> None:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        raise Refused(f"{shown(text)} is not a time there is", place) from None


def _check_limits(made: Casefile) -> None:
    if len(made.incidents) + len(made.removed) > settings.MAX_INCIDENTS_PER_CASE:
        raise Refused(f"and /incidents hold more than {settings.MAX_INCIDENTS_PER_CASE} records together", ("removed",))
    for number, letter in enumerate(made.letters):
        writers = DEFINITIONS[letter.payload.key].perspectives
        if made.about.payload.perspective not in writers:
            said = f"{letter.payload.key!r} is for a {' or '.join(sorted(writers))} to write"
            raise Refused(said, ("letters", number, "key"))
    seen: dict[UUID, _Place] = {made.about.id: ("case",)}
    _check_letters_named(made)
    _check_debts_named(made)
    _check_files(made)
    for name in LISTS:
        for number, row in enumerate(getattr(made, name)):
            if row.id in seen:
                first = "".join(f"/{one}" for one in seen[row.id])
                raise Refused(f"is the id of {first} too", (name, number, "id"))
            seen[row.id] = (name, number)


def _check_files(made: Casefile) -> None:
    """Refuse two files of one number or of the same bytes."""
    for name in ("number", "sha256"):
        seen: dict[Any, int] = {}
        for number, row in enumerate(made.files):
            value = getattr(row.payload, name)
            if value in seen:
                raise Refused(f"is that of /files/{seen[value]} too", ("files", number, name))
            seen[value] = number


def _check_debts_named(made: Casefile) -> None:
    """Refuse what was signed about a debt that is not there, and two agreements about one."""
    there, signed = {debt.id for debt in made.debts}, set[UUID]()
    for number, row in enumerate(made.agreements):
        if row.debt not in there:
            raise Refused("is the id of no debt of this file", ("agreements", number, "debt"))
        if row.debt in signed:
            raise Refused("has two agreements", ("agreements", number, "debt"))
        signed.add(row.debt)


def _check_letters_named(made: Casefile) -> None:
    """Refuse what is about a letter that is not there, was not issued or is another, and two handings over of one letter."""
    issued = {letter.id: letter for letter in made.letters if letter.state == "issued"}
    sent: set[UUID] = set()
    for number, row in enumerate(made.dispatches):
        place = ("dispatches", number)
        if row.letter not in issued:
            raise Refused("is the id of no issued letter of this file", (*place, "letter"))
        if row.payload.letter_key != issued[row.letter].payload.key:
            raise Refused(f"is not that of its letter, {issued[row.letter].payload.key!r}", (*place, "letter_key"))
        if row.letter in sent:
            raise Refused("is handed over twice", (*place, "letter"))
        sent.add(row.letter)
    for number, answer in enumerate(made.responses):
        if answer.letter not in issued:
            raise Refused("is the id of no issued letter of this file", ("responses", number, "letter"))
