"""Every letter, every perspective, many voices: nothing is claimed, promised, admitted or falsely cited."""

import re
from dataclasses import replace
from functools import cache

import pytest

from borrower_help.letters import rendering, samples
from borrower_help.letters.compose import compose
from borrower_help.letters.contexts import LetterContext
from borrower_help.letters.definitions import DEFINITIONS
from borrower_help.letters.plain_text import text
from borrower_help.letters.truth.check import check
from borrower_help.letters.truth.shapes import Record
from borrower_help.rules.engine import RULES, evaluate
from borrower_help.rules.facts import CaseFacts
from borrower_help.rules.shapes import Finding
from borrower_help.rules.sources import ARTICLES, SOURCES
from tests.core import prepared
from tests.letters import cases

PAIRS = [(key, who) for key, one in DEFINITIONS.items() for who in sorted(one.perspectives)]

# Conclusions only an authority draws, and citations known to be false.
FORBIDDEN = (
    r"违法|犯罪|违规(?!定)|构成|侵权",
    r"第一百二十四条|合同法|网络借贷信息中介|金融消费者权益保护条例|催收管理办法|后催收业务指引",
    r"五条红线|早8点|晚8点|最多打6次|最多两人|停息挂账|一次性信用修复|软暴力",
    r"《治安管理处罚法》第四十二条",
)
ADMISSIONS = r"我(?:欠|还款|愿意|保证|承诺|会还)|本金|利息\d|尚欠|拖欠|逾期"
# Asking to see the parts of an account says nothing about what they are.
ASKED_TO_SEE = {"account_statement": "请把本金、利息、罚息、违约金和各项费用分开列明"}
NEGOTIATES = {key for key, one in DEFINITIONS.items() if one.may_promise}


def test_every_letter_of_the_design_is_there_and_one_alone_negotiates() -> None:
    assert len(DEFINITIONS) == 25
    assert {key for key, _ in PAIRS} == set(DEFINITIONS)
    assert {"negotiation"} == NEGOTIATES


@pytest.mark.parametrize(("key", "who"), PAIRS)
def test_every_sample_renders(key: str, who: str) -> None:
    rendered = rendering.render(samples.sample(key, who))
    assert rendered.pdf.startswith(b"%PDF")
    assert rendered.pages >= 1
    assert not rendering.unprintable(samples.sample(key, who))


@pytest.mark.parametrize(("key", "who"), PAIRS)
def test_every_version_has_its_template_and_style(key: str, who: str) -> None:
    definition = DEFINITIONS[key]
    for version in range(1, definition.version + 1):  # what was issued under an old one is still drawn by it
        folder = prepared.ROOT / "templates" / "letters" / (definition.template or key) / f"v{version}"
        assert (folder / "zh_Hans.html").is_file()
        assert (folder / "zh_Hans.css").is_file()
        drawn = rendering.html(replace(samples.sample(key, who), template_version=version))
        assert definition.reserved(who) in drawn


@cache
def voices(key: str, who: str) -> tuple[LetterContext, ...]:
    """Return a letter with every finding, about known and unknown lenders, of thirty people."""
    made = []
    for seed in range(30):
        case = _case(who, seed)
        request = cases.request(key, case, seed=seed, chosen=tuple(rule.key for rule in RULES))
        made.append(compose(request, _findings(who, seed)))
    return tuple(made)


@cache
def _findings(who: str, seed: int) -> tuple[Finding, ...]:
    return evaluate(_case(who, seed))


@cache
def _case(who: str, seed: int) -> CaseFacts:
    case = (
        cases.borrower(40)
        if who == "borrower"
        else cases.third_party(40, role=("none", "unknown", "guarantor")[seed % 3])
    )
    kinds = ("bank", "credit_card", "consumer_finance", "microloan", "platform", "debt_buyer", "unlicensed", "unknown")
    return replace(case, lender_kind=kinds[seed % 8])


@pytest.mark.parametrize(("key", "who"), PAIRS)
def test_no_letter_concludes_or_cites_falsely(key: str, who: str) -> None:
    for context in [samples.sample(key, who), *voices(key, who)]:
        said = text(context)
        for article in ARTICLES:  # what a law is about, or called, is no conclusion about anybody
            said = said.replace(article.meaning.zh_hans, "")
        for source in SOURCES:
            said = said.replace(source.title, "")
        for pattern in FORBIDDEN:
            assert not re.search(pattern, said), re.search(pattern, said)


@pytest.mark.parametrize(("key", "who"), [pair for pair in PAIRS if pair[0] not in NEGOTIATES])
def test_no_letter_admits_promises_or_names_a_sum_of_its_own(key: str, who: str) -> None:
    for context in [samples.sample(key, who), *voices(key, who)]:
        own = re.sub(r"“[^”]*”", "", text(context)).replace(context.closing.reservation, "")
        own = own.replace(ASKED_TO_SEE.get(key, "\0"), "")
        for article in ARTICLES:
            own = own.replace(article.meaning.zh_hans, "")
        assert not re.search(ADMISSIONS, own), re.search(ADMISSIONS, own)
        assert not [one for one in check([own], Record()) if one.code in {"admission", "promise", "amount"}]


@pytest.mark.parametrize(("key", "who"), PAIRS)
def test_every_letter_carries_its_reservation_once(key: str, who: str) -> None:
    for context in voices(key, who):
        assert text(context).count(DEFINITIONS[key].reserved(who)) == 1
    assert "不是对" in DEFINITIONS[key].reserved(who)
    # who is called about another's debt has no sum and no time of their own to speak of
    assert ("欠款" in DEFINITIONS[key].reserved(who)) <= (who == "borrower")


def test_standards_and_trade_rules_are_never_called_law() -> None:
    for context in voices("complaint", "borrower"):
        said = text(context)
        for name in ("国家标准 GB/T 45251—2025", "工作指引（试行）》"):
            first = said.find(name)
            if first >= 0:
                assert "不是法律" in said[first : first + 60]


@pytest.mark.parametrize("role", ["none", "unknown", "guarantor"])
def test_notice_never_prints_product_amount_or_identity(role: str) -> None:
    case = cases.third_party(60, role=role)
    for seed in range(10):
        request = cases.request(
            "notice", case, seed=seed, own_words="他在某某分期借了五万元，身份证号330102199001011234。"
        )
        said = text(compose(request, evaluate(case)))
        assert not re.search("某某分期|32000|五万|330102", said)


def test_titles_of_files_are_neutral() -> None:
    assert not any(re.search("催收|逾期|欠|债|贷|借|还款|投诉", one.title) for one in DEFINITIONS.values())
