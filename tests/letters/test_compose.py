"""Composing: only what was recorded, hearsay as hearsay, the rest in annexes, two people's letters not alike."""

from dataclasses import replace
from datetime import date, datetime
from difflib import SequenceMatcher
from itertools import product

import pytest

from borrower_help.letters import body, grounds, records, samples
from borrower_help.letters.contexts import Recipient, Sender
from borrower_help.letters.definitions import DEFINITIONS
from borrower_help.letters.plain_text import pieces, text
from borrower_help.rules.engine import evaluate
from borrower_help.rules.facts import CONDUCT, REACHED, CaseFacts, RefusalFacts
from tests.letters import cases
from tests.letters.making import complaint, facts, made, notice, one, rows, story

# What is said of one record


def test_hearsay_is_said_to_be_hearsay() -> None:
    said = story(
        reached="parent",
        role="none",
        hearsay=True,
        told_by="parent",
        conduct=frozenset({"said_amount"}),
        words="他欠钱",
    )
    assert said == "父母转述：对方对我父母说出了金额。转述的话：“他欠钱”。"


def test_words_seen_are_quoted_as_what_they_are() -> None:
    assert story(contact_channel="text", words="等着").endswith("原文：“等着”。")
    assert story(contact_channel="call", connected=True, words="等着").endswith("原话：“等着”。")


def test_a_claim_is_never_made_a_fact() -> None:
    unchecked = story(conduct=frozenset({"claimed_authority"}), claimed="某区法院")
    assert unchecked == "对方自称“某区法院”，说是公检法或者政府的人，我尚未能核实。"


@pytest.mark.parametrize("perspective", ["borrower", "third_party"])
def test_every_conduct_has_words_for_everybody(perspective: str) -> None:
    for code, reached in product(CONDUCT, REACHED):
        incident = one(conduct=frozenset({code}), reached=reached)
        said = records.story(incident, perspective, longest=80, where="", hide=str)
        assert said.startswith("对方"), (code, reached)
        assert "{" not in said, (code, reached)
        assert not any(word in said for word in ("违法", "犯罪", "催收", "欠款")), (code, reached, said)


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"at": datetime.fromisoformat("2026-03-05 17:32")}, "3月5日 17:32"),
        ({"at": datetime.fromisoformat("2026-03-05 17:30"), "precision": "about"}, "3月5日 约17:30"),
        ({"part": "evening", "precision": "part"}, "3月5日 晚上"),
        ({"precision": "day", "answered": 4, "unanswered": 12}, "3月5日 全天"),
        ({}, "3月5日"),
    ],
)
def test_a_time_is_printed_as_far_as_it_is_known(fields: dict[str, object], shown: str) -> None:
    assert rows(complaint(cases.borrower(incidents=(one(**fields),))))[0][0] == shown


def test_a_day_is_counted() -> None:
    incident = one(precision="day", answered=4, unanswered=12, texts=3, night=2, conduct=frozenset({"many_calls"}))
    row = rows(complaint(cases.borrower(incidents=(incident,))))[0]
    assert row[2] == "接通4次、未接12次、短信3条"
    assert row[4] == "对方反复联系。其中夜间2次。"


def test_two_years_are_named() -> None:
    both = (one(id="a", on=date(2025, 12, 31)), one(id="b", on=date(2026, 1, 1)))
    context = complaint(cases.borrower(incidents=both))
    assert [row[0] for row in rows(context)] == ["2025年12月31日", "2026年1月1日"]
    assert "2025年12月31日至2026年1月1日" in facts(context)


# Which records, in which order


def test_the_most_telling_are_listed_in_the_order_of_time() -> None:
    case = cases.borrower(300)
    parts = records.split(case.incidents, frozenset(), lambda incident: 2)
    assert len(parts.main) == records.MAX_ROWS
    moments = [(incident.on, incident.id) for incident in parts.main]
    assert moments == sorted(moments)
    assert sorted(i.id for i in (*parts.main, *parts.rest)) == [i.id for i in case.incidents]
    kinds = {(incident.conduct, incident.reached) for incident in parts.main}
    assert len(kinds) >= 5


def test_a_threat_comes_before_a_missed_call() -> None:
    threat = one(id="z", on=date(2026, 4, 1), conduct=frozenset({"threatened_harm"}))
    missed = tuple(
        one(id=f"m{n}", at=datetime.fromisoformat(f"2026-03-05 09:{n:02}"), unanswered=1, connected=False)
        for n in range(40)
    )
    parts = records.split((*missed, threat), frozenset(), lambda incident: 2)
    assert threat in parts.main


