"""A case on one page, for somebody who has sixty seconds (案情一页纸)."""

from datetime import datetime
from functools import partial

from borrower_help.letters import grounds, phrases, records
from borrower_help.letters.contexts import Closing, LetterContext, LetterRequest, Pair, Section, Table
from borrower_help.letters.definitions import DEFINITIONS
from borrower_help.letters.reading import after_refusal, counts, owner_obliged
from borrower_help.letters.redaction import without_matter
from borrower_help.rules.facts import CaseFacts
from borrower_help.rules.shapes import Finding
from borrower_help.rules.wording_zh_hans import LENDERS, MISSING

_ROWS, _NUMBERS, _REFUSALS, _QUESTIONS, _FINDINGS = 5, 3, 2, 5, 8
_STORY, _LEAST_QUOTE = 56, 14
_HEADS = ("时间", "号码", "方式", "联系到谁", "经过")
_WIDTHS = (14, 17, 14, 11, 44)
_ON_PAPER = {"role": "接到的人签过担保、一起借过吗？"}  # nothing can be chosen on paper
# What is asked of the borrower about others, put to one of those others.
_OTHERS_DEBT = {
    "role": "签过担保、一起借过吗？",
    "lender_kind": "对方是银行，还是别的什么公司？说过没有？",
    "persuade_or_relay": "他们找来，是要劝人、替他们催，还是只请带句话？",
}


def compose(request: LetterRequest, findings: tuple[Finding, ...]) -> LetterContext:
    """Return the page: every list on it is cut to what fits, and says so."""
    definition, case = DEFINITIONS["digest"], request.case
    shown = grounds.chosen_findings(findings, tuple(finding.rule for finding in findings), for_adviser=True)
    sections = [
        Section("数字", pairs=figures(case)),
        Section("要紧的几条", table=_worst(request, shown)),
        Section("对照规定，可能不符的", items=_findings(shown, request)),
        Section("已经说过的", items=_refusals(case)),
        Section("还不知道的", items=_questions(request, findings)),
    ]
    present = (one for one in sections if one.items or one.pairs or (one.table and one.table.rows))
    return LetterContext(
        key=definition.key,
        template_version=definition.version,
        language="zh-Hans",
        title=definition.title,
        heading=definition.heading,
        parties=_who(request),
        sections=tuple(present),
        closing=Closing(reservation=definition.reserved(case.perspective)),
    )


