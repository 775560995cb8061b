"""Letters by plan: what was answered is printed, what was not is a line for the pen, and nothing else stands in them."""

import re
from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from borrower_help.letters import samples
from borrower_help.letters.compose import compose
from borrower_help.letters.contexts import Recipient, Sender
from borrower_help.letters.definitions import DEFINITIONS
from borrower_help.letters.models import Letter
from borrower_help.letters.phrases import BLANK, ID_BLANK, NAME_BLANK
from borrower_help.letters.plain_text import text
from borrower_help.letters.shapes import Blank
from borrower_help.letters.writing import answer, for_the_pen
from borrower_help.rules.engine import POLICE, RULES, evaluate
from borrower_help.rules.facts import IncidentFacts
from borrower_help.rules.papers import TO_COMPANY
from tests.factories import make_incident
from tests.letters import cases
from tests.letters.drawing import Drawing
from tests.letters.making import made
from tests.letters.test_views import Writer

PLANNED = [(key, who) for key, one in DEFINITIONS.items() if one.plan for who in sorted(one.perspectives)]
TYPED = {"text": "某某处", "long": "第一行\n第二行", "day": "2026-02-27", "money": "1234.50"}

PAIRS = [(key, who) for key, one in DEFINITIONS.items() for who in sorted(one.perspectives)]


def typed(blank: Blank) -> str:
    return next(iter(blank.choices)) if blank.kind == "choice" else TYPED.get(blank.kind, "别人的名字")


@pytest.mark.parametrize(("key", "who"), PLANNED)
def test_every_answer_is_printed_and_what_is_missing_is_a_line_for_the_pen(key: str, who: str) -> None:
    blanks = DEFINITIONS[key].blanks
    request = replace(samples.request(key, who), recipient=Recipient(), terms=None)
    answers = {one.key: typed(one) for one in blanks}
    empty = text(compose(request, evaluate(request.case)))
    full = text(compose(replace(request, answers=answers), evaluate(request.case)))
    for blank in blanks:
        assert (f"{blank.label}：{for_the_pen(blank)}" in empty) == (not blank.silent and blank.wanted({}))
        if not blank.wanted(answers):
            assert blank.label not in full
        elif blank.kind == "pen":
            assert f"{blank.label}：{BLANK}" in full
            assert "别人的名字" not in full
        else:
            assert f"{blank.label}：{answer(blank, typed(blank))}" in full


@pytest.mark.parametrize(
    ("blank", "said", "printed"),
    [
        (Blank("a", "甲", "day"), "2026-02-28", "2026年2月28日"),
        (Blank("a", "甲", "day"), "2026-02-30", ""),
        (Blank("a", "甲", "money"), "12800", "12,800.00元"),
        (Blank("a", "甲", "choice", {"x": "是"}), "x", "是"),
        (Blank("a", "甲", "choice", {"x": "是"}), "y", ""),
        (Blank("a", "甲"), " 一\n二 ", "一 二"),
        (Blank("a", "甲", "pen"), "谁", ""),
        (Blank("a", "甲"), "", ""),
    ],
)
def test_an_answer_is_printed_as_paper_has_it(blank: Blank, said: str, printed: str) -> None:
    assert answer(blank, said) == printed


@pytest.mark.parametrize("key", [key for key, who in PLANNED if who == "third_party"])
def test_who_is_called_about_anothers_debt_names_no_product_sum_or_identity(key: str) -> None:
    said = "他在某某分期借了五万元，身份证号330102199001011234。"
    case = cases.third_party(30)
    answers = {one.key: said for one in DEFINITIONS[key].blanks if one.kind in {"text", "long"}}
    request = replace(
        cases.request(key, case, own_words=said, chosen=tuple(rule.key for rule in RULES)), answers=answers
    )
    request = replace(request, sender=replace(request.sender, id_number="330102199001011234"))
    printed = text(compose(request, evaluate(case)))
    assert not re.search("某某分期|32000|五万|330102", printed)


@pytest.mark.parametrize(("key", "police"), [("police_report", True), ("second_level", False)])
def test_what_is_a_matter_for_110_stands_in_the_report_alone(key: str, police: bool) -> None:
    case = cases.borrower(12)
    graver = replace(
        case.incidents[0], conduct=frozenset({"threatened_harm", "followed"}), on=date(2026, 3, 1), words="弄死你"
    )
    case = replace(case, incidents=(graver, *case.incidents[1:]))
    found = evaluate(case)
    assert {one.rule for one in found if one.outcome == "indicated"} & POLICE
    said = text(compose(cases.request(key, case, chosen=tuple(rule.key for rule in RULES)), found))
    assert ("三十天内多次收到污秽" in said) == police
    assert ("不得接触我" in said) == police


