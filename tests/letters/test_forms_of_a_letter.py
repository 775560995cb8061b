"""What is made of a settled letter: text for everybody to read, words for a call, a Word file, the beginning of an e-mail."""

import io
import re
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from docx import Document

from borrower_help.letters import mail, samples
from borrower_help.letters.compose import compose
from borrower_help.letters.contexts import LetterContext, Pair
from borrower_help.letters.definitions import DEFINITIONS
from borrower_help.letters.paste import fit
from borrower_help.letters.phone_script import company, opening, script
from borrower_help.letters.plain_text import pieces, text
from borrower_help.letters.public_text import public
from borrower_help.letters.rewording import apply, paragraphs
from borrower_help.letters.word_file import word_file
from borrower_help.rules.catalogue.channels import CHANNELS
from borrower_help.rules.catalogue.intake import HINTS, INTAKES, WAYS
from borrower_help.rules.engine import evaluate
from borrower_help.rules.papers import MAY_BE_POSTED, PUBLIC, TO_COMPANY, doors_of
from tests.letters import cases

PAIRS = [(key, who) for key, one in DEFINITIONS.items() for who in sorted(one.perspectives)]
POSTED = [(key, who) for key, who in PAIRS if key in MAY_BE_POSTED]
NAMES = ("林某某", "张三丰", "李阿姨", "王主任")
NUMBERS = (
    "138 0000 0000",
    "13800000000",
    "021-6188 8888",
    "330102199001011234",
    "6222 0212 3456 7890 123",
    "一三八零零零零一二三四",
)


def full(key: str, who: str) -> LetterContext:
    """Return a letter into whose every typed place a name and numbers were put."""
    case = cases.borrower(40) if who == "borrower" else cases.third_party(40)
    words = f"{NAMES[1]}说：“叫{NAMES[2]}来。”电话{NUMBERS[1]}，{NUMBERS[5]}，身份证{NUMBERS[3]}，卡{NUMBERS[4]}。"
    marked = tuple(
        replace(one, words=f"{NAMES[1]}和{NAMES[3]}，{NUMBERS[1]}", claimed=f"{NAMES[3]}", number=NUMBERS[2])
        for one in case.incidents
    )
    request = cases.request(key, replace(case, incidents=marked), own_words=words)
    said = {blank.key: words for blank in DEFINITIONS[key].blanks if blank.kind in {"text", "long"}}
    request = replace(request, answers=said, numbers=NUMBERS[:2], sender=replace(request.sender, name=NAMES[0]))
    return compose(request, evaluate(request.case))


# --- for everybody to read --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("key", "who"), POSTED)
def test_nothing_in_public_points_at_a_person(key: str, who: str) -> None:
    context = full(key, who)
    assert any(name in text(context) for name in NAMES)
    said = text(public(context)) + fit(public(context), 1_000).text
    for secret in (*NAMES, *NUMBERS):
        assert secret not in said
    assert not re.search(r"\d[\d \-]{6,}\d", re.sub(r"\d{4}年|GB/T \d+—\d{4}", "", said))
    assert not set(re.findall("“[^”]*”", "\n".join(_beside_the_company(public(context))))) - {"“转述”"}


def _beside_the_company(context: LetterContext) -> list[str]:
    """Return what a letter says but for whom it is about: an app's name stands in quotation marks."""
    parties = {pair.value for pair in context.parties}
    return [one for one in pieces(context) if one not in parties]


def test_what_happened_is_still_said_in_public() -> None:
    said = text(public(samples.sample("complaint", "borrower")))
    assert "某某消费金融有限公司" in said
    assert "2026年3月5日至3月8日，我共记录17次联系" in said
    assert "对方威胁要把事情说出去。（原话略）" in said
    assert "第5.3条" in said
    assert DEFINITIONS["complaint"].reservation in said


def test_letters_for_one_pair_of_eyes_are_not_posted() -> None:
    assert MAY_BE_POSTED < TO_COMPANY
    assert not MAY_BE_POSTED & {"negotiation", "settlement_confirmation", "police_report", "regulator_report"}


# --- on the phone -----------------------------------------------------------------------------------------------------


def test_every_door_has_an_intake_in_the_order_of_its_questions() -> None:
    assert set(INTAKES) == {channel.id for channel in CHANNELS}
    for channel in CHANNELS:
        intake = INTAKES[channel.id]
        assert len(intake.fields) == len(channel.wants), channel.id
        assert set(intake.fields) <= set(HINTS), channel.id
        assert set(intake.ways) <= set(WAYS), channel.id
        assert not (channel.number and "phone" not in intake.ways), channel.id
    used = {field for intake in INTAKES.values() for field in intake.fields}
    assert set(HINTS) - used <= {"where"}


