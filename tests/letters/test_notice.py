"""The third party's notice: nothing about the matter, of a guarantee only what was answered."""

import pytest

from borrower_help.letters.contexts import Recipient, Sender
from borrower_help.letters.plain_text import text
from borrower_help.letters.redaction import without_matter
from tests.letters import cases
from tests.letters.making import notice


def test_notice_says_no_guarantee_only_where_that_was_answered() -> None:
    assert "我没有提供过担保，也没有共同借款。" in text(notice(cases.third_party(role="none")))
    unknown = text(notice(cases.third_party(role="unknown")))
    assert "没有提供过担保" not in unknown
    assert "出示" in unknown
    obliged = text(notice(cases.third_party(role="guarantor")))
    assert "没有提供过担保" not in obliged
    assert "不是借款人" not in obliged


def test_notice_prints_no_product_amount_or_identity() -> None:
    case = cases.third_party(6)
    own = "他们说他在某某分期借了三万二，本金32,000元，身份证330102199001011234，卡号6222 0212 3456 7890 123。"
    sender = Sender(id_number="330102199001011234", relation="child")
    said = text(notice(case, own_words=own, sender=sender, recipient=Recipient("", "某某分期")))
    for secret in ("某某分期", "32000", "32,000", "三万二", "330102", "6222"):
        assert secret not in said
    for mark in ("（金额略）", "（证件号略）", "（卡号略）", "（产品名略）"):
        assert mark in said


@pytest.mark.parametrize(
    ("relation", "said"),
    [("child", "我的子女"), ("儿子", "我的儿子"), ("other", "贵方"), ("", "贵方"), ("我侄女", "我侄女")],
)
def test_notice_names_the_borrower_by_relation_only(relation: str, said: str) -> None:
    position = notice(cases.third_party(1), sender=Sender(relation=relation)).sections[0].lead[0]
    assert said in position


def test_notice_names_the_numbers_or_leaves_a_line() -> None:
    assert "＿" in notice(cases.third_party(1)).parties[2].value
    few = notice(cases.third_party(1), numbers=("1", "2"), sender=Sender(phone="3"))
    assert few.parties[2].value.startswith("3、1、2")
    many = notice(cases.third_party(1), numbers=tuple(str(n) for n in range(9)))
    assert many.parties[2].value.startswith("见附件1")
    assert len(many.sheets) == 1


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("他欠三万多", "他欠（金额略）"),
        ("他欠我们32000", "他欠我们（金额略）"),
        ("￥12,800.50", "（金额略）"),
        ("三千块", "（金额略）"),
        ("一共4.6万", "一共（金额略）"),
        ("打了12次，3月5日 17:32，021-61888888", "打了12次，3月5日 17:32，021-61888888"),
        ("还了3次电话", "还了3次电话"),
    ],
)
def test_amounts_leave_a_visible_gap(written: str, kept: str) -> None:
    assert without_matter(written, ()) == kept


@pytest.mark.parametrize("name", ["a.c+(x", "钱[包", "快.*贷", "\\1$"])
def test_a_products_name_is_taken_as_it_is_written(name: str) -> None:
    assert without_matter(f"是{name}打来的，不是abc的", (name,)) == "是（产品名略）打来的，不是abc的"


OWN = ("《民法典》", "《个人信息保护法》")


@pytest.mark.parametrize("role", ["none", "unknown"])
def test_grounds_lead_with_the_senders_own_rights(role: str) -> None:
    made = notice(cases.third_party(6, role=role, lender_kind="consumer_finance"))
    reasons = next(part for part in made.sections if "理由" in part.heading).items
    marks = [
        "第一千零三十三条",
        *(["第六百八十六条"] if role == "none" else []),
        "第四十四条",
        "第四十七条",
        "第五十条",
    ]
    assert [mark in one for mark, one in zip(marks, reasons, strict=False)] == [True] * len(marks)
    trade = [n for n, one in enumerate(reasons) if "推荐性国家标准" in one or "消费金融公司管理办法" in one]
    assert trade
    assert min(trade) >= len(marks)


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("role", ["none", "unknown", "guarantor"])
def test_notice_never_says_that_anybody_borrowed(seed: int, role: str) -> None:
    for relation in ("child", "儿子", ""):
        made = notice(cases.third_party(6, role=role), seed=seed, sender=Sender(relation=relation))
        for part in made.sections:
            if "理由" in part.heading:
                continue  # there laws speak of borrowers in general
            said = "".join(
                (*part.lead, *part.items, *(cell for row in part.table.rows for cell in row))
                if part.table
                else (*part.lead, *part.items)
            )
            assert "借款人" not in said


@pytest.mark.parametrize("seed", range(8))
def test_notice_asks_for_nothing_about_the_matter(seed: int) -> None:
    for role in ("none", "unknown", "guarantor"):
        asked = "".join(
            next(p for p in notice(cases.third_party(6, role=role), seed=seed).sections if "请求" in p.heading).items
        )
        for word in ("金额", "产品", "合同编号", "身份证", "欠", "本金", "利息"):
            assert word not in asked


def test_father_and_mother_are_named() -> None:
    case = cases.third_party(1)
    assert "我的父亲" in notice(case, sender=Sender(relation="father")).sections[0].lead[0]
    assert "我的母亲" in notice(case, sender=Sender(relation="mother")).sections[0].lead[0]