def test_what_is_not_in_the_letter_is_in_the_annex_and_adds_up() -> None:
    case = cases.borrower(300)
    context = complaint(case)
    rest = next(sheet for sheet in context.sheets if "联系记录" in sheet.heading)
    assert rest.table is not None
    assert len(rows(context)) + len(rest.table.rows) == 300
    total = sum(incident.contacts for incident in case.incidents)
    assert f"{total}次" in facts(context)
    said = next(part.before_table for part in context.sections if part.table)
    assert f"正文以外的{said.split('其余')[1].split('次')[0]}次" in rest.lead[0]


def test_thousands_of_records_are_listed_by_day() -> None:
    many = tuple(replace(incident, id=f"x{n}") for n, incident in enumerate(cases.incidents(2_000)))
    rest = complaint(cases.borrower(incidents=many)).sheets[0]
    assert rest.table is not None
    assert rest.table.heads[0] == "日期"
    assert len(rest.table.rows) <= 800


# Long words


def test_long_words_are_cut_at_a_sentence_and_stand_whole_in_an_annex() -> None:
    incidents = (one(words=cases.LONG, contact_channel="text"),)
    context = complaint(cases.borrower(incidents=incidents))
    told = rows(context)[0][4]
    assert told.endswith("。……”（原话较长，全文见附件1）")
    assert context.sheets[0].heading == "附件1　《原话全文》"
    assert cases.LONG in "".join(context.sheets[0].lead)


def test_long_own_words_are_cut_and_stand_whole_in_an_annex() -> None:
    context = complaint(cases.borrower(3), own_words=cases.LONG)
    own = next(part.own for part in context.sections if part.own)
    assert sum(map(len, own)) < body.OWN_IN_LETTER + 40
    assert own[-1].endswith("。……（说明较长，全文见附件1）")
    assert context.sheets[0].own == (cases.LONG,)


def test_very_many_long_words_are_said_to_be_cut() -> None:
    long = tuple(replace(i, words=cases.LONG) for i in cases.incidents(20))
    said = text(complaint(cases.borrower(incidents=long)))
    assert "这里只摘开头，全文由我保存" in said
    assert said.count(cases.LONG) <= 12


def test_own_words_keep_their_paragraphs() -> None:
    context = complaint(cases.borrower(3), own_words="一段。\r\n\n  二段。 \u202e\x00")
    assert next(part.own for part in context.sections if part.own) == ("一段。", "二段。")


# Who writes to whom


@pytest.mark.parametrize(
    ("name", "app", "expected"),
    [
        ("某某（北京）“消费”金融\n有限公司", "", "某某（北京）“消费”金融 有限公司"),
        ("", "某某分期", "“某某分期”App运营方，并请转交实际放款机构"),
        ("", "", "与我联系的机构，并请转交实际放款机构（名称待告知）"),
        ("名" * 200, "", "名" * 200),
        ("<b>公司</b>", "", "<b>公司</b>"),
    ],
)
def test_recipient_is_written_to_as_far_as_known(name: str, app: str, expected: str) -> None:
    context = complaint(cases.borrower(1), recipient=Recipient(name, app))
    assert context.parties[0].value.startswith(expected)
    assert context.closing.addressee == expected.split("，并请")[0]


def test_unknown_lender_is_asked_for_first() -> None:
    context = complaint(cases.borrower(3, lender_name=""), recipient=Recipient())
    assert "放款机构" in context.sections[0].items[0]


def test_identity_is_a_line_for_the_pen_unless_typed() -> None:
    assert text(complaint(cases.borrower(1))).count("＿＿＿") >= 4
    typed = complaint(cases.borrower(1), sender=Sender("林某某", "330102199001011234", "138 0000  0000", "9点到18点"))
    assert "林某某" in typed.parties[1].value
    assert "330102199001011234" in typed.parties[1].value
    assert typed.parties[2].value == "138 0000 0000，9点到18点"


def test_numbers_to_leave_alone_stand_on_a_sheet_of_their_own() -> None:
    typed = complaint(cases.borrower(3), numbers=("139  0000 1111", "139 0000 1111", " "))
    assert typed.sheets[-1].heading.endswith("《停止联系号码清单》")
    assert typed.sheets[-1].table is not None
    assert typed.sheets[-1].table.rows == (("1", "139 0000 1111"),)
    by_pen = complaint(cases.borrower(3)).sheets[-1]
    assert by_pen.table is not None
    assert all(set(row[1]) == {"＿"} for row in by_pen.table.rows)
    assert f"附件{len(typed.sheets)}所列号码" in "".join(typed.sections[0].items)


def test_only_people_who_signed_nothing_are_called_unrelated() -> None:
    incidents = (one(id="a", reached="parent", role="guarantor"), one(id="b", reached="colleague", role="none"))
    asked = "".join(complaint(cases.borrower(incidents=incidents), requests=("stop_others",)).sections[0].items)
    assert "同事" in asked
    assert "父母" not in asked


