"""Somebody new enters a code they already have: the new record moves into the earlier case."""

import pytest
from django.urls import reverse

from borrower_help.accounts import keys
from borrower_help.accounts.keys import WrongCode
from borrower_help.accounts.models import HeldPost, KeyHolder, ReceiptCode, User
from borrower_help.accounts.services import code_to_show
from borrower_help.cases.access import open_case
from borrower_help.cases.models import Access, Case, Grant
from borrower_help.cases.services import hand_over
from borrower_help.incidents import index
from borrower_help.incidents.models import Incident, IncidentDraft
from tests.factories import client_for, lock, make_case, make_draft, make_guest, make_guest_with_code, make_incident

pytestmark = pytest.mark.django_db


@pytest.fixture
def known():
    guest, code = make_guest_with_code()
    return guest, code, make_case(guest, app_name="以前的")


@pytest.fixture
def newcomer():
    guest = make_guest()
    case = make_case(guest)
    make_incident(case, words="新的一条")
    make_draft(case, words={"words": "没写完"})
    return guest, case


def enter(guest, code):
    return client_for(guest).post(reverse("accounts:unlock"), {"code": code, "by": "code"})


def test_record_and_draft_move_into_the_earlier_case(known, newcomer):
    guest, code, case = known
    make_incident(case, words="旧的一条")
    assert enter(newcomer[0], code)["Location"] == "/records/"
    assert list(Case.objects.all()) == [case.row]
    opened = open_case(guest, case.id, need=Access.OWN)
    assert {row.payload(opened.keyring).words for row in Incident.objects.all()} == {"新的一条", "旧的一条"}
    assert IncidentDraft.objects.get().payload(opened.keyring).answers == {"words": {"words": "没写完"}}
    assert index.read(opened).contacts == 2
    assert list(User.objects.all()) == [guest.user]
    assert KeyHolder.objects.count() == 1
    assert not HeldPost.objects.exists()


def test_case_of_another_kind_moves_whole(known):
    guest, code, _case = known
    newcomer = make_guest()
    theirs = make_case(newcomer, perspective="third_party")
    make_incident(theirs, words="打给我爸")
    enter(newcomer, code)
    opened = open_case(guest, theirs.id, need=Access.OWN)
    assert Incident.objects.get().payload(opened.keyring).words == "打给我爸"
    assert Grant.objects.filter(case=theirs.row).count() == 1


def test_code_that_was_shown_but_not_confirmed_dies_and_its_records_move(known, newcomer):
    # the page that shows a code also asks for an earlier one
    guest, code, case = known
    shown = code_to_show(unlocked=newcomer[0])
    enter(newcomer[0], code)
    assert Incident.objects.get().case_id == case.id
    assert ReceiptCode.objects.count() == 1
    with pytest.raises(WrongCode):
        keys.unlock(shown)
    assert keys.unlock(code).user == guest.user


def test_somebody_with_a_code_of_their_own_keeps_their_records(known):
    _guest, code, _case = known
    other, _code = make_guest_with_code()
    theirs = make_case(other)
    make_incident(theirs)
    enter(other, code)
    assert Case.objects.count() == 2
    assert User.objects.count() == 2
    assert Incident.objects.get().case_id == theirs.id


@pytest.mark.parametrize("access", [Access.VIEW, Access.EDIT])
def test_records_never_move_into_a_case_that_is_only_shared_with_the_known(newcomer, access):
    helper, code = make_guest_with_code()
    shared = make_case()
    hand_over(case=shared, to=helper.user.holder, access=access)
    enter(newcomer[0], code)
    assert Incident.objects.get().case_id == newcomer[1].id
    assert open_case(helper, newcomer[1].id, need=Access.OWN).id == newcomer[1].id


def test_wrong_code_moves_nothing(known, newcomer):
    wrong = keys.codes.new_code()
    assert enter(newcomer[0], wrong).status_code == 422
    assert Incident.objects.get().case_id == newcomer[1].id


def test_locked_guest_moves_nothing(known, newcomer):
    client = client_for(newcomer[0])
    lock(client)
    assert client.post(reverse("accounts:unlock"), {"code": known[1]}).status_code == 302
    assert Incident.objects.get().case_id == newcomer[1].id
    assert User.objects.count() == 2


def test_own_code_again_moves_nothing(known):
    guest, code, case = known
    make_incident(case)
    enter(guest, code)
    assert Incident.objects.get().case_id == case.id


def test_a_failure_on_the_way_leaves_everything_where_it_was(known, newcomer, monkeypatch):
    from borrower_help.accounts import arrivals

    def failing(guest, known):
        raise RuntimeError

    monkeypatch.setattr(arrivals, "_movers", [*arrivals._movers, failing])
    client = client_for(newcomer[0], raise_request_exception=False)
    assert client.post(reverse("accounts:unlock"), {"code": known[1], "by": "code"}).status_code == 500
    assert Incident.objects.get().case_id == newcomer[1].id
    assert User.objects.count() == 2
    assert client.get(reverse("home:cases")).status_code == 302
