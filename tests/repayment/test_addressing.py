"""Whom a letter about one of several debts goes to: no lender is named to the next, and three requests can be told apart."""

from dataclasses import replace
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import translation

from borrower_help.cases.models import CasePayload
from borrower_help.letters import earlier, services
from borrower_help.letters.contexts import Recipient, from_json
from borrower_help.letters.drafting import Options
from borrower_help.letters.models import Letter
from borrower_help.letters.plain_text import text
from borrower_help.repayment.addressing import called
from borrower_help.repayment.payloads import DebtPayload
from tests.factories import client_for, make_case, make_debt, make_guest

NOBODY = CasePayload(perspective="borrower")


@pytest.mark.parametrize(
    ("name", "kind", "to"),
    [
        ("招商卡", "card", Recipient("“招商卡”的发卡银行")),
        ("招商银行", "card", Recipient("招商银行")),
        ("丙行", "bank", Recipient("丙行")),
        ("房贷", "bank", Recipient("“房贷”的贷款银行")),
        ("某某小额贷款有限公司", "microloan", Recipient("某某小额贷款有限公司")),
        ("闪贷", "microloan", Recipient(app_name="闪贷")),
        ("闪贷", "platform", Recipient(app_name="闪贷")),
        ("学车", "shop", Recipient("“学车”的经办方，并请转交实际放款机构")),
        ("老王", "private", Recipient("老王")),
        ("不清楚", "unknown", Recipient(app_name="不清楚")),
    ],
)
def test_a_debt_is_asked_of_whoever_its_name_tells(name, kind, to):
    assert called(DebtPayload(name, kind), NOBODY) == to


def test_the_lender_of_the_case_is_named_only_for_its_own_debt():
    about = CasePayload(perspective="borrower", lender_name="某某银行", app_name="某某卡")
    assert called(DebtPayload("某某卡", "card"), about) == Recipient("某某银行", "某某卡")
    assert called(DebtPayload("闪贷", "microloan"), about) == Recipient(app_name="闪贷")


@pytest.fixture
def user(db):
    return make_guest()


@pytest.fixture
def case(user):
    return make_case(user, lender_name="某某银行")


def written(case, user, debt, key="negotiation"):
    """Begin a letter from the page of a debt; return what it says."""
    with translation.override("zh-hans"):
        about = client_for(user).get(reverse("letters:about", args=[case.id, key]), {"after": debt.pk})
        assert f'name="answer_of_sum" value="{debt.pk}"' in about.text
        sent = {"key": key, "letter": str(uuid4()), "answer_of_sum": str(debt.pk)}
        assert client_for(user).post(reverse("letters:new", args=[case.id]), sent).status_code == 302
    letter = Letter.objects.get(pk=sent["letter"])
    return letter, text(from_json(services.current_context(case=case, letter=letter)))


@pytest.mark.parametrize("key", ["negotiation", "fee_objection", "account_statement", "clearance"])
def test_no_lender_is_named_to_the_next(case, user, key):
    first, second = make_debt(case, name="甲贷", kind="microloan"), make_debt(case, name="乙贷", kind="platform")
    chosen = Options(answers={"of_sum": str(first.pk)}, recipient_name="某某小额贷款有限公司")
    letter = services.draft_letter(case=case, letter_id=uuid4(), key="negotiation", options=chosen)
    Letter.objects.filter(pk=letter.pk).update(state="issued", issued_on="2026-11-01")
    _row, said = written(case, user, second, key)
    assert "“乙贷”App" in said
    assert "某某" not in said
    assert "甲贷" not in said
    _row, said = written(case, user, first, key)
    assert "某某小额贷款有限公司" in said


def test_of_one_debt_alone_the_name_is_asked_once(case):
    debt = make_debt(case, name="甲贷", kind="microloan")
    letter = services.draft_letter(
        case=case, letter_id=uuid4(), key="complaint", options=Options(recipient_name="某某小额贷款有限公司")
    )
    Letter.objects.filter(pk=letter.pk).update(state="issued", issued_on="2026-11-01")
    assert earlier.recipient_before(case, str(debt.pk)).name == "某某小额贷款有限公司"
    letter.delete()
    assert earlier.recipient_before(case, str(debt.pk)).name == "某某银行"  # the lender of the case
    make_debt(case, name="乙贷")
    assert earlier.recipient_before(case, str(debt.pk)) == Recipient(app_name="甲贷")
    assert earlier.recipient_before(case, str(uuid4())) == Recipient()


def test_three_requests_can_be_told_apart_in_the_list(case, user):
    kinds = {"招商卡": "card", "闪贷": "microloan", "老王": "private"}
    for debt in [make_debt(case, name=name, kind=kind, demanded="3000") for name, kind in kinds.items()]:
        written(case, user, debt)
    with translation.override("zh-hans"):
        page = client_for(user).get(reverse("letters:list", args=[case.id])).text
    for whom in ("“招商卡”的发卡银行 · 草稿", "闪贷 · 草稿", "老王 · 草稿"):
        assert whom in page


def test_a_person_who_lent_is_asked_as_a_person(case, user):
    make_debt(case, name="甲卡", kind="card")
    _row, said = written(case, user, make_debt(case, name="老王", kind="private", demanded="3000"))
    assert "致：老王" in said
    assert "借条" in said
    for never in ("征信", "受理编号", "合同编号", "停止催收", "官方", "机构"):
        assert never not in said


def test_what_a_person_lent_is_handed_in_at_no_counter(case, user):
    make_debt(case, name="甲卡", kind="card")
    debts = {kind: make_debt(case, name=kind, kind=kind, demanded="3000") for kind in ("private", "bank")}
    for kind, debt in debts.items():
        letter, _said = written(case, user, debt)
        frozen = services.current_context(case=case, letter=letter)
        letter.put(replace(letter.payload(case.keyring), context=frozen), case.keyring)
        letter.state, letter.issued_on = "issued", "2026-11-01"
        letter.save()
        with translation.override("zh-hans"):
            page = client_for(user).get(reverse("letters:hand_in", args=[case.id, letter.pk]))
            call = reverse("repayment:call", args=[case.id, debt.pk])
        assert page.status_code == 200
        assert (call in page.text) == (kind == "private")
        assert ("工号" in page.text) == (kind != "private")
        assert ("借钱给你的人" in page.text) == (kind == "private")
