"""What became of letters goes along in the casefile and comes back the same; a file that contradicts itself is refused."""

import json
import re
from typing import Any
from uuid import uuid4

import pytest

from borrower_help.casefile.checking import check
from borrower_help.casefile.reading import Refused, read
from borrower_help.cases.access import OpenCase
from borrower_help.cases.services import erase_case
from borrower_help.incidents.facts import case_facts
from borrower_help.matters.models import Dispatch, Outcome, Paper, Response
from borrower_help.matters.payloads import OutcomePayload
from borrower_help.matters.reading import matters_of
from borrower_help.matters.services import remove, save_outcome
from tests.casefile.carrying import exported, imported
from tests.factories import make_case, make_dispatch, make_guest, make_incident, make_paper, make_response

pytestmark = pytest.mark.django_db
ANY_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
CHANGES: list[tuple[str, dict[str, Any], str]] = [
    ("dispatches", {"letter": str(uuid4())}, "/dispatches/0/letter: is the id of no issued letter"),
    ("dispatches", {"letter_key": "notice"}, "/dispatches/0/letter_key: is not that of its letter"),
    ("dispatches", {"received_on": "2026-03-01"}, "/dispatches/0/received_on: is before the day"),
    ("dispatches", {"door": "12321"}, "/dispatches/0/door: is no door such a letter goes to"),
    ("dispatches", {"handed_on": "2199-01-01"}, "/dispatches/0/handed_on: 2199-01-01 is after the day"),
    ("dispatches", {"how": "pigeon"}, "/dispatches/0/how: 'pigeon' is not one of its codes"),
    ("responses", {"letter": str(uuid4())}, "/responses/0/letter: is the id of no issued letter"),
    ("responses", {"results": {"stop": "perhaps"}}, "/responses/0/results/stop: 'perhaps' is not one of its codes"),
    ("papers", {"paper": "fine"}, "/papers/0/paper: 'fine' is not one of its codes"),
    ("papers", {"received_on": "2026-02-30"}, "/papers/0/received_on: '2026-02-30' is not a day"),
    ("outcomes", {"stopped": ["all"]}, "/outcomes/0/stopped/0: 'all' is not one of its codes"),
]


def whole() -> OpenCase:
    """Return a case with a row of each kind, and one of each that was taken out."""
    case = make_case(make_guest(), lender_kind="bank")
    make_incident(case, on="2026-03-20")
    sent = make_dispatch(case, number="EX 128", note="小周", asked_on=["2026-03-28"], ask_on="2026-04-12")
    make_response(case, sent, words="已处理", results={"written_answer": "partly"})
    make_paper(case, number="（2026）沪01民初12号", done_on="2026-03-10")
    save_outcome(case=case, payload=OutcomePayload(["calls"], "300元", "分期", "好了", "2026-04-01"), revision=1)
    gone = make_dispatch(case)
    for row in (make_response(case, gone), make_paper(case), gone):
        remove(case=case, row=row)
    return case


def named(data: bytes) -> str:
    """Return a file with its ids numbered in their order, also where one names another row."""
    seen: dict[str, str] = {}
    return ANY_ID.sub(lambda found: seen.setdefault(found[0], str(len(seen))), data.decode())


def test_it_comes_back_the_same() -> None:
    case = whole()
    data = exported(case)
    again = imported(data)
    assert named(exported(again)) == named(data)
    assert again.row.kept_long
    assert case_facts(again).refusals[0].at == case_facts(case).refusals[0].at
    assert [(one.key, one.sent, one.latest) for one in matters_of(again)] == [
        (one.key, one.sent, one.latest) for one in matters_of(case)
    ]


def test_what_was_taken_out_goes_along_only_if_wished() -> None:
    case = whole()
    for removed, count in ((True, 2), (False, 1)):
        file = check(read(exported(case, removed=removed)))
        assert [len(rows) for rows in (file.dispatches, file.responses, file.papers)] == [count] * 3
        assert len(file.outcomes) == 1


@pytest.mark.parametrize(("where", "changed", "said"), CHANGES)
def test_what_contradicts_itself_is_refused_with_its_place(where: str, changed: dict[str, Any], said: str) -> None:
    data = json.loads(exported(whole(), removed=False))
    data[where][0] |= changed
    with pytest.raises(Refused) as refused:
        check(read(json.dumps(data).encode()))
    assert str(refused.value).startswith(said)


def test_a_letter_handed_over_twice_is_refused() -> None:
    data = json.loads(exported(whole(), removed=False))
    data["dispatches"].append({**data["dispatches"][0], "id": str(uuid4())})
    with pytest.raises(Refused, match="handed over twice"):
        check(read(json.dumps(data).encode()))


def test_a_file_of_the_version_before_is_read() -> None:
    data = json.loads(exported(whole(), removed=False))
    for name in ("dispatches", "responses", "papers", "outcomes"):
        del data[name]
    file = check(read(json.dumps(data | {"casefile": "3"}).encode()))
    assert (file.dispatches, file.outcomes) == ((), ())


def test_erasing_the_case_takes_everything_along() -> None:
    erase_case(case=whole())
    assert [model.objects.count() for model in (Dispatch, Response, Paper, Outcome)] == [0] * 4