@pytest.mark.parametrize(("key", "who"), PAIRS)
def test_a_call_answers_every_question_of_its_door(key: str, who: str) -> None:
    for door in set(doors_of(key)) - {PUBLIC}:
        said = script(samples.sample(key, who), door, "zh-hans", customer=who == "borrower")
        assert (said is None) == ("phone" not in INTAKES[door].ways)
        if said is None:
            continue
        assert said.opening.startswith("你好，我要")
        assert said.note_down
        for one in said.answers:
            assert one.said or one.hint, one.question
            assert not any("＿" in line for line in one.said)


def test_what_is_said_first() -> None:
    assert opening(samples.sample("regulator_complaint", "borrower")) == (
        "你好，我要投诉。对方是某某消费金融有限公司。2026年3月5日至3月8日，我共记录17次联系。"
    )
    assert opening(samples.sample("police_report", "borrower")) == "你好，我要报警。"


@pytest.mark.parametrize("seed", range(12))
def test_the_sum_is_said_however_the_letter_words_it(seed: int) -> None:
    case = cases.borrower(20)
    said = opening(compose(cases.request("regulator_complaint", case, seed=seed), evaluate(case)))
    assert re.search(r"\d+次(联系)?。$", said), said


def test_who_is_no_customer_names_no_contract() -> None:
    said = script(samples.sample("notice", "third_party"), "lender-complaint", "zh-hans", customer=False)
    assert said is not None
    hints = {one.question: one.hint for one in said.answers}
    assert hints["证件号后几位"] == hints["产品名"] == "你不是客户，这个不用报。"


@pytest.mark.parametrize("door", ["nfra-12378", "local-financial-admin"])
def test_an_authority_asks_everybody_who_they_are(door: str) -> None:
    said = script(samples.sample("regulator_complaint", "third_party"), door, "zh-hans", customer=False)
    assert said is not None
    hints = {one.question: one.hint for one in said.answers}
    asked = next(hint for question, hint in hints.items() if "身份" in question)
    assert asked.startswith("照身份证念")
    assert hints.get("卡号或者合同号", "你不是客户，这个不用报。") == "你不是客户，这个不用报。"


def test_a_second_look_is_asked_for_though_nobody_wrote_down_the_day_of_the_first() -> None:
    said = script(samples.sample("second_level", "borrower"), "lender-complaint", "zh-hans", customer=True)
    assert said is not None
    assert "请上一级再查一次" in said.opening
    assert "我以前投诉过，问题没有解决" in said.opening


def test_a_court_is_asked_whether_its_paper_is_genuine() -> None:
    said = script(samples.sample("payment_order_objection", "borrower"), "court-12368", "zh-hans", customer=True)
    assert said is not None
    assert said.opening == "你好，我要核实一份法院的文书是不是真的，也问书面材料交到哪里。"


def test_lines_for_the_pen_begin_below_their_label_in_a_word_file() -> None:
    said = words_of(word_file(samples.sample("payment_order_objection", "borrower")))
    assert "具体哪里不对：\n＿" in said


def test_nobody_known_is_no_company_to_post_about() -> None:
    assert public(samples.sample("notice", "third_party")).parties == ()


def test_a_company_nobody_knows_is_not_named() -> None:
    context = samples.sample("complaint", "borrower")
    nobody = Pair("被投诉人", "与我联系的机构，并请转交实际放款机构（名称待告知）")
    assert company(replace(context, parties=(nobody, *context.parties[1:]))) == "“某某分期”App"
    unknown = replace(context, parties=(nobody, *context.parties[1:3]))
    assert company(unknown) == ""
    said = script(unknown, "lender-complaint", "en", customer=True)
    assert said is not None
    assert "对方是" not in said.opening
    app = replace(
        context, parties=(Pair("被投诉人", "“某某分期”App运营方，并请转交实际放款机构"), *context.parties[1:])
    )
    assert company(app) == "“某某分期”App运营方"


# --- the Word file ----------------------------------------------------------------------------------------------------


def words_of(made: bytes) -> str:
    paper = Document(io.BytesIO(made))
    tables = ["".join(cell.text for row in table.rows for cell in row.cells) for table in paper.tables]
    return "".join([*(paragraph.text for paragraph in paper.paragraphs), *tables])


