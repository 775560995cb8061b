"""Which facts each letter may print: what its door needs, and nothing else, in every form the letter takes."""

import io
from dataclasses import replace
from decimal import Decimal

import pytest
from docx import Document

from borrower_help.letters import samples
from borrower_help.letters.compose import compose
from borrower_help.letters.contexts import LetterContext, Paper, Recipient, Sender, Terms
from borrower_help.letters.definitions import DEFINITIONS
from borrower_help.letters.drafting import Options
from borrower_help.letters.forms import LetterForm
from borrower_help.letters.paste import LARGEST, fit
from borrower_help.letters.phone_script import script
from borrower_help.letters.plain_text import text
from borrower_help.letters.public_text import public
from borrower_help.letters.word_file import word_file
from borrower_help.rules.engine import RULES, evaluate
from borrower_help.rules.facts import CaseFacts
from borrower_help.rules.papers import MAY_BE_POSTED, PUBLIC, doors_of

# A mark for every fact a letter could print; each is found in it by its own words alone.
MARKS = {
    "name": "诸葛某某",
    "id_number": "330102199001011234",
    "phone": "139 0000 1111",
    "hours": "每日7:07—8:08",
    "relation": "我的子女",
    "company": "某某消费金融有限公司",
    "app_name": "独特分期",
    "numbers": "139 2222 3333",  # not to be called any more
    "own_words": "那天我一夜没睡",
    "caller": "021-6188 8888",  # whose numbers called
    "quotation": "通知你们村委会",
    "claimed": "自称赵科长",
    "exhibit": "夜里那通.m4a",  # the name of a file that goes along
    "exhibit_note": "第九分钟提到学校",
    "plan": "4,321.09",  # an instalment that is offered
    "means": "2,718.28",  # a line of a month
    "papers": "诊断证明原件",  # what shows what happened
}
_WHO = "name phone "
_TOLD = "caller quotation claimed own_words "
_CUSTOMER = _WHO + "id_number company app_name own_words "
_PROOF = "exhibit exhibit_note "
# To a company: who one is for it, what it is about. What happened only where that is what the letter is about.
COMPANY = {
    "complaint": _PROOF + _CUSTOMER + _TOLD + "hours numbers",
    "second_level": _PROOF + _CUSTOMER + _TOLD + "hours",
    "repaid": _PROOF + _CUSTOMER + _TOLD + "hours",
    "not_mine": _PROOF + _CUSTOMER + _TOLD,
    "negotiation": _PROOF + _CUSTOMER + "hours plan means papers",
    "stay_reachable": _WHO + "company app_name own_words hours numbers",
    "change_contacts": _CUSTOMER + "numbers",
    "transfer_check": _WHO + "company app_name own_words hours",
    "data_access": _WHO + "id_number company own_words",
    "account_statement": _CUSTOMER + "hours",
    "fee_objection": _PROOF + _CUSTOMER + "hours",
    "settlement_confirmation": _CUSTOMER + "hours",
    "clearance": _PROOF + _CUSTOMER + "hours",
    "authorisation": _CUSTOMER,  # who acts for somebody says in which matter
}
# To authorities: who reports, about whom, what happened; a number that may call back only where they do.
AUTHORITY = {
    "police_report": _PROOF + _WHO + "id_number " + _TOLD,
    "regulator_complaint": _PROOF + _CUSTOMER + _TOLD + "hours",
    "regulator_report": _PROOF + _WHO + "id_number company " + _TOLD,
    "local_authority": _PROOF + _CUSTOMER + _TOLD + "hours",
    "credit_objection": _PROOF + _WHO + "id_number own_words",
    "nuisance_12321": _PROOF + "phone " + _TOLD,  # its form asks for no name
    "mediation": _PROOF + _CUSTOMER + _TOLD + "hours",
    "legal_aid": _PROOF + _WHO + "id_number company " + _TOLD,  # against whom
    "payment_order_objection": _PROOF + _WHO + "id_number own_words",
    "digest": "company app_name caller quotation claimed",
}
# Who is called about another's debt never shows an identity number nor names the product.
_NEVER_OF_A_RELATIVE = {"id_number", "app_name"}
RELATIVE = {"notice": _PROOF + _WHO + "relation company numbers " + _TOLD, "digest": AUTHORITY["digest"] + " app_name"}
PAIRS = [(key, who) for key, one in DEFINITIONS.items() for who in sorted(one.perspectives)]