@pytest.mark.parametrize(
    ("roles", "named"),
    [
        ({"parent": "none", "father": "none", "mother": "none"}, "我的父母等"),
        ({"father": "none", "mother": "none", "friend": "none"}, "我的父母、朋友等"),
        ({"father": "none", "mother": "guarantor", "parent": "none"}, "我的父亲等"),
    ],
)
def test_parents_are_named_once(roles: dict[str, str], named: str) -> None:
    incidents = tuple(one(id=who, reached=who, role=role) for who, role in roles.items())
    asked = "".join(complaint(cases.borrower(incidents=incidents), requests=("stop_others",)).sections[0].items)
    assert named in asked


def test_requests_are_those_chosen() -> None:
    context = complaint(cases.borrower(15), requests=("written_answer",))
    assert len(context.sections[0].items) == 1
    assert not any("号码清单" in sheet.heading for sheet in context.sheets)


def test_wrong_perspective_is_refused() -> None:
    with pytest.raises(ValueError, match="not for"):
        made(cases.request("notice", cases.borrower(1)))


# Refusals


def test_refusals_are_told_with_their_time_and_what_came_after() -> None:
    later = one(id="a", at=datetime.fromisoformat("2026-03-08 09:00"), reached="parent", role="none")
    context = complaint(cases.borrower(incidents=(later,)))
    assert "我父母已于2026年3月7日 20:15告知对方：不要再联系（对方号码：021-6188 8801）。" in facts(context)
    assert "1次" in facts(context).split("8801）。")[1]


def test_refusal_known_to_the_day_has_no_clock() -> None:
    case = cases.borrower(1, refusals=(RefusalFacts("r", datetime.fromisoformat("2026-03-07 23:59")),))
    assert "我已于2026年3月7日告知对方" in facts(complaint(case))
    assert "23:59" not in text(complaint(case))


# Reasons


def test_reasons_name_force_and_no_law_where_there_is_none() -> None:
    said = text(complaint(cases.borrower(15)))
    assert "（推荐性国家标准，不是法律）" in said
    assert "（行业自律，不是法律）" in said
    assert "《民法典》第一千零三十三条第（一）项（法律）" in said
    assert "《刑法》" not in said
    assert "转述，没见到原文" not in said


def test_reasons_stand_only_on_what_was_chosen_and_is_indicated() -> None:
    case = cases.borrower(15)
    assert not any("理由" in part.heading for part in complaint(case, chosen=()).sections)
    undetermined = [f.rule for f in cases.findings(case) if f.outcome != "indicated"]
    assert undetermined
    assert not any("理由" in part.heading for part in complaint(case, chosen=tuple(undetermined)).sections)


def test_our_own_number_is_not_called_the_laws() -> None:
    many = tuple(
        one(id=f"n{n}", at=datetime.fromisoformat(f"2026-03-05 09:{n:02}"), connected=False, unanswered=1)
        for n in range(25)
    )
    said = text(complaint(cases.borrower(incidents=many), chosen=("call-bombing",)))
    assert "25次（多少次算频繁，法律没有写数字，这里只写实际次数）" in said


def test_each_rule_is_explained_once() -> None:
    said = text(complaint(cases.borrower(15)))
    assert said.count("不得用电话、短信等打扰别人的安宁生活") == 1


def test_a_clause_already_named_is_not_pointed_to_again() -> None:
    at_night = one(id="a", at=datetime.fromisoformat("2026-03-05 22:30"), reached="self", connected=True)
    told = one(
        id="b",
        at=datetime.fromisoformat("2026-03-05 15:30"),
        reached="parent",
        role="none",
        connected=True,
        conduct=frozenset({"said_amount"}),
    )
    said = text(complaint(cases.borrower(lender_kind="platform", incidents=(at_night, told), borrower_reachable=False)))
    assert "没有还款义务的人" in said
    assert said.count("国家标准 GB/T 45251—2025 第5.3条") == 1


def test_overdue_sources_are_not_cited() -> None:
    case = cases.borrower(15)
    late = complaint(case, on=date(2027, 12, 31))
    said = text(late)
    assert "《民法典》" not in said
    assert "没有还款义务的人被要求付款" in said


def test_findings_without_sources_keep_their_facts() -> None:
    case = cases.borrower(15)
    bare = evaluate(case, without=frozenset({"civil-code", "gbt-45251-2025", "cba-collection-guideline-2026"}))
    said = grounds.reasons(grounds.chosen_findings(bare, ("night-contact",)), case, cases.ON)
    assert said == ("22:00至次日8:00之间的联系有4次。",)


# Bad input


@pytest.mark.parametrize(
    ("key", "case"), [("complaint", cases.borrower(0)), ("notice", cases.third_party(0)), ("digest", cases.borrower(0))]
)
def test_a_letter_without_records_says_nothing_about_them(key: str, case: CaseFacts) -> None:
    context = made(cases.request(key, case))
    assert not any(part.table and part.table.rows for part in context.sections)
    assert DEFINITIONS[key].reserved(case.perspective) in text(context)