def test_a_card_is_asked_for_its_own_plan_and_a_loan_is_not() -> None:
    request = replace(samples.request("negotiation", "borrower"), terms=None)
    card, loan = (
        text(compose(replace(request, answers={"product": one}), evaluate(request.case))) for one in ("card", "loan")
    )
    assert "信用卡" in card.split("理由和依据")[1]
    assert "信用卡" not in loan.split("理由和依据")[1]


@pytest.mark.parametrize(("signed", "named"), [("2026-07-31", False), ("2026-08-01", True), ("", False)])
def test_the_sheet_of_all_costs_binds_new_loans_alone(signed: str, named: bool) -> None:
    request = replace(samples.request("fee_objection", "borrower"), on=date(2026, 9, 1), answers={"signed_on": signed})
    assert ("明示综合融资成本" in text(compose(request, ()))) == named


@pytest.mark.parametrize(("key", "who"), [*PLANNED, ("complaint", "borrower"), ("notice", "third_party")])
def test_no_letter_speaks_to_the_reader_of_the_site(key: str, who: str) -> None:
    for answers in ({}, {"wrong": "not_told"}, {"product": "card"}, {"signed_on": "2026-08-02"}):
        request = replace(samples.request(key, who), answers=answers, on=date(2026, 9, 1))
        said = re.sub("“[^”]*”", "", text(compose(request, evaluate(request.case))))
        assert "你" not in said, said[max(0, said.index("你") - 30) :][:60]


def test_a_report_for_the_police_rests_on_their_own_law_alone() -> None:
    case = cases.borrower(12)
    found = evaluate(case)
    said = text(compose(cases.request("police_report", case, chosen=tuple(rule.key for rule in RULES)), found))
    assert "《治安管理处罚法》" in said
    assert not re.search("GB/T|消费金融公司管理办法|个人信息保护法|民法典", said)


def test_the_company_is_named_where_the_case_knows_it() -> None:
    said = text(samples.sample("regulator_complaint", "borrower"))
    assert "被投诉机构：某某消费金融有限公司" in said


@pytest.mark.parametrize(
    "blank", [one for definition in DEFINITIONS.values() for one in definition.blanks if one.kind == "choice"]
)
def test_no_box_stands_apart_from_its_words(blank: Blank) -> None:
    lines = for_the_pen(blank).split("\n")
    assert [words for line in lines for words in line.split("　")] == [f"□{one}" for one in blank.choices.values()]
    assert all(len(line) <= 30 for line in lines)


@pytest.mark.parametrize(
    ("blank", "lines"),
    [
        (Blank("x", "证据", "long", longest=500), 2),
        (Blank("x", "经过", "long", longest=501), 3),
        (Blank("x", "地点"), 1),
    ],
)
def test_there_is_room_to_write_by_hand(blank: Blank, lines: int) -> None:
    assert for_the_pen(blank).count("\n") + 1 == lines


def test_one_reason_is_said_without_a_number() -> None:
    reasons = compose(samples.request("account_statement", "borrower"), ()).sections[-1]
    assert reasons.items == ()
    assert len(reasons.lead) == 1


def test_whoever_authorises_leaves_a_line_for_the_identity_number() -> None:
    for who in ("borrower", "third_party"):
        assert f"身份证号：{ID_BLANK}" in text(compose(samples.request("authorisation", who), ()))


def test_eighteen_figures_find_room_on_the_line_of_the_signer() -> None:
    bare = replace(samples.request("authorisation", "borrower"), sender=Sender())
    signer = compose(bare, ()).parties[1].value
    assert signer.count("＿") == len(NAME_BLANK + ID_BLANK)
    assert len(signer) <= 34  # characters of a line beside its label


def test_an_authorisation_says_what_the_desk_wants_to_see_with_it() -> None:
    context = compose(samples.request("authorisation", "borrower"), ())
    assert context.closing.attachments == "附：委托人、受托人身份证复印件各一份"
    labels = [pair.label for section in context.sections for pair in section.pairs]
    assert {"受托人姓名", "受托人身份证号"} <= set(labels)


@pytest.mark.parametrize(("key", "who"), PAIRS)
def test_who_is_asked_to_pass_it_on_stands_at_the_top_and_not_at_the_end(key: str, who: str) -> None:
    nobody = replace(samples.request(key, who), recipient=Recipient())
    assert "转交" not in compose(nobody, ()).closing.addressee


def asked_of(key: str, who: str, lender: str) -> tuple[str, ...]:
    request = samples.request(key, who)
    context = compose(replace(request, case=replace(request.case, lender_name=lender)), ())
    return next(section.items for section in context.sections if section.items)


