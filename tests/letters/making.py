"""Make letters of sample cases, and take them apart again."""

from datetime import date
from typing import Any

from borrower_help.letters import records
from borrower_help.letters.compose import compose
from borrower_help.letters.contexts import LetterContext, LetterRequest
from borrower_help.rules.facts import CaseFacts, IncidentFacts
from tests.letters import cases


def made(request: LetterRequest) -> LetterContext:
    return compose(request, cases.findings(request.case))


def complaint(case: CaseFacts, **changes: Any) -> LetterContext:
    return made(cases.request("complaint", case, **changes))


def notice(case: CaseFacts, **changes: Any) -> LetterContext:
    return made(cases.request("notice", case, **changes))


def one(**fields: object) -> IncidentFacts:
    values: dict[str, object] = {"id": "x", "on": date(2026, 3, 5), "role": "borrower", **fields}
    return IncidentFacts(**values)  # type: ignore[arg-type]


def story(**fields: object) -> str:
    return records.story(one(**fields), "borrower", longest=80, where="全文见附件1", hide=str)


def rows(context: LetterContext) -> list[tuple[str, ...]]:
    return [row for part in context.sections if part.table for row in part.table.rows]


def facts(context: LetterContext) -> str:
    return next("".join(part.lead) for part in context.sections if "事实" in part.heading)