def test_one_day_of_many_calls_is_named_once() -> None:
    quiet, loud = one(id="a", on=date(2026, 3, 5)), one(id="b", on=date(2026, 3, 8), precision="day", unanswered=15)
    more = one(id="c", on=date(2026, 3, 9), precision="day", unanswered=5)
    for seed in range(6):
        once = facts(complaint(cases.borrower(incidents=(quiet, quiet, loud)), seed=seed))
        assert once.count("3月8日") <= 2  # as the end of the days recorded, and as the worst of them
        assert "3月8日15次、3月9日5次" in facts(complaint(cases.borrower(incidents=(quiet, loud, more)), seed=seed))


@pytest.mark.parametrize(("words", "ends"), [("你先还", "“你先还”。"), ("你先还！", "“你先还！”"), ("还？", "“还？”")])
def test_a_sentence_with_quoted_words_ends_with_one_stop(words: str, ends: str) -> None:
    assert story(words=words).endswith(ends)


def test_who_they_look_for_is_named_once_in_a_row() -> None:
    case = cases.third_party(1)
    asked = replace(case.incidents[0], conduct=frozenset({"asked_me_to_pay", "asked_whereabouts"}))
    told = rows(notice(replace(case, incidents=(asked,))))[0][4]
    assert told.count("他们要找的人") == 1
    assert "打听这个人的住处" in told


def test_odd_characters_are_gone_and_no_others() -> None:
    odd = one(words="a\u202eb\x00c😀𠮷<b>{{ x }}", number="  021\t6188\n8888 ", claimed="\u200f某\x07行")
    said = rows(complaint(cases.borrower(incidents=(odd,))))[0]
    assert said[1] == "021 6188 8888"
    assert "abc😀𠮷<b>{{ x }}" in said[4]
    assert "某行" in said[4]


# A letter of one's own


def test_same_seed_same_letter_another_seed_another_letter() -> None:
    case = cases.borrower(15)
    assert complaint(case, seed=3) == complaint(case, seed=3)
    assert len({text(complaint(case, seed=seed)) for seed in range(20)}) >= 18


def test_two_peoples_facts_do_not_look_alike() -> None:
    mine = cases.borrower(15)
    shifted = tuple(
        replace(
            i,
            id=f"o{n}",
            reached="friend" if i.reached == "parent" else i.reached,
            told_by="friend" if i.told_by else "",
        )
        for n, i in enumerate(cases.incidents(40)[7:26])
    )
    theirs = cases.borrower(incidents=shifted, refusals=())
    ratios = [
        SequenceMatcher(None, facts(complaint(mine, seed=a)), facts(complaint(theirs, seed=b)), autojunk=False).ratio()
        for a, b in [(1, 2), (3, 4), (5, 6), (7, 8), (9, 10), (11, 14)]
    ]
    assert sum(ratios) / len(ratios) < 0.7, ratios


def test_what_matters_most_is_said_first() -> None:
    at_night = tuple(one(id=f"n{n}", at=datetime.fromisoformat(f"2026-03-0{1 + n} 23:30")) for n in range(6))
    to_others = tuple(
        one(id=f"p{n}", at=datetime.fromisoformat(f"2026-03-0{1 + n} 12:00"), reached="parent", role="none")
        for n in range(6)
    )
    night = facts(complaint(cases.borrower(incidents=(*at_night, to_others[0]))))
    others = facts(complaint(cases.borrower(incidents=(*to_others, at_night[0]))))
    assert night.index("22:00") < night.index("父母")
    assert others.index("父母") < others.index("22:00")


# The digest


def test_digest_of_a_relative_asks_nothing_only_the_borrower_can_answer() -> None:
    questions = samples.sample("digest", "third_party").sections[-1].items
    assert "来电的人说自己是哪家公司？" in questions
    assert not any("合同" in one or "劝你" in one for one in questions)


def test_digest_counts_and_asks_what_is_unknown() -> None:
    context = made(cases.request("digest", cases.third_party(3, role="unknown")))
    said = text(context)
    assert "共3次" in said
    assert "收到过法院、仲裁的文书吗" in said
    assert "来电的人说自己是哪家公司" in said
    assert "330102" not in said
    assert "32000" not in said


def test_digest_lists_no_more_than_five_records() -> None:
    assert len(rows(made(cases.request("digest", cases.borrower(300))))) == 5


def test_pieces_hold_every_word_of_the_text() -> None:
    context = complaint(cases.borrower(40), own_words=cases.LONG)
    said = text(context)
    heads = {*records.HEADS, "序号", "号码"}
    assert all(piece in said for piece in pieces(context) if piece not in heads and "　" not in piece)
