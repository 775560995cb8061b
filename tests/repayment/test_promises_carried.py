"""Promises go along in the casefile and from case to case, with the debt they are about, and end after they were taken out."""

from datetime import timedelta

import pytest

from borrower_help.casefile.checking import check
from borrower_help.casefile.reading import Refused, read
from borrower_help.core.dates import today
from borrower_help.matters.services import end_removed, move_matters, remove
from borrower_help.repayment.models import Debt, Promise
from borrower_help.repayment.promised import promises_of
from tests.casefile.carrying import exported, imported
from tests.factories import make_case, make_debt, make_guest, make_promise
from tests.matters.test_carrying import named

pytestmark = pytest.mark.django_db
ALL = {
    "kinds": ["stop", "settlement", "other"],
    "words": "以后不打了",
    "who": "王经理",
    "staff": "A1024",
    "said_on": "2026-03-05",
    "channel": "app",
    "amount": "6000.50",
    "months": 3,
    "until": "2026-04-12",
    "writing": "chat",
    "asked_on": ["2026-03-06"],
    "end": "broken",
}


def payloads(case):
    return [one.payload for one in promises_of(case, today())]


def test_they_come_back_the_same_with_the_debt_they_are_about():
    case = make_case(make_guest())
    make_promise(case, **ALL, debt=str(make_debt(case).pk))
    remove(case=case, row=make_promise(case))
    data = exported(case)
    again = imported(data)
    assert named(exported(again)) == named(data)
    assert again.row.kept_long
    [payload] = payloads(again)
    assert payload.debt == str(Debt.objects.get(case=again.row).pk)
    assert Promise.objects.filter(case=again.row).count() == 2


def test_of_a_debt_that_stays_behind_it_is_nobodys_in_particular():
    case = make_case(make_guest())
    debt = make_debt(case)
    make_promise(case, **ALL, debt=str(debt.pk))
    remove(case=case, row=debt)
    assert [one.debt for one in payloads(imported(exported(case, removed=False)))] == [""]


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("kinds", ["shout"], "/promises/0/kinds/0: 'shout' is not one of its codes"),
        ("amount", "-1", "/promises/0/amount: '-1' is not written"),
        ("said_on", "2199-01-01", "/promises/0/said_on: 2199-01-01 is after the day"),
        ("until", "2026-02-30", "/promises/0/until: '2026-02-30' is not a day there is"),
        ("asked_on", ["2199-01-01"], "/promises/0/asked_on/0: 2199-01-01 is after the day"),
        ("debt", "x", "/promises/0/debt: 'x' is not written"),
        ("end", "x", "/promises/0/end: 'x' is not one of its codes"),
        ("kinds", ["stop", "stop"], "/promises/0: contradicts itself"),
    ],
)
def test_a_file_edited_wrongly_is_refused_with_its_place(field, value, said):
    case = make_case(make_guest())
    make_promise(case, **ALL)
    data = read(exported(case))
    data["promises"][0][field] = value
    with pytest.raises(Refused) as error:
        check(data)
    assert str(error.value).startswith(said)


def test_they_move_from_case_to_case():
    source, target = make_case(make_guest()), make_case(make_guest())
    make_promise(source, **ALL)
    before = payloads(source)
    move_matters(source, target)
    assert payloads(source) == []
    assert _opened(target) == before


def _opened(case):
    return [row.payload(case.keyring) for row in Promise.objects.filter(case=case.row)]


def test_what_was_taken_out_ends():
    case = make_case(make_guest())
    row = make_promise(case)
    remove(case=case, row=row)
    Promise.objects.filter(pk=row.pk).update(removed_on=today() - timedelta(days=8))
    end_removed(7)
    assert not Promise.objects.exists()
