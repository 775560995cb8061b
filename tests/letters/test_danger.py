"""Where 110 comes first no letter says where its sender lives or whose family they are."""

from dataclasses import replace
from datetime import date

import pytest

from borrower_help.letters.compose import compose
from borrower_help.letters.danger import GAP, guarded, without_places
from borrower_help.letters.plain_text import text
from borrower_help.rules.engine import evaluate
from borrower_help.rules.facts import CaseFacts, IncidentFacts
from borrower_help.rules.papers import MAY_NAME_PLACES
from tests.letters import cases

ADDRESSES = (
    "我住在幸福路12号3单元501室，",
    "他们到阳光小区8栋602来敲门",
    "就在12号楼2单元",
    "在中山北路1200弄5号",
    "老家是清水镇大树村",
    "住大树村3组",
    "门口写着1203室",
)
NO_ADDRESSES = (
    "3月5号打了8次",
    "一天打了12个电话",
    "他让我下午5点前处理",
    "通知你们村委会",
    "我在路上，没有接",
    "工号1024的人",
    "第5.3条",
)


@pytest.mark.parametrize("said", ADDRESSES)
def test_an_address_leaves_a_gap(said: str) -> None:
    left = without_places(said)
    assert GAP in left
    assert not any(sign.isdigit() for sign in left)


@pytest.mark.parametrize("said", NO_ADDRESSES)
def test_what_is_no_address_stays(said: str) -> None:
    assert without_places(said) == said


def relative(*conduct: str) -> CaseFacts:
    visit = IncidentFacts(
        id="1", on=date(2026, 3, 5), contact_channel="visit", place="home", role="none", conduct=frozenset(conduct)
    )
    return replace(cases.third_party(3), incidents=(visit,))


@pytest.mark.parametrize(("conduct", "kept"), [("hit_or_held", False), ("asked_me_to_pay", True)])
def test_only_in_danger(conduct: str, kept: bool) -> None:
    case = relative(conduct)
    request = replace(cases.request("notice", case, own_words="我住幸福路12号。"))
    request = replace(request, sender=replace(request.sender, relation="child"))
    said = text(compose(guarded(request, evaluate(case)), evaluate(case)))
    assert ("幸福路12号" in said) is kept
    assert ("我的子女" in said) is kept


def test_the_police_are_told_where() -> None:
    case = relative("hit_or_held")
    request = cases.request("police_report", case, own_words="我住幸福路12号。")
    assert "police_report" in MAY_NAME_PLACES
    assert guarded(request, evaluate(case)) == request


def test_nobody_near_is_named_in_danger_neither_by_the_sender_nor_by_a_caller() -> None:
    threat = IncidentFacts(
        id="1",
        on=date(2026, 3, 5),
        contact_channel="visit",
        role="borrower",
        conduct=frozenset({"threatened_harm", "hit_or_held"}),
        words="你儿子王小虎在清河小学三年级二班，我们知道。你老婆李红梅住幸福路12号。",
    )
    case = cases.borrower(incidents=(threat,))
    request = cases.request("local_authority", case, own_words="我儿子王小虎害怕，不敢去清河小学三年级二班。")
    said = text(compose(guarded(request, evaluate(case)), evaluate(case)))
    for hidden in ("王小虎", "李红梅", "清河小学", "三年级", "幸福路12号"):
        assert hidden not in said
    assert "你儿子（姓名略）在（学校略），我们知道" in said
    assert "王小虎" in text(compose(guarded(replace(request, key="police_report"), evaluate(case)), evaluate(case)))
