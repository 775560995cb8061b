"""Debts go along in the casefile and from case to case, and end some days after they were taken out."""

from datetime import timedelta
from uuid import uuid4

import pytest

from borrower_help.casefile.checking import check
from borrower_help.casefile.reading import Refused, read
from borrower_help.core.dates import today
from borrower_help.letters.drafting import Options
from borrower_help.letters.models import Letter
from borrower_help.letters.services import current_context, draft_letter
from borrower_help.matters.services import end_removed, move_matters, remove
from borrower_help.repayment.models import Debt
from borrower_help.repayment.reading import debts_of
from tests.casefile.carrying import exported, imported
from tests.factories import make_case, make_debt, make_guest, make_means
from tests.matters.test_carrying import named

pytestmark = pytest.mark.django_db
ALL = {
    "name": "快易分期",
    "kind": "microloan",
    "received": "9000",
    "principal": "10000",
    "payment": "1000.50",
    "count": 12,
    "every": "week",
    "paid_count": 3,
    "fee": "300",
    "quoted": "24.5",
    "demanded": "12000",
    "began_on": "2026-01-05",
    "overdue_since": "2026-03-05",
    "hangs_on": "work",
    "schedule": "1 500\n2 500",
}


def test_they_come_back_the_same():
    case = make_case(make_guest())
    make_debt(case, **ALL)
    remove(case=case, row=make_debt(case, name="乙"))
    data = exported(case)
    again = imported(data)
    assert named(exported(again)) == named(data)
    assert [payload for _row, payload in debts_of(again)] == [payload for _row, payload in debts_of(case)]
    assert Debt.objects.filter(case=again.row).count() == 2


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("kind", "shark", "/debts/0/kind: 'shark' is not one of its codes"),
        ("hangs_on", "x", "/debts/0/hangs_on: 'x' is not one of its codes"),
        ("received", "-1", "/debts/0/received: '-1' is not written"),
        ("schedule", "1 500 600", "/debts/0/schedule: has a line that is no instalment"),
        ("began_on", "2199-01-01", "/debts/0/began_on: 2199-01-01 is after the day"),
        ("name", "", "/debts/0/name:"),
    ],
)
def test_a_file_edited_wrongly_is_refused_with_its_place(field, value, said):
    case = make_case(make_guest())
    make_debt(case, **ALL)
    data = read(exported(case))
    data["debts"][0][field] = value
    with pytest.raises(Refused) as error:
        check(data)
    assert str(error.value).startswith(said)


def test_they_move_from_case_to_case():
    source, target = make_case(make_guest()), make_case(make_guest())
    make_debt(source, **ALL)
    [(_row, before)] = debts_of(source)
    move_matters(source, target)
    assert debts_of(source) == []
    assert [payload for _row, payload in debts_of(target)] == [before]


def test_what_was_taken_out_ends():
    case = make_case(make_guest())
    row = make_debt(case)
    remove(case=case, row=row)
    assert end_removed(7) == 0
    Debt.objects.filter(pk=row.pk).update(removed_on=today() - timedelta(days=8))
    assert end_removed(7) == 1
    assert not Debt.objects.exists()


def test_a_letter_about_a_sum_is_about_the_same_one_under_its_new_id():
    case = make_case(make_guest())
    row = make_debt(case, name="甲", kind="bank", demanded="9000")
    make_means(case)
    draft_letter(case=case, letter_id=uuid4(), key="negotiation", options=Options(answers={"of_sum": str(row.pk)}))
    again = imported(exported(case))
    letter = Letter.objects.get(case=again.row)
    assert letter.payload(again.keyring).options["answers"] == {"of_sum": str(debts_of(again)[0][0].pk)}
    assert "《分期安排》" in current_context(case=again, letter=letter)["closing"]["attachments"]
