"""Who opens a case, with which keys, and what revoking changes."""

from datetime import timedelta

import pytest
from django.http import Http404

from borrower_help.cases import services
from borrower_help.cases.access import CaseKeys, open_case
from borrower_help.cases.models import Access, Case, CasePayload, Grant
from borrower_help.cases.services import StaleKeys
from borrower_help.core import crypto
from borrower_help.core.dates import today
from borrower_help.core.sealed import StaleRevision
from borrower_help.incidents.models import Incident
from tests.cast import make_cast
from tests.factories import make_case, make_guest, make_incident

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return make_cast()


@pytest.mark.parametrize(
    ("who", "most"),
    [("lin", Access.OWN), ("chen", Access.EDIT), ("mei", Access.VIEW), ("zhou", None), ("guest", None)],
)
def test_a_grant_opens_up_to_its_access(cast, who, most):
    order = list(Access)
    for need in Access:
        if most is not None and order.index(need) <= order.index(most):
            assert cast.case_of(getattr(cast, who), need=need).id == cast.case.id
        else:
            with pytest.raises(Http404):
                cast.case_of(getattr(cast, who), need=need)


def test_grant_of_another_key_holder_opens_nothing(cast):
    Grant.objects.filter(holder=cast.mei.user.holder).update(holder=cast.zhou.user.holder)
    with pytest.raises(crypto.SealError):
        cast.case_of(cast.zhou)


def test_case_keys_survive_being_sealed():
    keys = CaseKeys(b"p" * 32, {1: b"1" * 32, 2: b"2" * 32})
    assert CaseKeys.from_bytes(keys.to_bytes()) == keys


def test_every_case_has_keys_of_its_own():
    owner = make_guest()
    one, two = make_case(owner), make_case(owner)
    assert one.keys.private_key != two.keys.private_key
    assert one.keys.data_keys != two.keys.data_keys
    with pytest.raises(crypto.SealError):
        one.row.payload(two.keyring)


def test_a_visit_moves_the_last_day(cast):
    Case.objects.filter(pk=cast.case.id).update(visited_on=today() - timedelta(days=100))
    opened = cast.case_of(cast.mei)
    assert opened.ends_on == today() + timedelta(days=180)
    assert Case.objects.get(pk=cast.case.id).visited_on == today()
    services.keep_long(case=opened)
    assert opened.ends_on == today() + timedelta(days=730)
    assert Case.objects.get(pk=cast.case.id).kept_long


def test_visit_to_a_case_erased_meanwhile_is_no_error(cast, monkeypatch):
    Case.objects.filter(pk=cast.case.id).update(visited_on=today() - timedelta(days=1))
    real = crypto.unseal_with

    def erased_meanwhile(*args):
        Case.objects.filter(pk=cast.case.id).delete()
        return real(*args)

    monkeypatch.setattr(crypto, "unseal_with", erased_meanwhile)
    assert cast.case_of(cast.lin).id == cast.case.id


def test_revoking_shuts_out_and_rotates_the_key_for_what_comes_after(cast):
    before = make_incident(cast.case, words="之前")
    seen_by_mei = cast.case_of(cast.mei)
    case = services.revoke(case=cast.case, holder_id=cast.mei.user.holder_id)
    after = make_incident(case, words="之后")
    with pytest.raises(Http404):
        cast.case_of(cast.mei)
    assert before.payload(seen_by_mei.keyring).words == "之前"  # what was seen was seen
    with pytest.raises(crypto.SealError):
        after.payload(seen_by_mei.keyring)
    assert after.key_version == 2
    for who in (cast.lin, cast.chen):
        ring = cast.case_of(who).keyring
        assert {row.payload(ring).words for row in Incident.objects.all()} == {"之前", "之后"}


def test_revoking_twice_from_one_opening_goes_on(cast):
    case = services.revoke(case=cast.case, holder_id=cast.mei.user.holder_id)
    case = services.revoke(case=case, holder_id=cast.chen.user.holder_id)
    assert set(case.keys.data_keys) == {1, 2, 3}
    assert Grant.objects.filter(case=case.row).count() == 1


def test_revoking_from_keys_that_changed_meanwhile_is_refused(cast):
    elsewhere = cast.case_of(cast.lin, need=Access.OWN)
    case = services.revoke(case=cast.case, holder_id=cast.mei.user.holder_id)
    later = make_incident(case, words="之后")
    with pytest.raises(StaleKeys):
        services.revoke(case=elsewhere, holder_id=cast.chen.user.holder_id)
    assert later.payload(cast.case_of(cast.lin).keyring).words == "之后"
    assert cast.case_of(cast.chen).id == case.id


def test_nobody_revokes_their_own_grant(cast):
    with pytest.raises(ValueError):
        services.revoke(case=cast.case, holder_id=cast.lin.user.holder_id)


def test_two_saves_of_one_case_do_not_overwrite_each_other(cast):
    revision = cast.case.row.revision
    services.change_case(case=cast.case, payload=CasePayload("borrower", app_name="甲"), revision=revision)
    with pytest.raises(StaleRevision) as stale:
        services.change_case(case=cast.case, payload=CasePayload("borrower", app_name="乙"), revision=revision)
    assert stale.value.theirs.app_name == "甲"


@pytest.mark.parametrize("wrong", ["perspective", "lender_kind", "debt_state", "owner_role"])
def test_unknown_code_is_not_sealed(wrong):
    with pytest.raises(ValueError):
        CasePayload(**{"perspective": "borrower", wrong: "something else"})


def test_erasing_one_case_leaves_the_others(cast):
    services.erase_case(case=cast.case)
    assert list(Case.objects.all()) == [cast.guest_case.row]
    assert list(Grant.objects.values_list("case_id", flat=True)) == [cast.guest_case.id]
    assert open_case(cast.guest, cast.guest_case.id, need=Access.OWN).id == cast.guest_case.id