def _short(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"


def _who(request: LetterRequest) -> tuple[Pair, ...]:
    case = request.case
    who = {"borrower": "借款人本人", "third_party": "被联系的第三人"}[case.perspective]
    if case.perspective == "third_party":
        role = {True: "有担保、共同借款等关系", False: "没有担保，没有共同借款", None: "是否担保、共同借款：不清楚"}
        who += f"；{role[owner_obliged(case)]}"
    lender = _short(phrases.plain(request.recipient.name or case.lender_name), 40) or "名称不清楚"
    kind = LENDERS[case.lender_kind] if case.lender_kind != "unknown" else "类别不清楚"
    app = _short(phrases.plain(request.recipient.app_name or case.app_name), 20)
    return (
        Pair("记录的人", who),
        Pair("对方", f"{lender}（{kind}）{f'，App：{app}' if app else ''}"),
        Pair("整理日期", f"{phrases.full_day(request.on)}（只有本人记下的，没有核实）"),
    )


def figures(case: CaseFacts) -> tuple[Pair, ...]:
    """Return what a case counts up to, a line each."""
    if not case.incidents:
        return (Pair("联系", "还没有记录"),)
    total = counts(case.incidents)
    counted = (
        (total.answered, "接通{}次"),
        (total.unanswered, "未接{}次"),
        (total.texts, "短信和消息{}条"),
        (total.visits, "上门{}次"),
        (total.hearsay, "转述{}条"),
    )
    kinds = [words.format(n) for n, words in counted if n]
    night = f"；夜间（22:00至次日8:00）共{total.night}次" if total.night else ""
    people = [f"{phrases.PEOPLE[who]}{n}次" for who, n in total.people[:6]]
    numbers = [f"{_short(phrases.plain(number), 18)}（{n}次）" for number, n in total.numbers[:_NUMBERS]]
    more = len(total.numbers) - _NUMBERS
    last = f"，最近一次{phrases.full_day(total.last_on)}"
    return (
        Pair("期间", f"{phrases.period(total.first_on, total.last_on)}，有记录的{total.days}天{last}"),
        Pair("次数", f"共{total.contacts}次{'，其中' if kinds else ''}{'、'.join(kinds)}"),
        Pair("一天最多", f"{phrases.full_day(total.peak_on)}，{total.peak}次{night}"),
        Pair("联系到别人", "、".join(people) or "没有记录"),
        Pair("号码", ("、".join(numbers) + (f"，另有{more}个" if more > 0 else "")) or "没有记录"),
    )


def _worst(request: LetterRequest, shown: tuple[Finding, ...]) -> Table:
    resting = frozenset(one for finding in shown for one in finding.incidents)
    picked = records.telling(request.case.incidents, resting, _ROWS)
    hide = partial(without_matter, products=())
    rows = []
    for incident in sorted(picked, key=lambda one: records.moment(one)):
        done = sum(map(len, phrases.acts(incident, request.case.perspective)))
        room = max(_LEAST_QUOTE, _STORY - done)
        told = records.story(incident, request.case.perspective, longest=room, where="", hide=hide)
        number = _short(phrases.plain(incident.number), 18) or "未记录"
        how = _short(phrases.how(incident), 20)
        when = phrases.when(incident, with_year=False)
        rows.append((when, number, how, phrases.PEOPLE[incident.reached], _short(told, _STORY + 14)))
    return Table(_HEADS, _WIDTHS, tuple(rows))


def _findings(shown: tuple[Finding, ...], request: LetterRequest) -> tuple[str, ...]:
    said = []
    for finding in shown[:_FINDINGS]:
        forces = grounds.forces(finding, request.on)
        said.append(f"{grounds.found(finding)}{f'。{forces}' if forces else ''}")
    if len(shown) > _FINDINGS:
        said.append(f"另有{len(shown) - _FINDINGS}项")
    return (*said, *grounds.held_back(shown, (), request.on))


def _refusals(case: CaseFacts) -> tuple[str, ...]:
    ordered = sorted(case.refusals, key=lambda one: one.at)
    said = []
    for refusal in ordered[:_REFUSALS]:
        later = after_refusal(case, refusal)
        who = "本人" if refusal.by == "self" else phrases.PEOPLE[refusal.by]
        at: datetime = refusal.at
        said.append(
            f"{phrases.full_day(at.date())} {who}{'书面' if refusal.letter else ''}告知：{phrases.REFUSALS[refusal.kind]}"
            + (f"；之后又来{later}次" if later else "")
        )
    if len(ordered) > _REFUSALS:
        said.append(f"另有{len(ordered) - _REFUSALS}次告知")
    return tuple(said)


def _questions(request: LetterRequest, findings: tuple[Finding, ...]) -> tuple[str, ...]:
    """Return what is not in the record and may decide; dates that can be lost first: none is ever guessed."""
    case = request.case
    asked = ["收到过法院、仲裁的文书吗？哪天收到的？（记录里没有；期限从收到那天起算）"]
    third = case.perspective == "third_party"
    if not (request.recipient.name or case.lender_name).strip():
        asked.append("来电的人说自己是哪家公司？" if third else "借钱的公司全称是什么？合同或者App里有。")
    if case.incidents and not case.refusals:
        asked.append("有没有说过“别再联系”？哪天、怎么说的？")
    missing = dict.fromkeys(name for one in findings if one.outcome == "undetermined" for name in one.missing)
    words = {**MISSING, **_ON_PAPER, **(_OTHERS_DEBT if third else {})}
    asked += [words[name] for name in missing]
    return tuple(asked[:_QUESTIONS])
