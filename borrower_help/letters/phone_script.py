"""What to say on a hotline with a letter in hand: how to begin, what they ask and what to answer, what to write down."""

import re
from dataclasses import dataclass

from borrower_help.letters import phrases
from borrower_help.letters.contexts import LetterContext, Pair, Section
from borrower_help.letters.paste import asks_of
from borrower_help.rules.catalogue.channels import BY_ID
from borrower_help.rules.catalogue.intake import (
    HINTS,
    INTAKES,
    NO_CUSTOMER,
    NOTE_DOWN,
    NOTE_DOWN_POLICE,
    OF_CUSTOMERS,
    READ_OUT,
)
from borrower_help.rules.finder import COMPANY, POLICE

_COMPANY = ("被投诉人", "被投诉机构", "被申请人", "被反映的机构", "机构全称", "公司全称")
_TO_COMPANY = "致"
_FIRST_ON, _TICKET = "投诉日期", "受理编号"  # as a second look prints them
_SECOND = "second_level"
_COURT = "你好，我要核实一份法院的文书是不是真的，也问书面材料交到哪里。"
_ROWS = 3
_SUM = re.compile(r".*?\d{4}年.*?\d+次(?:联系)?")  # over how long, how often: however the letter says it
_NOTHING = "没有另记内容。"
_POLICE_VERB = "报警"
_VERBS = (
    ("投诉", "投诉"),
    ("举报", "举报"),
    ("报案", _POLICE_VERB),
    ("异议", "提异议"),
    ("调解", "申请调解"),
    ("援助", "咨询"),
)


@dataclass(frozen=True)
class Answer:
    """Hold one question of the door, what to answer from the letter (Chinese, to be read out) and a hint beside it."""

    question: str
    said: tuple[str, ...]
    hint: str


@dataclass(frozen=True)
class Script:
    """Hold a call from its first sentence to what to write down; `opening` is Chinese, to be read out."""

    number: str
    opening: str
    answers: tuple[Answer, ...]
    note_down: tuple[str, ...]


def script(context: LetterContext, channel: str, language: str, *, customer: bool) -> Script | None:
    """Return what to say at a door with this letter, None where the door takes no calls."""
    if "phone" not in INTAKES[channel].ways:
        return None
    door, fields = BY_ID[channel], INTAKES[channel].fields
    unknown = OF_CUSTOMERS if channel == COMPANY else OF_CUSTOMERS - {"id"}  # an authority asks everybody who they are
    answers = tuple(
        Answer(want.of(language), *_answer(context, field, language, known=customer or field not in unknown))
        for want, field in zip(door.wants, fields, strict=True)
    )
    noted = NOTE_DOWN_POLICE if channel == POLICE else NOTE_DOWN
    begun = _greeting(context, channel, customer=customer)
    return Script(door.number, begun, answers, tuple(words.of(language) for words in noted))


def _greeting(context: LetterContext, channel: str, *, customer: bool) -> str:
    """Return how a call begins: to the company, to a court, to anybody else."""
    if channel == COMPANY:
        return to_company(context, customer=customer)
    return _COURT if channel == "court-12368" else opening(context)


def to_company(context: LetterContext, *, customer: bool) -> str:
    """Return the first sentences to the company itself: what is to be noted, and the sum of it."""
    who = "" if customer else "我不是你们的客户，却接到你们的电话。"
    said = {pair.label: pair.value for section in context.sections for pair in section.pairs if "＿" not in pair.value}
    if context.key == _SECOND:
        ticket = f"，受理编号{said[_TICKET]}" if _TICKET in said else ""
        return f"你好，我要请上一级再查一次。{who}我{said.get(_FIRST_ON, '以前')}投诉过{ticket}，问题没有解决。"
    heading = context.heading.replace("　", "")
    wanted = "我要投诉" if "投诉" in heading else f"我要交一份《{heading}》"
    return f"你好，{wanted}，请登记。{who}{_first_sentence(context)}"


def opening(context: LetterContext) -> str:
    """Return the first sentences: what one wants, about whom, and the sum of it."""
    heading = context.heading.replace("　", "")
    verb = next((verb for sign, verb in _VERBS if sign in heading), "反映情况")
    if verb == _POLICE_VERB:  # how often is not what they need first
        return f"你好，我要{verb}。"
    about = company(context)
    return f"你好，我要{verb}。{f'对方是{about}。' if about else ''}{_first_sentence(context)}"


def company(context: LetterContext) -> str:
    """Return the company a letter is about, "" where it is left to the pen."""
    pairs = [*context.parties, *(pair for section in context.sections for pair in section.pairs)]
    named = [pair.value for pair in pairs if pair.label in _COMPANY and "＿" not in pair.value]
    if not named:
        named = [pair.value for pair in context.parties[:1] if pair.label == _TO_COMPANY and _is_company(pair.value)]
    name = phrases.addressee(re.sub(r"（[^）]*）$", "", named[0])) if named else ""
    return _app(pairs) if not name or name.startswith("与我联系的") else name


def _app(pairs: list[Pair]) -> str:
    """Return the app a letter names as what it is about, "" where it names none."""
    found = [re.match("“[^”]+”App", pair.value) for pair in pairs if pair.label == "所涉业务"]
    return next((one[0] for one in found if one), "")


def _answer(context: LetterContext, field: str, language: str, *, known: bool) -> tuple[tuple[str, ...], str]:
    """Return what to say and the hint; who is no customer has no contract and tells the company no identity number."""
    if not known:
        return (), NO_CUSTOMER.of(language)
    said = _said(context, field)
    return said, "" if said and field in READ_OUT else HINTS[field].of(language)


def _is_company(name: str) -> bool:
    return not re.search("总局|管理局|公安|法院|中心|人民银行|调解|司法局", name)


def _said(context: LetterContext, field: str) -> tuple[str, ...]:
    if field == "asks":
        return asks_of(context)
    if field == "company":
        return tuple(one for one in (company(context),) if one)
    if field in {"story", "story_asks", "where_story"}:
        told = _told(context)
        return (*told, *(asks_of(context) if field == "story_asks" else ()))
    if field in {"numbers", "times"}:
        return _numbers(context, with_number=field == "numbers")
    return ()


def _facts(context: LetterContext) -> Section | None:
    return next((section for section in context.sections if section.table is not None), None)


def _first_sentence(context: LetterContext) -> str:
    facts = _facts(context)
    sums = (_SUM.match(one) for one in (facts.lead if facts else ()))
    return next((f"{found[0]}。" for found in sums if found), "")


def _told(context: LetterContext) -> tuple[str, ...]:
    """Return the sum and the first rows of the record as sentences."""
    facts = _facts(context)
    if facts is None or facts.table is None:
        return ()
    rows = [row for row in facts.table.rows if not row[-1].endswith(_NOTHING)][:_ROWS]
    return (*facts.lead[-1:], *(f"{row[0]}，{row[-1]}" if len(row) > 2 else row[-1] for row in rows))


def _numbers(context: LetterContext, *, with_number: bool) -> tuple[str, ...]:
    facts = _facts(context)
    if facts is None or facts.table is None or "对方号码" not in facts.table.heads:
        return ()
    place = facts.table.heads.index("对方号码")
    rows = [row for row in facts.table.rows if any(sign.isdigit() for sign in row[place])][:_ROWS]
    return tuple(f"{row[place]}，{row[0]}" if with_number else row[0] for row in rows)