def bare(said: str) -> str:
    return re.sub(r"\s|　", "", said)


@pytest.mark.parametrize(("key", "who"), PAIRS)
def test_the_word_file_says_everything_the_letter_says(key: str, who: str) -> None:
    for context in (samples.sample(key, who), full(key, who)):
        said = bare(words_of(word_file(context)))
        for piece in pieces(context):
            assert bare(piece) in said, piece


@pytest.mark.parametrize(("key", "who"), PAIRS)
def test_the_word_file_says_nothing_else(key: str, who: str) -> None:
    context = samples.sample(key, who)
    said = bare(words_of(word_file(context)))
    for piece in sorted((bare(one) for one in pieces(context)), key=len, reverse=True):
        said = said.replace(piece, "", 1)
    assert not re.sub(r"[：\d.]", "", said)


def test_properties_and_page_of_the_word_file() -> None:
    paper = Document(io.BytesIO(word_file(samples.sample("complaint", "borrower"))))
    about = paper.core_properties
    assert (about.author, about.last_modified_by, about.comments) == ("", "", "")
    assert about.title == "情况反映"
    page = paper.sections[0]
    assert page.page_width is not None
    assert page.page_height is not None
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
    assert len(paper.sections) == 1 + len(samples.sample("complaint", "borrower").sheets)


def test_signs_no_word_file_may_hold_are_left_out() -> None:
    context = samples.sample("complaint", "borrower")
    odd = replace(context, heading="投\x00诉\x0b书", parties=(Pair("被\x1f投诉人", "甲\ufffe<乙>&丙𠮷"),))
    said = words_of(word_file(odd))
    assert "甲<乙>&丙𠮷" in said


# --- the e-mail -------------------------------------------------------------------------------------------------------


def test_an_e_mail_is_begun_with_the_short_text_and_a_neutral_subject() -> None:
    context = samples.sample("complaint", "borrower")
    parts = urlsplit(mail.draft(context, "ts@example.cn"))
    assert parts.path == "ts@example.cn"
    said = parse_qs(parts.query)
    assert said["subject"] == ["情况反映"]
    assert said["body"] == [fit(context, 500).text]


def test_what_a_caller_called_themselves_is_not_posted_nor_its_gap() -> None:
    case = cases.third_party(3)
    called = replace(case, incidents=tuple(replace(one, claimed="快易分期法务部") for one in case.incidents))
    said = text(public(compose(cases.request("notice", called), evaluate(called))))
    assert "快易分期" not in said
    assert "自称，" not in said
    assert "要我替他们要找的人付款" in said


@pytest.mark.parametrize("key", ["complaint", "data_access", "second_level"])
def test_the_company_itself_is_not_told_about_itself(key: str) -> None:
    said = script(samples.sample(key, "borrower"), "lender-complaint", "zh-hans", customer=True)
    assert said is not None
    assert "对方是" not in said.opening
    assert said.opening.startswith("你好，我要")


def test_a_second_look_is_asked_for_by_the_number_of_the_first() -> None:
    case = cases.borrower(3)
    request = replace(cases.request("second_level", case), answers={"first_on": "2026-03-12", "ticket": "TS-8"})
    said = script(compose(request, evaluate(case)), "lender-complaint", "zh-hans", customer=True)
    assert said is not None
    assert "我2026年3月12日投诉过，受理编号TS-8，问题没有解决" in said.opening


def test_who_borrowed_nothing_says_so_first() -> None:
    said = script(samples.sample("notice", "third_party"), "lender-complaint", "zh-hans", customer=False)
    assert said is not None
    assert "我不是你们的客户" in said.opening


@pytest.mark.parametrize(("key", "who"), POSTED)
def test_what_was_typed_over_a_paragraph_is_not_posted(key: str, who: str) -> None:
    plain = full(key, who)
    typed = f"我同事{NAMES[1]}在第一人民医院当医生，他有抑郁症。"
    wanted = {one.key: f"{typed}{place}" for place, one in enumerate(paragraphs(plain))}
    said = text(public(apply(plain, wanted)))
    assert "第一人民医院" in text(apply(plain, wanted))
    assert "医院" not in said
    assert said == text(public(plain))


@pytest.mark.parametrize("box", [100, 500, 1_000])
def test_nothing_goes_along_with_a_post(box: int) -> None:
    said = fit(public(full("complaint", "borrower")), box, posted=True)
    assert said.count <= box
    assert "附" not in said.text
    assert "没有写全" in said.text
    assert "对方号码" not in said.text