def allowed(key: str, who: str) -> set[str]:
    said = set((RELATIVE if who == "third_party" else {}).get(key, {**COMPANY, **AUTHORITY}.get(key, "")).split())
    return said - _NEVER_OF_A_RELATIVE if who == "third_party" and key != "digest" else said


def case_of(who: str) -> CaseFacts:
    case = samples.CASES[who]
    said = {"number": MARKS["caller"], "words": "今天不处理就通知你们村委会。", "claimed": MARKS["claimed"]}
    marked = tuple(
        replace(
            one, **said, conduct=one.conduct | {"claimed_authority", "threatened_exposure"}, claim_check="not_genuine"
        )
        for one in case.incidents
    )
    return replace(
        case, lender_name=MARKS["company"], app_name=MARKS["app_name"], lender_kind="consumer_finance", incidents=marked
    )


def filled(key: str, who: str) -> LetterContext:
    """Return a letter asked for with every field filled and every request made."""
    case = case_of(who)
    sender = Sender(MARKS["name"], MARKS["id_number"], MARKS["phone"], MARKS["hours"], "child")
    request = replace(
        samples.request(key, who),
        case=case,
        chosen=tuple(rule.key for rule in RULES),
        sender=sender,
        recipient=Recipient(MARKS["company"], MARKS["app_name"]),
        own_words=MARKS["own_words"] + "。",
        numbers=(MARKS["numbers"],),
        requests=tuple(DEFINITIONS[key].requests),
        exhibits=(replace(samples.EXHIBITS[0], name=MARKS["exhibit"], proves=MARKS["exhibit_note"]),),
        terms=_terms(),
    )
    return compose(request, evaluate(case))


def _terms() -> Terms:
    """Return an offer, which stands in the letter that may make one and in no other."""
    each = Decimal(MARKS["plan"].replace(",", ""))
    return Terms(
        kind="bank",
        form="instalments",
        balance=each * 2,
        monthly=each,
        parts=(each, each),
        means=(("劳动收入", Decimal(MARKS["means"].replace(",", ""))),),
        papers=(Paper("illness.0", "患病", MARKS["papers"]),),
    )


def printed(said: str) -> set[str]:
    return {fact for fact, mark in MARKS.items() if mark in said}


def test_every_letter_has_its_list() -> None:
    assert {*COMPANY, *AUTHORITY, *RELATIVE} == set(DEFINITIONS)


@pytest.mark.parametrize(("key", "who"), PAIRS)
def test_a_letter_prints_what_its_door_needs_and_nothing_else(key: str, who: str) -> None:
    assert printed(text(filled(key, who))) <= allowed(key, who)


@pytest.mark.parametrize(("key", "who"), PAIRS)
def test_no_form_of_it_says_more(key: str, who: str) -> None:
    context = filled(key, who)
    paper = Document(io.BytesIO(word_file(context)))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    assert printed("\n".join([*(one.text for one in paper.paragraphs), *cells])) == printed(text(context))
    own_fields = {"name", "id_number", "phone", "hours", "numbers"}  # the form has places for them
    own_fields -= {"phone", "numbers"} if key == "notice" else set()  # there they are what is asked for
    assert printed(fit(context, LARGEST).text) <= allowed(key, who) - own_fields
    for door in set(doors_of(key)) - {PUBLIC}:
        call = script(context, door, "zh-hans", customer=who == "borrower")
        lines = [call.opening, *(line for one in call.answers for line in one.said)] if call else []
        assert printed("\n".join(lines)) <= allowed(key, who) - own_fields


@pytest.mark.parametrize(("key", "who"), [pair for pair in PAIRS if pair[0] in MAY_BE_POSTED])
def test_in_public_only_the_company_is_named(key: str, who: str) -> None:
    assert printed(text(public(filled(key, who)))) <= {"company"}


@pytest.mark.parametrize(("key", "who"), PAIRS)
def test_nothing_is_asked_for_that_is_not_printed(key: str, who: str) -> None:
    form = LetterForm(key=key, case=case_of(who), options=Options(), findings=[])
    named = {"recipient_name": "company"}
    asked = {named.get(name, name) for name in form.fields} & set(MARKS)
    assert asked <= printed(text(filled(key, who))) | _in_place_of_the_name(key)


def _in_place_of_the_name(key: str) -> set[str]:
    """Return the app, where it names the other side as long as nobody knows who lent."""
    return {"app_name"} if "name" in DEFINITIONS[key].recipient_fields else set()