@pytest.mark.parametrize(
    ("key", "who"),
    [pair for pair in PAIRS if "who_lends" in DEFINITIONS[pair[0]].requests],
)
def test_an_unknown_lender_is_asked_for_first_and_the_answer_stays_asked_for(key: str, who: str) -> None:
    known, unknown = (asked_of(key, who, name) for name in ("某某消费金融有限公司", ""))
    assert "放款机构" in unknown[0]
    assert unknown[0] != known[0]
    assert len(unknown) <= 6
    assert any("书面答复" in ask for ask in unknown) == any("书面答复" in ask for ask in known)


def test_every_letter_to_the_company_may_ask_who_it_is() -> None:
    asks = {key for key, one in DEFINITIONS.items() if "who_lends" in one.requests}
    assert asks == TO_COMPANY - {"notice"}  # which asks who calls, and for whom


def test_a_rule_is_named_once_with_all_it_says() -> None:
    reasons = compose(samples.request("stay_reachable", "borrower"), ()).sections[-1]
    assert len(reasons.lead) == 1
    assert reasons.lead[0].count("GB/T 45251—2025") == 1
    assert "只应找借款人本人" in reasons.lead[0]
    assert "22:00" in reasons.lead[0]


@pytest.mark.parametrize(("key", "who"), PAIRS)
def test_no_rule_calls_the_addressee_the_other_side(key: str, who: str) -> None:
    context = samples.sample(key, who)
    reasons = [one for part in context.sections if "依据" in part.heading for one in (*part.lead, *part.items)]
    assert not [one for one in reasons if re.search("对方(?:要|应当|主动)|你|公安可以", one)]


def test_records_are_asked_of_calls_to_the_number_not_from_it() -> None:
    said = text(compose(samples.request("data_access", "third_party"), ()))
    assert "向我的号码拨打电话" in said
    assert "以我的号码拨打" not in said


def test_two_sign_an_authorisation() -> None:
    sign = samples.sample("authorisation", "borrower").closing.sign
    assert sign.count("（签名）") == 2


@pytest.mark.django_db
def test_the_page_about_a_letter_asks_first_and_the_draft_holds_the_answers(drawing: Drawing) -> None:
    writer = Writer()
    make_incident(writer.case, conduct=["insulted"])
    page = writer.get("about", "second_level").content.decode()
    assert "什么时候用" in page
    assert "它做不到什么" in page
    answer = writer.post(
        "new",
        key="second_level",
        letter=str(uuid4()),
        answer_first_on_date="2026-02-27",
        answer_ticket="TS-0001",
        answer_reply="silence",
    )
    assert answer.status_code == 302
    assert writer.options()["answers"] == {"first_on": "2026-02-27", "ticket": "TS-0001", "reply": "silence"}
    draft = writer.get("letter", Letter.objects.get().pk)
    assert "TS-0001" in draft.content.decode()
    assert 'value="2026-02-27"' in draft.content.decode()
    assert "TS-0001" in str(services_context(writer))


def services_context(writer: Writer) -> dict[str, object]:
    from borrower_help.letters import services

    return services.current_context(case=writer.case, letter=Letter.objects.get())


@pytest.mark.django_db
def test_a_wrong_answer_is_asked_again_with_the_others_kept() -> None:
    writer = Writer()
    answer = writer.post(
        "new", key="fee_objection", letter=str(uuid4()), answer_received="一二三四", answer_fees="服务费"
    )
    assert answer.status_code == 422
    assert "服务费" in answer.content.decode()
    assert not Letter.objects.exists()


@pytest.mark.django_db
def test_the_court_first_keeps_what_was_answered(drawing: Drawing) -> None:
    writer = Writer()
    make_incident(writer.case, conduct=["showed_paper"], paper_check="genuine")
    page = writer.post("new", key="second_level", letter=str(uuid4()), answer_ticket="TS-0001").content.decode()
    assert 'name="answer_ticket" value="TS-0001"' in page
    assert not Letter.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["negotiation", "fee_objection", "poem"])
def test_nobody_begins_a_letter_that_is_not_theirs(key: str) -> None:
    assert Writer("third_party").get("about", key).status_code == 404


@pytest.mark.parametrize("seed", range(8))
def test_who_came_to_the_door_is_told_as_that(seed: int) -> None:
    visit = IncidentFacts(id="1", on=date(2026, 3, 5), contact_channel="visit", conduct=frozenset({"hit_or_held"}))
    case = cases.borrower(incidents=(visit,))
    facts = next(part for part in made(cases.request("police_report", case, seed=seed)).sections if part.table)
    assert any(re.search("上门1次|1次上门", line) for line in facts.lead)
    assert not any("1次联系" in line for line in facts.lead)
    assert "逐条" not in facts.before_table
